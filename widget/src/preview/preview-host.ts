import { Cell } from '../connection/cell';
import type { Host } from '../frame/host';
import { mintId, randomBytes } from '../wire/public-id';
import type { KeptValues, Shown } from '../wire/host-messages';

const nothing = () => undefined;

/** A page that is not there: keeps all in memory, makes no sound, and knows no other tab. */
export class PreviewHost implements Host {
  readonly config = undefined;
  /** No other preview's. */
  readonly origin = `preview:${mintId(randomBytes)}`;
  readonly shown = new Cell<Shown>({ open: true, fills: true, url: '', focus: false });
  readonly keptVersion = new Cell(0);
  private kept: KeptValues = { sound: false };

  get = (key: string): unknown => this.kept[key];
  keys = (): string[] => Object.keys(this.kept).filter((key) => this.kept[key] !== undefined);
  set = (values: KeptValues): void => void Object.assign(this.kept, values);
  refresh = (): Promise<void> => Promise.resolve();
  close = (): void => this.open(false);
  onConfig = nothing;
  onGo = nothing;
  fullScreen = nothing;
  resize = nothing;
  peek = nothing;
  learn = nothing;
  tell = nothing;

  open(open: boolean): void {
    this.shown.set({ ...this.shown.get(), open });
  }
}
