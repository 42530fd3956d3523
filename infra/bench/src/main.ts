import 'reflect-metadata';
import { BaselineContestant, makeRoom } from './contestants/baseline-contestant';
import { SystemContestant } from './contestants/system-contestant';
import { BenchSystem } from './system/bench-system';
import { measureSettling } from './macro/settling';

async function go() {
  const system = await BenchSystem.start({
    BACKLOG_HIGH_MARK_COUNT: '1000000',
    BACKLOG_LOW_MARK_COUNT: '999999',
    TICKET_PAYMENT_WINDOW_S: '86400',
  });
  try {
    console.log(system.startMs());
    await makeRoom(system);
    const all = [
      new SystemContestant(system),
      new BaselineContestant(system, false),
      new BaselineContestant(system, true),
    ];
    for (const one of all) {
      await measureSettling(one, { connections: 64, seconds: 3 });
      const got = await measureSettling(one, { connections: 64, seconds: 6 });
      await one.rest();
      console.log(
        one.name,
        got,
        [...got.cpuMsPerOrder.values()].reduce((a, b) => a + b, 0),
      );
    }
    for (const one of all) await one.close();
  } finally {
    await system.stop();
  }
}
void go();
