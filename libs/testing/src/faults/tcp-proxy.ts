import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a service and a server, so that a test can do from outside what networks do. */
export class TcpProxy {
  private readonly pairs = new Set<{ readonly inside: Socket; readonly outside: Socket }>();
  private isHolding = false;
  private isRefusing = false;
  private server: Server | undefined;

  private constructor(
    private readonly host: string,
    private readonly port: number,
  ) {}

  /** @param url of the real server, with a port */
  static async before(url: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(url);
    const proxy = new TcpProxy(hostname, Number(port));
    proxy.server = createServer((inside) => proxy.join(inside)).listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  /** The same address by way of this proxy. */
  through(url: string): string {
    const detour = new URL(url);
    detour.hostname = '127.0.0.1';
    detour.port = String(this.address().port);
    return detour.toString();
  }

  /** From now on nothing that the service sends arrives; what it is sent still does. Ends with `cut`. */
  holdRequests(): void {
    this.isHolding = true;
    for (const { inside } of this.pairs) inside.pause();
  }

  /** Ends every connection and refuses new ones, until `accept`. */
  refuse(): void {
    this.isRefusing = true;
    this.cut();
  }

  accept(): void {
    this.isRefusing = false;
  }

  /** Ends every connection at once, as a pulled cable does; new ones are served normally. */
  cut(): void {
    this.isHolding = false;
    for (const { inside, outside } of this.pairs) {
      inside.resetAndDestroy();
      outside.destroy();
    }
  }

  async close(): Promise<void> {
    this.cut();
    this.server?.close();
    if (this.server) await once(this.server, 'close');
  }

  private join(inside: Socket): void {
    if (this.isRefusing) {
      inside.resetAndDestroy();
      return;
    }
    const outside = connect(this.port, this.host);
    const pair = { inside, outside };
    this.pairs.add(pair);
    inside.setNoDelay(true);
    outside.setNoDelay(true);
    inside.on('data', (chunk) => outside.write(chunk));
    outside.on('data', (chunk) => inside.write(chunk));
    for (const [from, to] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.pairs.delete(pair);
        to.destroy();
      });
    }
    if (this.isHolding) inside.pause();
  }

  private address(): AddressInfo {
    const address = this.server?.address();
    if (typeof address !== 'object' || address === null) throw new Error('the proxy is not open');
    return address;
  }
}
