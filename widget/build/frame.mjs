/**
 * The frame's page; no inline script, no inline style. `{{hash}}`, `{{lang}}` and `{{dir}}` stand in one attribute each; `{{pack}}` is
 * the link to the language's texts, if there are any.
 */
export function frameHtml(manifest) {
  const entry = manifest['src/frame/main.ts'];
  const styles = (entry.css ?? []).map((file) => `<link rel="stylesheet" href="/chat/${file}">`);
  const preloads = (entry.imports ?? []).map(
    (key) => `<link rel="modulepreload" href="/chat/${manifest[key].file}">`,
  );
  return [
    '<!doctype html>',
    '<html lang="{{lang}}" dir="{{dir}}">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover,interactive-widget=resizes-content">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="widget" content="{{hash}}">',
    '<title>Chat</title>',
    ...styles,
    ...preloads,
    '{{pack}}',
    `<script type="module" src="/chat/${entry.file}"></script>`,
    '</head>',
    '<body></body>',
    '</html>',
    '',
  ].join('\n');
}
