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
/** A file that a page's script loads late, with what it loads in turn. @returns what the build says of its files */
const buildLate = async (name, input) => {
  await build({
    ...plain,
    build: {
      ...onPage,
      modulePreload: false,
      manifest: `${name}-manifest.json`,
      rollupOptions: {
        input: { [name]: input },
        preserveEntrySignatures: 'allow-extension',
        // A page goes on with files of before an upgrade, and is given the new ones by these names.
        output: {
          entryFileNames: 'assets/on-page-[name]-[hash].js',
          chunkFileNames: 'assets/on-page-[name]-[hash].js',
        },
      },
    },
  });
  return read(`${name}-manifest.json`);
};
const panel = await buildLate('panel', 'src/panel-host/panel.ts');
const late = await buildLate('late', 'src/late/late.ts');
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
/** What a page names itself: a script for everybody, a module for those who import it, and the element made of that. */
const besides = {
  name: 'besides',
  enforce: 'pre',
  resolveId: (id, from) =>
    id === './exports' && from?.endsWith('element.ts')
      ? { id: './orleanschat.mjs', external: true }
      : undefined,
};
const buildEntry = (entry, format, fileName) =>
  build({
    ...plain,
    plugins: [besides, ...plain.plugins],
    define: {
      PANEL: JSON.stringify(panel['src/panel-host/panel.ts'].file),
      LATE: JSON.stringify(late['src/late/late.ts'].file),
      VERSION: JSON.stringify(version),
    },
    build: {
      ...onPage,
      lib: { entry, formats: [format], name: 'orleansChatLoader', fileName: () => fileName },
    },
  });
await buildEntry('src/loader/main.ts', 'iife', 'loader.js');
await buildEntry('src/module/exports.ts', 'es', 'orleanschat.mjs');
await buildEntry('src/module/element.ts', 'es', 'orleans-chat.mjs');
writeFileSync(
  new URL('orleanschat.d.ts', dist),
  readFileSync(new URL('../src/module/orleanschat.d.ts', import.meta.url)),
);
write('renew.js', readFileSync(new URL('../src/frame/renew.js', import.meta.url)));
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
    if (!/\.(m?js|css|html|json)$/.test(file) || /^(weights|manifest)\.json$/.test(file)) continue;
    write(`${folder}${file}.br`, brotli(readFileSync(new URL(folder + file, dist))));
  }
}
if (rows.some(({ fits }) => !fits)) process.exit(1);
