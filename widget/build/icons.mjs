import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const order = ['solid', 'regular', 'brands'];

/** FontAwesome Free boiled down: `{name: [width, height, path, label, [terms], style]}`, solid before regular before brands. */
export function icons() {
  const file = createRequire(import.meta.url).resolve(
    '@fortawesome/fontawesome-free/metadata/icon-families.json',
  );
  const families = JSON.parse(readFileSync(file, 'utf8'));
  const entries = Object.entries(families).flatMap(([name, { label, search, svgs }]) => {
    const style = order.find((one) => svgs.classic?.[one]);
    if (!style) return [];
    const { width, height, path } = svgs.classic[style];
    const terms = (search?.terms ?? []).map(String);
    return [[name, [width, height, Array.isArray(path) ? path.join('') : path, label, terms, style]]];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
