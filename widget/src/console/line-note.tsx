import { useEffect, useState } from 'preact/hooks';
import type { LinkState } from '../connection/link';

const quietFor = 3_000;

/** A lost line is told after 3 s; before that nothing happened that anybody need know. */
export function LineNote({ state }: { state: LinkState }) {
  const down = state !== 'live';
  const [told, tell] = useState(false);
  useEffect(() => {
    tell(false);
    if (!down) return;
    const timer = setTimeout(() => tell(true), quietFor);
    return () => clearTimeout(timer);
  }, [down]);
  if (!told) return null;
  return (
    <div class="line-note" role="status">
      Reconnecting, your messages are kept
    </div>
  );
}
