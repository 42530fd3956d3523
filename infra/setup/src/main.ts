import { setUpBroker } from './set-up-broker';
import { setUpDatabases } from './set-up-databases';
import { SetupFailure } from './setup-failure';
import { readConfig } from './setup.config';

async function main(): Promise<void> {
  const startedAt = Date.now();
  const config = readConfig();
  await Promise.all([setUpDatabases(config), setUpBroker(config)]);
  console.log(`set up in ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof SetupFailure) console.error(`What to do: ${error.fix}`);
  // At once: the other half may still be waiting for its server.
  process.exit(1);
});
