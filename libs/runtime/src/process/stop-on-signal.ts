import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { logger } from '@floodgate/observability';
import { ServiceDefinition } from './service-definition';

/** Ctrl-C under npm arrives twice, from the terminal and from npm: only a later second signal means «now!». */
const ECHO_MS = 500;

const log = logger('runtime');

/** SIGTERM or SIGINT: finish, then exit 0. A second signal, or the deadline, ends the process with exit code 1. */
export function stopOnSignal(starting: Promise<NestFastifyApplication>): void {
  let firstAt: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      void stop(starting, signal);
    } else if (performance.now() - firstAt > ECHO_MS) {
      log.warn({ signal }, 'second signal: stopped without finishing');
      process.exit(1);
    }
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

async function stop(starting: Promise<NestFastifyApplication>, signal: NodeJS.Signals): Promise<void> {
  const beganAt = performance.now();
  try {
    // A process that is still starting finishes that first: half-made connections cannot be closed in order.
    const app = await starting;
    const deadlineMs = app.get(ServiceDefinition).config.SHUTDOWN_DEADLINE_MS;
    setTimeout(() => giveUp(deadlineMs), deadlineMs).unref();
    await app.close();
    log.info({ signal, durationMs: Math.round(performance.now() - beganAt) }, 'stopped');
    process.exit(0);
  } catch (error) {
    log.error({ err: error }, 'could not stop in order');
    process.exit(1);
  }
}

function giveUp(deadlineMs: number): void {
  const fix = 'Find what was still running above; raise SHUTDOWN_DEADLINE_MS if it needs the time.';
  log.error({ deadlineMs, fix }, 'not finished in time: stopped without finishing');
  process.exit(1);
}
