import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

const letter = z.object({ orderId: z.string(), template: z.string() });

/** A provider of push messages, to be given to the notification service; it can go away, as providers do. */
export class PushProvider {
  /** What reached it, as `<order> <template>`, and under how many keys: one, unless somebody is told twice. */
  private readonly keys = new Map<string, Set<string>>();

  private constructor(
    private server: Server,
    private readonly port: number,
  ) {}

  static async open(): Promise<PushProvider> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const provider = new PushProvider(server, typeof address === 'object' && address ? address.port : 0);
    provider.serve();
    return provider;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/push`;
  }

  get receivedCount(): number {
    return this.keys.size;
  }

  /** Under how many keys somebody was told this. */
  timesTold(orderId: string, template: string): number {
    return this.keys.get(`${orderId} ${template}`)?.size ?? 0;
  }

  /** From now on nobody answers at its address. */
  goAway(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  async comeBack(): Promise<void> {
    if (this.server.listening) return;
    this.server = createServer();
    this.serve();
    await once(this.server.listen(this.port, '127.0.0.1'), 'listening');
  }

  private serve(): void {
    this.server.on('request', (request, response) => {
      const answer = (status: number) => void response.writeHead(status).end();
      void this.take(request).then(answer, () => answer(400));
    });
  }

  private async take(request: IncomingMessage): Promise<number> {
    const { orderId, template } = letter.parse(await json(request));
    const told = this.keys.get(`${orderId} ${template}`) ?? new Set();
    this.keys.set(`${orderId} ${template}`, told.add(String(request.headers['idempotency-key'])));
    return 204;
  }
}
