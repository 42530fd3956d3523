import { histogram } from '@floodgate/observability';
import type { Channel } from '../domain/channel';
import type { Letter } from '../domain/delivery';
import type { Outcome } from '../domain/outcome';
import type { GuardedProvider } from './guarded-provider';
import type { Addressed } from './provider';
import type { Turns } from './turns';

const duration = histogram({
  name: 'notification_provider_duration_seconds',
  help: 'One letter, from asking its provider to the answer.',
  labelNames: ['channel', 'outcome'],
});

/** Hands the letters of one channel to its provider, at its pace, for as long as the budget of a batch lasts. */
export class Courier {
  constructor(
    private readonly channel: Channel,
    private readonly guarded: GuardedProvider,
    private readonly turns: Turns,
    /** A batch stops handing over after this time, in milliseconds: its transaction is open meanwhile. */
    private readonly budgetMs: number,
  ) {}

  /** Its provider's name, such as `smtp`. */
  get provider(): string {
    return this.guarded.name;
  }

  /** What became of each, in their order. Takes a bounded time and does not throw because of a provider. */
  handOver(letters: readonly Letter[]): Promise<readonly Outcome[]> {
    const deadline = performance.now() + this.budgetMs;
    return Promise.all(letters.map((letter) => this.bring(letter, deadline)));
  }

  private async bring(letter: Letter, deadline: number): Promise<Outcome> {
    const { address, priority } = letter;
    if (address === null) return { kind: 'refused', reason: 'the customer gave no address for this channel' };
    const outcome = await this.turns.take(priority, deadline, () => this.ask({ ...letter, address }));
    return outcome ?? { kind: 'unserved' };
  }

  private async ask(letter: Addressed): Promise<Outcome> {
    const resting = this.guarded.restingFor();
    if (resting) return { kind: 'postponed', ...resting };
    const stopTimer = duration.startTimer({ channel: this.channel });
    const outcome = await this.guarded.send(letter);
    stopTimer({ outcome: outcome.kind });
    return outcome;
  }
}
