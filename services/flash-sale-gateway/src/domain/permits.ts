/** Permits for real pieces, granted in a block and spent here. */
export interface Lease {
  readonly leaseId: string;
  readonly unspentCount: number;
  /** Spent on tickets of which the broker has not said yet whether it has them. */
  readonly openCount: number;
  /** When it was last spent from, or granted. */
  readonly usedAtMs: number;
  /** From here on it is not spent from any more; inventory keeps it a little longer, for what is on its way. */
  readonly endsAtMs: number;
}

/** What inventory said to a question for permits. */
export interface Grant {
  readonly grantedCount: number;
  /** What is left to lease after this grant. */
  readonly free: number;
  readonly isClosed: boolean;
}

interface Asking {
  readonly quantity: number;
}

interface Serving<Buyer> {
  readonly leases: readonly Lease[];
  readonly served: readonly { readonly buyer: Buyer; readonly leaseId: string }[];
  readonly waiting: readonly Buyer[];
}

/** Beyond what the buyers who wait need, so much is asked for in advance: what is spent in half a second. */
const HEADROOM_S = 0.5;
/** … but only while there is so many times more than that: the last pieces go to whoever asks for them. */
const PLENTY_FACTOR = 20;
/** What one question may ask for. */
const WANTED_MAX_COUNT = 10_000;

/** The lease to take so many permits from: all of a ticket come from one, and small remainders are used up first. */
export function leaseFor(leases: readonly Lease[], quantity: number, nowMs: number): Lease | undefined {
  const enough = leases.filter((lease) => lease.unspentCount >= quantity && nowMs < lease.endsAtMs);
  return enough.reduce<Lease | undefined>(
    (best, lease) => (best && best.unspentCount <= lease.unspentCount ? best : lease),
    undefined,
  );
}

export function spend(lease: Lease, quantity: number, nowMs: number): Lease {
  const { unspentCount, openCount } = lease;
  return { ...lease, unspentCount: unspentCount - quantity, openCount: openCount + quantity, usedAtMs: nowMs };
}

/** The broker said what became of a ticket. `isSpent`: it has it, or may have it. */
export function settle(lease: Lease, quantity: number, isSpent: boolean): Lease {
  const openCount = lease.openCount - quantity;
  return { ...lease, openCount, unspentCount: lease.unspentCount + (isSpent ? 0 : quantity) };
}

/** Serves in the order of their coming everybody for whom there is enough: who wants more blocks nobody who wants less. */
export function serve<Buyer extends Asking>(
  waiting: readonly Buyer[],
  leases: readonly Lease[],
  nowMs: number,
): Serving<Buyer> {
  const current = new Map(leases.map((lease) => [lease.leaseId, lease]));
  const served: { readonly buyer: Buyer; readonly leaseId: string }[] = [];
  const left: Buyer[] = [];
  for (const buyer of waiting) {
    const lease = leaseFor([...current.values()], buyer.quantity, nowMs);
    if (lease) {
      current.set(lease.leaseId, spend(lease, buyer.quantity, nowMs));
      served.push({ buyer, leaseId: lease.leaseId });
    } else left.push(buyer);
  }
  return { leases: [...current.values()], served, waiting: left };
}

interface Need {
  /** Pieces that the buyers who wait now want in all. */
  readonly waitingCount: number;
  /** What was left to lease after the last grant; 0 when nobody has said yet. */
  readonly free: number;
  readonly spentPerS: number;
}

export function wantedCount({ waitingCount, free, spentPerS }: Need): number {
  const headroom = Math.ceil(spentPerS * HEADROOM_S);
  const isPlenty = free >= PLENTY_FACTOR * (headroom + waitingCount);
  return Math.min(waitingCount + (isPlenty ? headroom : 0), WANTED_MAX_COUNT);
}

/** What those hear for whom a grant was not enough. `few`: there are some left, but fewer than they want. */
export function outlook({ grantedCount, free, isClosed }: Grant, inHandCount: number) {
  if (isClosed) return 'over';
  if (free > 0) return grantedCount > 0 ? 'ask-again' : 'unavailable';
  return inHandCount > 0 ? 'few' : 'sold-out';
}

/**
 * Whether a lease goes back: it is used up, nobody has wanted it for a while, or its time is over. It goes back once, so
 * never before the broker has answered for every ticket: one that is refused still gives its permit back.
 */
export function isToReturn(
  { unspentCount, openCount, usedAtMs, endsAtMs }: Lease,
  nowMs: number,
  idleMs: number,
): boolean {
  if (openCount > 0) return false;
  return unspentCount === 0 || nowMs >= endsAtMs || nowMs - usedAtMs >= idleMs;
}

export function unspentIn(leases: readonly Lease[]): number {
  return leases.reduce((sum, { unspentCount }) => sum + unspentCount, 0);
}
