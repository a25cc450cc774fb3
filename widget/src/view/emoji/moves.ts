export interface Spot {
  row: number;
  column: number;
}

export interface Keys {
  key: string;
  ctrlKey?: boolean;
  metaKey?: boolean;
}

const page = 5;

/** Where a key leads from a spot in rows of these lengths; above the first row where `row` is -1, nowhere where it is undefined. */
export function moved(
  rows: readonly number[],
  from: Spot,
  { key, ctrlKey, metaKey }: Keys,
  rtl: boolean,
): Spot | undefined {
  const last = rows.length - 1;
  const end = (row: number) => (rows[row] ?? 1) - 1;
  const at = (row: number, column: number): Spot => {
    const within = Math.min(row, last);
    return { row: within, column: Math.min(column, end(Math.max(0, within))) };
  };
  const { row, column } = from;
  const next = () => (column < end(row) ? at(row, column + 1) : row < last ? at(row + 1, 0) : from);
  const before = () => (column > 0 ? at(row, column - 1) : row > 0 ? at(row - 1, end(row - 1)) : from);
  const whole = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowRight':
      return rtl ? before() : next();
    case 'ArrowLeft':
      return rtl ? next() : before();
    case 'ArrowDown':
      return at(row + 1, row < last ? column : end(last));
    case 'ArrowUp':
      return at(row - 1, column);
    case 'PageDown':
      return at(row + page, column);
    case 'PageUp':
      return at(Math.max(0, row - page), column);
    case 'Home':
      return whole ? at(0, 0) : at(row, 0);
    case 'End':
      return whole ? at(last, end(last)) : at(row, end(row));
    default:
      return undefined;
  }
}
