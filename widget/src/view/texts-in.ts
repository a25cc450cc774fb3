type Texts = Record<string, string>;

const { lang } = document.documentElement;
/** The page is served in the visitor's language, and names its texts. */
const announced = document.querySelector<HTMLLinkElement>('link[href*="/panel-"]');

/** A locale's built-in texts of one part of the widget, to be laid over the English ones. Where they are is learnt only by who needs to know. */
export async function textsIn(
  locale: string,
  part: 'panel' | 'thread' | 'files' | 'contact',
): Promise<Texts> {
  try {
    if (part === 'panel' && locale === lang && announced)
      return ((await import(/* @vite-ignore */ announced.href)) as { default: Texts }).default;
    if (/^en\b/.test(locale)) return {};
    const late = part === 'files' || part === 'contact';
    return await (await (late ? import('./later-packs') : import('./packs'))).packed(locale, part);
  } catch {
    return {};
  }
}
