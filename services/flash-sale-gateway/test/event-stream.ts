import { eventually } from '@floodgate/testing';

export interface HeardEvent {
  readonly name: string;
  readonly id: string | undefined;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into whatever came
  readonly data: any;
}

/** A client that watches a ticket, as a browser would. */
export class EventStream {
  readonly events: HeardEvent[] = [];
  /** Comments and settings, as they came. */
  readonly others: string[] = [];
  hasEnded = false;
  private readonly aborting = new AbortController();

  private constructor(
    readonly status: number,
    readonly headers: Headers,
  ) {}

  static async open(
    url: string,
    { token, lastEventId }: { readonly token?: string; readonly lastEventId?: string } = {},
  ): Promise<EventStream> {
    const aborting = new AbortController();
    const response = await fetch(url, {
      signal: aborting.signal,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
    });
    const stream = new EventStream(response.status, response.headers);
    stream.aborting.signal.addEventListener('abort', () => aborting.abort());
    void stream.read(response).catch(() => undefined);
    return stream;
  }

  /** Goes away without a word. */
  leave(): void {
    this.aborting.abort();
  }

  /** Waits for an event of this name. @returns the first */
  async hears(name: string): Promise<HeardEvent> {
    return eventually(() => {
      const found = this.events.find((event) => event.name === name);
      if (!found) throw new Error(`no ${name} among ${JSON.stringify(this.events)}`);
      return found;
    });
  }

  async ends(): Promise<void> {
    await eventually(() => {
      if (!this.hasEnded) throw new Error('the stream is still open');
    });
  }

  private async read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
    this.hasEnded = true;
  }

  private take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    const name = field('event');
    if (name === undefined) this.others.push(block);
    else this.events.push({ name, id: field('id'), data: JSON.parse(field('data') ?? 'null') });
  }
}
