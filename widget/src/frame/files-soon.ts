import { Cell } from '../connection/cell';
import type { FilesKit } from '../view/files/kit';

/** What files need, loaded once they are picked or shown. Without success the next wish tries again. */
export class FilesSoon {
  readonly kit = new Cell<FilesKit | undefined>(undefined);
  private coming?: Promise<FilesKit>;

  constructor(private readonly load: () => Promise<FilesKit>) {}

  want(): void {
    if (!this.kit.get() && !this.coming) void this.bring();
  }

  async bring(): Promise<FilesKit | undefined> {
    this.coming ??= this.load();
    try {
      this.kit.set(await this.coming);
    } catch {
      this.coming = undefined;
    }
    return this.kit.get();
  }
}
