/** The widget's own line icons: strokes in a 24 x 24 box. */
export const glyphs = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  menu: 'M5 12h.01M12 12h.01M19 12h.01',
  forward: 'M9 6l6 6-6 6',
  outward: 'M8 16L16 8M9 8h7v7',
  send: 'M12 19V5M5.5 11.5L12 5l6.5 6.5',
  down: 'M12 5v14M5.5 12.5L12 19l6.5-6.5',
  clock: 'M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3 2',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  checks: 'M1.5 12.5L6 17l9.5-9.5M12 16l1 1 9.5-9.5',
  alert: 'M12 8v5M12 16.5h.01M12 21a9 9 0 100-18 9 9 0 000 18z',
  expand: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7',
  shrink: 'M20 10h-6V4M14 10l7-7M4 14h6v6M10 14l-7 7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  bell: 'M6 10a6 6 0 1112 0c0 5 2 6 2 6H4s2-1 2-6zM10 20h4',
  bellOff: 'M8.5 5.1A6 6 0 0118 10c0 1.5 .2 2.6 .5 3.5M6 10c0 5-2 6-2 6h12M10 20h4M4 4l16 16',
  archive: 'M4 5h16v4H4zM6 9v10h12V9M10 13h4',
  chat: 'M4 6a2 2 0 012-2h12a2 2 0 012 2v8a2 2 0 01-2 2H10l-5 4v-4a1 1 0 01-1-1z',
  book: 'M5 5a2 2 0 012-2h12v15H7a2 2 0 00-2 2zM5 20a1 1 0 001 1h13',
} as const;

export type GlyphName = keyof typeof glyphs;
