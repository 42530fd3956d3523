import { signToken } from '@floodgate/runtime';
import type { Stage } from '../macro/stage';
import { built } from './built';
import { measureSteps } from './steps';

const CUSTOMERS_COUNT = 40_000;
const TOKEN_TTL_S = 3_600;
const SECRET = 'bench-only-secret-of-thirty-two-characters';
const GENEROUS = { perS: 1_000_000, burstCount: 1_000_000 };
const [OPEN, SOLD_OUT, EARLY] = ['open', 'sold-out', 'early'] as const;

type Made<Name extends string> = Readonly<Record<Name, new (...parts: readonly unknown[]) => object>>;

interface Doorkeeper {
  look(request: object, saleId: string): { readonly is: string };
}

/** What the gateway decides before the body of a request is read: the very objects that stand at its door. */
export async function measureAdmission(stage: Stage): Promise<void> {
  const doorkeeper = await makeDoorkeeper();
  const requests = Array.from({ length: CUSTOMERS_COUNT }, (_, index) => {
    const token = signToken({ customerId: `customer-${index}`, expiresInS: TOKEN_TTL_S }, SECRET);
    return { headers: { authorization: `Bearer ${token}` }, socket: { remoteAddress: '127.0.0.1' } };
  });
  let turn = 0;
  const look = (saleId: string) => () => {
    turn = (turn + 1) % CUSTOMERS_COUNT;
    return doorkeeper.look(requests[turn] ?? {}, saleId);
  };
  expectThat(look(OPEN)().is === 'welcome' && look(SOLD_OUT)().is === 'answered');
  await measureSteps(stage, 'admission', [
    { what: 'sold out', run: look(SOLD_OUT) },
    { what: 'not open yet', run: look(EARLY) },
    { what: 'welcome, with a token to verify', run: look(OPEN) },
  ]);
}

async function makeDoorkeeper(): Promise<Doorkeeper> {
  const { TicketBook } = await built<Made<'TicketBook'>>('ticketBook');
  const { Backlog } = await built<Made<'Backlog'>>('backlog');
  const { SaleFlags } = await built<{ SaleFlags: new () => { soldOut(saleId: string, revision: number): void } }>(
    'saleFlags',
  );
  const { RateLimits } = await built<Made<'RateLimits'>>('rateLimits');
  const { rateLimit } = await built<{ rateLimit: (rate: typeof GENEROUS) => object }>('rateLimit');
  const { JudgeWindow } = await built<Made<'JudgeWindow'>>('judgeWindow');
  const { LimitRate } = await built<Made<'LimitRate'>>('limitRate');
  const { RecogniseBuyer } = await built<Made<'RecogniseBuyer'>>('recogniseBuyer');
  const { GuessHolder } = await built<Made<'GuessHolder'>>('guessHolder');
  const { RecentCallers } = await built<Made<'RecentCallers'>>('recentCallers');
  const { addressReader } = await built<{ addressReader: (proxies: readonly string[]) => unknown }>('addressOf');
  const { Doorkeeper } = await built<{ Doorkeeper: new (...parts: readonly unknown[]) => Doorkeeper }>('doorkeeper');
  const clock = { now: () => new Date() };
  const tickets = new TicketBook(clock);
  const flags = new SaleFlags();
  flags.soldOut(SOLD_OUT, 1);
  const sales = new Map([OPEN, SOLD_OUT, EARLY].map((id) => [id, saleOf(id)]));
  const limits = () => new RateLimits(rateLimit(GENEROUS), CUSTOMERS_COUNT * 2);
  const questions = {
    judgeWindow: new JudgeWindow(sales, flags, { hasSome: () => false }, clock),
    limitRate: new LimitRate({ address: limits(), customer: limits() }),
    recogniseBuyer: new RecogniseBuyer(tickets, new Backlog(tickets, { highCount: 1_000, lowCount: 500 })),
    guessHolder: new GuessHolder(tickets),
  };
  return new Doorkeeper(questions, addressReader([]), new RecentCallers(SECRET));
}

function saleOf(id: string): object {
  const [past, future] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)];
  const opensAt = id === EARLY ? future : past;
  const closesAt = new Date(future.getTime() + 3_600_000);
  return { id, sku: 'SKU-1', name: 'Bench', priceMinor: 100, perCustomerLimit: 1, opensAt, closesAt, createdAt: past };
}

function expectThat(isSo: boolean): void {
  if (!isSo) throw new Error('The door answers otherwise than it did: what would be measured is something else.');
}
