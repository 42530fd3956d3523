export { CannotCheck } from './cannot-check';
export { checkInvariants, invariants } from './check-invariants';
export type { Finding } from './finding';
export type { Books } from './ledgers';
export { checkWhenQuiet } from './check-when-quiet';
