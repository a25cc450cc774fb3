import { build } from 'vite';

/** The console's scripts: `boot.js` (a plain script that runs before the first paint), `console.js` and `thread.js` (modules) with their style. */
export async function buildConsole(root) {
  const entry = (name) => `src/console/${name}`;
  const common = { root, configFile: false, logLevel: 'warn', base: '/console/assets/', publicDir: false };
  const output = { outDir: 'dist/console', emptyOutDir: false, target: 'es2022', minify: true };
  await build({
    ...common,
    build: {
      ...output,
      lib: { entry: entry('boot.ts'), formats: ['iife'], name: 'orleansChatBoot', fileName: () => 'boot.js' },
    },
  });
  await build({
    ...common,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      ...output,
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { console: entry('console.ts'), thread: entry('thread.tsx') },
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunk-[hash].js',
          assetFileNames: (asset) =>
            asset.names?.[0]?.endsWith('.css') ? 'thread.css' : '[name]-[hash][extname]',
        },
      },
    },
  });
}
