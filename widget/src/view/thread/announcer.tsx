import { useEffect, useRef, useState } from 'preact/hooks';
import { plainText } from '../../conversation/markup';
import type { MessageRow, ThreadRow } from '../../conversation/rows';
import type { Strings } from '../strings';

const burst = 1_000;

/** Tells screen readers of new messages of others, once for each burst. */
export function Announcer({ rows, strings }: { rows: readonly ThreadRow[]; strings: Strings }) {
  const [said, say] = useState('');
  const last = newestSeq(rows);
  const heard = useRef(last);
  useEffect(() => {
    if (last <= heard.current) return;
    const timer = setTimeout(() => {
      const fresh = rows.filter(
        (row): row is MessageRow =>
          // The opening message was there from the beginning.
          row.type === 'message' &&
          !row.own &&
          row.author.kind !== 'system' &&
          (row.seq ?? 0) > heard.current,
      );
      const newest = fresh.at(-1);
      heard.current = last;
      if (!newest) return;
      const name = newest.author.name ?? strings('conversation.team');
      const terms = { name, text: plainText(newest.text) || newest.files?.[0]?.name || '' };
      say(
        fresh.length === 1
          ? strings('conversation.heardOne', terms)
          : strings.count('conversation.heard', fresh.length, terms),
      );
    }, burst);
    return () => clearTimeout(timer);
  }, [last]);
  return (
    <div class="oc-said" aria-live="polite">
      {said}
    </div>
  );
}

const newestSeq = (rows: readonly ThreadRow[]) =>
  rows.reduce((newest, row) => (row.type === 'message' ? Math.max(newest, row.seq ?? 0) : newest), 0);
