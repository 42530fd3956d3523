import { renderMetrics } from '@floodgate/observability';
import { eventually, tokenOf } from '@floodgate/testing';
import { Said } from './echo/echo.messages';
import { DEAD, QUEUE, Stage } from './echo/echo.stage';

describe('operators reach the dead letters of a service over HTTP', () => {
  let stage: Stage;
  let url: string;

  beforeAll(async () => {
    stage = await Stage.set();
    const app = await stage.startReplica();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => stage.strike());

  const call = async (method: string, path: string, body?: object, token = tokenOf('olga', 'operator')) => {
    const headers = { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) };
    const response = await fetch(`${url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  const die = async (key: string) => {
    await stage.fault(key, 'permanent', 1_000_000);
    const before = await stage.probe.depth(DEAD);
    const id = await stage.probe.deliver(Said, { key, text: key });
    await eventually(async () => expect(await stage.probe.depth(DEAD)).toBe(before + 1));
    return id;
  };

  it.each([
    ['GET', '/dead-letters'],
    ['GET', '/dead-letters/1'],
    ['POST', '/dead-letters/replays'],
    ['POST', '/dead-letters/discards'],
  ])('%s %s is for operators only', async (method, path) => {
    expect(await call(method, path, method === 'POST' ? {} : undefined, tokenOf('c-1'))).toMatchObject({ status: 403 });
    expect(await call(method, path, method === 'POST' ? {} : undefined, 'nonsense')).toMatchObject({ status: 401 });
  });

  it('lists, shows, replays and discards', async () => {
    const [first, second] = [await die('a'), await die('b')];
    expect(await call('GET', '/dead-letters?reason=for%20b&since=1h')).toMatchObject({
      status: 200,
      body: { queues: [{ queue: QUEUE, count: 2 }], items: [{ id: second, subject: 'b' }], isComplete: true },
    });
    expect(await call('GET', `/dead-letters/${first}`)).toMatchObject({
      status: 200,
      body: { items: [{ id: first, json: [{ data: { key: 'a' } }], stack: expect.any(String) }] },
    });
    await stage.repair();
    const replays = { ids: [first], dryRun: true };
    expect((await call('POST', '/dead-letters/replays', replays)).body).toMatchObject({ isDryRun: true, done: 1 });
    expect(await call('POST', '/dead-letters/replays', { ids: [first] })).toMatchObject({
      status: 200,
      body: { isDryRun: false, done: 1, isComplete: true, stoppedBecause: null },
    });
    await eventually(async () => expect(await stage.notes('a')).toEqual(['a']));
    expect((await call('POST', '/dead-letters/discards', { queue: QUEUE })).body).toMatchObject({ done: 1 });
    expect((await call('GET', '/dead-letters')).body).toMatchObject({ items: [] });
  });

  it('stops a slow replay when the service stops, and answers what was done', async () => {
    for (const key of ['s1', 's2', 's3', 's4']) await die(key);
    await stage.repair();
    const stopping = await stage.startReplica();
    await stopping.listen(0, '127.0.0.1');
    const answer = fetch(`${await stopping.getUrl()}/dead-letters/replays`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokenOf('olga', 'operator')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ratePerS: 1 }),
    });
    await eventually(async () => expect(await stage.probe.depth(DEAD)).toBeLessThan(4));
    await stage.stop(stopping);
    expect(await (await answer).json()).toMatchObject({ isComplete: false, stoppedBecause: 'it was told to stop' });
    await call('POST', '/dead-letters/discards', { all: true });
  });

  it.each([
    ['GET', '/dead-letters?since=yesterday', undefined, 'since'],
    ['GET', '/dead-letters?limit=0', undefined, 'limit'],
    ['GET', '/dead-letters?queu=x', undefined, 'queu'],
    ['POST', '/dead-letters/replays', { ratePerS: 0 }, 'ratePerS'],
    ['POST', '/dead-letters/replays', { ids: [] }, 'ids'],
    ['POST', '/dead-letters/discards', {}, 'all'],
    ['POST', '/dead-letters/discards', { all: false }, 'all'],
  ])('%s %s %j is refused and names the field', async (method, path, body, field) => {
    expect(await call(method, path, body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it.each([
    ['GET', '/dead-letters?queue=order.other', undefined, 'dead-letters/unknown-queue'],
    ['GET', '/dead-letters/nobody', undefined, 'dead-letters/no-such-letter'],
    ['POST', '/dead-letters/replays', { queue: 'order.other' }, 'dead-letters/unknown-queue'],
  ])('%s %s does not find what is not there', async (method, path, body, slug) => {
    expect(await call(method, path, body)).toMatchObject({
      status: 404,
      body: { type: `urn:floodgate:problem:${slug}` },
    });
  });

  it('is documented', async () => {
    const { body } = await call('GET', '/docs-json');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/dead-letters',
        '/dead-letters/{id}',
        '/dead-letters/replays',
        '/dead-letters/discards',
      ]),
    );
    const names = ['queue', 'type', 'reason', 'since', 'limit'];
    expect(body.paths['/dead-letters'].get.parameters).toMatchObject(names.map((name) => ({ name, in: 'query' })));
  });

  it('counts them for the alarm, and declares a queue anew that somebody deleted', async () => {
    const depth = async () =>
      /messaging_dead_letters\{queue="echo.note-on-said"\} (\d+)/.exec((await renderMetrics()).body)?.[1];
    await die('counted');
    await eventually(async () => expect(await depth()).toBe('1'));
    const channel = await stage.probe.createChannel();
    await channel.deleteQueue(DEAD);
    await eventually(async () => expect(await depth()).toBe('0'));
    expect(await stage.probe.depth(DEAD)).toBe(0);
  });
});
