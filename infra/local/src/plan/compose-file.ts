import { z } from 'zod';
import { parse } from 'yaml';
import { interpolate, type Variables } from './interpolate';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const block = z.object({
  image: z.string().optional(),
  build: z.object({ args: z.object({ SERVICE: z.string() }) }).optional(),
  command: z.array(scalar).default([]),
  environment: z.record(z.string(), scalar.nullable()).default({}),
  ports: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.unknown()).default({}),
  restart: z.string().optional(),
  stop_grace_period: z.string().default('10s'),
});

const composeFile = z.object({ services: z.record(z.string(), block) });

type ReadBlock = z.output<typeof block>;

export type ComposeBlock = Omit<ReadBlock, 'environment'> & {
  readonly environment: Readonly<Record<string, string>>;
};

/** The blocks of docker-compose.yml, as far as processes have a use for them, with the variables put in. */
export function readCompose(text: string, variables: Variables): Readonly<Record<string, ComposeBlock>> {
  const document: unknown = parse(text, { merge: true });
  const { services } = composeFile.parse(withVariables(document, variables));
  return Object.fromEntries(Object.entries(services).map(([name, read]) => [name, passOn(read, variables)]));
}

/** `NAME:` without a value passes a variable of the same name on, and is not there when that is not set. */
function passOn({ environment, ...read }: ReadBlock, variables: Variables): ComposeBlock {
  const values = Object.entries(environment).flatMap(([name, value]): [string, string][] => {
    const passed = value ?? variables[name];
    return passed === undefined ? [] : [[name, passed]];
  });
  return { ...read, environment: Object.fromEntries(values) };
}

function withVariables(node: unknown, variables: Variables): unknown {
  if (typeof node === 'string') return interpolate(node, variables);
  if (Array.isArray(node)) return node.map((item) => withVariables(item, variables));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withVariables(value, variables)]));
}
