import { urlsOf, type RunningSystem } from './running-system';

const AT_ONCE_COUNT = 16;
const DEADLINE_MS = 10_000;

/** Tells the notification service where each of these customers gets push messages: a real provider needs an address. */
export async function givePushAddresses(system: RunningSystem, tokens: readonly string[]): Promise<void> {
  const [url = ''] = urlsOf(system, 'notification');
  const waiting = [...tokens.entries()];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await give(url, ...next);
  };
  await Promise.all(Array.from({ length: AT_ONCE_COUNT }, work));
}

async function give(url: string, customer: number, token: string): Promise<void> {
  const response = await fetch(`${url}/preferences`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channels: ['email', 'push'], pushToken: `phone-${customer + 1}` }),
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`notification answered PUT /preferences with ${response.status}: ${text}`);
}
