import { system } from '../system/the-system';
import { patiently } from './patiently';
import type { Person } from './people';

interface Heard {
  readonly name: string;
  readonly data: object;
}

/** Somebody who watches a ticket over server-sent events, as a browser does. */
export class TicketStream {
  private text = '';
  private hasEnded = false;

  static async open({ token }: Person, location: string): Promise<TicketStream> {
    const stream = new TicketStream();
    const response = await fetch(addressOf(location), { headers: { authorization: `Bearer ${token}` } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    void stream.read(response);
    return stream;
  }

  /** Waits for an event of this name. @returns what it says */
  hears(name: string): Promise<object> {
    return patiently(() => {
      const found = this.events().find((event) => event.name === name);
      if (!found) throw new Error(`heard no ${name}:\n${this.text}`);
      return found.data;
    });
  }

  ends(): Promise<void> {
    return patiently(() => expect(this.hasEnded).toBe(true));
  }

  private events(): readonly Heard[] {
    const found = this.text.matchAll(/^event: (.+)\n(?:id: .+\n)?data: (.+)\n$/gm);
    return [...found].map(([, name = '', data = '']) => ({ name, data: JSON.parse(data) as object }));
  }

  private async read({ body }: Response): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of body ?? []) this.text += decoder.decode(chunk as Uint8Array, { stream: true });
    this.hasEnded = true;
  }
}

/** Comes back having heard the last event. @returns the status: 204 when there is nothing more to hear */
export async function comeAgain({ token }: Person, location: string, lastEventId: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'last-event-id': lastEventId };
  return (await fetch(addressOf(location), { headers })).status;
}

const addressOf = (location: string): string =>
  `${system.services['flash-sale-gateway'].urls[0] ?? ''}${location}/events`;
