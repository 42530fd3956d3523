import { connect, type Socket } from 'node:net';

const BYTE_PAUSE_MS = 1_000;

/** Connections that send a request a byte a second, which a server must not wait for at anybody else's expense (Slowloris). */
export class SlowClients {
  private readonly sockets: readonly Socket[];
  private readonly timer: NodeJS.Timeout;
  private sentCount = 0;

  constructor(doorUrl: string, path: string, count: number) {
    const { hostname, port } = new URL(doorUrl);
    const request = `POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-length: 2\r\n\r\n{}`;
    // Being cut off is what they are there for.
    this.sockets = Array.from({ length: count }, () => connect(Number(port), hostname).on('error', () => undefined));
    this.timer = setInterval(() => this.sendByte(request), BYTE_PAUSE_MS);
  }

  close(): void {
    clearInterval(this.timer);
    for (const socket of this.sockets) socket.destroy();
  }

  private sendByte(request: string): void {
    const byte = request[this.sentCount % request.length] ?? '';
    this.sentCount += 1;
    for (const socket of this.sockets) if (socket.writable) socket.write(byte);
  }
}
