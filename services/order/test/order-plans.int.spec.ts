import { isolated, type Isolated } from '@floodgate/testing';
import { MOVE_ORDERS } from '../src/storage/order.sql';

describe('the plan for moving orders', () => {
  let environment: Isolated;

  beforeAll(async () => {
    environment = await isolated('order');
  });
  afterAll(() => environment.remove());

  it('looks each order up by its id, even when it was made while there were none: a plan is kept while the table grows', async () => {
    await environment.sql('SET plan_cache_mode = force_generic_plan');
    await environment.sql(`PREPARE move AS ${MOVE_ORDERS}`);
    const rows = await environment.sql<{ 'QUERY PLAN': string }>(
      'EXPLAIN EXECUTE move (NULL, NULL, NULL, NULL, NULL, NULL, NULL)',
    );

    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan.match(/Index Scan using orders_pkey/g)).toHaveLength(2);
    expect(plan).not.toMatch(/Seq Scan|Hash Join|Merge Join/);
  });
});
