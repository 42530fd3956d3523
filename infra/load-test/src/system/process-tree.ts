import { readdir, readFile } from 'node:fs/promises';

/** What a process and its children have used. */
export interface Usage {
  readonly residentBytes: number;
  /** User and system time since their start, that of children that ended included. */
  readonly cpuS: number;
}

/** Linux counts processor time in ticks of this many a second, whatever the hardware does. */
const TICKS_PER_S = 100;
const KIBIBYTE = 1_024;

/**
 * PostgreSQL has a process for each connection, so a server is its process and all below it. Undefined where there is no
 * /proc. Read aside from the event loop, which has a crowd to send.
 */
export async function usageOfTree(pid: number): Promise<Usage | undefined> {
  const usages = await Promise.all((await treeOf(pid)).map(usageOf));
  const alive = usages.flatMap((usage) => usage ?? []);
  if (alive.length === 0) return undefined;
  return {
    residentBytes: alive.reduce((sum, usage) => sum + usage.residentBytes, 0),
    cpuS: alive.reduce((sum, usage) => sum + usage.cpuS, 0),
  };
}

async function treeOf(pid: number): Promise<readonly number[]> {
  const below = await Promise.all((await childrenOf(pid)).map(treeOf));
  return [pid, ...below.flat()];
}

/** Each thread of a process knows the children that it started itself. */
async function childrenOf(pid: number): Promise<readonly number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const each = threads.map((thread) => textOf(`/proc/${pid}/task/${thread}/children`));
  return (await Promise.all(each)).flatMap((text = '') => text.split(' ').filter(Boolean).map(Number));
}

/** proc(5): after the name in brackets come state, parent, … and as 12th to 15th user, system, and those of ended children. */
async function usageOf(pid: number): Promise<Usage | undefined> {
  const stat = await textOf(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined; // It has just ended.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { residentBytes: await residentBytesOf(pid), cpuS: ticks / TICKS_PER_S };
}

/** Memory that several processes share counts for each of them in part, where this may be read; otherwise for each in whole. */
async function residentBytesOf(pid: number): Promise<number> {
  const [, part] = /^Pss:\s+(\d+)/m.exec((await textOf(`/proc/${pid}/smaps_rollup`)) ?? '') ?? [];
  if (part !== undefined) return Number(part) * KIBIBYTE;
  const [, whole = 0] = /^VmRSS:\s+(\d+)/m.exec((await textOf(`/proc/${pid}/status`)) ?? '') ?? [];
  return Number(whole) * KIBIBYTE;
}

function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
