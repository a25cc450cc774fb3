import { heardDate } from './clock';
import { readProblem, Refused } from '../wire/refused';

export interface Request {
  body?: unknown;
  bearer?: string;
  signal?: AbortSignal;
}

/** JSON over HTTP under one base, e.g. `/en/chat/{hash}`. Throws Refused for an answer that says no, anything else for no answer. */
export class Http {
  constructor(
    readonly base: string,
    readonly fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init),
  ) {}

  async call<T>(method: 'GET' | 'POST', path: string, { body, bearer, signal }: Request = {}): Promise<T> {
    const headers: Record<string, string> = {};
    if (bearer) headers.Authorization = `Bearer ${bearer}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await this.fetch(this.base + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
      credentials: 'omit',
    });
    heardDate(response.headers.get('Date'));
    const text = await response.text();
    if (response.ok) return (text ? JSON.parse(text) : undefined) as T;
    throw new Refused(
      readProblem(text) ?? {
        status: response.status,
        code: 'unexpected',
        title: response.statusText,
        retryAfter: Number(response.headers.get('Retry-After')) || undefined,
      },
    );
  }
}
