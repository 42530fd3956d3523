import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever its kernel ticks with. */
const TICK_MS = 10;
const BYTES_PER_KB = 1_024;

interface Process {
  readonly parentPid: number;
  /** User and system time of the process, and of its children that ended. */
  readonly cpuMs: number;
}

/** Processor time in milliseconds since its start, by name: of a process with all its descendants, as PostgreSQL has. */
export function cpuMsOf(pids: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const processes = readProcesses();
  return new Map(
    [...pids].map(([name, pid]) => [name, sum(familyOf(pid, processes), (id) => processes.get(id)?.cpuMs ?? 0)]),
  );
}

/** Resident memory in bytes, by name. What the processes of a family have in common counts once. */
export function residentBytesOf(pids: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const processes = readProcesses();
  const bytesOf = (pid: number): number => {
    const family = familyOf(pid, processes);
    return family.length === 1 ? residentBytes(pid) : sum(family, proportionalBytes);
  };
  return new Map([...pids].map(([name, pid]) => [name, bytesOf(pid)]));
}

/** What passed between two looks. */
export function difference(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  return new Map([...after].map(([name, value]) => [name, value - (before.get(name) ?? 0)]));
}

function readProcesses(): ReadonlyMap<number, Process> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(pids.flatMap((pid) => processIn(fileOf(`/proc/${pid}/stat`)).map((found) => [Number(pid), found])));
}

/** The fields after the name, which may hold anything: state, parent, … and from the twelfth on utime, stime, cutime, cstime. */
function processIn(stat: string): readonly Process[] {
  if (stat === '') return [];
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const ticks = fields.slice(11, 15).reduce((total, value) => total + value, 0);
  return [{ parentPid: fields[1] ?? 0, cpuMs: ticks * TICK_MS }];
}

function familyOf(pid: number, processes: ReadonlyMap<number, Process>): readonly number[] {
  const children = [...processes].filter(([, { parentPid }]) => parentPid === pid);
  return [pid, ...children.flatMap(([child]) => familyOf(child, processes))];
}

function residentBytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(fileOf(`/proc/${pid}/status`))?.[1] ?? 0) * BYTES_PER_KB;
}

/** Shared pages are divided among those who share them; without the right to see that, all count for each. */
function proportionalBytes(pid: number): number {
  const shares = /^Pss: +(\d+) kB/m.exec(fileOf(`/proc/${pid}/smaps_rollup`))?.[1];
  return shares === undefined ? residentBytes(pid) : Number(shares) * BYTES_PER_KB;
}

/** Empty when the process has ended in the meantime, or is somebody else's. */
function fileOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function sum(ids: readonly number[], valueOf: (id: number) => number): number {
  return ids.reduce((total, id) => total + valueOf(id), 0);
}
