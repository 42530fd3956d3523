import { isolated, type Isolated } from '@floodgate/testing';
import { LOCK_RESERVED } from '../src/storage/locking.sql';
import { RELEASE_EXPIRED, RELEASE_REFUNDED, SELL_RESERVATIONS } from '../src/storage/release.sql';
import { RESERVE_LINES } from '../src/storage/reservation.sql';
import { RESERVE_TICKETS } from '../src/storage/ticket.sql';

describe('reservations are looked up one by one, also by a plan from when there were none, for', () => {
  let environment: Isolated;

  beforeAll(async () => {
    environment = await isolated('inventory');
    await environment.sql('SET plan_cache_mode = force_generic_plan');
  });
  afterAll(() => environment.remove());

  it.each([
    ['reserving for normal orders', RESERVE_LINES, 4],
    ['reserving for tickets', RESERVE_TICKETS, 6],
    ['locking', LOCK_RESERVED, 1],
    ['selling', SELL_RESERVATIONS, 2],
    ['releasing what expired', RELEASE_EXPIRED, 2],
    ['releasing what was refunded', RELEASE_REFUNDED, 2],
  ])('%s', async (_, statement, parameterCount) => {
    await environment.sql(`PREPARE statement AS ${statement}`);
    const nothing = Array.from({ length: parameterCount }, () => 'NULL').join();
    const rows = await environment.sql<{ 'QUERY PLAN': string }>(`EXPLAIN EXECUTE statement (${nothing})`);
    await environment.sql('DEALLOCATE statement');

    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index (Only )?Scan using reservations_pkey|Bitmap Index Scan on reservations_pkey/);
    expect(plan).not.toMatch(/Seq Scan on (reservations|permit_leases)/);
  });
});
