import { brotliCompressSync, constants } from 'node:zlib';
import { readFileSync } from 'node:fs';

/** What an embedded widget fetches only for those who use it: test/browser/figures.test.mjs holds it to that. */
const later = new Set([
  'src/preview/preview.ts',
  'src/frame/files.ts',
  'src/frame/contact.ts',
  'src/view/panel/menu-items.ts',
  'src/frame/page-host.ts',
  'src/frame/ask-config.ts',
  'src/frame/called.ts',
  'src/view/panel/all-conversations.ts',
  'src/view/panel/earlier.ts',
  'src/connection/poll.ts',
  'src/view/editor/edit.ts',
  'src/view/later-packs.ts',
  'src/view/emoji/picker.tsx',
  'src/view/search/strip.tsx',
]);

const budgets = { loader: 3, dashboard: 14, firstMessage: 45 };

export const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/** What is fetched until each moment, in bytes after brotli. */
export function weights(dist, manifest, panelManifest) {
  const size = (file) => brotli(readFileSync(new URL(file, dist))).length;
  const files = (keys) => {
    const found = new Set();
    const visit = (key) => {
      const chunk = manifest[key];
      if (found.has(chunk.file)) return;
      found.add(chunk.file);
      for (const css of chunk.css ?? []) found.add(css);
      for (const next of chunk.imports ?? []) visit(next);
    };
    keys.forEach(visit);
    return [...found];
  };
  const entry = 'src/frame/main.ts';
  const sum = (names) => names.reduce((total, name) => total + size(name), 0);
  const every = new Set();
  const gather = (key) => {
    if (every.has(key) || later.has(key) || key.startsWith('src/texts/')) return;
    every.add(key);
    const { imports = [], dynamicImports = [] } = manifest[key];
    [...imports, ...dynamicImports].forEach(gather);
  };
  gather(entry);
  // Of the languages the heaviest.
  const heaviest = (part) =>
    Math.max(
      ...Object.keys(manifest)
        .filter((key) => key.startsWith('src/texts/') && key.endsWith(`/${part}.json`))
        .map((key) => size(manifest[key].file)),
    );
  const words = heaviest('panel');
  const onPageFile = (name) => size(panelManifest[`src/panel-host/${name}.ts`].file);
  const panel = onPageFile('panel');
  // A phone takes one piece more.
  const onPage = panel + onPageFile('extras') + onPageFile('phone');
  const loader = size('loader.js');
  const page = size('frame.html');
  const measured = {
    loader,
    dashboard: loader + panel + page + sum(files([entry])) + words,
    // Sending a message takes every other piece there is.
    firstMessage: loader + onPage + page + sum(files([...every])) + words + heaviest('thread'),
  };
  const rows = Object.entries(measured).map(([what, bytes]) => ({
    what,
    bytes,
    budget: budgets[what] * 1024,
  }));
  return rows.map((row) => ({ ...row, fits: row.bytes <= row.budget }));
}
