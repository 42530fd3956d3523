import { randomUUID } from 'node:crypto';
import { readSystemPlan } from '@floodgate/local';
import { signToken } from '@floodgate/runtime';
import type { Invocation } from '../invocation';
import { ShopOperator } from './operator';
import { findSystem, startSystem, type RunningSystem } from './running-system';

const TOKEN_TTL_S = 6 * 60 * 60;

/** Everything that is there before the first customer comes. */
export interface Stage {
  readonly system: RunningSystem;
  readonly operator: ShopOperator;
  /** The first is the hot one. */
  readonly saleIds: readonly string[];
  readonly tokens: readonly string[];
}

/** Finds or starts the system, opens a sale of its own, and gives every customer a valid token beforehand. */
export async function setStage(
  { units, replicas, scenario }: Invocation,
  customerCount: number,
  report: (line: string) => void,
): Promise<Stage> {
  const system = await systemFor(replicas, report);
  const { tokenSecret } = readSystemPlan();
  const tokenOf = (customerId: string, role?: 'operator') =>
    signToken({ customerId, expiresInS: TOKEN_TTL_S, ...(role && { role }) }, tokenSecret);
  const run = randomUUID().slice(0, 8);
  const operator = new ShopOperator(system, tokenOf('load-test', 'operator'));
  report(`Putting ${units} pieces on sale and making ${customerCount} tokens…`);
  const saleIds: string[] = [];
  for (const index of scenario.saleWeights.keys()) {
    saleIds.push(await operator.openSale(`LOAD-${run.toUpperCase()}-${index + 1}`, units));
  }
  const tokens = Array.from({ length: customerCount }, (_, index) => tokenOf(`load-${run}-${index + 1}`));
  return { system, operator, saleIds, tokens };
}

async function systemFor(replicas: readonly string[], report: (line: string) => void): Promise<RunningSystem> {
  const running = await findSystem();
  if (running) {
    const sick = running.services.filter(({ healthy }) => !healthy).map(({ name }) => name);
    if (sick.length > 0) throw new Error(`The demo runs, but ${sick.join(', ')} is not ready: \`npm run status\`.`);
    if (replicas.length > 0) throw new Error('--replicas is for a demo that has to be started: `npm run stop` first.');
    return running;
  }
  report('No demo runs: starting one…');
  await startSystem(replicas);
  const started = await findSystem();
  if (!started) throw new Error('The demo was started and is not there: `npm run status` says more.');
  return started;
}
