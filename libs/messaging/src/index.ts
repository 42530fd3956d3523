export { Alerts } from './alerts/alerts';
export type { Alert } from './alerts/alerts';
export { CommandSender } from './commands/command-sender';
export { DeadLetters } from './dead-letters/dead-letters';
export type { LetterPage, WorkReport } from './dead-letters/dead-letters';
export type { DeadLetter } from './dead-letters/dead-letter';
export type { OpenedLetter } from './dead-letters/opened-letter';
export { filterFields, narrows } from './dead-letters/letter-filter';
export type { Tally, WorkOrder } from './dead-letters/letter-work';
export {
  BrokerUnavailable,
  CommandRefused,
  PermanentFailure,
  RpcFailure,
  RpcTimeout,
  TransientFailure,
  WiringError,
} from './errors';
export { AnyEvent } from './handlers/any-event';
export { Answers } from './handlers/answers.decorator';
export type { MessagingSettings } from './handlers/handler-class';
export { Handles } from './handlers/handles.decorator';
export { Listens } from './listeners/listens.decorator';
export { Messaging } from './messaging.module';
export { Outbox } from './outbox/outbox';
export { RpcClient } from './rpc/rpc-client';
export { computeTopology } from './topology/compute-topology';
export { deadQueueName, queueName, retryQueueName, unroutableName, waitQueueName } from './topology/names';
export type { Topology } from './topology/topology';
export { wire } from './topology/wiring';
export type { Wiring } from './topology/wiring';
export { HEADERS } from './wire/headers';
