import { addresses, count, milliseconds } from '@floodgate/runtime';

/** Every bound of admission. */
export const admissionSettings = {
  /** Requests for a ticket, by address. Generous: a whole office, a proxy or a load test may be one address. */
  ADDRESS_RATE_PER_S: count().default(10_000),
  ADDRESS_BURST_COUNT: count().default(20_000),
  /** Requests for a ticket, by customer. */
  CUSTOMER_RATE_PER_S: count().default(5),
  CUSTOMER_BURST_COUNT: count().default(10),
  /** Addresses, and customers, whose rate is remembered at most. */
  RATE_KEYS_MAX_COUNT: count({ min: 2 }).default(100_000),
  /** Proxies whose `X-Forwarded-For` is believed. */
  TRUSTED_PROXIES: addresses().default([]),
  /** Unsettled tickets of this replica from which on nobody is admitted … */
  BACKLOG_HIGH_MARK_COUNT: count().default(20_000),
  /** … until there are fewer than these. */
  BACKLOG_LOW_MARK_COUNT: count().default(15_000),
  /** For how long permits are leased. */
  PERMIT_LEASE_DURATION_MS: milliseconds({ min: 100 }).default(10_000),
  /** Permits that nobody wanted for so long go back. */
  PERMIT_IDLE_RETURN_MS: milliseconds().default(1_000),
  /** How long inventory has to answer one question for permits. */
  PERMIT_LEASE_DEADLINE_MS: milliseconds().default(1_000),
  /** How long a buyer waits for a permit, and how many of a sale may. */
  PERMIT_WAIT_MAX_MS: milliseconds().default(5_000),
  PERMIT_WAITING_MAX_COUNT: count().default(10_000),
};

type Name = keyof typeof admissionSettings;
type Numbers = Readonly<Record<Exclude<Name, 'TRUSTED_PROXIES'>, number>>;

/** Of each pair the first must be lower than the second, or the bounds contradict each other. */
const pairs: readonly (readonly [keyof Numbers, keyof Numbers])[] = [
  ['BACKLOG_LOW_MARK_COUNT', 'BACKLOG_HIGH_MARK_COUNT'],
  ['PERMIT_IDLE_RETURN_MS', 'PERMIT_LEASE_DURATION_MS'],
  ['PERMIT_LEASE_DEADLINE_MS', 'PERMIT_WAIT_MAX_MS'],
  ['PERMIT_WAIT_MAX_MS', 'PERMIT_LEASE_DURATION_MS'],
];

/** What is wrong although each setting is right by itself. */
export function contradictionsIn(settings: Numbers) {
  return pairs
    .filter(([low, high]) => settings[low] >= settings[high])
    .map(([low, high]) => ({
      name: low,
      problem: `is ${settings[low]}, which is not lower than ${high} (${settings[high]})`,
      fix: `set ${low} lower, or ${high} higher`,
    }));
}
