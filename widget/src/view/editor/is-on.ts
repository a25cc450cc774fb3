import type { Mark } from '../thread/wrapping';
import { codeFace } from './read';

/** Whether what is selected, or typed next, has the mark. */
export const isOn = (mark: Mark): boolean =>
  mark === '`'
    ? document.queryCommandValue('fontName').includes(codeFace)
    : document.queryCommandState(mark === '*' ? 'italic' : 'bold');
