const named =
  /__vitePreload\(async \(\) => \{\s*const \{[^}]*\} = await (import\("[^"]+"\));\s*return \{[^}]*\};\s*\}, __VITE_PRELOAD__(?:, import\.meta\.url)?\)/g;
const whole = /__vitePreload\(\(\) => (import\("[^"]+"\)[^,]*?), __VITE_PRELOAD__(?:, import\.meta\.url)?\)/g;

/** Late pieces are loaded by import() alone: none brings a style sheet of its own, so Vite's loader for those is left out. */
export const plainImports = () => ({
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
  renderChunk: (code) => code.replaceAll(named, '$1').replaceAll(whole, '$1'),
});
