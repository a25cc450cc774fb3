import { setTimeout as sleep } from 'node:timers/promises';

/**
 * `SLOW=1 npx vitest run test/browser` tries the tests as on a machine that is several times slower: the browser's main thread
 * is throttled, and whatever goes to the server or comes from it takes up to half a second, in order per line.
 */
const slow = Number(process.env.SLOW ?? 0);

const late = () => sleep(Math.random() * 500 * slow);

/** A server whose requests and sockets are late. @param front as it was made */
export function slowServer({ server, hub }) {
  if (!slow) return server;
  const [handle] = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => void late().then(() => handle(request, response)));
  const upgrade = hub.handleUpgrade.bind(hub);
  hub.handleUpgrade = (request, line, head, connect) =>
    upgrade(request, line, head, (socket) => connect(slowSocket(socket)));
  return server;
}

function slowSocket(socket) {
  socket.send = inOrder(socket.send.bind(socket));
  const emit = socket.emit.bind(socket);
  const hear = inOrder((data) => emit('message', data));
  socket.emit = (name, ...values) => (name === 'message' ? hear(...values) : emit(name, ...values));
  return socket;
}

/** The same function, each call late, and after the one before. */
function inOrder(call) {
  let before = Promise.resolve();
  return (...values) => {
    before = Promise.all([before, late()]).then(() => call(...values));
  };
}

/** A page on a slow computer. */
export async function slowClient(page) {
  if (!slow) return;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 + 4 * slow });
}
