import { createServer } from 'node:http';

const csp = (front) =>
  `default-src 'none'; script-src 'nonce-page' ${front}; style-src 'nonce-page'; frame-src ${front}; connect-src ${front}`;

/** A shop's page on another origin, under a strict CSP, with the snippet that customers use. `?embed=` holds more options as JSON. */
export function createHostPage(front, hash) {
  return createServer((request, response) => {
    const more = new URL(request.url, 'http://page').searchParams.get('embed') ?? '{}';
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': csp(front) });
    response.end(`<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>A shop</title>
<style nonce="page">
  :root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; }
  body { max-width: 720px; margin: 64px auto; padding: 0 24px; }
  p { opacity: .75; }
</style>
<h1>A shop page</h1>
<p>Everything a shop says. ${'Words that make the page a little longer. '.repeat(40)}</p>
<p><a href="/other">Another page</a></p>
<script nonce="page">window.supportpalAsyncInit = function () { SupportPal.init({ baseURL: "${front}/chat", hash: "${hash}", ...${more} }); };</script>
<script async src="${front}/chat/loader.js"></script>`);
  });
}
