import { startInOrder, type Step } from './start-in-order';

function recorder() {
  const events: string[] = [];
  const step = (name: string, needs: readonly string[], work = () => Promise.resolve()): Step => ({
    name,
    needs,
    run: async () => {
      events.push(`${name} starts`);
      await work();
      events.push(`${name} is done`);
    },
  });
  return { events, step };
}

describe('startInOrder', () => {
  it('starts what depends on others last, in whatever order it is written', async () => {
    const { events, step } = recorder();
    await startInOrder([
      step('order', ['setup']),
      step('setup', ['postgres', 'rabbitmq']),
      step('postgres', []),
      step('rabbitmq', []),
    ]);
    expect(events.slice(0, 2)).toEqual(['postgres starts', 'rabbitmq starts']);
    expect(events.slice(4)).toEqual(['setup starts', 'setup is done', 'order starts', 'order is done']);
  });

  it('starts nothing behind a step that failed', async () => {
    const { events, step } = recorder();
    const broken = step('setup', [], () => Promise.reject(new Error('no space left')));
    await expect(startInOrder([broken, step('order', ['setup'])])).rejects.toThrow('no space left');
    expect(events).toEqual(['setup starts']);
  });
});
