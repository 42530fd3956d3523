export type Severity = 'info' | 'warning' | 'critical';

/** Something a service found worth an operator's eye. */
export interface Alert {
  readonly eventId: string;
  readonly severity: Severity;
  /** Who raised it. */
  readonly service: string;
  /** What happened, in a word such as `lease-reconciled`. */
  readonly what: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly raisedAt: Date;
  readonly receivedAt: Date;
}

/** An alert in the log. */
export interface KeptAlert extends Alert {
  /** Grows in the order of arrival. */
  readonly position: string;
}
