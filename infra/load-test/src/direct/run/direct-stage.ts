import { readSystemPlan } from '@floodgate/local';
import { signToken } from '@floodgate/runtime';
import type { RunningSystem } from '../../system/running-system';
import type { Stage } from '../../system/stage';
import type { DirectSystem } from '../system/direct-system';

const TOKEN_TTL_S = 6 * 60 * 60;

/** The direct way in the place of the demo: its programs are watched instead of the services, PostgreSQL and RabbitMQ as before. */
export function directStage(system: RunningSystem, direct: DirectSystem, saleIds: readonly string[]) {
  const programs = [direct.order, direct.stock].map(({ name, url }) => ({
    ...{ name, url, replica: 1, pid: null, healthy: true },
  }));
  return {
    system: { ...system, services: programs },
    saleIds,
    operator: {
      restock: (saleId: string, units: number) => direct.restock(saleId, units),
      stockOf: async (ids: readonly string[]) => ({ ...(await direct.stockOf(ids)), leased: 0, sold: 0 }),
      // What is on sale ends with the system.
      closeSale: () => Promise.resolve(),
    },
  } satisfies Omit<Stage, 'tokens'>;
}

/** Of customers that nobody else has. */
export function tokensOf(kind: string, count: number): readonly string[] {
  const { tokenSecret } = readSystemPlan();
  return Array.from({ length: count }, (_, index) =>
    signToken({ customerId: `${kind}-${index + 1}`, expiresInS: TOKEN_TTL_S }, tokenSecret),
  );
}
