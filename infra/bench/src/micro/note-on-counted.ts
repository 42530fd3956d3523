import { Answers, Handles } from '@floodgate/messaging';
import { Injectable } from '@nestjs/common';
import { type Counted, Counted as CountedEvent, Repeat } from './messages';

/** How many have arrived since it was emptied, and when the first and the last batch was done. */
export const arrivals = { count: 0, ofFirstBatch: 0, firstMs: 0, lastMs: 0 };

export function emptyArrivals(): void {
  Object.assign(arrivals, { count: 0, ofFirstBatch: 0, firstMs: 0, lastMs: 0 });
}

/** Does nothing with an event but count it: what is measured is the way to it. */
@Injectable()
@Handles(CountedEvent)
export class NoteOnCounted {
  handleBatch(events: readonly Counted[]): Promise<void> {
    const nowMs = performance.now();
    if (arrivals.count === 0) Object.assign(arrivals, { firstMs: nowMs, ofFirstBatch: events.length });
    arrivals.count += events.length;
    arrivals.lastMs = nowMs;
    return Promise.resolve();
  }
}

@Injectable()
@Answers(Repeat)
export class AnswerRepeat {
  answer({ text }: { readonly text: string }): Promise<{ text: string }> {
    return Promise.resolve({ text });
  }
}
