import { z } from 'zod';

const SHOWN_LINES = 15;

/** What somebody wants to see who hears that a program failed: the end of its log, each line a sentence. */
export function readableEnd(log: string): string {
  const lines = log.trimEnd().split('\n').slice(-SHOWN_LINES);
  return lines.map((line) => `  ${readable(line)}`).join('\n');
}

const logLine = z.object({
  level: z.string(),
  msg: z.string(),
  err: z.object({ message: z.string() }).optional(),
});

/** The services log JSON, stack and all; the sentence in it is enough here. */
function readable(line: string): string {
  try {
    const { level, msg, err } = logLine.parse(JSON.parse(line));
    return [level, msg, err?.message].filter(Boolean).join(': ');
  } catch {
    return line;
  }
}
