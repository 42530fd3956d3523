import { checkInvariants, type Finding } from '@floodgate/invariants';
import { serviceNames } from '../system/target';
import { system } from '../system/the-system';
import { rowsOf } from './database';
import { patiently } from './patiently';

/**
 * Waits until the system is quiet and nothing was oversold, lost or doubled.
 *
 * @param accepted the orders that were answered with 202: each must be there
 */
export async function expectInvariants(accepted: readonly string[] = []): Promise<void> {
  await patiently(async () => {
    expect(await brokenInvariants()).toEqual([]);
    // What was still under way when the books were read has ended since, or shows itself now: then it is not quiet yet.
    expect(await brokenInvariants()).toEqual([]);
  });
  const stored = new Set((await rowsOf<{ id: string }>('order', 'SELECT id FROM orders')).map(({ id }) => id));
  expect(accepted.filter((id) => !stored.has(id))).toEqual([]);
}

export async function brokenInvariants(): Promise<readonly Finding[]> {
  const { clientBrokerUrl: clientUrl, managementUrl, services } = system;
  const databases = Object.fromEntries(serviceNames.map((name) => [name, services[name].databaseUrl]));
  const vhost = decodeURIComponent(new URL(clientUrl).pathname.slice(1));
  const findings = await checkInvariants({ databases, broker: { clientUrl, managementUrl }, vhost });
  return findings.filter(({ offenderCount }) => offenderCount > 0);
}
