import { parseMarkup } from '../../conversation/markup';
import { el } from '../dom';
import { codeFace } from './read';

/** Mark-up as the nodes that browsers edit. */
export const drawn = (markup: string): Node[] =>
  parseMarkup(markup).map(({ text, bold, italic, code }) => {
    let node: Node = document.createTextNode(text);
    if (code) node = el('font', { face: codeFace }, node);
    if (italic) node = el('i', {}, node);
    return bold ? el('b', {}, node) : node;
  });
