import { DeliverMessage } from '@floodgate/contracts';
import { eventually, isolated, Probe, startApp, type Isolated, type RunningApp } from '@floodgate/testing';
import { recorded, type Message } from './recorded';

export interface State {
  readonly status: string;
  readonly attempts: number;
  readonly reason: string | null;
  readonly provider: string | null;
  readonly deliver_after: Date | null;
}

const load = async () => (await import('../src/notification.module')).NotificationModule;

/** The service with the settings of one test file, and everything around it. */
export class Stage {
  private constructor(
    readonly environment: Isolated,
    readonly probe: Probe,
    readonly app: RunningApp,
  ) {}

  static async set(settings: Readonly<Record<string, string>>): Promise<Stage> {
    const environment = await isolated('notification');
    const probe = await Probe.open(environment.brokerUrl);
    const app = await startApp({ variables: { ...environment.variables, ...settings } }, load);
    return new Stage(environment, probe, app);
  }

  async clear(): Promise<void> {
    await this.app.stop();
    await this.probe.close();
    await this.environment.remove();
  }

  /** Records a delivery and dispatches it. */
  async dispatch(part: Partial<Message> & Pick<Message, 'channel'>): Promise<Message> {
    const message = await recorded(this.environment, part);
    await this.probe.deliver(DeliverMessage, message);
    return message;
  }

  /** The same, but the first attempt to write down its delivery fails, after its provider has it: a crash, seen from outside. */
  async dispatchWhileMarkingFails(part: Partial<Message> & Pick<Message, 'channel'>): Promise<Message> {
    const message = await recorded(this.environment, part);
    const name = `crash_${message.deliveryId.replaceAll('-', '_')}`;
    await this.environment.sql(`CREATE SEQUENCE ${name}`);
    await this.environment.sql(`
      CREATE FUNCTION ${name}() RETURNS trigger AS $$
      BEGIN
        IF nextval('${name}') = 1 THEN RAISE EXCEPTION 'a fault from outside'; END IF;
        RETURN NEW;
      END $$ LANGUAGE plpgsql`);
    await this.environment.sql(`
      CREATE TRIGGER ${name} BEFORE UPDATE ON deliveries FOR EACH ROW
        WHEN (NEW.id = '${message.deliveryId}' AND NEW.status = 'delivered') EXECUTE FUNCTION ${name}()`);
    await this.probe.deliver(DeliverMessage, message);
    return message;
  }

  /** What has become of a delivery. */
  async stateOf({ deliveryId }: Pick<Message, 'deliveryId'>): Promise<State> {
    const [state] = await this.environment.sql<State>(
      'SELECT status, attempts, reason, provider, deliver_after FROM deliveries WHERE id = $1',
      [deliveryId],
    );
    if (!state) throw new Error(`no delivery ${deliveryId}`);
    return state;
  }

  /** Waits until that has become of it. */
  becomes(message: Pick<Message, 'deliveryId'>, state: Partial<State>, deadlineMs?: number): Promise<void> {
    return eventually(async () => expect(await this.stateOf(message)).toMatchObject(state), deadlineMs);
  }
}
