import type { App } from '../../frame/app';
import type { Offer } from '../../frame/offer';
import type { Who } from '../../frame/who';
import { adopt } from '../adopt';
import { ContactCard } from './card';
import css from './contact.css?inline';
import { openDetails } from './details';
import { Ending } from './ending';

/** All that the visitor's details need: the card in the thread, the sheet of the menu, and whether all of it ends with the page. */
export function contactKit(app: App, who: Who, offer: Offer) {
  adopt(css);
  const details = () => openDetails(app, who);
  return {
    place: offer.place,
    card: () => <ContactCard app={app} who={who} offer={offer} edit={details} />,
    /** What has to be said of the whole conversation, above the composer. */
    notice: () => <Ending app={app} />,
    openDetails: details,
  };
}

export type ContactKit = ReturnType<typeof contactKit>;
