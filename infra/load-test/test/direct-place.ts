import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signToken } from '@floodgate/runtime';
import { TEST_TOKEN_SECRET } from '@floodgate/testing';
import type { Servers } from '../src/direct/system/servers';
import { DirectSystem } from '../src/direct/system/direct-system';

const loader = join(__dirname, '../../../libs/runtime/test/typescript.cjs');
const TOKEN_TTL_S = 600;

/** The direct way on the servers of this test run, with both programs as processes. */
export function startDirect(name: string, ...units: readonly number[]): Promise<DirectSystem> {
  return DirectSystem.start({
    ...{ name, units, servers: servers(), tokenSecret: TEST_TOKEN_SECRET },
    ...{ folder: mkdtempSync(join(tmpdir(), 'floodgate-direct-')), nodeArgs: ['--require', loader] },
  });
}

export function servers(): Servers {
  const {
    FLOODGATE_TEST_POSTGRES_URL: postgresUrl = '',
    FLOODGATE_TEST_AMQP_URL: amqpUrl = '',
    FLOODGATE_TEST_MANAGEMENT_URL: managementUrl = '',
  } = process.env;
  return { postgresUrl, amqpUrl, managementUrl };
}

export interface Bought {
  readonly status: number;
  readonly orderId: string | undefined;
  readonly type: string;
}

/** One customer asks once. */
export async function buy(direct: DirectSystem, customerId: string, body?: string): Promise<Bought> {
  const token = signToken({ customerId, expiresInS: TOKEN_TTL_S }, TEST_TOKEN_SECRET);
  const response = await fetch(`${direct.order.url}/flash-sales/${direct.saleIds[0]}/orders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    ...(body !== undefined && { body }),
  });
  const { orderId, type } = (await response.json()) as { orderId?: string; type?: string };
  return { status: response.status, orderId, type: type ?? '' };
}

/** One customer asks until they are told, as everybody is asked to who hears 503: a machine may be slow. */
export async function buyPatiently(direct: DirectSystem, customerId: string): Promise<Bought> {
  const bought = await buy(direct, customerId);
  return bought.status === 503 ? buyPatiently(direct, customerId) : bought;
}

export function countOf(bought: readonly Bought[], status: number): number {
  return bought.filter((each) => each.status === status).length;
}

export function customers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `c-${index + 1}`);
}
