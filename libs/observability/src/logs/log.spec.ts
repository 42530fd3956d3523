import { inSpan } from '../traces/span';
import { configureLogs, logger } from './log';

describe('a log', () => {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  const madeBefore = logger('made-before');

  beforeEach(() => {
    lines.length = 0;
    configureLogs({ service: 'order', level: 'info', destination });
  });

  it('writes JSON that says who, when and how bad', () => {
    logger('relay').warn({ count: 3 }, 'rows are waiting');
    expect(lines).toEqual([
      {
        level: 'warn',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
        service: 'order',
        component: 'relay',
        count: 3,
        msg: 'rows are waiting',
      },
    ]);
  });

  it('follows the settings even when it was made before them', () => {
    madeBefore.info('hello');
    madeBefore.debug('not at this level');
    expect(lines).toMatchObject([{ service: 'order', component: 'made-before', msg: 'hello' }]);
  });

  it('names the running trace', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00';
    await inSpan('work', { traceparent }, async () => {
      await new Promise(setImmediate);
      logger('relay').info('inside');
    });
    logger('relay').info('outside');
    expect(lines).toMatchObject([{ correlationId: '4bf92f3577b34da6a3ce929d0e0e4736' }, { msg: 'outside' }]);
    expect(lines[1]).not.toHaveProperty('correlationId');
  });

  it('says what an error is, and nothing that a driver hung on it', () => {
    const cause = new Error('connection lost');
    const error = Object.assign(new Error('insert failed', { cause }), { code: '23505', parameters: ['c-1', 4711] });
    logger('relay').error({ err: error }, 'could not publish');
    expect(lines[0]?.err).toEqual({
      type: 'Error',
      message: 'insert failed',
      code: '23505',
      stack: expect.stringContaining('log.spec') as string,
      cause: expect.objectContaining({ message: 'connection lost' }) as object,
    });
  });

  it('cuts an error that carries a whole query in its message', () => {
    logger('relay').error({ err: new Error('x'.repeat(100_000)) }, 'could not publish');
    expect(JSON.stringify(lines[0]).length).toBeLessThan(5_000);
  });
});
