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

/** The size within its bounds. */
export const fit = (size: Size, most: Size): Size => ({
  width: Math.round(Math.min(Math.max(size.width, smallest.width), most.width)),
  height: Math.round(Math.min(Math.max(size.height, smallest.height), most.height)),
});

/** How far an arrow takes a panel whose free side is the left (or the right) one: away from its anchored edges it grows. */
export function grown(key: string, freeLeft: boolean, by: number): Size | undefined {
  const wider = freeLeft ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'ArrowUp') return { width: 0, height: by };
  if (key === 'ArrowDown') return { width: 0, height: -by };
  if (key === 'ArrowLeft' || key === 'ArrowRight') return { width: key === wider ? by : -by, height: 0 };
  return undefined;
}
