const file = (name) => new URL(`../src/view/tree/${name}.ts`, import.meta.url).pathname;

/**
 * The widget's components are written for Preact, with its types; what draws them is the part of it that they need (src/view/tree).
 * The console's are drawn by Preact itself.
 */
export const tree = [
  { find: /^preact\/hooks$/, replacement: file('hooks') },
  { find: /^preact\/jsx(-dev)?-runtime$/, replacement: file('described') },
  { find: /^preact$/, replacement: file('index') },
];
