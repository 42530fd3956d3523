import { parseReplicas } from '../plan/replicas';
import { readSystemPlan } from '../plan/system-plan';
import { parseOptions } from '../terminal/options';
import { stayingUp } from './run-natively';

/** What a supervisor tells the command that started it, until that one has heard enough and leaves. */
export type Report = { readonly line: string } | { readonly isReady: true };

/** The process behind `--detach`: keeps the system up after the terminal is gone. */
export async function supervise(args: readonly string[], startedAt: number): Promise<number> {
  const { replicas = [] } = parseOptions(args, { replicas: { type: 'string', multiple: true } });
  const plan = readSystemPlan();
  const print = (line: string): void => {
    console.log(line);
    report({ line });
  };
  try {
    return await stayingUp({ plan, replicas: parseReplicas(replicas, plan.services), startedAt }, print, () => {
      report({ isReady: true });
    });
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

function report(message: Report): void {
  if (process.connected) process.send?.(message, () => undefined);
}
