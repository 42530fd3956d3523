import { isolated, Probe, startApp, tokenOf, type Isolated, type RunningApp } from '@floodgate/testing';

export interface RunningAudit {
  readonly environment: Isolated;
  readonly probe: Probe;
  readonly app: RunningApp;
  /** A question of an operator. */
  ask(path: string): ReturnType<RunningApp['request']>;
  stop(): Promise<void>;
}

export async function runningAudit(): Promise<RunningAudit> {
  const environment = await isolated('audit');
  // Declares the exchanges of everybody, which the service binds its queues to.
  const probe = await Probe.open(environment.brokerUrl);
  const app = await startApp(environment, async () => (await import('../src/audit.module')).AuditModule);
  const token = tokenOf('operator-1', 'operator');
  return {
    environment,
    probe,
    app,
    ask: (path) => app.request('GET', path, { token }),
    stop: async () => {
      await app.stop();
      await probe.close();
      await environment.remove();
    },
  };
}
