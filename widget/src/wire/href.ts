const allowed = new Set(['http:', 'https:', 'mailto:']);

/** The address to open, if it is one that may be opened. @param base what a relative address is relative to */
export function hrefOf(address: string, base?: string): string | undefined {
  try {
    const url = new URL(address, base);
    const empty = url.protocol === 'mailto:' ? !url.pathname : !url.hostname;
    return allowed.has(url.protocol) && !empty ? url.href : undefined;
  } catch {
    return undefined;
  }
}
