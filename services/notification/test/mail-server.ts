import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  /** Headers and body, as they came. */
  readonly raw: string;
}

/** A real mail server. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  /** Set by a test: the reply code with which this recipient is refused, if at all. */
  refuse: (to: string, before: number) => number | undefined = () => undefined;
  private readonly asked: string[] = [];
  private readonly server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
    onRcptTo: ({ address }, _session, done) => {
      const before = this.asked.filter((each) => each === address).length;
      this.asked.push(address);
      const code = this.refuse(address, before);
      done(code === undefined ? null : Object.assign(new Error('not now'), { responseCode: code }));
    },
    onData: (stream, { envelope }, done) => {
      void text(stream).then((raw) => {
        this.mails.push({ to: envelope.rcptTo[0]?.address ?? '', raw });
        done(null);
      });
    },
  });

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    mail.server.on('error', () => undefined);
    mail.server.listen(0, '127.0.0.1');
    await once(mail.server.server, 'listening');
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  askedFor(to: string): number {
    return this.asked.filter((each) => each === to).length;
  }

  mailsTo(to: string): readonly ReceivedMail[] {
    return this.mails.filter((mail) => mail.to === to);
  }

  close(): Promise<void> {
    return new Promise((done) => this.server.close(done));
  }
}
