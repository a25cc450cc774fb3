type Texts = Record<string, string>;
type Packs = Record<string, () => Promise<Texts>>;

/** The built-in texts of what is painted first, by language; English is in the code. */
export const panelPacks = import.meta.glob<Texts>(['../texts/*/panel.json', '!../texts/en/*'], {
  import: 'default',
});

/** The name in a pack's path. */
const languageOf = (path: string) => path.split('/').at(-2) ?? '';

/** The built-in language for a locale: the very one, or another variant of the same language; none where English has to do. */
export function packFor(locale: string, packs: readonly string[]): string | undefined {
  const language = (tag: string) => tag.split('-')[0]?.replace('iw', 'he');
  return packs.find((pack) => pack === locale) ?? packs.find((pack) => language(pack) === language(locale));
}

/** A locale's built-in texts, to be laid over the English ones; nothing where there are none or they cannot be had. */
export async function textsIn(locale: string, packs: Packs): Promise<Texts> {
  const paths = Object.keys(packs);
  const pack = packFor(locale, paths.map(languageOf));
  const path = paths.find((one) => languageOf(one) === pack);
  return (path && (await packs[path]?.().catch(() => undefined))) || {};
}
