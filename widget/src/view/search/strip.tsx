import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Search } from '../../conversation/search/search';
import type { Thread } from '../../conversation/thread';
import searchEnglish from '../../texts/en/search.json';
import { adopt } from '../adopt';
import { Drawing, Glyph } from '../glyph';
import type { Strings } from '../strings';
import { textsIn } from '../texts-in';
import { useCell } from '../use';
import { bringIntoSight, Marks } from './marks';
import { Progress } from './progress';
import css from './search.css?inline';

export interface Props {
  strings: Strings;
  thread: Thread;
  locale: string;
  /** A message's text without its marks. */
  plainText(text: string): string;
  close(): void;
}

const up = 'M6 15l6-6 6 6';
const down = 'M6 9l6 6 6-6';
const settled = 500;

/** Its own words are there before it is drawn. */
export async function ready({ add }: Strings, locale: string): Promise<{ Strip: typeof Strip }> {
  adopt(css);
  add(searchEnglish);
  add(await textsIn(locale, 'search', () => import('../later-packs')));
  return { Strip };
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Finds text in the conversation below it. */
function Strip({ strings, thread, locale, plainText, close }: Props) {
  const search = useMemo(() => new Search(thread, plainText), [thread]);
  const found = useCell(search.state);
  const { query, hits, at, reach } = found;
  const strip = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const before = useRef(document.activeElement as HTMLElement | null);
  useShown(strip, search);

  useLayoutEffect(() => {
    input.current?.focus();
    return () => search.end();
  }, []);

  const end = () => {
    close();
    before.current?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    const inField = event.target === input.current;
    const by = { ArrowUp: 1, ArrowDown: -1, Enter: event.shiftKey ? -1 : 1 }[event.key];
    if (event.key === 'Escape') end();
    else if (by && inField) search.step(by);
    else return;
    event.preventDefault();
  };

  const { format } = new Intl.NumberFormat(locale);
  const none = query.trim() !== '' && hits.length === 0;
  const count =
    hits.length > 0
      ? strings('search.count', { at: format(at + 1), count: format(hits.length) })
      : none && reach !== 'on'
        ? strings('search.none')
        : '';
  const text = hits[at]?.text.slice(0, 160);
  return (
    <div class="oc-search" role="search" ref={strip} onKeyDown={onKeyDown}>
      <div class="oc-search-row">
        <input
          ref={input}
          type="search"
          value={query}
          aria-label={strings('search.label')}
          placeholder={strings('search.label')}
          enterkeyhint="search"
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          onInput={({ currentTarget }) => search.seek(currentTarget.value)}
        />
        <span class="oc-search-count" aria-hidden="true">
          {count}
        </span>
        <Step label={strings('search.older')} path={up} off={hits.length === 0} step={() => search.step(1)} />
        <Step
          label={strings('search.newer')}
          path={down}
          off={hits.length === 0}
          step={() => search.step(-1)}
        />
        <button class="icon-button" aria-label={strings('search.close')} onClick={end}>
          <Glyph name="close" size={18} />
        </button>
      </div>
      <Progress found={found} strings={strings} format={format} locale={locale} search={search} />
      <Said text={[count, text].filter(Boolean).join('. ')} />
    </div>
  );
}

interface StepProps {
  label: string;
  path: string;
  off: boolean;
  step(): void;
}

const Step = ({ label, path, off, step }: StepProps) => (
  <button class="icon-button" aria-label={label} title={label} aria-disabled={off} onClick={step}>
    <Drawing path={path} size={18} />
  </button>
);

/** Tells screen readers what the search came to, once it rests. */
function Said({ text }: { text: string }) {
  const [said, say] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => say(text), settled);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div class="oc-said" role="status">
      {said}
    </div>
  );
}

/** Marks what is found in the thread, and shows the hit that is looked at. */
function useShown(strip: { current: HTMLElement | null }, search: Search): void {
  useEffect(() => {
    const list = strip.current?.parentElement?.querySelector<HTMLElement>('.oc-list');
    if (!list) return;
    const marks = new Marks(list);
    let shown: string | undefined;
    let brought: string | undefined;
    let bringing = false;
    let drawing = 0;
    const draw = () => {
      const { hits, at, query, turn } = search.state.get();
      const range = marks.draw(hits, at);
      const hit = hits[at];
      const id = hit && `${query} ${turn} ${hit.seq} ${hit.start}`;
      if (!hit || id === shown || bringing) return;
      if (!range) {
        if (brought === id) return;
        brought = id;
        bringing = true;
        return void search.bring(hit, frame).finally(() => ((bringing = false), soon()));
      }
      shown = id;
      bringIntoSight(list, range);
    };
    const soon = () => {
      cancelAnimationFrame(drawing);
      drawing = requestAnimationFrame(draw);
    };
    const unsubscribe = search.state.subscribe(soon);
    const rows = new MutationObserver(soon);
    rows.observe(list, { childList: true, subtree: true, characterData: true });
    return () => {
      cancelAnimationFrame(drawing);
      rows.disconnect();
      unsubscribe();
      marks.end();
    };
  }, [search]);
}
