import type { VNode } from 'preact';
import { findLinks } from '../../conversation/links';
import { parseMarkup, type Span } from '../../conversation/markup';

/** Message text as nodes; line breaks stand by `white-space: pre-wrap`. */
export function RichText({ text }: { text: string }) {
  return <>{parseMarkup(text).map(render)}</>;
}

function render(span: Span): VNode | VNode[] {
  if (span.code) return <code>{span.text}</code>;
  let nodes: VNode = (
    <>{findLinks(span.text).map(({ text, href }) => (href ? <Link text={text} href={href} /> : text))}</>
  );
  if (span.italic) nodes = <em>{nodes}</em>;
  if (span.bold) nodes = <strong>{nodes}</strong>;
  return nodes;
}

function Link({ text, href }: { text: string; href: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}
