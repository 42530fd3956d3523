import type { Transporter } from 'nodemailer';
import type { Addressed, Provider, Verdict } from './provider';

export interface SmtpSettings {
  /** `smtp://user:password@host:port`, or `smtps://` */
  readonly url: string;
  /** The sender's address. */
  readonly from: string;
  /** For connecting, for the greeting, and for the whole exchange; in milliseconds. */
  readonly timeoutMs: number;
  readonly connectionMaxCount: number;
}

/** Mailboxes show a letter once that comes twice with the same Message-ID, so it is made from the delivery's id. */
const MESSAGE_ID_DOMAIN = 'floodgate.invalid';

/** Hands letters to a mail server. */
export class SmtpProvider implements Provider {
  readonly name = 'smtp';
  private transporter: Promise<Transporter> | undefined;

  constructor(private readonly settings: SmtpSettings) {}

  async send({ address, title, body }: Addressed, idempotencyKey: string): Promise<Verdict> {
    const { from, timeoutMs } = this.settings;
    const messageId = `<${idempotencyKey}@${MESSAGE_ID_DOMAIN}>`;
    try {
      const transporter = await (this.transporter ??= connect(this.settings));
      await transporter.sendMail({
        ...{ from, to: { name: '', address }, subject: title ?? '', text: body, messageId },
        ...{ disableFileAccess: true, disableUrlAccess: true, signal: AbortSignal.timeout(timeoutMs) },
      });
      return { kind: 'accepted' };
    } catch (error) {
      return verdictOn(error);
    }
  }

  close(): void {
    void this.transporter?.then((transporter) => transporter.close());
  }
}

/** Loaded when the first letter leaves: whoever has no mail server does not pay its memory. */
async function connect({ url, timeoutMs, connectionMaxCount }: SmtpSettings): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    ...{ url, pool: true, maxConnections: connectionMaxCount },
    // Trying again is our own business, which counts and waits.
    maxRequeues: 0,
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, dnsTimeout: timeoutMs },
  });
}

/** A 5xx to sender, recipient or content is a no; to our own password, or anything without a reply, it is a matter of time. */
function verdictOn(error: unknown): Verdict {
  const { code, responseCode, permanent, message } = partsOf(error);
  const reason = responseCode === undefined ? message : `SMTP ${responseCode}`;
  const isAboutUs = code === 'EAUTH';
  const isUnsendable = code === 'EENVELOPE' && responseCode === undefined;
  return { kind: (permanent === true && !isAboutUs) || isUnsendable ? 'refused' : 'unavailable', reason };
}

function partsOf(error: unknown) {
  const read = (name: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  const message = error instanceof Error ? error.message : String(error);
  return { code: read('code'), responseCode: numberOr(read('responseCode')), permanent: read('permanent'), message };
}

function numberOr(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
