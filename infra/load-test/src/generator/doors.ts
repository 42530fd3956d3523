import { Pool } from 'undici';

/** Each door is one replica of the gateway. More connections than this would measure the kernel. */
const CONNECTIONS_PER_DOOR = 256;
const ANSWER_DEADLINE_MS = 30_000;

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

  /** Never throws: that somebody was not answered is a result. */
  async post(door: number, path: string, token: string): Promise<Answered> {
    const pool = this.pools[door % this.pools.length];
    if (!pool) return NOTHING;
    try {
      const headers = { authorization: `Bearer ${token}` };
      const { statusCode, body } = await pool.request({ path, method: 'POST', headers });
      return { status: statusCode, body: await body.text() };
    } catch {
      return NOTHING;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.destroy()));
  }
}
