import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { usageOfTree } from './process-tree';

describe('what a server uses', () => {
  it('is what its process and all below it use', async () => {
    const work = 'let n = 0; const until = Date.now() + 300; while (Date.now() < until) n += 1; console.log(n)';
    const shell = spawn('sh', ['-c', `"$1" -e "$2; setTimeout(() => {}, 60000)"; :`, 'sh', process.execPath, work], {
      detached: true,
    });
    const usage = () => usageOfTree(shell.pid ?? 0);
    try {
      await once(shell.stdout, 'data');
      expect((await usage())?.cpuS).toBeGreaterThan(0.1);
      expect((await usage())?.residentBytes).toBeGreaterThan(2 ** 20);
    } finally {
      process.kill(-(shell.pid ?? 0), 'SIGKILL');
    }
    await once(shell, 'exit');
    expect(await usage()).toBeUndefined();
  });
});
