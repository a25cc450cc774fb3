import type { ConversationLine } from '../connection/line';
import { isRetryable, Refused } from '../wire/refused';

/** Closes conversations once the message that was to be the last is safely in the log ("send and close"). */
export class Closing {
  /** Conversations by the clientId of their last message. */
  private readonly last = new Map<string, string>();
  private readonly due = new Set<string>();

  constructor(
    private readonly line: () => Pick<ConversationLine, 'close'> | undefined,
    private readonly closed: (conversationId: string, closed: boolean) => void,
  ) {}

  after(clientId: string, conversationId: string): void {
    this.last.set(clientId, conversationId);
  }

  accepted(clientId: string): void {
    const conversationId = this.last.get(clientId);
    if (!conversationId) return;
    this.last.delete(clientId);
    this.due.add(conversationId);
    this.drain();
  }

  /** The message was refused: nothing is closed over an answer that did not arrive. */
  forget(clientId: string): void {
    this.last.delete(clientId);
  }

  /** The line is up. */
  drain(): void {
    for (const id of this.due) void this.close(id);
  }

  private async close(id: string): Promise<void> {
    const line = this.line();
    if (!line) return;
    try {
      await line.close(id);
    } catch (error) {
      // Without an answer the next line tries again; closing twice is closing once.
      if (!(error instanceof Refused) || isRetryable(error.problem)) return;
      this.due.delete(id);
      return;
    }
    if (this.due.delete(id)) this.closed(id, true);
  }
}
