import { readProblem, Refused } from '../wire/refused';
import type { Appended, FileLine } from './file-line';
import type { Http } from './http';
import type { Session } from './session';

/** Files by plain requests; they never go through a hub. */
export function visitorFiles(http: Http, session: Session): FileLine {
  const call = (path: string, init: RequestInit) =>
    session.authorised(async (bearer) => {
      const headers = { Authorization: `Bearer ${bearer}`, ...(init.headers as Record<string, string>) };
      const response = await http.fetch(`${http.base}/attachments/${path}`, {
        ...init,
        headers,
        credentials: 'omit',
      });
      if (response.ok) return response;
      const { status, statusText } = response;
      throw new Refused(
        readProblem(await response.text()) ?? { status, code: 'unexpected', title: statusText },
      );
    });
  return {
    reserve: (body) => session.authorised((bearer) => http.call('POST', '/attachments', { bearer, body })),
    append: async (id, offset, body, signal) => {
      const headers = { 'Content-Type': 'application/octet-stream' };
      const answer = await call(`${id}?offset=${offset}`, { method: 'PUT', headers, body, signal });
      return (await answer.json()) as Appended;
    },
    drop: (id) => call(id, { method: 'DELETE' }),
    read: async (id, view) => (await call(view ? `${id}?view=${view}` : id, {})).blob(),
  };
}
