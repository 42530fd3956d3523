import type { SystemPlan } from '../plan/system-plan';
import type { StopRequest } from '../terminal/stop-request';

export async function tellStory(plan: SystemPlan, stop: StopRequest): Promise<void> {
  await Promise.resolve([plan, stop]);
}
