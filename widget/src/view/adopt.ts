const adopted = new Set<string>();

/** Adds a style sheet to the document, once; built by script, so that the strictest CSP lets it through. */
export function adopt(css: string): void {
  if (adopted.has(css)) return;
  adopted.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
