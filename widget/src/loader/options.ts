import type { Options as PublicOptions } from '../module/orleanschat';

export interface Options extends PublicOptions {
  /** The panel stands in here, always open and without a button. */
  inline?: ParentNode;
}
