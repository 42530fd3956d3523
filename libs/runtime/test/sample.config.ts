import { parseConfig } from '../src/config/parse-config';
import { serviceSettings, type ServiceConfig } from '../src/config/service-settings';

export const sampleEnvironment = {
  PORT: '0',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'silent',
  DATABASE_URL: 'postgres://sample:secret@localhost:5432/sample',
  BROKER_URL: 'amqp://sample:secret@localhost:5672/sample',
  TOKEN_SECRET: 'a-secret-of-the-tests-with-32-characters',
};

export function sampleConfig(overrides: Readonly<Record<string, string>> = {}): ServiceConfig {
  return parseConfig('sample', { ...sampleEnvironment, ...overrides }, serviceSettings);
}
