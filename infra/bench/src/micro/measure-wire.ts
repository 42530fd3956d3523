import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageContract, messageCatalogue } from '@floodgate/contracts';
import { repository } from '@floodgate/local';
import type { Stage } from '../macro/stage';
import { built } from './built';
import { measureSteps } from './steps';

const TYPE = 'order.placed.v1';
const EXAMPLE = 'libs/contracts/src/order/order-placed.v1.golden.json';
const BATCH_COUNT = 100;

interface CloudEvents {
  encodeEvent: (event: object) => string;
  encodeBatch: (encoded: readonly string[]) => Buffer;
}

interface Parser {
  parse: (contract: MessageContract, message: object, channel: object) => { readonly events: readonly unknown[] };
}

/** An event to bytes and back, with everything that is checked on the way in. */
export async function measureWire(stage: Stage): Promise<void> {
  const { encodeEvent, encodeBatch } = await built<CloudEvents>('cloudEvent');
  const { parse } = await built<Parser>('parse');
  const contract = messageCatalogue.find(({ type }) => type === TYPE);
  const event: unknown = JSON.parse(readFileSync(join(repository, EXAMPLE), 'utf8'));
  if (contract === undefined || typeof event !== 'object' || event === null) throw new Error(`There is no ${TYPE}.`);
  const messageOf = (count: number) => ({
    content: encodeBatch(Array.from({ length: count }, () => encodeEvent(event))),
    properties: { headers: {} },
  });
  const [one, many] = [messageOf(1), messageOf(BATCH_COUNT)];
  if (parse(contract, many, {}).events.length !== BATCH_COUNT) throw new Error(`${TYPE} cannot be read.`);
  await measureSteps(stage, 'wire', [
    { what: 'encode 1 event', run: () => encodeBatch([encodeEvent(event)]) },
    { what: 'decode and check 1 event', run: () => parse(contract, one, {}) },
    { what: `decode and check ${BATCH_COUNT} events`, run: () => parse(contract, many, {}) },
  ]);
}
