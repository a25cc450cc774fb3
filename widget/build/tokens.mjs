import { readFileSync } from 'node:fs';

const file = new URL('../src/view/tokens.json', import.meta.url);

/** The CSS variables of both products, from the one token file. Dark follows the system, or `data-theme` on the root. */
export function tokensCss() {
  const tokens = JSON.parse(readFileSync(file, 'utf8'));
  const pair = ([light, dark]) => (light === dark ? light : `light-dark(${light}, ${dark})`);
  const lines = [
    ...Object.entries(tokens.font).map(([name, value]) => `--font-${name}: ${value};`),
    ...Object.entries(tokens.colour).map(([name, value]) => `--${name}: ${pair(value)};`),
    ...Object.entries(tokens.space).map(([name, value]) => `--space-${name}: ${value}px;`),
    ...Object.entries(tokens.radius).map(([name, value]) => `--radius-${name}: ${value}px;`),
    ...Object.entries(tokens.motion).map(([name, value]) => `--motion-${name}: ${value};`),
  ];
  // light-dark() takes colours only, so shadows are told apart by the theme.
  const shadows = (i) =>
    Object.entries(tokens.shadow)
      .map(([name, value]) => `--shadow-${name}: ${value[i]};`)
      .join(' ');
  return [
    `:root { color-scheme: light dark; ${lines.join(' ')} ${shadows(0)} }`,
    `@media (prefers-color-scheme: dark) { :root { ${shadows(1)} } }`,
    `:root[data-theme='light'] { color-scheme: light; ${shadows(0)} }`,
    `:root[data-theme='dark'] { color-scheme: dark; ${shadows(1)} }`,
    '',
  ].join('\n');
}
