import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageContract } from '../src/define-message';
import type { RpcContract } from '../src/define-rpc';

export type Contract = MessageContract | RpcContract;

/** A contract as it lies on the disk: `<owner>/<name>.v<version>.ts`, with what is beside it. */
export interface ContractFile {
  readonly owner: string;
  readonly name: string;
  readonly version: number;
  /** `order/order-placed.v1` */
  readonly path: string;
  /** Every contract it exports, by symbol. */
  load(): Promise<Readonly<Record<string, Contract>>>;
  readonly goldenPath: string;
  readonly schemaPath: string;
}

export const source = join(__dirname, '../src');

export const contractFiles: readonly ContractFile[] = readdirSync(source, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: owner }) => readdirSync(join(source, owner)).flatMap((file) => contractFileOf(owner, file)));

/** The only contract of a file. */
export async function contractIn(file: ContractFile): Promise<Contract> {
  const [contract, ...others] = Object.values(await file.load());
  if (!contract || others.length > 0) throw new Error(`${file.path}.ts must define exactly one message`);
  return contract;
}

/** @throws Error that says how to add it */
export function goldenOf({ goldenPath, path }: ContractFile): Readonly<Record<string, unknown>> {
  try {
    const golden: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(goldenPath, 'utf8'));
    return golden;
  } catch (error) {
    const how = 'one example of it with every field, as it travels: a whole CloudEvent, or { request, reply }';
    throw new Error(`Add libs/contracts/src/${path}.golden.json: ${how}.`, { cause: error });
  }
}

function contractFileOf(owner: string, file: string): ContractFile[] {
  const [, name, version] = /^(.+)\.v(\d+)\.ts$/.exec(file) ?? [];
  if (name === undefined) return [];
  const path = `${owner}/${name}.v${version}`;
  const beside = join(source, path);
  return [
    {
      ...{ owner, name, version: Number(version), path },
      load: async () => contractsAmong(await import(beside)),
      goldenPath: `${beside}.golden.json`,
      schemaPath: `${beside}.schema.json`,
    },
  ];
}

function contractsAmong(exported: object): Readonly<Record<string, Contract>> {
  return Object.fromEntries(Object.entries(exported).filter(([, value]) => isContract(value)));
}

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'kind' in value && 'exchange' in value;
}
