import type { Problem } from './shapes';

/** The server answered, and the answer was no. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }

  get code(): string {
    return this.problem.code;
  }
}

const later = new Set([408, 429, 500, 502, 503, 504, 507]);

/** Whether the same call can succeed later. */
export const isRetryable = (problem: Problem): boolean => later.has(problem.status);

/** The problem that a body or a hub error's text holds; undefined where it holds none. */
export function readProblem(text: string): Problem | undefined {
  const from = text.indexOf('{');
  if (from < 0) return undefined;
  try {
    const found = JSON.parse(text.slice(from)) as Partial<Problem>;
    if (typeof found.code !== 'string' || typeof found.status !== 'number') return undefined;
    return { ...found, status: found.status, code: found.code, title: String(found.title ?? found.code) };
  } catch {
    return undefined;
  }
}
