import { parseMarkup, type Span } from '../../conversation/markup';
import { spansIn } from './read';

interface Policies {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): { createHTML(html: string): string };
}
const { trustedTypes } = globalThis as { trustedTypes?: Policies };

// A document made by the parser is inert: nothing in it runs, loads or is shown. Only its text and the names of its tags are read.
const inert = trustedTypes?.createPolicy('pasted', { createHTML: (html) => html }) ?? {
  createHTML: (html: string) => html,
};

/** What a page or a word processor put on the clipboard, as far as mark-up can say it. */
export function pastedSpans(html: string): Span[] {
  const page = new DOMParser().parseFromString(inert.createHTML(html), 'text/html');
  const spans = spansIn(page.body, textOf);
  const first = spans[0];
  const last = spans.at(-1);
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  return spans.flatMap(({ text, ...style }) =>
    style.bold || style.italic || style.code ? [{ text, ...style }] : parseMarkup(text),
  );
}

/** Source is broken into lines for its writer, not for its reader. */
function textOf({ data, parentElement }: Text): string {
  if (parentElement?.closest('pre')) return data.replaceAll('\r', '').replace(/\n$/, '');
  return /^\s*\n\s*$/.test(data) ? '' : data.replace(/[^\S\u00a0]+/g, ' ').replaceAll('\u00a0', ' ');
}
