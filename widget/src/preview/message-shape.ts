import type {
  Appearance,
  Config,
  Dashboard,
  ExternalLink,
  FileRules,
  Icon,
  SelfServiceLink,
  StartButton,
} from '../wire/config';
import type { PreviewScreen, ToPreview } from '../wire/preview-messages';
import { flag, list, Malformed, maybe, members, names, number, oneOf, type Shape, text } from './shape';

export const screens: readonly PreviewScreen[] = ['dashboard', 'conversation', 'offline'];

const label = text(1_000);
const most = 100;
const theme = oneOf('system', 'light', 'dark');

const locale: Shape<string> = (value, at) => {
  try {
    return Intl.getCanonicalLocales(text(35, /./)(value, at))[0] ?? '';
  } catch {
    throw new Malformed(at);
  }
};

const icon = members<Icon>({
  name: maybe(label),
  width: number(1, 10_000),
  height: number(1, 10_000),
  path: text(20_000, /^[\s\d.,a-z+-]*$/i),
});

const appearance = members<Appearance>({
  type: oneOf('popup', 'sidebar'),
  position: oneOf('left', 'right'),
  colour: text(7, /^#[\da-f]{6}$/i),
  icon: maybe(icon),
  text: label,
  theme,
});

const dashboard = members<Dashboard>({
  greeting: label,
  introduction: label,
  start: list(
    members<StartButton>({
      id: text(100, /./),
      icon: maybe(icon),
      name: label,
      openingMessage: maybe(text(8_000)),
      ai: flag,
    }),
    most,
  ),
  selfService: list(members<SelfServiceLink>({ type: label, name: label, url: text(2_000) }), most),
  links: list(members<ExternalLink>({ icon: maybe(icon), name: label, url: text(2_000) }), most),
});

const config = members<Config>({
  hash: label,
  active: flag,
  locale,
  strings: names(text(2_000), 1_000),
  appearance,
  dashboard,
  requireAuthentication: flag,
  reopenPolicy: oneOf('reopen', 'start_new'),
  version: number(0, Number.MAX_SAFE_INTEGER),
  attachments: maybe(
    members<FileRules>({
      size: number(1, Number.MAX_SAFE_INTEGER),
      count: number(1, 1_000),
      accept: maybe(text(2_000)),
    }),
  ),
});

/** What a console page sent; throws Malformed where it is not what it should be. */
export const readMessage: Shape<ToPreview> = members<ToPreview>({
  preview: oneOf('show'),
  ask: maybe(number(0, Number.MAX_SAFE_INTEGER)),
  config: maybe(config),
  screen: maybe(oneOf('dashboard', 'conversation', 'offline')),
  theme: maybe(theme),
});
