/** How long outstanding permits may still arrive in tickets before they are given to others. Milliseconds. */
export class LeaseTimes {
  constructor(
    /** After the end of a lease whose holder fell silent: nobody knows what was spent. */
    readonly graceMs: number,
    /** After the holder said what it had not spent: the rest was, and waits in some queue. */
    readonly arrivalMs: number,
    /** Between two looks of a replica for leases whose time is over. */
    readonly sweepMs: number,
  ) {}
}
