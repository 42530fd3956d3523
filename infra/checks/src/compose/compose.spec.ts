import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCompose, readEnvironment } from './compose-file';
import { judgeCompose } from './judge-compose';

const good = `
x-service: &service
  image: floodgate:dev
  restart: unless-stopped
  mem_limit: 256m
  healthcheck: { test: [CMD, "true"] }
services:
  setup: { image: floodgate:dev, restart: "no", mem_limit: 256m }
  postgres: { <<: *service, image: 'postgres:17', ports: ['127.0.0.1:\${PORT}:5432'] }
  order:
    <<: *service
    environment: { URL: '\${URL:-none}', SECRET: '$\${NOT_OURS}' }
    depends_on:
      setup: { condition: service_completed_successfully }
      postgres: { condition: service_healthy }
`;

const judged = (text: string, env = 'PORT=25432\n') => judgeCompose(readCompose(text), readEnvironment(env));

describe('the compose file', () => {
  it('is sound', () => {
    const read = (name: string) => readFileSync(resolve(__dirname, '../../../..', name), 'utf8');
    expect(judged(read('docker-compose.yml'), read('.env'))).toEqual([]);
  });
});

describe('the compose check', () => {
  it('accepts a sound file', () => {
    expect(judged(good)).toEqual([]);
  });

  it.each([
    ['a healthcheck that is missing', '  healthcheck: { test: [CMD, "true"] }\n', '', /postgres: add a healthcheck/],
    ['a memory limit that is missing', 'restart: "no", mem_limit: 256m', 'restart: "no"', /setup: add a mem_limit/],
    ['a restart policy that is missing', '  restart: unless-stopped\n', '', /order: add a restart policy/],
    ['an image without a version', 'postgres:17', 'postgres', /postgres: give the image a version/],
    ['a port that is open to everybody', '127.0.0.1:', '', /postgres: bind "\$\{PORT\}:5432" to 127.0.0.1/],
    ['a variable without a value', '{PORT}', '{OTHER}', /\$\{OTHER\} has no value/],
    [
      'a start that does not wait for health',
      'service_healthy',
      'service_started',
      /wait for postgres with the condition/,
    ],
    [
      'a start that does not wait for the set-up',
      '_completed_successfully',
      '_started',
      /wait for setup with the condition/,
    ],
    ['a dependency that does not exist', '      postgres:', '      mysql:', /depends on mysql, which does not exist/],
  ])('finds %s', (_, part, instead, sentence) => {
    expect(judged(good.replace(part, instead))).toContainEqual(expect.stringMatching(sentence));
  });
});
