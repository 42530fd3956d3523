import { AlertRaised } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

describeHandler({
  service: 'audit',
  load: async () => (await import('../src/audit.module')).AuditModule,
  queue: 'audit.record-alerts-on-alert-raised',
  contract: AlertRaised,
  given: () =>
    Promise.resolve({
      severity: 'warning' as const,
      service: 'inventory',
      what: `tried-${uuidv7()}`,
      message: 'Two pieces came back.',
      details: { leaseId: 'l-1' },
      raisedAt: '2026-01-05T10:00:00.000Z',
    }),
  thenState: async (environment, { what }) => {
    const recorded = 'SELECT severity, service, message, details, raised_at FROM alerts WHERE what = $1';
    expect(await environment.sql(recorded, [what])).toEqual([
      {
        severity: 'warning',
        service: 'inventory',
        message: 'Two pieces came back.',
        details: { leaseId: 'l-1' },
        raised_at: new Date('2026-01-05T10:00:00.000Z'),
      },
    ]);
  },
  thenMessages: [],
});
