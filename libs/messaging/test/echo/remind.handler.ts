import { Handles } from '@floodgate/messaging';
import { Injectable } from '@nestjs/common';
import { Remind } from './echo.messages';

/** Remembers in memory what it was reminded of, and when that was. */
@Injectable()
@Handles(Remind)
export class RemindHandler {
  handleBatch(events: readonly Remind[]): Promise<void> {
    for (const { data, time } of events) reminders.push({ ...data, saidAt: Date.parse(time), takenAt: Date.now() });
    return Promise.resolve();
  }
}

export const reminders: { key: string; text: string; saidAt: number; takenAt: number }[] = [];
