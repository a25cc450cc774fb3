import { expect, test } from 'vitest';
import { keepChosen, keepTone, known } from '../../../src/view/emoji/kept';

function store(values: Record<string, unknown> = {}) {
  return {
    get: (key: string) => values[key],
    set: (more: Record<string, unknown>) => void Object.assign(values, more),
  };
}

test('What was chosen last comes first, once, sixteen at most, beside the skin tone', () => {
  const kept = store();
  keepTone(kept, 4);
  for (let i = 0; i < 20; i++) keepChosen(kept, `e${i}`);
  keepChosen(kept, 'e10');
  const { recent, tone } = known(kept);
  expect(recent.slice(0, 3)).toEqual(['e10', 'e19', 'e18']);
  expect(recent).toHaveLength(16);
  expect(tone).toBe(4);
});

test.each([[undefined], [null], ['x'], [{ recent: 'x', tone: 'y' }], [{ recent: [1, {}], tone: 9 }]])(
  'What is spoilt in the storage counts for nothing: %j',
  (spoilt) => expect(known(store({ emoji: spoilt }))).toEqual({ recent: [], tone: 0 }),
);
