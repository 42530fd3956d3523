/** The work can never succeed as it is: straight to the dead letters, no second attempt. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}

/** The work may succeed later: up the retry ladder. Any error that is not sorted counts as this. */
export class TransientFailure extends Error {
  override readonly name = 'TransientFailure';
}

/** The broker could not be reached, or did not confirm in time. What was published may or may not have arrived. */
export class BrokerUnavailable extends Error {
  override readonly name = 'BrokerUnavailable';
}

/** The broker refused the message: the queue behind it is full. It was not stored. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

/** No answer within the deadline. The question may still have been read. */
export class RpcTimeout extends Error {
  override readonly name = 'RpcTimeout';
}

/** The other side answered no, with a stable code such as `unknown-sku`. */
export class RpcFailure extends Error {
  override readonly name = 'RpcFailure';

  constructor(
    readonly code: string,
    message: string,
    /** The field of the request that is at fault, such as `lines[0].sku`. */
    readonly field?: string,
  ) {
    super(message);
  }
}

/** The service is wired wrongly and must not start. The message says what to change where. */
export class WiringError extends Error {
  override readonly name = 'WiringError';
}
