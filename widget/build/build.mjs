import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { buildConsole } from './console.mjs';
import { frameHtml } from './frame.mjs';
import { icons } from './icons.mjs';
import { tokensCss } from './tokens.mjs';
import { brotli, weights } from './weights.mjs';

const root = new URL('../', import.meta.url).pathname;
const dist = new URL('../dist/', import.meta.url);
const write = (name, text) => writeFileSync(new URL(name, dist), text);

/** The loader's style sheet without its line breaks. */
const oneLine = {
  name: 'one-line',
  transform: (code, id) => (id.endsWith('/loader/sheet.ts') ? code.replaceAll(/\\n|\n/g, '') : undefined),
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

await build({ root, logLevel: 'warn' });
await build({
  root,
  configFile: false,
  plugins: [oneLine],
  logLevel: 'warn',
  build: {
    emptyOutDir: false,
    target: 'es2022',
    minify: 'terser',
    terserOptions: { compress: { passes: 3, unsafe_arrows: true, ecma: 2020 }, mangle: { toplevel: true } },
    lib: {
      entry: 'src/loader/main.ts',
      formats: ['iife'],
      name: 'orleansChatLoader',
      fileName: () => 'loader.js',
    },
  },
});
await buildConsole(root);

const manifest = JSON.parse(readFileSync(new URL('vite-manifest.json', dist), 'utf8'));
rmSync(new URL('vite-manifest.json', dist));
write('frame.html', frameHtml(manifest));
write('tokens.css', tokensCss());
write('icons.json', JSON.stringify(icons()));
const entry = manifest['src/frame/main.ts'];
write(
  'manifest.json',
  JSON.stringify(
    {
      loader: 'loader.js',
      frame: 'frame.html',
      entry: entry.file,
      css: entry.css ?? [],
      files: readdirSync(new URL('assets/', dist)).sort(),
    },
    null,
    2,
  ),
);

const rows = weights(dist, manifest);
write('weights.json', JSON.stringify(rows, null, 2));
const kb = (bytes) => `${(bytes / 1024).toFixed(2)} KB`.padStart(9);
for (const { what, bytes, budget, fits } of rows) {
  console.log(`${what.padEnd(14)}${kb(bytes)} of ${kb(budget)} brotli${fits ? '' : '   OVER BUDGET'}`);
}

for (const folder of ['', 'assets/']) {
  for (const file of readdirSync(new URL(folder || '.', dist))) {
    if (!/\.(js|css|html|json)$/.test(file) || /^(weights|manifest)\.json$/.test(file)) continue;
    write(`${folder}${file}.br`, brotli(readFileSync(new URL(folder + file, dist))));
  }
}
if (rows.some(({ fits }) => !fits)) process.exit(1);
