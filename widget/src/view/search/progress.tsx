import type { Found, Search } from '../../conversation/search/search';
import type { Strings } from '../strings';

interface Props {
  found: Found;
  strings: Strings;
  locale: string;
  search: Search;
  format(count: number): string;
}

/** How far back the search has come, and what stops it or takes it on. */
export function Progress({ found: { query, reach, share }, strings, locale, search }: Props) {
  if (!query.trim() || reach === 'all') return null;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(Math.min(1, share));
  const says = {
    on: strings('search.looking', { percent }),
    stopped: strings('search.stopped', { percent }),
    full: strings('search.full', { percent }),
  }[reach];
  return (
    <div class="oc-search-row oc-search-far">
      <progress value={share} aria-label={says} />
      <span>{says}</span>
      {reach === 'on' && <button onClick={() => search.stop()}>{strings('search.stop')}</button>}
      {reach === 'stopped' && <button onClick={() => search.readOn()}>{strings('search.readOn')}</button>}
    </div>
  );
}
