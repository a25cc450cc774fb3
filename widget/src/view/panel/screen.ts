/** What fills the panel at one time. */
export interface Screen {
  element: HTMLElement;
  /** It was taken off. */
  gone(): void;
}
