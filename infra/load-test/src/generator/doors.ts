import { Pool, type Dispatcher } from 'undici';

/** Each door is one replica of the gateway. More connections than this would measure the kernel. */
export const CONNECTIONS_PER_DOOR = 256;
export const ANSWER_DEADLINE_MS = 30_000;

/** What came back; status 0 when nothing did. */
export interface Answered {
  readonly status: number;
  readonly body: string;
}

const NOTHING: Answered = { status: 0, body: '' };

/** HTTP connections to every replica of the gateway. A request that finds all of them busy waits, and its wait is counted. */
export class Doors {
  private readonly pools: readonly Pool[];

  constructor(urls: readonly string[]) {
    const options = { connections: CONNECTIONS_PER_DOOR, pipelining: 1 };
    this.pools = urls.map(
      (url) => new Pool(url, { ...options, headersTimeout: ANSWER_DEADLINE_MS, bodyTimeout: ANSWER_DEADLINE_MS }),
    );
  }

  /** Requests on their way, and those that wait for a connection. */
  get load(): { readonly running: number; readonly queued: number } {
    const sum = (of: 'running' | 'queued') => this.pools.reduce((total, { stats }) => total + stats[of], 0);
    return { running: sum('running'), queued: sum('queued') };
  }

  /** `hear` is always called, once: that somebody was not answered is a result. */
  post(door: number, path: string, token: string, hear: (answered: Answered) => void): void {
    const pool = this.pools[door % this.pools.length];
    if (!pool) hear(NOTHING);
    // By its lowest door: the generator shares the machine with what it measures, and promises and streams cost it double.
    else pool.dispatch({ path, method: 'POST', headers: { authorization: `Bearer ${token}` } }, listener(hear));
  }

  async close(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.destroy()));
  }
}

function listener(hear: (answered: Answered) => void): Dispatcher.DispatchHandler {
  let status = 0;
  let body = '';
  return {
    onRequestStart: () => undefined,
    onResponseStart: (_controller, statusCode) => void (status = statusCode),
    onResponseData: (_controller, chunk) => void (body += chunk.toString()),
    onResponseEnd: () => hear({ status, body }),
    onResponseError: () => hear(NOTHING),
  };
}
