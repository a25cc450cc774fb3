/** CSS px; 0 is the size that the panel has by itself. */
export interface Size {
  width: number;
  height: number;
}

export const smallest: Size = { width: 320, height: 400 };

/** The room of a panel in a window: a margin at the sides and above, for a popup its button below. */
export const largest = (window: Size, sidebar: boolean): Size => ({
  width: Math.max(smallest.width, window.width - 32),
  height: sidebar ? window.height : Math.max(smallest.height, window.height - 112),
});
