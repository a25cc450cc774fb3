import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const order = ['solid', 'regular', 'brands'];

/**
 * FontAwesome Free boiled down: `{name: [width, height, path, label, [terms], style]}`, solid before regular before brands. The
 * other styles of a name are `style/name: [width, height, path]`; older names are `{name: 'the name of today'}`.
 */
export function icons() {
  const file = createRequire(import.meta.url).resolve(
    '@fortawesome/fontawesome-free/metadata/icon-families.json',
  );
  const families = JSON.parse(readFileSync(file, 'utf8'));
  const drawing = ({ width, height, path }) => [width, height, Array.isArray(path) ? path.join('') : path];
  const entries = Object.entries(families).flatMap(([name, { label, search, svgs, aliases }]) => {
    const [first, ...others] = order.filter((one) => svgs.classic?.[one]);
    if (!first) return [];
    const terms = (search?.terms ?? []).map(String);
    return [
      [name, [...drawing(svgs.classic[first]), label, terms, first]],
      ...others.map((style) => [`${style}/${name}`, drawing(svgs.classic[style])]),
      ...(aliases?.names ?? []).filter((alias) => !families[alias]).map((alias) => [alias, name]),
    ];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
