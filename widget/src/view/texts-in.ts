import type { packed } from './packs';

type Texts = Record<string, string>;
interface Packs {
  packed: typeof packed;
}

const { lang } = document.documentElement;
/** The page is served in the visitor's language, and names its texts. */
const announced = document.querySelector<HTMLLinkElement>('link[href*="/panel-"]');

/** A locale's built-in texts of one part of the widget, to be laid over the English ones. Where they are is learnt only by who needs to know. */
export async function textsIn(
  locale: string,
  part: 'panel' | 'thread' | 'files' | 'contact' | 'emoji' | 'search',
  packs: () => Promise<Packs> = () => import('./packs'),
): Promise<Texts> {
  try {
    if (part === 'panel' && locale === lang && announced)
      return ((await import(/* @vite-ignore */ announced.href)) as { default: Texts }).default;
    if (/^en\b/.test(locale)) return {};
    return await (await packs()).packed(locale, part);
  } catch {
    return {};
  }
}
