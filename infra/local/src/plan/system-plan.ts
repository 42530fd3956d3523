import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { repository } from '../repository';
import { type ComposeBlock, readCompose } from './compose-file';
import { type HostPort, hostPortFor, variableIn } from './host-ports';
import type { Variables } from './interpolate';
import { readVariables } from './variables';

/** A program of ours: what to run, with which environment, after whom. */
export interface ProgramPlan {
  readonly name: string;
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly needs: readonly string[];
  readonly stopDeadlineMs: number;
}

export interface ServicePlan extends ProgramPlan {
  readonly firstPort: HostPort;
}

export interface ServerPlan {
  readonly environment: Readonly<Record<string, string>>;
  readonly ports: readonly HostPort[];
}

/** The system as docker-compose.yml and .env describe it, seen from this machine instead of from inside a container. */
export interface SystemPlan {
  readonly services: readonly ServicePlan[];
  readonly setup: ProgramPlan;
  readonly postgres: ServerPlan & { readonly port: HostPort; readonly settings: Readonly<Record<string, string>> };
  readonly rabbitmq: ServerPlan & { readonly amqp: HostPort; readonly management: HostPort };
  readonly tokenSecret: string;
  readonly clientPassword: string;
}

const CONTAINER_PORTS = { service: 3000, postgres: 5432, amqp: 5672, management: 15672 };

export function readSystemPlan(variables: Variables = readVariables()): SystemPlan {
  const text = readFileSync(join(repository, 'docker-compose.yml'), 'utf8');
  const names = portVariables(text);
  const blocks = readCompose(text, { ...variables, ...seenFromHere(text, variables, names) });
  const portOf = (name: string, container: number): HostPort =>
    hostPortFor(container, blockOf(blocks, name).ports, names[name] ?? []);
  const server = (name: string, ...ports: HostPort[]): ServerPlan => ({
    environment: blockOf(blocks, name).environment,
    ports,
  });
  const postgres = portOf('postgres', CONTAINER_PORTS.postgres);
  const amqp = portOf('rabbitmq', CONTAINER_PORTS.amqp);
  const management = portOf('rabbitmq', CONTAINER_PORTS.management);
  const setup = programOf('setup', blockOf(blocks, 'setup'));
  return {
    services: Object.entries(blocks)
      .filter(([, { build, restart }]) => build && restart !== 'no')
      .map(([name, block]) => ({ ...programOf(name, block), firstPort: portOf(name, CONTAINER_PORTS.service) })),
    setup,
    postgres: {
      ...server('postgres', postgres),
      port: postgres,
      settings: settingsIn(blockOf(blocks, 'postgres').command),
    },
    rabbitmq: { ...server('rabbitmq', amqp, management), amqp, management },
    tokenSecret: variables.TOKEN_SECRET ?? '',
    clientPassword: setup.environment.CLIENT_BROKER_PASSWORD ?? '',
  };
}

/** Inside Compose the servers have names and their usual ports; from here they are on the published ones. */
function seenFromHere(text: string, variables: Variables, names: PortVariables): Variables {
  const blocks = readCompose(text, variables);
  const published = (name: string, port: number): string =>
    String(hostPortFor(port, blockOf(blocks, name).ports, names[name] ?? []).port);
  return {
    POSTGRES_HOST: '127.0.0.1',
    POSTGRES_PORT_INTERNAL: published('postgres', CONTAINER_PORTS.postgres),
    RABBITMQ_HOST: '127.0.0.1',
    RABBITMQ_PORT_INTERNAL: published('rabbitmq', CONTAINER_PORTS.amqp),
    RABBITMQ_MANAGEMENT_PORT_INTERNAL: published('rabbitmq', CONTAINER_PORTS.management),
  };
}

function blockOf(blocks: Readonly<Record<string, ComposeBlock>>, name: string): ComposeBlock {
  const block = blocks[name];
  if (!block) throw new Error(`docker-compose.yml has no service "${name}"`);
  return block;
}

/** `[postgres, -c, max_connections=200]` → `{ max_connections: '200' }` */
function settingsIn(command: readonly string[]): Readonly<Record<string, string>> {
  const settings: Record<string, string> = {};
  for (const [index, word] of command.entries()) {
    const [name, value] = command[index + 1]?.split('=') ?? [];
    if (word === '-c' && name !== undefined && value !== undefined) settings[name] = value;
  }
  return settings;
}

function programOf(name: string, block: ComposeBlock): ProgramPlan {
  const program = join(repository, 'dist', block.build?.args.SERVICE ?? name, 'src/main.js');
  const stopDeadlineMs = Number.parseFloat(block.stop_grace_period) * 1_000;
  return { name, program, environment: block.environment, needs: Object.keys(block.depends_on), stopDeadlineMs };
}

const withPorts = z.object({ services: z.record(z.string(), z.object({ ports: z.array(z.string()).default([]) })) });

/** Service → the variables behind its published ports, which a message about a port has to name. */
type PortVariables = Readonly<Record<string, readonly string[]>>;

function portVariables(text: string): PortVariables {
  const { services } = withPorts.parse(parse(text, { merge: true }));
  return Object.fromEntries(Object.entries(services).map(([name, { ports }]) => [name, ports.map(variableIn)]));
}
