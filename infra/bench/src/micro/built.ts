import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@floodgate/local';
import { z } from 'zod';

/** Parts of the product that no library hands out, as they are built: what is measured is what runs. */
export const BUILT = {
  cloudEvent: 'libs/messaging/src/wire/cloud-event',
  parse: 'libs/messaging/src/pipeline/parse',
  doorkeeper: 'services/flash-sale-gateway/src/http/doorkeeper',
  addressOf: 'services/flash-sale-gateway/src/http/address-of',
  recentCallers: 'services/flash-sale-gateway/src/http/recent-callers',
  judgeWindow: 'services/flash-sale-gateway/src/use-cases/judge-window',
  limitRate: 'services/flash-sale-gateway/src/use-cases/limit-rate',
  recogniseBuyer: 'services/flash-sale-gateway/src/use-cases/recognise-buyer',
  guessHolder: 'services/flash-sale-gateway/src/use-cases/guess-holder',
  rateLimit: 'services/flash-sale-gateway/src/domain/rate-limit',
  rateLimits: 'services/flash-sale-gateway/src/storage/rate-limits',
  saleFlags: 'services/flash-sale-gateway/src/storage/sale-flags',
  ticketBook: 'services/flash-sale-gateway/src/storage/ticket-book',
  backlog: 'services/flash-sale-gateway/src/storage/backlog',
  auditDatabase: 'services/audit/src/storage/audit.database',
} as const;

/** Loads one of them. @throws Error when it is not there: the file has another name now */
export async function built<Shape>(part: keyof typeof BUILT): Promise<Shape> {
  const file = join(repository, 'dist', `${BUILT[part]}.js`);
  if (!existsSync(file))
    throw new Error(`${BUILT[part]}.ts is gone: say in infra/bench/src/micro/built.ts where it is now.`);
  return z.custom<Shape>().parse(await import(file));
}
