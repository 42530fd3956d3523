import { randomUUID } from 'node:crypto';
import { readSystemPlan } from '@floodgate/local';
import { signToken } from '@floodgate/runtime';
import type { Invocation } from '../invocation';
import { ShopOperator } from './operator';
import type { RunningSystem } from './running-system';

const TOKEN_TTL_S = 6 * 60 * 60;

/** Everything that is there before the first customer comes. */
export interface Stage {
  readonly system: RunningSystem;
  readonly operator: Pick<ShopOperator, 'restock' | 'closeSale' | 'stockOf'>;
  /** The first is the hot one. */
  readonly saleIds: readonly string[];
  readonly tokens: readonly string[];
}

/** Opens sales of its own, and gives every customer a valid token beforehand. */
export async function setStage(
  system: RunningSystem,
  { units, scenario }: Invocation,
  customerCount: number,
  report: (line: string) => void,
): Promise<Stage> {
  const { tokenSecret } = readSystemPlan();
  const tokenOf = (customerId: string, role?: 'operator') =>
    signToken({ customerId, expiresInS: TOKEN_TTL_S, ...(role && { role }) }, tokenSecret);
  const run = randomUUID().slice(0, 8);
  const operator = new ShopOperator(system, tokenOf('load-test', 'operator'));
  const sales = scenario.saleWeights.length;
  report(
    `Putting ${units} pieces on ${sales === 1 ? 'sale' : `each of ${sales} sales`} and making ${customerCount} tokens…`,
  );
  const saleIds: string[] = [];
  for (const index of scenario.saleWeights.keys()) {
    saleIds.push(await operator.openSale(`LOAD-${run.toUpperCase()}-${index + 1}`, units));
  }
  const tokens = Array.from({ length: customerCount }, (_, index) => tokenOf(`load-${run}-${index + 1}`));
  return { system, operator, saleIds, tokens };
}
