import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { App } from '../../frame/app';
import type { Offer } from '../../frame/offer';
import type { Who } from '../../frame/who';
import { Glyph } from '../glyph';
import { useCell } from '../use';
import { ContactForm, type Typed } from './form';
import { toConversation } from './to-conversation';

interface Props {
  app: App;
  who: Who;
  offer: Offer;
  edit(): void;
}

/** Asks in the thread, once, who the visitor is (V8); saved, it says in one line how he can be reached (S88). */
export function ContactCard({ app, who, offer, edit }: Props) {
  const { strings, host } = app;
  const known = useCell(app.who);
  const root = useRef<HTMLDivElement>(null);
  const refocus = useRef(false);
  const email = known?.identity.email;
  useEffect(() => {
    if (!known) void who.ask().catch(() => undefined);
  }, []);
  useLayoutEffect(() => {
    if (email && refocus.current) root.current?.querySelector('button')?.focus();
    refocus.current = false;
  }, [email]);

  const keep = (typed: Typed | undefined) => host.set({ 'tab.contact': typed });
  const skip = () => {
    keep(undefined);
    toConversation(root.current);
    who.decline();
    offer.end();
  };
  return (
    <div ref={root} class="oc-asked">
      {email ? (
        <p class="oc-reach">
          <Glyph name="check" size={14} />
          {strings('contact.reach', { email: isolated(email) })}{' '}
          <button onClick={edit}>{strings('contact.edit')}</button>
        </p>
      ) : (
        !who.answered && (
          <section class="oc-contact" aria-label={strings('contact.title')}>
            <h2>{strings('contact.title')}</h2>
            <p>{strings('contact.hint')}</p>
            <ContactForm
              app={app}
              given={typedBefore(host.get('tab.contact'), known?.identity.name)}
              needsEmail
              onTyped={keep}
              save={async (contact) => {
                refocus.current = !!root.current?.contains(document.activeElement);
                await who.save(contact);
                keep(undefined);
              }}
            >
              <button type="button" class="oc-contact-skip" onClick={skip}>
                {strings('contact.skip')}
              </button>
            </ContactForm>
          </section>
        )
      )}
    </div>
  );
}

/** Left-to-right in any text around it. */
const isolated = (email: string) => `\u2068${email}\u2069`;

const typedBefore = (kept: unknown, name = ''): Typed => ({ name, email: '', ...(kept as Partial<Typed>) });
