import type { Addressed, Provider, Verdict } from './provider';
import { retryAfterMs } from './retry-after';

export interface WebhookSettings {
  readonly url: string;
  /** Sent as a bearer token; undefined for a provider that wants none. */
  readonly token: string | undefined;
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
}

const TOO_MANY_REQUESTS = 429;
const REQUEST_TIMEOUT = 408;
const NO_ANSWER = 'no answer in time';

/** A provider that takes a letter as a `POST` of JSON, with the delivery's id as its `Idempotency-Key`. */
export class WebhookProvider implements Provider {
  readonly name = 'webhook';

  constructor(private readonly settings: WebhookSettings) {}

  async send(letter: Addressed, idempotencyKey: string): Promise<Verdict> {
    try {
      const response = await this.post(letter, idempotencyKey);
      // Unread, it would keep its connection.
      await response.body?.cancel();
      return verdictOn(response);
    } catch (error) {
      return { kind: 'unavailable', reason: reasonOf(error) };
    }
  }

  close(): void {
    // Node closes idle connections by itself.
  }

  private post({ address, channel, title, body, template, orderId }: Addressed, key: string): Promise<Response> {
    const { url, token, timeoutMs } = this.settings;
    return fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ to: address, channel, title, body, template, orderId }),
      // A redirected POST would become a GET that says 200 and tells nobody anything.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
  }
}

function verdictOn({ ok, status, headers }: Response): Verdict {
  const reason = `HTTP ${status}`;
  if (ok) return { kind: 'accepted' };
  if (status === TOO_MANY_REQUESTS) {
    return { kind: 'throttled', reason, retryAfterMs: retryAfterMs(headers.get('retry-after'), new Date()) };
  }
  const isForNow = status >= 500 || status === REQUEST_TIMEOUT;
  return { kind: isForNow ? 'unavailable' : 'refused', reason };
}

/** What went wrong below HTTP; fetch hides it one level down. */
function reasonOf(error: unknown): string {
  // An abort is no `Error` of every realm, so it is known by its name.
  if (typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError') return NO_ANSWER;
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
