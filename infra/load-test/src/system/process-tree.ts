import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What a process and its children have used. */
export interface Usage {
  readonly residentBytes: number;
  /** User and system time since their start, that of children that ended included. */
  readonly cpuS: number;
}

/** Linux counts processor time in ticks of this many a second, whatever the hardware does. */
const TICKS_PER_S = 100;
const KIBIBYTE = 1_024;

interface Entry {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

/** PostgreSQL has a process for each connection, so a server is its process and all below it. Undefined where there is no /proc. */
export function usageOfTree(pid: number): Usage | undefined {
  if (!existsSync('/proc/self/stat')) return undefined;
  const entries = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? entryOf(Number(name)) : []));
  const tree = treeOf(pid, entries);
  if (tree.length === 0) return undefined;
  return {
    residentBytes: tree.reduce((sum, each) => sum + residentBytesOf(each.pid), 0),
    cpuS: tree.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_S,
  };
}

function treeOf(pid: number, entries: readonly Entry[]): readonly Entry[] {
  const root = entries.filter((entry) => entry.pid === pid);
  const below = (parents: readonly Entry[]): readonly Entry[] => {
    const pids = new Set(parents.map((parent) => parent.pid));
    const children = entries.filter(({ parent }) => pids.has(parent));
    return children.length === 0 ? parents : [...parents, ...below(children)];
  };
  return root.length === 0 ? [] : below(root);
}

/** proc(5): after the name in brackets come state, parent, … and as 12th to 15th user, system, and those of ended children. */
function entryOf(pid: number): readonly Entry[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0] = fields.slice(1);
    return [{ pid, parent, ticks: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) }];
  } catch {
    return []; // It has just ended.
  }
}

/** Memory that several processes share counts for each of them in part, where this may be read; otherwise for each in whole. */
function residentBytesOf(pid: number): number {
  return (
    kibibytesIn(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m) ??
    kibibytesIn(`/proc/${pid}/status`, /^VmRSS:\s+(\d+)/m) ??
    0
  );
}

function kibibytesIn(file: string, line: RegExp): number | undefined {
  try {
    const found = line.exec(readFileSync(file, 'utf8'));
    return found ? Number(found[1]) * KIBIBYTE : undefined;
  } catch {
    return undefined;
  }
}
