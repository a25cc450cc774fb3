import { describe, expect, it } from 'vitest';
import { LocalKept } from '../../src/console/local-kept';
import { listWidth, preferences } from '../../src/console/preferences';

describe('where storage is blocked', () => {
  it('what is kept lasts as long as the page', () => {
    const kept = new LocalKept('x.');
    kept.set({ a: 'draft' });
    expect(kept.get('a')).toBe('draft');
    kept.set({ a: undefined });
    expect(kept.keys()).toEqual([]);
  });

  it('the choices are the defaults: sound on, notifications off', () =>
    expect(preferences()).toMatchObject({
      sound: true,
      notifyNew: false,
      notifyReply: false,
      theme: 'system',
    }));
});

it.each([
  [100, 280],
  [344.4, 344],
  [900, 420],
])('a list of %s px becomes %s px wide', (wanted, given) => expect(listWidth(wanted)).toBe(given));
