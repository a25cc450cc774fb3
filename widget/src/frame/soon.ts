import { Cell } from '../connection/cell';

/** What only some conversations need, loaded once it is wanted. Without success the next wish tries again. */
export class Soon<T> {
  readonly kit = new Cell<T | undefined>(undefined);
  private coming?: Promise<T>;

  constructor(private readonly load: () => Promise<T>) {}

  want(): void {
    if (!this.kit.get() && !this.coming) void this.bring();
  }

  async bring(): Promise<T | undefined> {
    this.coming ??= this.load();
    try {
      this.kit.set(await this.coming);
    } catch {
      this.coming = undefined;
    }
    return this.kit.get();
  }
}
