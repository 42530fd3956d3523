import { replicasOf } from './replicas';
import { readSystemPlan } from './system-plan';
import { readVariables } from './variables';

const plan = readSystemPlan({ ...readVariables(), ORDER_PORT: '9110-9112', POSTGRES_PORT: '9432' });
const byName = new Map(plan.services.map((service) => [service.name, service]));

describe('the plan read from docker-compose.yml and .env', () => {
  it('has every service, and the set-up apart from them', () => {
    expect([...byName.keys()].sort()).toEqual(['audit', 'flash-sale-gateway', 'inventory', 'notification', 'order']);
    expect(plan.setup.program).toMatch(/dist\/infra\/setup\/src\/main\.js$/);
  });

  it('starts a service after the set-up and both servers', () => {
    expect(byName.get('order')?.needs).toEqual(['setup', 'postgres', 'rabbitmq']);
    expect(plan.setup.needs).toEqual(['postgres', 'rabbitmq']);
  });

  it('puts this machine and the published port in the place of a container', () => {
    expect(byName.get('flash-sale-gateway')?.environment.DATABASE_URL).toMatch(/@127\.0\.0\.1:9432\/flash_sale$/);
    expect(byName.get('order')?.environment.BROKER_URL).toMatch(/^amqp:\/\/order:.+@127\.0\.0\.1:\d+\/floodgate$/);
    expect(plan.setup.environment.RABBITMQ_ADMIN_URL).toContain(`@127.0.0.1:${plan.rabbitmq.management.port}`);
  });

  it('knows the variable behind each port, and the settings of PostgreSQL', () => {
    expect(byName.get('order')?.firstPort).toEqual({ port: 9110, variable: 'ORDER_PORT' });
    expect(plan.rabbitmq.amqp.variable).toBe('RABBITMQ_PORT');
    expect(plan.postgres.settings).toHaveProperty('max_connections');
  });

  it.each(['abc', '99999', '0', '-1', '8110-8105', '8110-99999', '8110:1'])('refuses %s as a port', (value) => {
    for (const variable of ['ORDER_PORT', 'POSTGRES_PORT', 'RABBITMQ_MANAGEMENT_PORT']) {
      const variables = { ...readVariables(), [variable]: value };
      expect(() => readSystemPlan(variables)).toThrow(`${variable}=${value} is not a port: set it to a number from 1`);
    }
  });

  it('gives replicas the ports behind the first', () => {
    const replicas = replicasOf(plan.services, { order: 3 }).filter(({ service }) => service.name === 'order');
    expect(replicas.map(({ number, url }) => [number, url])).toEqual([
      [1, 'http://127.0.0.1:9110'],
      [2, 'http://127.0.0.1:9111'],
      [3, 'http://127.0.0.1:9112'],
    ]);
  });
});
