/** What a field where a message is written takes, whether it shows marks or what they mean. */
export interface Field {
  /** What was typed here before. */
  draft: string;
  /** Files go along: there may be no text. */
  withFiles?: boolean;
  onDraft(text: string): void;
  onTyping(): void;
  /** What Enter does; where it answers nothing it breaks the line. */
  onEnter(event: KeyboardEvent): (() => void) | undefined;
}
