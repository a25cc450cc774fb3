import type { Me } from '../../conversation/me';
import type { WireEvent } from '../../wire/shapes';
import type { Strings } from '../strings';
import type { Times } from '../times';

/** What happened to the conversation: a line in the middle. */
export function Note({
  event,
  me,
  strings,
  times,
  text,
}: {
  event: WireEvent;
  me: Me;
  strings: Strings;
  times: Times;
  /** What it says, where the reader has words of his own for it. */
  text?: string;
}) {
  return (
    <div class="oc-note" data-key={`s${event.seq}`}>
      <bdi>{text ?? describe(event, me, strings, times)}</bdi>
    </div>
  );
}

function describe({ kind, author, at }: WireEvent, me: Me, strings: Strings, times: Times): string {
  const own = author.kind === me.self.kind && author.id === me.self.id;
  const name = author.name ?? strings('conversation.team');
  const terms = { name, time: times.clock(at) };
  if (kind === 'closed') return strings(own ? 'conversation.closedByYou' : 'conversation.closedBy', terms);
  return strings(own ? 'conversation.reopenedByYou' : 'conversation.reopenedBy', terms);
}
