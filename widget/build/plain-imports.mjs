/** Late pieces are loaded by import() alone: none brings a style sheet of its own, so Vite's loader for those is left out. */
export const plainImports = () => ({
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
});
