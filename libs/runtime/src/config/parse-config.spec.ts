import { sampleEnvironment } from '../../test/sample.config';
import { ConfigError } from './config-error';
import { parseConfig } from './parse-config';
import { serviceSettings } from './service-settings';
import { addresses, count, flag, milliseconds, ratio } from './settings';

function wrongWith(env: Record<string, string | undefined>, settings = serviceSettings): ConfigError {
  try {
    parseConfig('order', env, settings);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('the settings of a service', () => {
  it('are typed, complete and fixed', () => {
    const config = parseConfig('order', { ...sampleEnvironment, PORT: '3000', LOG_LEVEL: undefined }, serviceSettings);
    expect(config).toMatchObject({
      PORT: 3000,
      LOG_LEVEL: 'info',
      DEMO: false,
      SHUTDOWN_DEADLINE_MS: 10_000,
      TRACE_SAMPLE_RATIO: 0.1,
      OTEL_EXPORTER_OTLP_ENDPOINT: undefined,
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('may be given empty, which is not given at all', () => {
    const env = { ...sampleEnvironment, SHUTDOWN_DEADLINE_MS: '', OTEL_EXPORTER_OTLP_ENDPOINT: '' };
    expect(parseConfig('order', env, serviceSettings).SHUTDOWN_DEADLINE_MS).toBe(10_000);
  });

  it('are refused all at once, each with what to do', () => {
    const env = { PORT: 'http', DATABASE_URL: 'mysql://a:hunter2@b/c', TOKEN_SECRET: 'too short', DEMO: 'yes' };
    const { message, problems } = wrongWith(env);
    expect(problems.map(({ name }) => name)).toEqual(['PORT', 'DATABASE_URL', 'BROKER_URL', 'TOKEN_SECRET', 'DEMO']);
    expect(message).toContain('order cannot start: 5 settings are wrong');
    expect(message).toMatch(/PORT is wrong: "http".*\n {4}fix: set it to a whole number from 0 to 65535/);
    expect(message).toMatch(/BROKER_URL is missing\n {4}fix: set it to an address like amqp:/);
    expect(message).toMatch(/DEMO is wrong: "yes".*\n {4}fix: set it to true or false/);
    expect(message).not.toMatch(/hunter2|too short/);
  });

  it.each([
    ['TOKEN_SECRET', 'demo-only-secret-with-enough-characters'],
    ['DATABASE_URL', 'postgres://order:demo-only-order@localhost/order'],
    ['BROKER_URL', 'amqp://order:demo%2Donly%2Dorder@localhost/floodgate'],
  ])('do not include a secret of the demo in %s, unless this is the demo', (name, value) => {
    const env = { ...sampleEnvironment, [name]: value };
    expect(wrongWith(env).problems).toMatchObject([{ name, fix: expect.stringContaining('DEMO=true') as string }]);
    expect(wrongWith(env).message).not.toContain(value);
    expect(parseConfig('order', { ...env, DEMO: 'true' }, serviceSettings)).toHaveProperty(name, value);
  });

  it.each([
    ['count', count(), ['1', '42'], ['0', '1.5', '-1', 'many', '1e400']],
    ['milliseconds', milliseconds(), ['1', '60000'], ['0', '2147483648', '10s']],
    ['ratio', ratio(), ['0', '0.25', '1'], ['-0.1', '1.1', '10%']],
    [
      'list of addresses',
      addresses(),
      ['192.0.2.7', '10.0.0.0/8, ::1,fd00::/8'],
      ['localhost', '10.0.0.0/33', ',', '::/129'],
    ],
    ['flag', flag(), ['true', 'false'], ['1', 'yes', 'TRUE']],
  ])('know a %s', (_kind, setting, right, wrong) => {
    for (const value of right) expect(() => parseConfig('order', { X: value }, { X: setting })).not.toThrow();
    for (const value of wrong) expect(() => parseConfig('order', { X: value }, { X: setting })).toThrow(ConfigError);
  });
});
