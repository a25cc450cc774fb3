/** One SVG path in a `width` x `height` view box. */
export interface Icon {
  name?: string;
  width: number;
  height: number;
  path: string;
}

export interface Appearance {
  type: 'popup' | 'sidebar';
  position: 'left' | 'right';
  /** #rrggbb */
  colour: string;
  icon?: Icon;
  text: string;
  theme: 'system' | 'light' | 'dark';
}

export interface StartButton {
  id: string;
  icon?: Icon;
  name: string;
  openingMessage?: string;
  ai: boolean;
}

export interface SelfServiceLink {
  type: string;
  name: string;
  url: string;
}

export interface ExternalLink {
  icon?: Icon;
  name: string;
  url: string;
}

export interface Dashboard {
  greeting: string;
  introduction: string;
  start: StartButton[];
  selfService: SelfServiceLink[];
  links: ExternalLink[];
}

export interface FileRules {
  /** Most bytes of one file. */
  size: number;
  /** Most files of one message. */
  count: number;
  /** What a file picker offers. */
  accept?: string;
}

/** A widget's configuration, its labels resolved for one locale. */
export interface Config {
  hash: string;
  active: boolean;
  locale: string;
  /** Only what differs from the built-in texts. */
  strings: Record<string, string>;
  appearance: Appearance;
  dashboard: Dashboard;
  requireAuthentication: boolean;
  reopenPolicy: 'reopen' | 'start_new';
  version: number;
  /** What files the channel takes; none where absent. */
  attachments?: FileRules;
}
