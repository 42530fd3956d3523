import { Logger } from '@nestjs/common';
import { configureLogs } from './log';
import { NestLog } from './nest-log';

describe('what Nest logs', () => {
  const lines: Record<string, unknown>[] = [];

  beforeEach(() => {
    lines.length = 0;
    const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
    configureLogs({ service: 'order', level: 'info', destination });
    Logger.overrideLogger(new NestLog());
  });

  it('is JSON with its context as the component', () => {
    new Logger('AmqpConnection').log('connected');
    new Logger('AmqpConnection').warn('connection lost');
    expect(lines).toMatchObject([
      { level: 'info', component: 'AmqpConnection', msg: 'connected' },
      { level: 'warn', component: 'AmqpConnection', msg: 'connection lost' },
    ]);
  });

  it('keeps the stack of an error', () => {
    new Logger('ExceptionsHandler').error('it broke', 'Error: it broke\n    at somewhere');
    new Logger('ExceptionsHandler').error(new Error('it broke'));
    expect(lines).toMatchObject([
      { level: 'error', component: 'ExceptionsHandler', msg: 'it broke', stack: 'Error: it broke\n    at somewhere' },
      { level: 'error', component: 'ExceptionsHandler', msg: 'it broke', err: { type: 'Error' } },
    ]);
  });

  it('leaves out the list of routes and modules', () => {
    new Logger('RouterExplorer').log('Mapped {/orders, POST} route');
    expect(lines).toEqual([]);
  });
});
