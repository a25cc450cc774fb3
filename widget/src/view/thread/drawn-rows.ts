import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { ThreadRow } from '../../conversation/rows';

interface Drawn {
  row: ThreadRow;
  node: VNode;
}

/**
 * Draws rows and keeps what was drawn: a row that is as it was is handed out as the same node, which is not compared again. So news
 * cost the same below ten thousand messages as below ten. @param given what else the drawing depends on
 */
export function useDrawnRows(draw: (row: ThreadRow) => VNode, given: readonly unknown[]) {
  const kept = useRef<{ given: readonly unknown[]; drawn: Map<string, Drawn> }>({ given, drawn: new Map() });
  return (rows: readonly ThreadRow[]): VNode[] => {
    const before = given.every((one, i) => one === kept.current.given[i]) ? kept.current.drawn : undefined;
    const drawn = new Map<string, Drawn>();
    const nodes = rows.map((row) => {
      const known = before?.get(row.key);
      const now = known && isSame(known.row, row) ? known : { row, node: draw(row) };
      drawn.set(row.key, now);
      return now.node;
    });
    kept.current = { given, drawn };
    return nodes;
  };
}

function isSame(a: ThreadRow, b: ThreadRow): boolean {
  const keys = Object.keys(b) as (keyof ThreadRow)[];
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key]);
}
