import { Client } from 'pg';
import { nameOf } from './direct-statements';

/** One PostgreSQL session of its own. What a session holds (advisory lock, LISTEN) ends with it. */
export class DedicatedConnection {
  private isOpen = true;

  private constructor(private readonly client: Client) {}

  static async open(url: string): Promise<DedicatedConnection> {
    const client = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 });
    const connection = new DedicatedConnection(client);
    // Without a listener an "error" event ends the process; the loss is told through onLost.
    client.on('error', () => connection.lost());
    client.on('end', () => connection.lost());
    await client.connect();
    return connection;
  }

  private readonly lossListeners: (() => void)[] = [];

  async query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.client.query<Row>({ name: nameOf(sql), text: sql, values: [...parameters] });
    return rows;
  }

  /** Calls `listener` for each NOTIFY on a channel this session listens to. */
  onNotification(listener: () => void): void {
    this.client.on('notification', listener);
  }

  /** Calls `listener` once when the session ends, for whatever reason. */
  onLost(listener: () => void): void {
    this.lossListeners.push(listener);
  }

  async close(): Promise<void> {
    if (this.isOpen) await this.client.end().catch(() => undefined);
  }

  private lost(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    for (const listener of this.lossListeners) listener();
  }
}
