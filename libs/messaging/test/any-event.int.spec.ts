import { AnyEvent, Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { eventually } from '@floodgate/testing';
import { Said, Told } from './echo/echo.messages';
import { echoMessaging } from './echo/echo.service';
import { Stage } from './echo/echo.stage';

@Handles(AnyEvent, { exchanges: ['echo.events', 'letter.events'] })
class RecordEverything {
  async handleBatch(events: readonly AnyEvent[], tx: Transaction): Promise<void> {
    for (const { type, data } of events)
      await tx.$executeRawUnsafe('INSERT INTO notes (key, text) VALUES ($1, $2)', type, JSON.stringify(data));
  }
}

const QUEUE = 'echo.record-everything';

describe('a handler of any event', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set([Said, Told]);
    await stage.startReplica({ ...echoMessaging, handlers: [RecordEverything] });
  });
  afterAll(() => stage.strike());

  const notesOf = (type: string, expected: readonly object[]) =>
    eventually(async () => expect(JSON.parse(`[${(await stage.notes(type)).join(',')}]`)).toEqual(expected));

  it('takes everything on the exchanges it names, of whatever owner, once, with all of its data', async () => {
    const data = { key: 'a', text: 'one', andMore: { deep: [1] } };
    const event = stage.probe.event(Said, data);
    await stage.probe.deliverBatch(Said, [event]);
    await stage.probe.deliverBatch(Said, [event]);
    await stage.probe.deliver(Told, { key: 'a', text: 'two' });
    await notesOf(Told.type, [{ key: 'a', text: 'two' }]);
    await notesOf(Said.type, [data]);
  });

  it('takes what no catalogue knows yet', async () => {
    const unknown = { ...Said, type: 'echo.sung.v7' };
    await stage.probe.deliverBatch(unknown, [stage.probe.event(unknown, { key: 'a', text: 'la' })]);
    await notesOf('echo.sung.v7', [{ key: 'a', text: 'la' }]);
  });

  it.each([
    ['what is no CloudEvent', { hello: 'world', data: {} }, 'not a CloudEvent'],
    ['data that is no object', { data: 'text' }, 'does not fit echo.said.v1'],
  ])('puts %s among the dead letters', async (_, change, reason) => {
    const event = stage.probe.event(Said, { key: 'a', text: 'x' });
    await stage.probe.deliverBatch(Said, [{ ...('hello' in change ? {} : event), ...change }]);
    const dead = await stage.probe.deadLetter(QUEUE);
    expect(dead.properties.headers?.['x-reason']).toContain(reason);
  });
});
