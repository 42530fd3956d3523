import { readFileSync } from 'node:fs';
import { addressesOf, readSystemPlan } from '@floodgate/local';
import { z } from 'zod';
import { CannotCheck } from '../cannot-check';
import type { Books } from '../ledgers';

const given = z.object({
  databases: z.record(z.string(), z.url()),
  broker: z.object({ clientUrl: z.url(), managementUrl: z.url() }),
});

/** Those in the file, or those of this machine's demo, with containers or without. */
export function booksFrom(file: string | undefined): Books {
  const { databases, broker } = file === undefined ? addressesOf(readSystemPlan()) : read(file);
  const vhost = decodeURIComponent(new URL(broker.clientUrl).pathname.slice(1));
  return { databases, broker, vhost };
}

function read(file: string): z.output<typeof given> {
  try {
    return given.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : '';
    throw new CannotCheck(
      `${file} does not say where the books are: ${reason}`,
      'Write what `npm run status -- --json` prints.',
    );
  }
}
