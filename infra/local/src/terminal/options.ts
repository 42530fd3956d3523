import { parseArgs } from 'node:util';
import { UsageError } from './usage';

interface Option {
  type: 'string' | 'boolean';
  multiple?: boolean;
  default?: string | boolean | string[];
}

/** The options of one command. Anything it does not know is refused: a typing error must not start something else. */
export function parseOptions<const O extends Readonly<Record<string, Option>>>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. To specify')[0] : String(error));
  }
}
