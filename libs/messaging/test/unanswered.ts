import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** How `basic.publish` begins on the wire: class 60, method 40. */
const PUBLISH = Buffer.from([0, 60, 0, 40]);

/**
 * The moment between a publish and its confirm, held still: passes everything on until the first message is published;
 * that reaches the broker, and nothing the broker says comes back any more.
 */
export class UnansweredPublish {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(brokerUrl: string): Promise<UnansweredPublish> {
    const { hostname, port } = new URL(brokerUrl);
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const detour = new URL(brokerUrl);
    detour.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const proxy = new UnansweredPublish(server, detour.toString());
    server.on('connection', (inside) => proxy.join(inside, connect(Number(port), hostname)));
    return proxy;
  }

  /** The process between the two dies. */
  async cut(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(inside: Socket, outside: Socket): void {
    let isAnswered = true;
    inside.on('data', (chunk: Buffer) => {
      if (chunk.includes(PUBLISH)) isAnswered = false;
      outside.write(chunk);
    });
    outside.on('data', (chunk: Buffer) => isAnswered && inside.write(chunk));
    for (const socket of [inside, outside]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
    }
  }
}
