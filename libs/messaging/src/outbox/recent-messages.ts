import type { WaitingMessage } from './coalesce';

/** What is kept at most. More waits only when the broker is slow or away, and then reading it again is not what takes time. */
const KEPT_MAX_BYTES = 4 * 1024 * 1024;

/**
 * Messages that this process has just stored, for its relay, which then need not read them again. It is only a memory: which
 * messages there are, and in which order, the table says. What is missing here is read, and what was rolled back goes with age.
 */
export class RecentMessages {
  private readonly messages = new Map<string, WaitingMessage>();
  private byteCount = 0;
  private isKeeping = false;

  /** From now on this process relays. */
  begin(): void {
    this.isKeeping = true;
  }

  /** From now on another process may relay. */
  end(): void {
    this.isKeeping = false;
    this.messages.clear();
    this.byteCount = 0;
  }

  keep(message: WaitingMessage): void {
    if (!this.isKeeping) return;
    this.messages.set(message.id, message);
    this.byteCount += message.body.length;
    for (const id of this.messages.keys()) {
      if (this.byteCount <= KEPT_MAX_BYTES) return;
      this.forget(id);
    }
  }

  get(id: string): WaitingMessage | undefined {
    return this.messages.get(id);
  }

  forget(id: string): void {
    this.byteCount -= this.messages.get(id)?.body.length ?? 0;
    this.messages.delete(id);
  }
}
