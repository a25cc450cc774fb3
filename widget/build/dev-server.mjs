import { Desk } from './dev/desk.mjs';
import { createFront } from './dev/front.mjs';
import { createHostPage } from './dev/host-page.mjs';
import { sampleConfig } from './dev/sample-config.mjs';

/** For the widget's developers: dist/, a shop page on another origin, and a desk whose one operator answers by himself. */
const desk = new Desk(sampleConfig());
const operator = { kind: 'operator', name: 'Maya Lindqvist' };

desk.listeners.add((what, conversation) => {
  const last = conversation?.events.at(-1);
  if (what !== 'events' || last.kind !== 'message' || last.author.kind !== 'visitor') return;
  setTimeout(() => {
    desk.read(conversation, 'team', last.seq);
    conversation.typist = operator;
    desk.tell('typing', conversation);
  }, 800);
  setTimeout(() => {
    const text = `You wrote: *${last.text.slice(0, 80).replaceAll('\n', ' ')}*`;
    desk.post(conversation, { clientId: `answer-${last.seq}`, text }, operator);
  }, 2500);
});

const front = createFront(desk).server.listen(Number(process.env.PORT ?? 0), () => {
  const address = `http://localhost:${front.address().port}`;
  const page = createHostPage(address, desk.config.hash).listen(0, () => {
    console.log(`shop page   http://localhost:${page.address().port}`);
    console.log(`plain link  ${address}/chat/${desk.config.hash}`);
  });
});
