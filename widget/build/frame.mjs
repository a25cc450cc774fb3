/** The frame's page. `{{hash}}` stands in one attribute only; no inline script, no inline style. */
export function frameHtml(manifest) {
  const entry = manifest['src/frame/main.ts'];
  const styles = (entry.css ?? []).map((file) => `<link rel="stylesheet" href="/chat/${file}">`);
  const preloads = (entry.imports ?? []).map(
    (key) => `<link rel="modulepreload" href="/chat/${manifest[key].file}">`,
  );
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover,interactive-widget=resizes-content">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="widget" content="{{hash}}">',
    '<title>Chat</title>',
    ...styles,
    ...preloads,
    `<script type="module" src="/chat/${entry.file}"></script>`,
    '</head>',
    '<body></body>',
    '</html>',
    '',
  ].join('\n');
}
