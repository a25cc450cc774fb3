import { readFileSync } from 'node:fs';
import { embedCost } from './embed-cost.mjs';
import { openWorld } from './world.mjs';

/** `npm run figures`: what the built widget costs, timed by Chromium's tracing on this machine. */
const rounds = Number(process.argv[2] ?? 7);
const world = await openWorld();
const cost = await embedCost(world.embedded);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const blank = [];
const idle = [];
const pressed = [];
for (let round = 0; round < rounds; round++) {
  blank.push(await cost.rest('/'));
  idle.push(await cost.rest('/with'));
  pressed.push(await cost.press());
}
cost.close();
await world.close();

const ms = (value) => `${value.toFixed(1)} ms`;
const weights = JSON.parse(readFileSync(new URL('../../dist/weights.json', import.meta.url), 'utf8'));
const rows = [
  ...weights.map(({ what, bytes, budget }) => [
    what,
    `${(bytes / 1024).toFixed(2)} KB`,
    `${budget / 1024} KB`,
  ]),
  [
    'main thread until idle, 4x',
    ms(median(idle.map(({ work }) => work)) - median(blank.map(({ work }) => work))),
    '40 ms',
  ],
  ['longest task, 4x', ms(median(idle.map(({ longest }) => longest))), '50 ms'],
  ['the same on the page without it', ms(median(blank.map(({ longest }) => longest))), ''],
  ['click to usable panel, 4x', ms(median(pressed.map(({ ms }) => ms))), '150 ms'],
  ['layout shift', String(Math.max(...[...idle, ...pressed].map(({ shifts }) => shifts))), '0'],
  ['requests before anybody acts', idle[0].requests.join(', '), 'loader, config'],
  ['sockets before anybody acts', String(Math.max(...idle.map(({ sockets }) => sockets.length))), '0'],
];
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
