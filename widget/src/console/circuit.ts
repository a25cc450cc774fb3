import { Backoff } from '../connection/backoff';
import { browserClock } from '../connection/clock';
import { pageWake, sleep } from '../connection/wake';

interface Blazor {
  start(options: object): Promise<void>;
  /** False: the server knows this circuit no more. */
  reconnect(): Promise<boolean>;
  navigateTo(path: string): void;
}

declare global {
  interface Window {
    Blazor?: Blazor;
  }
}

const webSockets = 1;
const quietFor = 3_000;

interface SocketBuilder {
  withUrl(url: string, options: object): void;
}

/** Starts the live page, over a WebSocket and nothing else. A page without one (sign-in) has no Blazor. */
export function startCircuit(): void {
  const blazor = window.Blazor;
  if (!blazor) return;
  void blazor.start({
    circuit: {
      configureSignalR: (builder: SocketBuilder) =>
        builder.withUrl('_blazor', { transport: webSockets, skipNegotiation: true }),
      reconnectionHandler: {
        onConnectionDown: () => void comeBack(blazor),
        onConnectionUp: () => showBar(false),
      },
    },
  });
}

export function goTo(path: string): void {
  if (window.Blazor) window.Blazor.navigateTo(path);
  else location.assign(path);
}

let coming = false;

/** Tries without end. A circuit that is gone is a reload of the same address; that happens only when the server answers. */
async function comeBack(blazor: Blazor): Promise<void> {
  if (coming) return;
  coming = true;
  const cancelBar = browserClock.after(quietFor, () => showBar(true));
  const backoff = new Backoff(Math.random);
  for (;;) {
    try {
      if (await blazor.reconnect()) break;
      if (await isReady()) return location.reload();
      throw new Error('the server is still starting');
    } catch {
      await sleep(browserClock, pageWake, backoff.next());
    }
  }
  cancelBar();
  showBar(false);
  coming = false;
}

/** A reload into a server that only just starts would end on an error page. */
async function isReady(): Promise<boolean> {
  return (await fetch('/health/ready', { cache: 'no-store' })).ok;
}

/** The thread has a line of its own and goes on meanwhile; only lists and buttons wait. */
function showBar(shown: boolean): void {
  const old = document.querySelector('.line-bar');
  if (!shown) return old?.remove();
  if (old) return;
  const bar = document.createElement('div');
  bar.className = 'line-bar';
  bar.setAttribute('role', 'status');
  bar.textContent = 'Reconnecting, your messages are kept';
  document.body.append(bar);
}
