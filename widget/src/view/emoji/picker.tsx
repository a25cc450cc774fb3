import { useLayoutEffect, useRef } from 'preact/hooks';
import emojiEnglish from '../../texts/en/emoji.json';
import { adopt } from '../adopt';
import type { Strings } from '../strings';
import { textsIn } from '../texts-in';
import css from './emoji.css?inline';
import type { Kept } from './kept';
import { Sheet } from './sheet';

export interface Props {
  strings: Strings;
  /** Where it is remembered what was chosen. */
  kept: Kept;
  close(): void;
}

const locale = () => document.documentElement.lang || 'en';

/** Its own words are there before it is drawn. */
export async function ready({ add }: Strings): Promise<{ Picker: typeof Picker }> {
  adopt(css);
  add(emojiEnglish);
  add(await textsIn(locale(), 'emoji', () => import('../later-packs')));
  return { Picker };
}

/** Emoji to choose from, above the composer whose button it stands beside. */
function Picker(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!place.current) return;
    const sheet = new Sheet(place.current, locale(), props);
    return () => sheet.end();
  }, []);
  return <div class="oc-emoji" ref={place} role="dialog" aria-label={props.strings('composer.emoji')} />;
}
