import { defineConfig, type Plugin } from 'vite';
import { emoji } from './build/emoji.mjs';
import { plainImports } from './build/plain-imports.mjs';
import { tokensCss } from './build/tokens.mjs';

/** The CSS variables of the token file, as a style sheet. */
const tokens = (): Plugin => ({
  name: 'tokens',
  resolveId: (id) => (id === 'virtual:tokens.css' ? '\0tokens.css' : undefined),
  load: (id) => (id === '\0tokens.css' ? tokensCss() : undefined),
});

/** The frame: an entry that paints the dashboard, and pieces that are loaded when they are needed. */
export default defineConfig({
  base: '/chat/',
  plugins: [tokens(), emoji(), plainImports()],
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    minify: 'terser',
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3, unsafe_arrows: true } },
    modulePreload: false,
    manifest: 'vite-manifest.json',
    assetsInlineLimit: 0,
    rollupOptions: { input: 'src/frame/main.ts' },
  },
});
