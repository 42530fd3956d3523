export { checkInvariants } from './check-invariants';
export type { Finding } from './finding';
export type { Books } from './ledgers';
