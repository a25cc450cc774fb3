import type { MessageRow } from '../../conversation/rows';
import { Glyph } from '../glyph';
import type { GlyphName } from '../glyphs';
import type { StringKey, Strings } from '../strings';
import type { Times } from '../times';
import { useCell } from '../use';
import { Attached, type FilesWanted, noKit } from './attached';
import { Avatar } from './avatar';
import { RichText } from './rich-text';

/** What can be done with a message that was refused. */
export interface RefusedActions {
  retry(clientId: string): void;
  copy(text: string): void;
  remove(clientId: string): void;
  /** Where a refused message can go into a new conversation. */
  moveToNew?(clientId: string, text: string): void;
}

interface Props extends RefusedActions {
  row: MessageRow;
  strings: Strings;
  times: Times;
  files?: FilesWanted;
  /** Whether own messages carry their author's name (the team's side has several). */
  named?: boolean;
}

const marks: Record<MessageRow['state'], [GlyphName, StringKey]> = {
  pending: ['clock', 'message.pending'],
  sent: ['check', 'message.sent'],
  seen: ['checks', 'message.seen'],
  failed: ['alert', 'message.failed'],
};

export function Bubble({ row, strings, times, named, files, ...actions }: Props) {
  const { own, first, last, author, state, at } = row;
  const name = author.name ?? strings('conversation.team');
  const [mark, meaning] = marks[state];
  return (
    <div
      class={`oc-row ${own ? 'oc-own' : 'oc-theirs'}${first ? ' oc-first' : ''}${last ? ' oc-last' : ''}`}
      data-key={row.key}
    >
      {first && (!own || named) && author.kind !== 'system' && (
        <div class="oc-name">
          <bdi>{name}</bdi>
          {author.kind === 'ai' && <span class="oc-chip">{strings('conversation.ai')}</span>}
        </div>
      )}
      {!own && last && <Avatar author={author} />}
      {(row.text || !row.files) && (
        <div class={`oc-bubble${state === 'failed' ? ' oc-failed' : ''}`} dir="auto">
          <RichText text={row.text} />
        </div>
      )}
      {row.files && files && <Attached files={row.files} wanted={files} strings={strings} />}
      {state === 'failed' ? (
        <Refused row={row} strings={strings} files={files} {...actions} />
      ) : (
        last && (
          <div class="oc-meta">
            <time dateTime={new Date(at).toISOString()} title={times.full(at)}>
              {times.clock(at)}
            </time>
            {own && (
              <span class="oc-state" role="img" aria-label={strings(meaning)} title={strings(meaning)}>
                <Glyph name={mark} size={14} />
                {state === 'seen' && strings('message.seen')}
              </span>
            )}
          </div>
        )
      )}
    </div>
  );
}

function Refused({ row, strings, files, retry, copy, remove, moveToNew }: Omit<Props, 'times'>) {
  const { clientId = '', text, problem } = row;
  const kit = useCell(files?.kit ?? noKit);
  const closed = problem?.code === 'conversation_closed';
  return (
    <div class="oc-refused">
      <p>
        <Glyph name="alert" size={14} />
        {(problem && kit?.reason(strings, problem)) ??
          reason(strings, problem?.code ?? '', problem?.title ?? '')}
      </p>
      {closed && moveToNew ? (
        <button onClick={() => moveToNew(clientId, text)}>{strings('message.moveToNew')}</button>
      ) : (
        problem?.code !== 'attachment_lost' && (
          <button onClick={() => retry(clientId)}>{strings('message.retry')}</button>
        )
      )}
      {text && <button onClick={() => copy(text)}>{strings('message.copy')}</button>}
      <button onClick={() => remove(clientId)}>{strings('message.delete')}</button>
    </div>
  );
}

const reasons = new Map<string, StringKey>([
  ['text_too_long', 'problem.text_too_long'],
  ['text_empty', 'problem.text_empty'],
  ['conversation_closed', 'problem.conversation_closed'],
  ['inactive', 'problem.inactive'],
  ['not_found', 'problem.not_found'],
]);

const reason = (strings: Strings, code: string, title: string) =>
  strings(reasons.get(code) ?? 'problem.unknown', { title });
