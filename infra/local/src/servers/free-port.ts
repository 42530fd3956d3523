import { createServer } from 'node:net';

const handedOut = new Set<number>();

/** A port on the loopback interface that nobody uses now; never the same one twice. */
export async function freePort(): Promise<number> {
  const port = await anyPort();
  if (handedOut.has(port)) return freePort();
  handedOut.add(port);
  return port;
}

function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
