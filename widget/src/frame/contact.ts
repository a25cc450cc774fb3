import type { Clock } from '../connection/clock';
import contactEnglish from '../texts/en/contact.json';
import { contactKit, type ContactKit } from '../view/contact/kit';
import { textsIn } from '../view/texts-in';
import type { App } from './app';
import { Offer } from './offer';
import { Who } from './who';

/** Who the visitor is: what he says of himself, when he is asked, and how both look. */
export async function contactFor(app: App, clock: Clock): Promise<ContactKit> {
  const { strings, config } = app;
  strings.add(contactEnglish);
  strings.add(await textsIn(config.locale, 'contact', () => import('../view/later-packs')));
  const who = new Who(app);
  return contactKit(app, who, new Offer(app, who, clock));
}
