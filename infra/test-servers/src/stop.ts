import { startedServers } from './start';

export default async function stop(): Promise<void> {
  await startedServers()?.stop();
}
