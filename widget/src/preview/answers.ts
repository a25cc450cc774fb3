import type { Config } from '../wire/config';
import type { Contact, Post, Start } from '../wire/shapes';
import { Desk } from './desk';

/** What the server would answer, from memory: nothing that the preview does leaves it. */
export function answersOf(config: () => Config, isOff: () => boolean): typeof fetch {
  const desk = new Desk();
  let identity: object = { grade: 'anonymous' };
  const refusal = (status: number, code: string) => Response.json({ status, code, title: code }, { status });

  /** @param path below the widget's address */
  async function answer(method: string, path: string, init: RequestInit): Promise<Response> {
    const url = new URL(path, 'https://preview');
    const [, noun, id = '', verb] = url.pathname.split('/');
    const json = <T>() => JSON.parse(typeof init.body === 'string' ? init.body : '{}') as T;
    const start = ({ dashboard }: Config, button: string) =>
      dashboard.start.find((one) => one.id === button)?.openingMessage;
    switch (`${method} ${noun}${verb ? ` ${verb}` : ''}`) {
      case 'GET config':
        return isOff() ? refusal(403, 'inactive') : Response.json(config());
      case 'POST session':
        return Response.json({ session: 'preview', visitorId: 'preview', identity, asked: false });
      case 'POST ticket':
        return Response.json({ ticket: 'preview' });
      case 'POST contact': {
        const { name, email } = json<Contact>();
        return Response.json((identity = { grade: name || email ? 'claimed' : 'anonymous', name, email }));
      }
      case 'GET conversations':
        return Response.json(desk.rows());
      case 'POST conversations': {
        const started = json<Start>();
        return Response.json(desk.start(started, start(config(), started.buttonId)));
      }
      case 'GET conversations events': {
        const since = Number(url.searchParams.get('since') ?? 0);
        return Response.json(await desk.batch(id, since, url.searchParams.has('wait'), init.signal));
      }
      case 'POST conversations messages':
        return isOff() ? refusal(403, 'inactive') : Response.json(desk.post(id, json<Post>()));
      case 'POST conversations close':
        return Response.json(desk.change(id, 'closed'));
      case 'POST conversations reopen':
        return Response.json(desk.change(id, 'open'));
      case 'POST attachments':
        return Response.json(desk.reserve(json()));
      case 'PUT attachments':
        return Response.json(desk.add(id, init.body as Blob));
      case 'GET attachments':
        return new Response(desk.bytesOf(id));
      default:
        return Response.json({});
    }
  }
  return (path, init = {}) =>
    answer(init.method ?? 'GET', path as string, init).catch(() => refusal(404, 'not_found'));
}
