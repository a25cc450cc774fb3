import { createHash, randomBytes } from 'node:crypto';

import { claimByHost, identityOf } from './contact.mjs';
import { Files } from './files.mjs';
import { Problem } from './problem.mjs';

export { Problem };

const id = () => randomBytes(16).toString('base64url');

/** An in-memory desk that keeps to docs/wire.md, for trying the widget without the server. */
export class Desk {
  sessions = new Map();
  conversations = new Map();
  listeners = new Set();
  files = new Files();

  constructor(config) {
    this.config = config;
  }

  /** Switches the channel on or off. */
  setActive(active) {
    this.config = { ...this.config, active, version: this.config.version + 1 };
    this.tell('widget');
  }

  /** Another configuration, as an administrator would save it. */
  configure(changes) {
    this.config = { ...this.config, ...changes, version: this.config.version + 1 };
    this.tell('widget');
  }

  check() {
    if (!this.config.active) throw new Problem(403, 'inactive');
  }

  session(token, userDetails) {
    if (!this.sessions.has(token)) {
      const visitorId = id();
      token = `${visitorId}.${id()}`;
      this.sessions.set(token, { session: token, visitorId, identity: { grade: 'anonymous' }, asked: false });
    }
    const session = this.sessions.get(token);
    const problem = userDetails && claimByHost(session, userDetails);
    return { ...session, told: undefined, ...(problem && { problem }) };
  }

  /** What a visitor says of himself, or that he would rather not. */
  contact(token, { declined, ...details }) {
    this.check();
    const session = this.sessions.get(token);
    if (!declined) session.identity = identityOf(details);
    session.asked = true;
    return session.identity;
  }

  /** The session's visitor as the author of what he writes. */
  visitor(token) {
    const { name } = this.sessions.get(token).identity;
    return { kind: 'visitor', ...(name && { name }) };
  }

  of(session, conversationId) {
    const found = this.conversations.get(conversationId);
    if (!found || found.session !== session) throw new Problem(404, 'not_found');
    return found;
  }

  start(session, { clientId, buttonId }) {
    this.check();
    const key = createHash('sha256')
      .update(session + clientId)
      .digest()
      .subarray(0, 16)
      .toString('base64url');
    const button = this.config.dashboard.start.find((one) => one.id === buttonId);
    if (!button) throw new Problem(400, 'malformed');
    let found = this.conversations.get(key);
    if (!found) {
      found = { id: key, session, buttonId, events: [], seen: { visitor: 0, team: 0 }, status: 'open' };
      this.conversations.set(key, found);
      this.append(found, 'started', { kind: 'system' }, { text: button.openingMessage, clientId });
    }
    return { id: key, seq: found.events.length, at: found.events.at(-1).at, status: found.status };
  }

  post(conversation, { clientId, text, attachments: ids = [] }, author = this.visitor(conversation.session)) {
    if (author.kind === 'visitor') this.check();
    const before = conversation.events.find(
      (event) => event.clientId === clientId && event.kind === 'message',
    );
    if (before && before.text !== text) throw new Problem(409, 'client_id_taken');
    if (before) return { seq: before.seq, at: before.at };
    const attachments = ids.map((one) => this.files.ready(conversation.session, one));
    if (!text.trim() && attachments.length === 0) throw new Problem(422, 'text_empty');
    if ([...text].length > 8000) throw new Problem(422, 'text_too_long');
    if (conversation.status === 'closed') {
      if (this.config.reopenPolicy === 'start_new') throw new Problem(409, 'conversation_closed');
      this.setStatus(conversation, 'open', author);
    }
    const files = attachments.length > 0 && { attachments };
    return this.append(conversation, 'message', author, { clientId, text, ...files });
  }

  setStatus(conversation, status, author = this.visitor(conversation.session)) {
    conversation.status = status;
    return { ...this.append(conversation, status === 'closed' ? 'closed' : 'reopened', author), status };
  }

  append(conversation, kind, author, more = {}) {
    const seq = conversation.events.length + 1;
    const at = more.at ?? Math.max(Date.now(), conversation.events.at(-1)?.at ?? 0);
    conversation.events.push({ seq, at, kind, author, ...more });
    if (author.kind === 'visitor') conversation.seen.visitor = seq;
    else if (kind === 'message') conversation.seen.team = seq;
    this.tell('events', conversation, seq - 1);
    return { seq, at };
  }

  read(conversation, side, seq) {
    if (seq <= conversation.seen[side]) return;
    conversation.seen[side] = Math.min(seq, conversation.events.length);
    this.tell('seen', conversation);
  }

  /** What to answer to somebody who stands at `since`. */
  batch(conversation, since) {
    const { id, events, seen } = conversation;
    const after = events.length - since > 100 ? events.length - 50 : Math.min(since, events.length);
    return {
      conversationId: id,
      after,
      events: events.slice(after),
      head: events.length,
      logEpoch: 0,
      seen: { ...seen },
    };
  }

  page({ events }, before, limit) {
    const from = Math.max(0, before - 1 - limit);
    return { events: events.slice(from, before - 1), more: from > 0, logEpoch: 0 };
  }

  list(session, before = Infinity, limit = 20) {
    const own = [...this.conversations.values()]
      .filter((one) => one.session === session)
      .map((one) => row(one));
    const rows = own.filter(({ lastAt }) => lastAt < before).sort((a, b) => b.lastAt - a.lastAt);
    const unread = own.reduce((sum, one) => sum + one.unread, 0);
    return { conversations: rows.slice(0, limit), more: rows.length > limit, unread };
  }

  tell(what, conversation, after) {
    for (const listener of [...this.listeners]) listener(what, conversation, after);
  }
}

function row({ id, buttonId, events, seen, status }) {
  const said = events.filter(({ kind }) => kind === 'message');
  const last = said.at(-1) ?? events[0];
  const unread = said.filter(({ seq, author }) => seq > seen.visitor && author.kind !== 'visitor').length;
  const preview = (last.text || last.attachments?.[0]?.name || '')
    .replaceAll(/[*`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 140);
  return {
    id,
    buttonId,
    preview,
    lastAuthor: last.author,
    unread,
    status,
    lastAt: events.at(-1).at,
    head: events.length,
  };
}
