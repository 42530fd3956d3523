// Runs one program with a time limit and tells how it went.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { root } from './bootstrap.mjs';

export async function runStep(step) {
  const started = Date.now();
  const note = step.skipped?.();
  if (note) return { name: step.name, passed: 0, failed: 0, ms: 0, note, output: '' };
  // What an earlier run wrote must not be counted as this run's result.
  if (step.results) rmSync(step.results, { force: true });
  const { code, output, isLate } = await runProgram(step);
  const counted = step.counted?.() ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
  const failed = code === 0 ? counted.failed : Math.max(counted.failed, 1);
  const late = isLate ? `\nIt did not end within ${step.limitMs / 60_000} minutes and was stopped.` : '';
  return { ...counted, failed, name: step.name, ms: Date.now() - started, output: `${counted.output}${late}` };
}

function runProgram({ command: [program, ...args], limitMs, shown }) {
  const stdio = ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'];
  // A group of its own, so that the limit stops the children of the program as well.
  const child = spawn(program, args, { cwd: root, stdio, detached: true });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stopGroup(child);
  }, limitMs);
  const interrupt = () => stopGroup(child);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupt);
  return new Promise((resolve) => {
    const end = (code) => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupt);
      resolve({ code, output, isLate });
    };
    child.once('error', (error) => {
      output += error.message;
      end(1);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}

function stopGroup(child) {
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // It has just ended.
    }
  };
  signal('SIGTERM');
  setTimeout(() => signal('SIGKILL'), 5_000).unref();
}
