import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { contractFiles, contractIn, goldenOf, type Contract } from '../test/contract-files';
import { judge, snapshotOf, type Snapshot } from '../test/snapshot';
import { defineEvent } from './define-message';

const mayRecord = process.env.WRITE_SCHEMAS === 'true';
const prettier = join(__dirname, '../../../node_modules/prettier/bin/prettier.cjs');

describe.each(contractFiles)('$path', (file) => {
  /** The parts of the golden file that have a schema. */
  const parts = async (): Promise<readonly (readonly [z.ZodObject, unknown])[]> => {
    const contract = await contractIn(file);
    const golden = goldenOf(file);
    if (contract.kind !== 'rpc') return [[contract.data, golden.data]];
    return [
      [contract.request, golden.request],
      [contract.reply, golden.reply],
    ];
  };

  it('reads what was always sent, and loses nothing of it', async () => {
    for (const [schema, value] of await parts()) expect(schema.parse(value)).toEqual(value);
  });

  it('ignores fields that a newer sender adds', async () => {
    for (const [schema, value] of await parts()) expect(schema.parse(withUnknownFields(value))).toEqual(value);
  });

  it('travels as a CloudEvent', async () => {
    const contract = await contractIn(file);
    if (contract.kind === 'rpc') return;
    const golden = goldenOf(file);
    expect(envelope.parse(golden)).toEqual(golden);
    expect(golden).toMatchObject({ type: contract.type, subject: Reflect.get(Object(golden.data), contract.subject) });
    if (contract.kind === 'event') expect(golden.source).toBe(contract.owner);
  });

  it('means what it meant when it was first sent', async () => {
    const is = snapshotOf(await contractIn(file));
    const was: Snapshot | undefined = existsSync(file.schemaPath)
      ? JSON.parse(readFileSync(file.schemaPath, 'utf8'))
      : undefined;
    const judgement = judge(file, was, is);
    if (judgement?.mayBeRecorded && mayRecord) record(file.schemaPath, is);
    else if (judgement) throw new Error(judgement.problem);
  });
});

describe('a contract that changed', () => {
  const file = { path: 'letter/letter-sent.v1', name: 'letter-sent', version: 1 };
  const from = z.object({ city: z.string() }).nullable();
  const fields = { id: z.string(), to: z.object({ city: z.string().max(10) }), note: z.string().optional(), from };
  const contractWith = (data: z.ZodObject): Contract => defineEvent('letter.sent.v1', { subject: 'id', data });
  const was = snapshotOf(contractWith(z.object(fields)));
  const judged = (changed: z.ZodRawShape) =>
    judge(file, was, snapshotOf(contractWith(z.object({ ...fields, ...changed }))));

  it.each<[string, z.ZodRawShape]>([
    ['got an optional field', { stamp: z.string().optional() }],
    ['got an optional field in what may be null', { from: from.unwrap().extend({ street: fields.note }).nullable() }],
    ['got an optional field deep inside', { to: fields.to.extend({ street: z.string().optional() }) }],
  ])('is to be recorded when it %s', (_, changed) => {
    expect(judged(changed)).toMatchObject({ mayBeRecorded: true, problem: expect.stringContaining('Record it: ') });
  });

  it.each<[string, z.ZodRawShape, string]>([
    ['got a required field', { stamp: z.string() }, 'data.stamp: required, was added'],
    ['requires an optional field', { note: z.string() }, 'data.note: was optional and is required'],
    ['does not promise a field any more', { to: fields.to.optional() }, 'data.to: was required and is optional'],
    ['changed a type', { id: z.int() }, 'data.id: type was "string" and is "integer"'],
    ['narrowed a range', { to: z.object({ city: z.string().max(9) }) }, 'data.to.city: maxLength was 10 and is 9'],
    ['widened a range', { to: z.object({ city: z.string().max(11) }) }, 'data.to.city: maxLength was 10 and is 11'],
    ['lost a field', { to: z.object({}) }, 'data.to.city: required, was removed'],
  ])('needs a new version when it %s', (_, changed, what) => {
    const judgement = judged(changed);
    expect(judgement).toMatchObject({ mayBeRecorded: false });
    expect(judgement?.problem).toContain(what);
    expect(judgement?.problem).toContain('make a new version: copy it to letter-sent.v2.ts');
  });

  it('is the same when only its words changed', () => {
    expect(judged({ id: z.string().describe('who') })).toBeUndefined();
  });

  it('needs a new version when it travels otherwise', () => {
    const elsewhere = { ...was, exchange: { name: 'letter.commands', kind: 'direct' } };
    expect(judge(file, was, elsewhere)?.problem).toContain('message: exchange was');
  });
});

const envelope = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.guid(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.iso.datetime(),
  traceparent: z.string().regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/),
  datacontenttype: z.literal('application/json'),
  data: z.unknown(),
});

function withUnknownFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withUnknownFields(item));
  if (typeof value !== 'object' || value === null) return value;
  // `details` is free by contract: every field of it is known.
  const known = Object.entries(value).map(([name, inner]: [string, unknown]) => [
    name,
    name === 'details' ? inner : withUnknownFields(inner),
  ]);
  return { ...Object.fromEntries(known), addedByANewerSender: { anything: true } };
}

function record(path: string, snapshot: Snapshot): void {
  writeFileSync(path, JSON.stringify(snapshot, undefined, 2));
  spawnSync(process.execPath, [prettier, '--write', path]);
}
