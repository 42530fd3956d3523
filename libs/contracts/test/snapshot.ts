import { z } from 'zod';
import type { Contract, ContractFile } from './contract-files';
import { changesBetween, type SchemaChange } from './schema-changes';

const RECORD = 'WRITE_SCHEMAS=true npm test -- --unit libs/contracts';
/** Words for people, and what zod's own version decides. */
const IGNORED = ['$schema', 'title', 'description', 'examples', 'deprecated'];

export type Snapshot = Readonly<Record<string, unknown>>;

/** What a message means to both of its sides: where it travels, by what it is ordered and routed, and its schemas. */
export function snapshotOf(contract: Contract): Snapshot {
  const { kind, type, exchange } = contract;
  if (contract.kind === 'rpc') {
    return { kind, type, exchange, request: schemaOf(contract.request), reply: schemaOf(contract.reply) };
  }
  const { subject, routedBy, data } = contract;
  return { kind, type, exchange, subject, routedBy, data: schemaOf(data) };
}

/** Why a contract may not stay as it is, and what to do; undefined when it is as it was. */
export interface Judgement {
  readonly problem: string;
  readonly mayBeRecorded: boolean;
}

export function judge(
  file: Pick<ContractFile, 'path' | 'name' | 'version'>,
  was: Snapshot | undefined,
  is: Snapshot,
): Judgement | undefined {
  if (!was) {
    return { problem: `${file.path} is new. Record its schema: ${RECORD}`, mayBeRecorded: true };
  }
  const changes = changesOf(was, is);
  if (changes.length === 0) return undefined;
  const listed = changes.map(({ at, what }) => `\n  ${at}: ${what}`).join('');
  if (changes.every(({ isCompatible }) => isCompatible)) {
    return {
      problem: `${file.path} changed, and whoever knows the old one copes:${listed}\nRecord it: ${RECORD}`,
      mayBeRecorded: true,
    };
  }
  const next = `${file.name}.v${file.version + 1}`;
  return {
    problem: `${file.path} changed, and services of yesterday or messages in queues would break:${listed}
Leave it as it was and make a new version: copy it to ${next}.ts, announce both, and delete the old one when nobody handles it.
If no running system has ever seen it, delete ${file.path}.schema.json and record it: ${RECORD}`,
    mayBeRecorded: false,
  };
}

function changesOf(was: Snapshot, is: Snapshot): readonly SchemaChange[] {
  const parts = ['data', 'request', 'reply'];
  const frame = (snapshot: Snapshot) =>
    Object.fromEntries(Object.entries(snapshot).filter(([part]) => !parts.includes(part)));
  return [
    ...changesBetween(frame(was), frame(is), 'message'),
    ...parts.flatMap((part) => changesBetween(schemaIn(was, part), schemaIn(is, part), part)),
  ];
}

function schemaIn(snapshot: Snapshot, part: string): Snapshot {
  const schema = snapshot[part];
  return typeof schema === 'object' && schema !== null ? { ...schema } : {};
}

/** As a reader sees it. */
function schemaOf(schema: z.ZodType): unknown {
  return essential(z.toJSONSchema(schema, { io: 'input' }));
}

function essential(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(essential);
  if (typeof node !== 'object' || node === null) return node;
  const hasFormat = 'format' in node;
  const kept = Object.entries(node).filter(
    ([key, value]) =>
      // A format says more than the pattern by which this version of zod checks it.
      !IGNORED.includes(key) && !(hasFormat && key === 'pattern') && !isAnyInteger(value),
  );
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === 'properties' ? fieldsOf(value) : essential(value)]),
  );
}

/** The bounds that zod gives to every integer. */
function isAnyInteger(bound: unknown): boolean {
  return typeof bound === 'number' && Math.abs(bound) === Number.MAX_SAFE_INTEGER;
}

/** The names of fields are not keywords: a field may be called `title`. */
function fieldsOf(properties: unknown): unknown {
  return Object.fromEntries(
    Object.entries({ ...Object(properties) }).map(([name, schema]) => [name, essential(schema)]),
  );
}
