import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { buildConsole } from './console.mjs';
import { frameHtml } from './frame.mjs';
import { source, textProblems, texts } from './texts.mjs';
import { icons } from './icons.mjs';
import { plainImports } from './plain-imports.mjs';
import { tokensCss } from './tokens.mjs';
import { brotli, weights } from './weights.mjs';

const root = new URL('../', import.meta.url).pathname;
const dist = new URL('../dist/', import.meta.url);
const write = (name, text) => writeFileSync(new URL(name, dist), text);
/** What a build says of its files; read once. */
const read = (name) => {
  const file = new URL(name, dist);
  const said = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return said;
};

/** The style sheets on the customer's page without their line breaks. */
const oneLine = {
  name: 'one-line',
  transform: (code, id) => (/sheet\.ts$/.test(id) ? code.replaceAll(/\\n|\n/g, '') : undefined),
};

const all = texts();
const problems = textProblems(all, source());
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

await build({ root, logLevel: 'warn' });
const onPage = {
  emptyOutDir: false,
  target: 'es2022',
  minify: 'terser',
  terserOptions: { compress: { passes: 3, unsafe_arrows: true, ecma: 2020 }, mangle: { toplevel: true } },
};
const plain = { root, configFile: false, plugins: [oneLine, plainImports()], base: './', logLevel: 'warn' };
await build({
  ...plain,
  build: {
    ...onPage,
    modulePreload: false,
    manifest: 'panel-manifest.json',
    rollupOptions: { input: { 'on-page': 'src/panel-host/panel.ts' }, preserveEntrySignatures: 'strict' },
  },
});
const panel = read('panel-manifest.json');
const panelFile = panel['src/panel-host/panel.ts'].file;
await build({
  ...plain,
  define: { PANEL: JSON.stringify(panelFile) },
  build: {
    ...onPage,
    lib: {
      entry: 'src/loader/main.ts',
      formats: ['iife'],
      name: 'orleansChatLoader',
      fileName: () => 'loader.js',
    },
  },
});
await buildConsole(root);

const manifest = read('vite-manifest.json');
write('frame.html', frameHtml(manifest));
write('tokens.css', tokensCss());
write('icons.json', JSON.stringify(icons()));
write('texts.json', JSON.stringify(all));
const entry = manifest['src/frame/main.ts'];
write(
  'manifest.json',
  JSON.stringify(
    {
      loader: 'loader.js',
      frame: 'frame.html',
      entry: entry.file,
      css: entry.css ?? [],
      /** What the frame needs besides in a language other than English. */
      packs: Object.fromEntries(
        Object.keys(all).flatMap((language) => {
          const pack = manifest[`src/texts/${language}/panel.json`];
          return pack ? [[language, pack.file]] : [];
        }),
      ),
      files: readdirSync(new URL('assets/', dist)).sort(),
    },
    null,
    2,
  ),
);

const rows = weights(dist, manifest, panel);
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
