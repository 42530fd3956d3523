import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import type { Stage } from '../macro/stage';
import { BASELINE } from '../system/baseline-room';
import { makeDatabase } from '../system/make-database';
import { type BenchMessaging, prepareTables, QUEUE, startBenchMessaging } from './bench-messaging';
import { Counted, exampleOf, Repeat, Told } from './messages';
import { arrivals, emptyArrivals } from './note-on-counted';
import { measurePace, measureSteps } from './steps';

const DATABASE = 'bench-micro';
const EVENTS_COUNT = 20_000;
const BATCH_COUNT = 100;
const POLL_MS = 5;
const DEADLINE_MS = 60_000;

/** The ways of messages, on the servers of the system: in by a queue, out by the outbox, and a question to oneself. */
export async function measureMessaging(stage: Stage): Promise<void> {
  const { system } = stage;
  await makeDatabase(system, DATABASE);
  const place = { databaseUrl: system.adminDatabaseUrl(DATABASE), brokerUrl: system.adminBrokerUrl(BASELINE) };
  await prepareTables(place);
  // Declares the queue.
  await (await startBenchMessaging(place)).stop();
  for (const count of [1, BATCH_COUNT]) {
    const of = count === 1 ? '1 event per message' : `${count} events per message`;
    await measurePace(stage, { name: 'pipeline', of }, async () => {
      await fillQueue(place.brokerUrl, count);
      return drained(() => startBenchMessaging(place));
    });
  }
  const service = await startBenchMessaging(place);
  try {
    await measureOutbox(stage, service);
    await measurePace(stage, { name: 'relay', of: `${BATCH_COUNT} events per row` }, () => relayed(service));
    const ask = () => service.rpc.ask(Repeat, { text: 'again' }, { deadlineMs: 5_000 });
    await measureSteps(stage, 'rpc', [{ what: 'round trip, both ends in one process', run: ask }]);
  } finally {
    await service.stop();
  }
}

/** Publishes as outside programs do, without the service that will handle it. */
async function fillQueue(brokerUrl: string, perMessage: number): Promise<void> {
  const connection = await connect(brokerUrl);
  try {
    const channel = await connection.createConfirmChannel();
    for (let sent = 0; sent < EVENTS_COUNT; sent += perMessage) {
      const events = Array.from({ length: perMessage }, () => ({
        specversion: '1.0',
        id: uuidv7(),
        source: 'bench',
        type: Counted.type,
        subject: uuidv7(),
        time: new Date().toISOString(),
        data: exampleOf(uuidv7()),
      }));
      channel.publish('', QUEUE, Buffer.from(JSON.stringify(events)), { persistent: true });
      if (sent % 1_000 === 0) await channel.waitForConfirms();
    }
    await channel.waitForConfirms();
  } finally {
    await connection.close();
  }
}

/** From the first batch to the last, which leaves out the start of the service. */
async function drained(start: () => Promise<BenchMessaging>): Promise<number> {
  emptyArrivals();
  const service = await start();
  try {
    await until(() => arrivals.count >= EVENTS_COUNT);
    return ((EVENTS_COUNT - arrivals.ofFirstBatch) / (arrivals.lastMs - arrivals.firstMs)) * 1_000;
  } finally {
    await service.stop();
  }
}

/** Statements only: what is written is never committed, so that no relay works beside it. */
async function measureOutbox(stage: Stage, { database, outbox }: BenchMessaging): Promise<void> {
  for (const count of [1, BATCH_COUNT]) {
    const events = Array.from({ length: count }, () => exampleOf(uuidv7()));
    const undone = new Error('measured');
    const measured = database.transaction(async (tx) => {
      const what = count === 1 ? 'insert 1 event' : `insert ${count} events`;
      await measureSteps(stage, 'outbox', [{ what, run: () => outbox.addAll(tx, Told, events) }]);
      throw undone;
    });
    await measured.catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  }
}

/** All become visible with one commit; the relay is done when the table is empty. */
async function relayed({ database, outbox }: BenchMessaging): Promise<number> {
  await database.transaction(async (tx) => {
    for (let count = 0; count < EVENTS_COUNT; count += BATCH_COUNT) {
      await outbox.addAll(
        tx,
        Told,
        Array.from({ length: BATCH_COUNT }, () => exampleOf(uuidv7())),
      );
    }
  });
  const beganMs = performance.now();
  await until(() =>
    database.read(async (tx) => {
      const rows = await tx.$queryRawUnsafe<readonly unknown[]>('SELECT 1 FROM outbox_messages LIMIT 1');
      return rows.length === 0;
    }),
  );
  return (EVENTS_COUNT / (performance.now() - beganMs)) * 1_000;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline)
      throw new Error(`Not all of ${EVENTS_COUNT} events arrived within ${DEADLINE_MS / 1_000} s.`);
    await pause(POLL_MS);
  }
}
