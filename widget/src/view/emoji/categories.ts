import type { StringKey } from '../strings';

/** Unicode's categories in its order, each with its icon, after what was used last. */
export const recentlyUsed: [StringKey, string] = [
  'emoji.recent',
  'M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3 2',
];

export const categories: readonly [StringKey, string][] = [
  ['emoji.smileys', 'M12 21a9 9 0 100-18 9 9 0 000 18zM8 14a5 5 0 008 0M9 10h.01M15 10h.01'],
  ['emoji.people', 'M12 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM5 20a7 7 0 0114 0'],
  ['emoji.nature', 'M5 19C5 9 10 5 20 4c0 10-4 15-12 14M5 20c1-5 4-8 8-10'],
  ['emoji.food', 'M5 8h12v6a5 5 0 01-5 5h-2a5 5 0 01-5-5zM17 9h1.5a2.5 2.5 0 010 5H17M9 2.5v2M13 2.5v2'],
  ['emoji.travel', 'M4 16v-4l2.5-6h11l2.5 6v4zM4 12h16M7 16v3M17 16v3'],
  [
    'emoji.activities',
    'M12 21a9 9 0 100-18 9 9 0 000 18zM12 3v18M3 12h18M5.6 5.6c4 4 4 8.8 0 12.8M18.4 5.6c-4 4-4 8.8 0 12.8',
  ],
  ['emoji.objects', 'M9 18h6M10 21h4M9 18c0-3-3-4-3-8a6 6 0 0112 0c0 4-3 5-3 8'],
  ['emoji.symbols', 'M12 20S4 15 4 9a4 4 0 018-1 4 4 0 018 1c0 6-8 11-8 11z'],
  ['emoji.flags', 'M5 21V4c5-2 8 3 14 0v10c-6 3-9-2-14 0'],
];
