import { connect, type Socket } from 'node:net';

const HEAD_STARTS_AT = 'HTTP/1.1 '.length;
const HEAD_END = '\r\n\r\n';
/** Told instead of a status when the connection ended before the answer was whole. */
export const NO_ANSWER = 0;

/**
 * One connection that sends requests made beforehand and reads of an answer no more than its status and its length: what the
 * generator takes from the machine, nobody else has. It keeps to answers of known length, which is what both contestants give.
 */
export class HttpConnection {
  private socket: Socket | undefined;
  private unread: Buffer | undefined;
  private answered: ((status: number) => void) | undefined;

  constructor(private readonly port: number) {}

  /** One at a time: the next when this one is answered. */
  send(request: Buffer, answered: (status: number) => void): void {
    this.answered = answered;
    this.socket ??= this.open();
    this.socket.write(request);
  }

  close(): void {
    this.socket?.destroy();
    this.socket = undefined;
  }

  private open(): Socket {
    const socket = connect({ host: '127.0.0.1', port: this.port, noDelay: true });
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', () => undefined); // What follows is `close`, and that is told.
    socket.on('close', () => {
      this.socket = undefined;
      this.unread = undefined;
      this.tell(NO_ANSWER);
    });
    return socket;
  }

  private read(chunk: Buffer): void {
    const bytes = this.unread === undefined ? chunk : Buffer.concat([this.unread, chunk]);
    const headEnd = bytes.indexOf(HEAD_END);
    if (headEnd < 0 || bytes.length < headEnd + HEAD_END.length + bodyLength(bytes.toString('latin1', 0, headEnd))) {
      this.unread = bytes;
      return;
    }
    this.unread = undefined;
    this.tell(Number(bytes.toString('latin1', HEAD_STARTS_AT, HEAD_STARTS_AT + 3)));
  }

  private tell(status: number): void {
    const { answered } = this;
    this.answered = undefined;
    answered?.(status);
  }
}

/** In bytes. @throws Error for an answer in chunks, which this generator does not read */
function bodyLength(head: string): number {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`An answer without a length cannot be read: ${head}`);
  return Number(length);
}
