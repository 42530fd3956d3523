import { tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { runningAudit, type RunningAudit } from './running-audit';

let audit: RunningAudit;
let old: string, warning: string, critical: string;

beforeAll(async () => {
  audit = await runningAudit();
  old = await raised('warning', 'inventory', '2026-01-05T09:00:00Z');
  warning = await raised('warning', 'flash-sale', '2026-01-05T10:00:00Z');
  critical = await raised('critical', 'inventory', '2026-01-05T11:00:00Z');
});

afterAll(() => audit.stop());

describe('GET /alerts', () => {
  it('shows the newest first', async () => {
    const { body } = await audit.ask('/alerts');
    expect(idsOf(body)).toEqual([critical, warning, old]);
    expect(body.items[0]).toEqual({
      eventId: critical,
      severity: 'critical',
      service: 'inventory',
      what: 'lease-reconciled',
      message: 'Two pieces came back.',
      details: { leaseId: 'l-1' },
      raisedAt: '2026-01-05T11:00:00.000Z',
      receivedAt: expect.stringMatching(/Z$/),
    });
  });

  it('shows those of one severity, of one service, and since a time', async () => {
    expect(idsOf((await audit.ask('/alerts?severity=warning')).body)).toEqual([warning, old]);
    expect(idsOf((await audit.ask('/alerts?service=inventory')).body)).toEqual([critical, old]);
    expect(idsOf((await audit.ask('/alerts?since=2026-01-05T10:00:00Z')).body)).toEqual([critical, warning]);
  });

  it('turns pages', async () => {
    const first = await audit.ask('/alerts?limit=2');
    const second = await audit.ask(`/alerts?limit=2&cursor=${first.body.nextCursor}`);
    expect([...idsOf(first.body), ...idsOf(second.body)]).toEqual([critical, warning, old]);
    expect(second.body.nextCursor).toBeNull();
  });

  it.each([
    ['?severity=fatal', 'severity'],
    ['?service=Order!', 'service'],
    ['?since=1h', 'since'],
    ['?limit=101', 'limit'],
    ['?cursor=-1', 'cursor'],
    ['?what=lease-reconciled', 'what'],
  ])('refuses %s and names the field', async (query, field) => {
    const { status, body } = await audit.ask(`/alerts${query}`);
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field }]);
  });

  it('is for operators only', async () => {
    expect((await audit.app.request('GET', '/alerts')).status).toBe(401);
    expect((await audit.app.request('GET', '/alerts', { token: tokenOf('c-1') })).status).toBe(403);
  });
});

const idsOf = ({ items }: { items: { eventId: string }[] }) => items.map(({ eventId }) => eventId);

async function raised(severity: string, service: string, at: string): Promise<string> {
  const eventId = uuidv7();
  await audit.environment.sql(
    `INSERT INTO alerts (event_id, severity, service, what, message, details, raised_at, received_at)
     VALUES ($1, $2, $3, 'lease-reconciled', 'Two pieces came back.', '{"leaseId":"l-1"}', $4, now())`,
    [eventId, severity, service, at],
  );
  return eventId;
}
