/** Message text: at most 8,000 Unicode scalar values and 32,000 UTF-8 bytes. */
export const maxScalars = 8000;
const maxBytes = 32000;

/** The text as it may be sent: line feeds only, no control characters, no unpaired surrogates, no white space around. */
export function sendable(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
      .trim()
  );
}

/** Whether there is something to read: white space and zero-width characters do not count. */
export const isReadable = (text: string): boolean =>
  /[^\s\u200b-\u200f\u2060-\u2064\ufeff\u00ad]/u.test(text);

/** How many scalar values too long the text is; 0 where it fits. */
export function excess(text: string): number {
  const scalars = [...text].length;
  if (scalars > maxScalars) return scalars - maxScalars;
  if (text.length * 3 <= maxBytes) return 0;
  const bytes = new TextEncoder().encode(text).length;
  return bytes > maxBytes ? Math.ceil((bytes - maxBytes) / 4) : 0;
}
