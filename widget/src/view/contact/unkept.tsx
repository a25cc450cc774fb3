import { useEffect, useRef, useState } from 'preact/hooks';
import { Cell } from '../../connection/cell';
import type { App } from '../../frame/app';
import { adopt } from '../adopt';
import { Glyph } from '../glyph';
import { useCell } from '../use';
import { toConversation } from './to-conversation';
import css from './unkept.css?inline';

const answerWithin = 5_000;
const dismissed = new Cell(false);

/** Says that the conversation ends when the visitor leaves, and keeps it with one press: his own consent, told to the page (V18). */
export function Unkept({ app }: { app: App }) {
  adopt(css);
  const { strings, host } = app;
  const root = useRef<HTMLDivElement>(null);
  const [said, say] = useState('');
  const [asked, setAsked] = useState(false);
  const gone = useCell(dismissed);
  // A live region tells what comes into it once it is there.
  useEffect(() => say(strings('brief.ends')), []);
  useEffect(() => {
    if (!asked) return;
    const leave = host.shown.subscribe(({ brief }) => {
      if (brief) return;
      toConversation(root.current);
      app.toast.set({ text: strings('brief.kept') });
    });
    const timer = setTimeout(() => {
      say(strings('brief.notKept'));
      setAsked(false);
    }, answerWithin);
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [asked]);

  const keep = () => {
    setAsked(true);
    host.tell('consent', 'given');
  };
  const dismiss = () => {
    toConversation(root.current);
    dismissed.set(true);
  };
  if (gone) return null;
  return (
    // Focus stays where it is: without it the composer would fold, and the buttons be gone from under the pointer.
    <div ref={root} class="oc-unkept" onMouseDown={(event) => event.preventDefault()}>
      <p role="status">{said}</p>
      <button class="oc-unkept-keep" aria-disabled={asked} onClick={() => asked || keep()}>
        {strings('brief.keep')}
      </button>
      <button class="icon-button" aria-label={strings('contact.skip')} onClick={dismiss}>
        <Glyph name="close" size={16} />
      </button>
    </div>
  );
}
