import type { Appended, FileLine, Reserved } from '../connection/file-line';
import { readProblem, Refused } from '../wire/refused';

const base = '/operator/attachments';

/** An operator's files by plain requests, known by the console's cookie. */
export const operatorFiles: FileLine = {
  async reserve(file) {
    const headers = { 'Content-Type': 'application/json' };
    return (await (
      await call('', { method: 'POST', headers, body: JSON.stringify(file) })
    ).json()) as Reserved;
  },
  async append(id, offset, body, signal) {
    const headers = { 'Content-Type': 'application/octet-stream' };
    const answer = await call(`/${id}?offset=${offset}`, { method: 'PUT', headers, body, signal });
    return (await answer.json()) as Appended;
  },
  drop: (id) => call(`/${id}`, { method: 'DELETE' }),
  read: async (id, view) => (await call(view ? `/${id}?view=${view}` : `/${id}`, {})).blob(),
};

async function call(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(base + path, { ...init, credentials: 'same-origin' });
  if (response.ok) return response;
  const { status, statusText } = response;
  const problem = readProblem(await response.text());
  throw new Refused(problem ?? { status, code: 'unexpected', title: statusText });
}
