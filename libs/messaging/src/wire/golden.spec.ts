import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageCatalogue, type EventOf, type MessageContract } from '@floodgate/contracts';
import { parse } from '../pipeline/parse';
import { encodeBatch, encodeEvent } from './cloud-event';

const contracts = join(__dirname, '../../../contracts/src');

/** The examples beside the contracts say what was always on the wire; programs of other languages rely on it. */
describe.each(messageCatalogue)('$type on the wire', (contract) => {
  const golden = goldenOf(contract.type);

  it('is written as it was always written', () => {
    expect(JSON.parse(encodeBatch([encodeEvent(golden)]).toString())).toEqual([golden]);
  });

  it('is read as it was always read', () => {
    const message = { content: Buffer.from(JSON.stringify([golden])), properties: { headers: {} } };
    const { events, unreadable } = parse(contract, Object.create(message), Object.create({}));
    expect(unreadable).toEqual([]);
    expect(events).toHaveLength(1);
    expect(golden).toMatchObject({ ...events[0]?.event });
  });
});

function goldenOf(type: string): EventOf<MessageContract> {
  for (const path of readdirSync(contracts, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.golden.json')) continue;
    const golden: EventOf<MessageContract> = JSON.parse(readFileSync(join(contracts, path), 'utf8'));
    if (golden.type === type) return golden;
  }
  throw new Error(`there is no golden example of ${type}`);
}
