import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { loadWirings } from './load-wirings';
import { messageCataloguePage } from './message-catalogue';
import { messageFlow } from './message-flow';
import { servicesTable } from './services-table';
import { drift, waitingElsewhere } from './drift';
import { runningBroker } from './running-broker';
import { topologyDefinitions } from './topology-definitions';
import { wiringText } from './wiring-text';
import { withSections } from './with-sections';

const { values } = parseArgs({ options: { into: { type: 'string', default: process.cwd() } } });
const wirings = loadWirings(process.cwd());

const generated: Readonly<Record<string, string>> = {
  'infra/rabbitmq/topology.json': topologyDefinitions(wirings),
  'libs/contracts/README.md': withSections('libs/contracts/README.md', { messages: messageCataloguePage(wirings) }),
  'README.md': withSections('README.md', { flow: messageFlow(wirings), services: servicesTable(wirings) }),
};

async function write(path: string, text: string): Promise<void> {
  const target = join(values.into, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

async function describe(): Promise<void> {
  await Promise.all(Object.entries(generated).map(([path, text]) => write(path, text)));
  if (values.into !== process.cwd()) return;
  const broker = await runningBroker();
  console.log(wiringText(wirings, broker?.queues));
  const differences = broker ? drift(wirings, broker) : [];
  console.log(
    `\n${broker ? 'The running broker' : 'No demo runs: nothing to compare with'}${broker && differences.length === 0 ? ' is as the code says.' : ''}`,
  );
  for (const difference of differences) console.log(`  ✗ ${difference}`);
  for (const note of broker ? waitingElsewhere(wirings, broker) : []) console.log(`  · ${note}`);
  console.log(`Written: ${Object.keys(generated).join(', ')}`);
  if (differences.length > 0) process.exitCode = 1;
}

void describe();
