/** No letters die on a queue of this name. */
export class UnknownQueue extends Error {
  override readonly name = 'UnknownQueue';

  constructor(queue: string, known: readonly string[]) {
    super(`There are no dead letters of a queue "${queue}". There are those of ${known.join(', ') || 'no queue'}.`);
  }
}

/** Somebody else is walking through the dead letters of this queue and takes long. */
export class QueueBusy extends Error {
  override readonly name = 'QueueBusy';

  constructor(deadQueue: string) {
    super(`Somebody else is at work on ${deadQueue}. Try again in a moment.`);
  }
}

/** The letters have outlived the queue they died on: there is nowhere to send them back to. */
export class OriginGone extends Error {
  override readonly name = 'OriginGone';

  constructor(queue: string) {
    super(`The queue ${queue} does not exist any more. Nothing was sent back.`);
  }
}
