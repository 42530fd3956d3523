import type { Clock } from '@floodgate/runtime';
import type { Patience } from '../domain/patience';

/** What time it is, and how long to wait for what. */
export class Schedule {
  constructor(
    private readonly clock: Clock,
    readonly patience: Patience,
  ) {}

  now(): Date {
    return this.clock.now();
  }
}
