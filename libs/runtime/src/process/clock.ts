import { Injectable } from '@nestjs/common';

/** Injected wherever the time decides something, so that a test can say what time it is. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
