import { startTestInfrastructure } from '@floodgate/local';

type TestServers = Awaited<ReturnType<typeof startTestInfrastructure>>;

let servers: TestServers | undefined;

/** Jest calls this once per run, before the workers fork: they inherit the addresses through the environment. */
export default async function start(): Promise<void> {
  servers = await startTestInfrastructure();
  process.env.FLOODGATE_TEST_POSTGRES_URL = servers.postgresUrl;
  process.env.FLOODGATE_TEST_AMQP_URL = servers.amqpUrl;
  process.env.FLOODGATE_TEST_MANAGEMENT_URL = servers.managementUrl;
}

export function startedServers(): TestServers | undefined {
  return servers;
}
