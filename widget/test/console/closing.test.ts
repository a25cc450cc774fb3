import { describe, expect, it, vi } from 'vitest';
import { Closing } from '../../src/console/closing';
import { Refused } from '../../src/wire/refused';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const changed = { seq: 3, at: 0, status: 'closed' as const };
const refusal = (status: number, code: string) => new Refused({ status, code, title: code });

describe('send and close (O2)', () => {
  it('closes only when the message is in the log', async () => {
    const close = vi.fn(() => Promise.resolve(changed));
    const closed = vi.fn();
    const closing = new Closing(() => ({ close }), closed);
    closing.after('m1', 'c1');
    closing.drain();
    await settle();
    expect(close).not.toHaveBeenCalled();
    closing.accepted('m1');
    await settle();
    expect(close).toHaveBeenCalledExactlyOnceWith('c1');
    expect(closed).toHaveBeenCalledExactlyOnceWith('c1', true);
  });

  it('closes nothing over an answer that was refused', async () => {
    const close = vi.fn(() => Promise.resolve(changed));
    const closing = new Closing(() => ({ close }), vi.fn());
    closing.after('m1', 'c1');
    closing.forget('m1');
    closing.accepted('m1');
    await settle();
    expect(close).not.toHaveBeenCalled();
  });

  it('tries again on the next line when the first gave no answer, and tells it once', async () => {
    const close = vi.fn().mockRejectedValueOnce(new Error('line lost')).mockResolvedValue(changed);
    const closed = vi.fn();
    const closing = new Closing(() => ({ close }), closed);
    closing.after('m1', 'c1');
    closing.accepted('m1');
    await settle();
    expect(closed).not.toHaveBeenCalled();
    closing.drain();
    await settle();
    closing.drain();
    await settle();
    expect(close).toHaveBeenCalledTimes(2);
    expect(closed).toHaveBeenCalledExactlyOnceWith('c1', true);
  });

  it('waits while there is no line', async () => {
    let up = false;
    const close = vi.fn(() => Promise.resolve(changed));
    const closing = new Closing(() => (up ? { close } : undefined), vi.fn());
    closing.after('m1', 'c1');
    closing.accepted('m1');
    up = true;
    closing.drain();
    await settle();
    expect(close).toHaveBeenCalledOnce();
  });

  it('takes a no for an answer, and asks again after a retryable one', async () => {
    const close = vi
      .fn()
      .mockRejectedValueOnce(refusal(503, 'unavailable'))
      .mockRejectedValueOnce(refusal(404, 'not_found'));
    const closing = new Closing(() => ({ close }), vi.fn());
    closing.after('m1', 'c1');
    closing.accepted('m1');
    await settle();
    closing.drain();
    await settle();
    closing.drain();
    await settle();
    expect(close).toHaveBeenCalledTimes(2);
  });
});
