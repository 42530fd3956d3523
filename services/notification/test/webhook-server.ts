import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedPost {
  readonly key: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** By the clock of `performance.now()`, in milliseconds. */
  readonly at: number;
}

/** What the server says to a post: a status with headers, or nothing at all. */
export type Answer = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | 'silence';

/** A provider of SMS or push messages as the service sees it: a real HTTP server that takes what it is told to take. */
export class WebhookServer {
  readonly posts: ReceivedPost[] = [];
  /** Set by a test; the number is how often this key has come before. */
  answer: (post: ReceivedPost, before: number) => Answer = () => ({ status: 202 });
  private server: Server | undefined;

  static async start(port = 0): Promise<WebhookServer> {
    const webhook = new WebhookServer();
    await webhook.listen(port);
    return webhook;
  }

  get port(): number {
    return (this.server?.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/messages`;
  }

  postsOf(key: string): readonly ReceivedPost[] {
    return this.posts.filter((post) => post.key === key);
  }

  async close(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    server?.close();
    if (server?.listening) await once(server, 'close');
  }

  private async listen(port: number): Promise<void> {
    this.server = createServer((request, response) => {
      void this.receive(request).then((answer) => {
        if (answer !== 'silence') response.writeHead(answer.status, answer.headers).end('{"said":"something"}');
      });
    }).listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  private async receive(request: IncomingMessage): Promise<Answer> {
    const post = {
      key: String(request.headers['idempotency-key']),
      authorization: request.headers.authorization,
      body: JSON.parse(await text(request)) as ReceivedPost['body'],
      at: performance.now(),
    };
    const before = this.postsOf(post.key).length;
    this.posts.push(post);
    return this.answer(post, before);
  }
}
