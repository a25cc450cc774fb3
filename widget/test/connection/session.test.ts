import { expect, test } from 'vitest';
import { Http } from '../../src/connection/http';
import { Session } from '../../src/connection/session';
import type { SessionAnswer } from '../../src/wire/shapes';

type Answer = [status: number, body: unknown];

function rig(answer: (path: string, init: RequestInit) => Answer, user?: unknown) {
  const calls: string[] = [];
  let token: string | undefined;
  const fetch = ((path: string, init: RequestInit) => {
    calls.push(path);
    const [status, body] = answer(path, init);
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  }) as typeof globalThis.fetch;
  const place = {
    token: () => token,
    refresh: () => Promise.resolve(),
    keep: ({ session }: Pick<SessionAnswer, 'session'>) => void (token = session),
    user: () => user,
  };
  return {
    session: new Session(new Http('/chat/h', fetch), place),
    calls,
    token: () => token,
    keep: place.keep,
  };
}

const problem = (code: string): Answer => [401, { status: 401, code, title: code }];

test('A session is made on first need, once however many ask', async () => {
  const { session, calls, token } = rig((path) =>
    path.endsWith('/session') ? [200, { session: 'v.s', visitorId: 'v' }] : [200, { ticket: 't' }],
  );
  expect(session.exists()).toBe(false);
  expect(await Promise.all([session.ticket(), session.ticket()])).toEqual(['t', 't']);
  expect(calls.filter((path) => path.endsWith('/session'))).toHaveLength(1);
  expect(token()).toBe('v.s');
});

test('A session that ended is replaced and the call made again', async () => {
  const { session, keep, token } = rig((path, init) => {
    if (path.endsWith('/session')) return [200, { session: 'new.s', visitorId: 'new' }];
    const { Authorization } = init.headers as Record<string, string>;
    return Authorization === 'Bearer new.s' ? [200, { ticket: 't' }] : problem('unauthenticated');
  });
  keep({ session: 'old.s' });
  expect(await session.ticket()).toBe('t');
  expect(token()).toBe('new.s');
});

test('A session is opened with what the page says of its user (S91)', async () => {
  const bodies: unknown[] = [];
  const user = { email: 'ada@example.com' };
  const { session, keep } = rig((path, { body }) => {
    if (path.endsWith('/session')) bodies.push(JSON.parse(body as string));
    return [200, path.endsWith('/session') ? { session: 'v.s' } : { ticket: 't' }];
  }, user);
  await session.ticket();
  keep({ session: 'known.s' });
  await session.open();
  expect(bodies).toEqual([{ userDetails: user }, { session: 'known.s', userDetails: user }]);
});

test('The secret never stands in an address', async () => {
  const { session, calls } = rig((path) =>
    path.endsWith('/session') ? [200, { session: 'v.secret', visitorId: 'v' }] : [200, { ticket: 't' }],
  );
  await session.ticket();
  expect(calls.join(' ')).not.toContain('secret');
});
