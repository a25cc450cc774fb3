import { packed as packedOf } from './packs';

const all = import.meta.glob<Record<string, string>>(
  ['../texts/*/{files,contact,emoji,search}.json', '!../texts/en/*'],
  {
    import: 'default',
  },
);

/** The same for what comes after the first message, or with files. */
export const packed = (locale: string, part: string) => packedOf(locale, part, all);
