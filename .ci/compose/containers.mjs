// What each container may do, as the engine sees it and not as the compose file hopes.
import assert from 'node:assert/strict';
import { docker } from './life.mjs';

async function containers() {
  const ids = (await docker('ps', '--quiet', '--filter', 'label=com.docker.compose.project=floodgate'))
    .split('\n')
    .filter(Boolean);
  assert.ok(ids.length >= 6, `${ids.length} containers run`);
  return JSON.parse(await docker('inspect', ...ids));
}

const each = (sentence, holds) => [
  sentence,
  async () => {
    const broken = (await containers()).filter((container) => !holds(container)).map(({ Name }) => Name);
    assert.deepEqual(broken, []);
  },
];

export const containerChecks = [
  each('no container runs as root', ({ Config }) => !['', '0', 'root'].includes(Config.User)),
  each('no container can write to its image', ({ HostConfig }) => HostConfig.ReadonlyRootfs),
  each('every container has a memory limit', ({ HostConfig }) => HostConfig.Memory > 0),
  each('every container comes back by itself', ({ HostConfig }) => HostConfig.RestartPolicy.Name === 'unless-stopped'),
  each('every container tells its health', ({ State }) => State.Health?.Status === 'healthy'),
  each('every port is published to this machine alone', ({ NetworkSettings }) =>
    Object.values(NetworkSettings.Ports)
      .flatMap((bindings) => bindings ?? [])
      .every(({ HostIp }) => HostIp === '127.0.0.1'),
  ),
];
