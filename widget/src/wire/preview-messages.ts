import type { Appearance, Config } from './config';

/** What a console page and the preview frame in it say to each other; the frame answers its own origin's parent window alone. */

/** What can be looked at; the frame says on its start which of them there are. */
export type PreviewScreen = 'dashboard' | 'conversation' | 'offline';

/** What is left out stays as it is; the first one brings the configuration. */
export interface ToPreview {
  preview: 'show';
  /** Comes back with the answer. */
  ask?: number;
  /** As `GET /chat/{hash}/config` tells it. */
  config?: Config;
  screen?: PreviewScreen;
  /** Over the configured theme: what the visitor's system would say. */
  theme?: Appearance['theme'];
}

export type FromPreview =
  | { preview: 'ready'; screens: readonly PreviewScreen[] }
  | { preview: 'shown'; ask?: number; screen: PreviewScreen }
  /** Nothing has changed. `at` is the member that is wrong: `config.dashboard.start.0.name`. */
  | { preview: 'refused'; ask?: number; code: PreviewRefusal; at?: string };

export type PreviewRefusal =
  | 'malformed'
  /** Nothing can be shown before there is a configuration. */
  | 'config_missing'
  /** There is no start button to have a conversation from. */
  | 'screen_empty';
