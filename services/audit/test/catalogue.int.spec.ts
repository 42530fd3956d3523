import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageCatalogue, OrderPlaced, type MessageContract } from '@floodgate/contracts';
import { Database } from '@floodgate/persistence';
import { eventually } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { RecordEntries } from '../src/use-cases/record-entries';
import { runningAudit, type RunningAudit } from './running-audit';

const CONTRACTS = join(process.cwd(), 'libs/contracts/src');

interface Golden {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly time: string;
  readonly traceparent: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const events = messageCatalogue.filter(({ kind }) => kind === 'event' || kind === 'signal');
const goldens = new Map(
  readdirSync(CONTRACTS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.golden.json'))
    .map((path) => JSON.parse(readFileSync(join(CONTRACTS, path), 'utf8')) as Golden)
    .map((golden) => [golden.type, golden]),
);

let audit: RunningAudit;

beforeAll(async () => {
  audit = await runningAudit();
});

afterAll(() => audit.stop());

describe('the log', () => {
  it.each(events.map((contract): [string, MessageContract] => [contract.type, contract]))(
    'records %s as it came',
    async (type, contract) => {
      const golden = { ...goldens.get(type)!, id: uuidv7() };
      await audit.probe.deliverBatch(contract, [golden]);
      const { orderId = null, customerId = null } = golden.data;
      expect(await recorded(golden.id)).toEqual({
        type,
        source: golden.source,
        subject: golden.subject,
        order_id: orderId,
        customer_id: customerId,
        occurred_at: new Date(golden.time),
        traceparent: golden.traceparent,
        data: golden.data,
      });
    },
  );

  it('records what no contract describes', async () => {
    const golden = goldens.get('order.placed.v1')!;
    const unknown = { ...golden, id: uuidv7(), type: 'order.gift-wrapped.v7', data: { paper: { color: 'red' } } };
    await audit.probe.deliverBatch({ ...OrderPlaced, type: unknown.type }, [unknown]);
    expect(await recorded(unknown.id)).toMatchObject({ type: unknown.type, order_id: null, data: unknown.data });
  });

  it('records what only JSON can say', async () => {
    const golden = goldens.get('order.placed.v1')!;
    const data = {
      orderId: uuidv7(),
      customerId: 'c\0',
      note: 'a\0b',
      emoji: '\ud83d',
      lines: 'one\ntwo',
      "it's": ['"\\"'],
    };
    const odd = { ...golden, id: uuidv7(), type: 'order.noted.v1', data };
    await audit.probe.deliverBatch({ ...OrderPlaced, type: odd.type }, [odd]);
    expect(await recorded(odd.id)).toMatchObject({ order_id: data.orderId, customer_id: null, data });
  });

  it('keeps one entry of an event that is said again, at another time or at the same, and nobody fails over it', async () => {
    const golden = goldens.get('order.placed.v1')!;
    const events = [1, 2, 3].map(() => ({ ...golden, id: uuidv7() }));
    const record = (some: readonly Golden[]) =>
      audit.app.get(Database).transaction((tx) => audit.app.get(RecordEntries).execute(tx, some));
    await record(events.slice(0, 1));
    await Promise.all([record(events), record(events), record(events.slice(0, 2))]);
    const rows = await audit.environment.sql('SELECT 1 FROM audit_entries WHERE event_id = ANY ($1)', [
      events.map(({ id }) => id),
    ]);
    expect(rows).toHaveLength(events.length);
  });

  it('records each event of a message, in the order of the message', async () => {
    const golden = goldens.get('order.placed.v1')!;
    const batch = [1, 2, 3].map((turn) => ({ ...golden, id: uuidv7(), subject: `batch-${turn}`, data: { turn } }));
    await audit.probe.deliverBatch(OrderPlaced, batch);
    await recorded(batch[2]?.id ?? '');
    const rows = await audit.environment.sql<{ subject: string }>(
      `SELECT subject FROM audit_entries WHERE subject LIKE 'batch-%' ORDER BY id`,
    );
    expect(rows.map(({ subject }) => subject)).toEqual(['batch-1', 'batch-2', 'batch-3']);
  });
});

async function recorded(eventId: string): Promise<object> {
  return eventually(async () => {
    const [row] = await audit.environment.sql(
      `SELECT type, source, subject, order_id, customer_id, occurred_at, traceparent, data
         FROM audit_entries WHERE event_id = $1`,
      [eventId],
    );
    if (!row) throw new Error(`${eventId} was not recorded`);
    return row;
  });
}
