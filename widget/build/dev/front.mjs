import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import { Problem } from './desk.mjs';
import { serveHub } from './hub.mjs';

const dist = new URL('../../dist/', import.meta.url);
const types = {
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css',
  html: 'text/html',
  json: 'application/json',
};
const frameCsp = (host) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self' ws://${host}; ` +
  `require-trusted-types-for 'script'; base-uri 'none'; form-action 'none'`;

const manifest = () => JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'));

function framePage(hash, locale) {
  const pack = manifest().packs[locale];
  return readFileSync(new URL('frame.html', dist), 'utf8')
    .replace('{{hash}}', hash)
    .replace('{{lang}}', locale)
    .replace('{{dir}}', 'ltr')
    .replace('{{pack}}', pack ? `<link rel="modulepreload" href="/chat/${pack}">` : '');
}

/** In the first wanted language that there are texts for; the loader's and shell's own come along. */
function configIn(config, wanted) {
  const all = JSON.parse(readFileSync(new URL('texts.json', dist), 'utf8'));
  const language = (tag) =>
    Object.keys(all).find((one) => one === tag || one.split('-')[0] === tag.split('-')[0]);
  const locale = (wanted ?? '').split(',').find(language) ?? config.locale;
  const own = Object.entries(all[language(locale)]).filter(([key]) => /^(loader|shell)\./.test(key));
  return { ...config, locale, strings: { ...Object.fromEntries(own), ...config.strings } };
}

/** The routes of docs/wire.md that a visitor needs. */
export function createFront(desk, options = {}) {
  const tickets = new Map();
  const server = createServer((request, response) => {
    void handle(request, response).catch((error) => {
      const body = error instanceof Problem ? error.body : new Problem(500, String(error)).body;
      response
        .writeHead(body.status, {
          'Content-Type': 'application/problem+json',
          'Access-Control-Allow-Origin': '*',
        })
        .end(JSON.stringify(body));
    });
  });
  const hub = serveHub(server, desk, tickets);

  async function handle(request, response) {
    const url = new URL(request.url, 'http://front');
    const json = (body, headers = {}) =>
      response.writeHead(200, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
    const file = (name, headers = {}) =>
      response
        .writeHead(200, { 'Content-Type': types[name.split('.').at(-1)], ...headers })
        .end(readFileSync(new URL(name, dist)));
    const path = url.pathname.replace(/^\/[a-z-]+(?=\/chat\/)/i, '');
    const [, , hash, part, conversationId, what] = path.split('/');
    if (path === '/chat/loader.js') return file('loader.js');
    if (/^\/chat\/[a-z-]+\.mjs$/.test(path))
      return file(path.slice('/chat/'.length), { 'Access-Control-Allow-Origin': '*' });
    if (path.startsWith('/chat/assets/')) {
      return file(path.slice('/chat/'.length), { 'Access-Control-Allow-Origin': '*' });
    }
    if (path === '/chat/preview') {
      const headers = {
        'Content-Type': 'text/html',
        'Content-Security-Policy': frameCsp(request.headers.host).replace(
          /connect-src [^;]+/,
          "connect-src 'none'; frame-ancestors 'self'",
        ),
      };
      return response.writeHead(200, headers).end(framePage('preview', 'en'));
    }
    if (hash !== desk.config.hash) throw new Problem(404, 'not_found');
    if (!part || ['config', 'session', 'ticket'].includes(part)) desk.check();
    if (!part) {
      const page = framePage(hash, url.searchParams.get('locale') || desk.config.locale);
      const headers = {
        'Content-Type': 'text/html',
        'Content-Security-Policy': frameCsp(request.headers.host),
      };
      return response.writeHead(200, headers).end(page);
    }
    if (part === 'config')
      return json(configIn(desk.config, url.searchParams.get('locale')), {
        'Access-Control-Allow-Origin': '*',
      });
    if (part === 'attachments' && conversationId) {
      return sendFile(request, response, url, desk.files, sessionOf(request), conversationId);
    }
    const body = request.method === 'POST' ? JSON.parse((await read(request)) || '{}') : {};
    if (part === 'session') return json(desk.session(body.session, body.userDetails));
    const session = sessionOf(request);
    if (part === 'logout') {
      desk.sessions.delete(session);
      return response.writeHead(204).end();
    }
    if (part === 'attachments') return json(desk.files.reserve(session, body));
    if (part === 'contact') return json(desk.contact(session, body));
    if (part === 'ticket') {
      const ticket = randomBytes(16).toString('base64url');
      tickets.set(ticket, session);
      return json({ ticket });
    }
    const number = (name) => (url.searchParams.has(name) ? Number(url.searchParams.get(name)) : undefined);
    if (!conversationId) {
      if (request.method === 'POST') return json(desk.start(session, body));
      return json(desk.list(session, number('before'), number('limit')));
    }
    const conversation = desk.of(session, conversationId);
    if (what === 'messages') return json(desk.post(conversation, body));
    if (what === 'read') {
      desk.read(conversation, 'visitor', body.seq);
      return response.writeHead(202).end();
    }
    if (what === 'close') return json(desk.setStatus(conversation, 'closed'));
    if (what === 'reopen') return json(desk.setStatus(conversation, 'open'));
    if (number('before')) return json(desk.page(conversation, number('before'), number('limit') ?? 50));
    if (number('wait')) await news(desk, conversation, number('since'), number('wait'), request);
    return json(desk.batch(conversation, number('since') ?? 0));
  }

  function sessionOf({ headers }) {
    const session = desk.sessions.get(headers.authorization?.replace('Bearer ', ''))?.session;
    if (!session) throw new Problem(401, 'unauthenticated');
    return session;
  }

  return { server, hub, tickets, options };
}

function news(desk, conversation, since, seconds, request) {
  if (conversation.events.length > since) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      desk.listeners.delete(listener);
      resolve();
    };
    const listener = (_, changed) => changed === conversation && done();
    const timer = setTimeout(done, seconds * 1000);
    desk.listeners.add(listener);
    request.on('close', done);
  });
}

async function sendFile(request, response, url, files, session, id) {
  if (request.method === 'PUT') {
    const answer = await files.append(
      session,
      id,
      Number(url.searchParams.get('offset')),
      await bytesOf(request),
    );
    return response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
  }
  const { bytes } = files.of(session, id);
  if (request.method === 'DELETE') {
    files.all.delete(id);
    return response.writeHead(204).end();
  }
  const { type } = files.ready(session, id);
  const headers = {
    'Content-Type': type,
    'Content-Disposition': 'attachment',
    'X-Content-Type-Options': 'nosniff',
  };
  return response.writeHead(200, headers).end(bytes);
}

async function bytesOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

const read = async (request) => String(await bytesOf(request));
