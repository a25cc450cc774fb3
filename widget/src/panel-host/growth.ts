import { type Size, smallest } from './size';

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
