import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { OpenAndCloseSales } from '../use-cases/open-and-close-sales';
import { Repetition } from './repetition';

/** A sale that this replica has not heard of is opened so late at most. */
const INTERVAL_MS = 1_000;
/** A timer may ring a little early. */
const SHORTEST_MS = 5;

/** Opens and closes sales when their time has come: to the moment those this replica knows, all others by looking each second. */
@Injectable()
export class OpenAndCloseSalesTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly repetition = new Repetition('opening and closing sales', INTERVAL_MS, () => this.look());

  constructor(
    private readonly database: Database,
    private readonly openAndCloseSales: OpenAndCloseSales,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.repetition.start(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.repetition.stop();
  }

  private async look(): Promise<number> {
    const next = await this.database.transaction((tx) => this.openAndCloseSales.execute(tx));
    const untilNextMs = next ? next.getTime() - this.clock.now().getTime() : INTERVAL_MS;
    return Math.min(INTERVAL_MS, Math.max(SHORTEST_MS, untilNextMs));
  }
}
