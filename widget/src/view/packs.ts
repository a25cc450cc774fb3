type Texts = Record<string, string>;
type Packs = Record<string, () => Promise<Texts>>;

const all = import.meta.glob<Texts>(['../texts/*/{panel,thread}.json', '!../texts/en/*'], {
  import: 'default',
});

/** The built-in language for a locale: the very one, or another variant of the same language; none where English has to do. */
export function packFor(locale: string, packs: readonly string[]): string | undefined {
  const language = (tag: string) => tag.split('-')[0]?.replace('iw', 'he');
  return packs.find((pack) => pack === locale) ?? packs.find((pack) => language(pack) === language(locale));
}

/** A locale's built-in texts of one part of the widget; nothing where there are none or they cannot be had. */
export async function packed(locale: string, part: string, packs: Packs = all): Promise<Texts> {
  const paths = Object.keys(packs).filter((path) => path.endsWith(`/${part}.json`));
  const pack = packFor(
    locale,
    paths.map((path) => path.split('/').at(-2) ?? ''),
  );
  const path = paths.find((one) => one.includes(`/${pack}/`));
  return (path && (await packs[path]?.().catch(() => undefined))) || {};
}
