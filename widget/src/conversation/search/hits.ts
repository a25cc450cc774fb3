import type { WireEvent } from '../../wire/shapes';
import { fold } from '../fold';
import { keyOf } from '../rows';

/** Where a message says what is searched for: from one character of its plain text to before another. */
export interface Hit {
  /** Of its row. */
  key: string;
  seq: number;
  text: string;
  start: number;
  end: number;
}

interface Text {
  plain: string;
  folded: string;
}

const known = new WeakMap<WireEvent, Text>();

function textOf(event: WireEvent, plainText: (text: string) => string): Text {
  let text = known.get(event);
  if (!text) {
    const plain = plainText(event.text ?? '');
    known.set(event, (text = { plain, folded: fold(plain) }));
  }
  return text;
}

/** The hits of a message, the last first. @param sought folded @param plainText the text without its marks */
export function hitsIn(event: WireEvent, sought: string, plainText: (text: string) => string): Hit[] {
  if (event.kind !== 'message' && event.kind !== 'started') return [];
  const { plain, folded } = textOf(event, plainText);
  if (!sought || !folded.includes(sought)) return [];
  const { seq } = event;
  return placesIn(plain, sought)
    .map((place) => ({ key: keyOf(event), seq, text: plain, ...place }))
    .reverse();
}

/** Character by character, for what is folded may be longer or shorter than what stands there. */
function placesIn(plain: string, sought: string): { start: number; end: number }[] {
  let folded = '';
  const begins: number[] = [];
  let at = 0;
  for (const character of plain) {
    const part = fold(character);
    for (let i = 0; i < part.length; i++) begins.push(at);
    folded += part;
    at += character.length;
  }
  const places = [];
  for (let from = folded.indexOf(sought); from >= 0; from = folded.indexOf(sought, from + sought.length)) {
    const last = begins[from + sought.length - 1] ?? 0;
    let after = from + sought.length;
    while (begins[after] === last) after++;
    places.push({ start: begins[from] ?? 0, end: begins[after] ?? plain.length });
  }
  return places;
}
