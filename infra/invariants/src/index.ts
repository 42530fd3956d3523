export { checkInvariants, type Books, type Finding } from './check-invariants';
export { orderIsFinal } from './order-invariants';
