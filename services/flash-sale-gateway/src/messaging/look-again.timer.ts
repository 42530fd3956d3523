import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LearnResults } from '../use-cases/learn-results';
import { LearnSales } from '../use-cases/learn-sales';
import { Repetition } from './repetition';

const INTERVAL_MS = 5_000;

/** Belt and braces: what was signalled and announced is asked for as well, so that nothing that was missed stays missed. */
@Injectable()
export class LookAgainTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly repetitions: readonly Repetition[];

  constructor(learnSales: LearnSales, learnResults: LearnResults) {
    const again = (what: string, work: () => Promise<void>) =>
      new Repetition(what, INTERVAL_MS, () => work().then(() => INTERVAL_MS));
    this.repetitions = [
      again('asking what is sold out', () => learnSales.execute()),
      again('asking for late results', () => learnResults.execute({ which: 'late' })),
    ];
  }

  onApplicationBootstrap(): void {
    for (const repetition of this.repetitions) repetition.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.repetitions.map((repetition) => repetition.stop()));
  }
}
