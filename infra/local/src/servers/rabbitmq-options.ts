export interface RabbitmqOptions {
  readonly dataDir: string;
  readonly logFile: string;
  readonly ports: { readonly amqp: number; readonly management: number };
  readonly user: string;
  readonly password: string;
  /** Created with the node, instead of RabbitMQ's usual `/`. */
  readonly vhost: string;
  /** An orderly stop takes RabbitMQ five seconds. Whoever throws the data away need not wait for it. */
  readonly stopDeadlineMs?: number;
  /** Gives up a start that takes too long for somebody. */
  readonly signal?: AbortSignal;
}
