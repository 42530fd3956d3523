import { Listens } from '@floodgate/messaging';
import { Injectable } from '@nestjs/common';
import { Rang, Said, Told } from './echo.messages';

/** Writes down what it does, in order: `learns`, `learned`, and the texts it hears. */
@Injectable()
@Listens([Said, Rang, Told])
export class HearAll {
  readonly log: string[] = [];
  /** A test may keep it from learning, or from hearing. */
  duringLearn: () => Promise<void> = () => learning.first();
  duringHear: () => void = () => undefined;

  async learn(): Promise<void> {
    this.log.push('learns');
    await this.duringLearn();
    this.log.push('learned');
  }

  hear(events: readonly (Said | Rang | Told)[]): void {
    this.duringHear();
    this.log.push(...events.map(({ data }) => data.text));
  }
}

/** What instances that do not exist yet will do. */
export const learning = { first: (): Promise<void> => Promise.resolve() };
