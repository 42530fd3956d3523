import { numberText } from '../result/number-text';
import type { BenchSystem } from '../system/bench-system';
import type { Stage } from './stage';

const SERVERS = ['postgres', 'rabbitmq'];

/** What the start of the system took, as it was told by whoever started it. */
export function noteStart({ book, print }: Pick<Stage, 'book' | 'print'>, system: BenchSystem): void {
  const note = (name: string, ms: number): void => book.note({ part: 'start', name, unit: 'ms', of: 'system' }, ms);
  const parts = system.startMs();
  for (const [name, ms] of parts) note(`${name} ready`, ms);
  const services = [...parts].filter(([name]) => name !== 'setup' && !SERVERS.includes(name)).map(([, ms]) => ms);
  note('services ready', Math.max(...services));
  print(`  services were ready ${numberText(Math.max(...services))} ms after broker, database and set-up`);
}
