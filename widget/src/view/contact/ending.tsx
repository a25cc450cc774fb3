import { useEffect } from 'preact/hooks';
import type { App } from '../../frame/app';
import { Soon } from '../../frame/soon';
import { useCell } from '../use';

const unkept = new Soon(() => import('./unkept'));

/** What only those see whose conversations end with the page, for want of consent (V18). */
export function Ending({ app }: { app: App }) {
  const { brief } = useCell(app.host.shown);
  const kit = useCell(unkept.kit);
  useEffect(() => (brief ? unkept.want() : undefined), [brief]);
  return brief && kit ? <kit.Unkept app={app} /> : null;
}
