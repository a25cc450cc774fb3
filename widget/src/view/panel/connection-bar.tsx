import { useEffect, useState } from 'preact/hooks';
import type { App } from '../../frame/app';
import { useCell } from '../use';

const patience = 3_000;

/** Nothing for the first 3 s of a lost line, then a slim bar (V15). */
export function ConnectionBar({ app }: { app: App }) {
  const state = useCell(app.line);
  const down = state === 'lost' || state === 'connecting';
  const [shown, show] = useState(false);
  useEffect(() => {
    show(false);
    if (!down) return;
    const timer = setTimeout(() => show(true), patience);
    return () => clearTimeout(timer);
  }, [down]);
  return (
    <div class="connection" role="status">
      {shown && <span>{app.strings('line.lost')}</span>}
    </div>
  );
}
