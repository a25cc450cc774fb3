import { render } from 'preact';
import { useCell } from '../view/use';
import '../view/thread/thread.css';
import './fonts.css';
import './thread.css';
import { Conversation } from './conversation';
import { Desk } from './desk';
import type { FileRules } from '../wire/config';
import type { DotNet } from './rows';

/** What the page holds of the island. */
export interface Island {
  /** Shows a conversation, or none; at once, with what is known of it. */
  open(id: string | null, visitor: string): void;
  dispose(): void;
}

/** Draws the open conversation into the element and keeps it live by a line of its own. @param rules what files replies may have; nothing where no files are taken */
export function mount(
  place: HTMLElement,
  page: DotNet,
  meId: string,
  meName: string,
  rules: FileRules | null,
): Island {
  const finished = (id: string, closed: boolean) =>
    void page.invokeMethodAsync('Finished', id, closed).catch(() => undefined);
  const desk = new Desk(meId, meName, finished, rules ?? undefined);
  let visitor = 'Visitor';
  const draw = () => render(<Pane desk={desk} visitor={visitor} />, place);
  draw();
  return {
    open(id, name) {
      visitor = name;
      draw();
      desk.show(id ?? undefined);
      // The composer stays in hand from one conversation to the next.
      if (writing() && id) requestAnimationFrame(() => field(place)?.focus({ preventScroll: true }));
    },
    dispose() {
      desk.dispose();
      render(null, place);
    },
  };
}

const writing = () =>
  document.activeElement instanceof HTMLElement && document.activeElement.dataset.composer !== undefined;
const field = (place: HTMLElement) => place.querySelector<HTMLElement>('[data-composer]');

function Pane({ desk, visitor }: { desk: Desk; visitor: string }) {
  const talk = useCell(desk.open);
  return talk ? <Conversation key={talk.id} desk={desk} talk={talk} visitor={visitor} /> : null;
}
