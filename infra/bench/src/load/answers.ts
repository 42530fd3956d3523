import { Latencies } from './latencies';

/** What was answered, each status by itself: a refusal is quick, and would make whoever was accepted look so. */
export class Answers {
  private readonly byStatus = new Map<number, Latencies>();

  note(status: number, latencyMs: number): void {
    let latencies = this.byStatus.get(status);
    if (latencies === undefined) this.byStatus.set(status, (latencies = new Latencies()));
    latencies.note(latencyMs);
  }

  of(status: number): Latencies {
    return this.byStatus.get(status) ?? new Latencies();
  }

  countOf(status: number): number {
    return this.of(status).count;
  }

  /** The counts of every status but this one, such as `503: 12`; empty when nothing else was answered. */
  othersThan(status: number): string {
    const others = [...this.byStatus].filter(([other]) => other !== status);
    return others.map(([other, { count }]) => `${other}: ${count}`).join(', ');
  }
}
