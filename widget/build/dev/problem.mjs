/** A refusal with the code that docs/wire.md gives it. */
export class Problem extends Error {
  constructor(status, code, retryAfter) {
    super(code);
    this.body = { status, code, title: code.replaceAll('_', ' '), ...(retryAfter && { retryAfter }) };
  }
}
