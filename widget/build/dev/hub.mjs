import { WebSocketServer } from 'ws';
import { Problem } from './desk.mjs';

const end = '\u001e';

/** The visitor hub: SignalR's JSON protocol, as far as the widget speaks it. */
export function serveHub(server, desk, tickets) {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url, 'http://front').searchParams.get('ticket');
    const session = tickets.get(ticket);
    tickets.delete(ticket);
    if (!session) return socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (client) => connect(client, session, desk));
  });
  return sockets;
}

function connect(client, session, desk) {
  const opened = new Set();
  const send = (message) => client.send(JSON.stringify(message) + end);
  const push = (target, argument) => send({ type: 1, target, arguments: [argument] });
  const tellList = () => push('Session', desk.list(session));

  const methods = {
    Start: (start) => desk.start(session, start),
    Open(id, since) {
      const batch = desk.batch(desk.of(session, id), since);
      opened.add(id);
      return batch;
    },
    Leave: (id) => void opened.delete(id),
    Before: (id, before, limit) => desk.page(desk.of(session, id), before, limit),
    Post(id, messages) {
      const accepted = [];
      for (const message of messages) {
        try {
          accepted.push(desk.post(desk.of(session, id), message));
        } catch (problem) {
          return { accepted, problem: problem.body };
        }
      }
      return { accepted };
    },
    Read: (id, seq) => desk.read(desk.of(session, id), 'visitor', seq),
    Typing: () => undefined,
    Close: (id) => desk.setStatus(desk.of(session, id), 'closed'),
    Reopen: (id) => desk.setStatus(desk.of(session, id), 'open'),
    List: (before, limit) => desk.list(session, before ?? undefined, limit),
  };

  const listener = (what, conversation, after) => {
    if (what === 'widget')
      return push('Widget', { version: desk.config.version, active: desk.config.active });
    if (conversation.session !== session) return;
    const { id, seen } = conversation;
    if (what === 'typing' && opened.has(id))
      push('Typing', { conversationId: id, author: conversation.typist });
    if (what === 'seen' && opened.has(id)) push('Seen', { conversationId: id, seen: { ...seen } });
    if (what === 'events' && opened.has(id)) {
      push('Events', { ...desk.batch(conversation, after), seen: undefined });
    }
    if (what !== 'typing') tellList();
  };

  const ping = setInterval(() => send({ type: 6 }), 10_000);
  client.on('close', () => {
    clearInterval(ping);
    desk.listeners.delete(listener);
  });
  client.on('message', (data) => {
    for (const text of String(data).split(end).filter(Boolean)) {
      const message = JSON.parse(text);
      if (message.protocol) {
        client.send('{}' + end);
        desk.listeners.add(listener);
        tellList();
      }
      if (message.type === 1) answer(message);
    }
  });

  function answer({ target, arguments: args, invocationId }) {
    try {
      const result = methods[target](...args) ?? null;
      if (invocationId) send({ type: 3, invocationId, result });
    } catch (error) {
      const problem = error instanceof Problem ? error.body : new Problem(500, 'internal').body;
      const text = `An unexpected error occurred invoking '${target}' on the server. HubException: ${JSON.stringify(problem)}`;
      if (invocationId) send({ type: 3, invocationId, error: text });
    }
  }
}
