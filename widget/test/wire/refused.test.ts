import { expect, test } from 'vitest';
import { readProblem } from '../../src/wire/refused';

test("A hub error's text holds the problem from its first brace on", () => {
  const text = `An unexpected error occurred invoking 'Post' on the server. HubException: {"status":429,"code":"too_many","title":"Slow","retryAfter":2}`;
  expect(readProblem(text)).toEqual({ status: 429, code: 'too_many', title: 'Slow', retryAfter: 2 });
});

test.each(['', 'no brace', '{', '{"status":"x"}', '[]', '{"code":"x"}'])('%s holds none', (text) => {
  expect(readProblem(text)).toBeUndefined();
});
