import { eventually, type Isolated } from '@floodgate/testing';

interface HeldOrder {
  /** Resolves when so many others wait for it; they get it in the order in which they came. */
  whenWaiting(count: number): Promise<void>;
  now(): Promise<void>;
}

/** Holds an order's row, so that whoever wants to move it has to wait: a test says who comes first. */
export async function holdOrder(environment: Isolated, orderId: string): Promise<HeldOrder> {
  const sql = (statement: string, parameters: readonly unknown[] = []) => environment.sql(statement, parameters);
  await sql('BEGIN');
  await sql('SELECT 1 FROM orders WHERE id = $1 FOR NO KEY UPDATE', [orderId]);
  return {
    whenWaiting: (count) =>
      eventually(async () => {
        await sql('SELECT pg_stat_clear_snapshot()');
        const waiting = await sql(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
              AND query NOT LIKE '%advisory%'`,
        );
        if (waiting.length < count) throw new Error(`${waiting.length} of ${count} wait`);
      }),
    now: async () => {
      await sql('COMMIT');
    },
  };
}
