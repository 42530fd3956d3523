import { signToken } from '@floodgate/runtime';
import { logFolder } from '../native/log-files';
import type { SystemPlan } from '../plan/system-plan';
import { shown } from '../repository';
import type { StopRequest } from '../terminal/stop-request';
import { chapters } from './chapters';
import { Shop } from './shop';

const TOKEN_TTL_S = 600;

/** Uses the running system as a customer would, and prints what happened. A story that fails does not end the demo. */
export async function tellStory(plan: SystemPlan, stop: StopRequest): Promise<void> {
  const tokenOf = (customerId: string, role?: 'operator'): string =>
    signToken({ customerId, expiresInS: TOKEN_TTL_S, ...(role && { role }) }, plan.tokenSecret);
  const shop = new Shop(plan, tokenOf);
  console.log('\nA short story');
  try {
    for (const chapter of chapters()) {
      if (stop.isReceived()) return;
      await chapter(shop, (line) => console.log(`  ${line}`));
    }
  } catch (error) {
    console.error(`  ✗ The story breaks off: ${error instanceof Error ? error.message : String(error)}`);
    console.error(`    The logs are in ${shown(logFolder)} (\`docker compose logs\` when it runs in containers).`);
  }
}
