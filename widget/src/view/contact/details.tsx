import { render } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../../frame/app';
import type { Who } from '../../frame/who';
import { Glyph } from '../glyph';
import { useCell } from '../use';
import { ContactForm } from './form';
import { withinDialog } from './within-dialog';

/** Shows who the visitor is and lets him change it (S88) until it is closed; focus returns to where it was. */
export function openDetails(app: App, who: Who): void {
  const place = document.createElement('div');
  document.body.append(place);
  const before = document.activeElement as HTMLElement | null;
  const ended = () => {
    render(null, place);
    place.remove();
    before?.focus({ preventScroll: true });
  };
  render(<Details app={app} who={who} ended={ended} />, place);
}

function Details({ app, who, ended }: { app: App; who: Who; ended(): void }) {
  const { strings } = app;
  const dialog = useRef<HTMLDialogElement>(null);
  const known = useCell(app.who);
  const [failed, setFailed] = useState(false);
  const [removals, setRemovals] = useState(0);
  const load = () => {
    setFailed(false);
    who.ask().catch(() => setFailed(true));
  };
  const remove = async () => {
    setFailed(false);
    try {
      await who.save({});
      setRemovals(removals + 1);
    } catch {
      setFailed(true);
    }
  };
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useLayoutEffect(() => {
    // The button that was pressed is gone.
    if (removals) dialog.current?.querySelector('input')?.focus();
  }, [removals]);
  useEffect(() => (known ? undefined : load()), []);
  const identity = known?.identity;
  const isKnown = identity?.name !== undefined || identity?.email !== undefined;

  return (
    <dialog
      class="oc-sheet"
      ref={dialog}
      aria-label={strings('menu.details')}
      onKeyDown={(event) => withinDialog(event, ended)}
      onClick={({ target, currentTarget }) => target === currentTarget && ended()}
      onClose={ended}
    >
      <div class="oc-sheet-body">
        <header>
          <h2>{strings('menu.details')}</h2>
          <button class="icon-button" aria-label={strings('contact.close')} onClick={ended}>
            <Glyph name="close" />
          </button>
        </header>
        {identity ? (
          <>
            <p class="oc-sheet-grade">{strings(isKnown ? 'contact.claimed' : 'contact.unknown')}</p>
            <ContactForm
              key={removals}
              app={app}
              given={{ name: identity.name ?? '', email: identity.email ?? '' }}
              save={(contact) => who.save(contact)}
              done={strings('contact.saved')}
            >
              {isKnown && (
                <button type="button" class="oc-contact-skip" onClick={() => void remove()}>
                  {strings('contact.remove')}
                </button>
              )}
            </ContactForm>
          </>
        ) : (
          !failed && <p class="oc-sheet-grade">{strings('state.loading')}</p>
        )}
        {failed && (
          <p class="oc-sheet-failed" role="alert">
            <span>{strings(identity ? 'contact.failed' : 'contact.notLoaded')}</span>
            {!identity && <button onClick={load}>{strings('state.retry')}</button>}
          </p>
        )}
      </div>
    </dialog>
  );
}
