import type { FastifyInstance } from 'fastify';

interface Program {
  readonly server: FastifyInstance;
  readonly host: string;
  readonly port: number;
  /** What ends after the last request was answered, in this order. */
  readonly closeAfterwards: readonly (() => Promise<void>)[];
}

/** Listens until it is told to stop, and leaves no answer half given. */
export async function runProgram({ server, host, port, closeAfterwards }: Program): Promise<void> {
  const stop = async (): Promise<void> => {
    await server.close();
    for (const close of closeAfterwards) await close();
  };
  process.once('SIGTERM', () => void stop().then(() => process.exit(0), giveUp));
  await server.listen({ host, port });

  function giveUp(error: unknown): never {
    server.log.error(error, 'could not stop in order');
    process.exit(1);
  }
}
