import { instant, uuid } from '@floodgate/contracts';
import { z } from 'zod';
import type { KeptAlert } from '../domain/alert';

const PAGE_MAX_COUNT = 100;
const PAGE_DEFAULT_COUNT = 20;

const severity = z.enum(['info', 'warning', 'critical']);
const position = z.string().regex(/^\d{1,18}$/, 'take it from `nextCursor` of the page before');

export const ListAlertsQuery = z.object({
  severity: severity.optional(),
  service: z
    .string()
    .max(100)
    .regex(/^[a-z]+(-[a-z]+)*$/, 'the name of a service, such as flash-sale')
    .optional(),
  since: instant.optional().transform((text) => (text === undefined ? undefined : new Date(text))),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX_COUNT).default(PAGE_DEFAULT_COUNT),
  cursor: position.optional(),
});
export type ListAlertsQuery = z.output<typeof ListAlertsQuery>;

const alert = z.object({
  eventId: uuid,
  severity,
  service: z.string(),
  what: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
  raisedAt: instant,
  receivedAt: instant,
});
type AlertAnswer = z.infer<typeof alert>;

export const AlertPage = z
  .object({ items: z.array(alert), nextCursor: position.nullable() })
  .describe('Newest first. Ask again with `cursor` set to `nextCursor` until it is null.');
export type AlertPage = z.infer<typeof AlertPage>;

export function presentPage(alerts: readonly KeptAlert[], limit: number): AlertPage {
  const last = alerts.length === limit ? alerts.at(-1) : undefined;
  return { items: alerts.map(presentAlert), nextCursor: last?.position ?? null };
}

function presentAlert({ raisedAt, receivedAt, ...kept }: KeptAlert): AlertAnswer {
  const { eventId, severity, service, what, message, details } = kept;
  const times = { raisedAt: raisedAt.toISOString(), receivedAt: receivedAt.toISOString() };
  return { eventId, severity, service, what, message, details, ...times };
}
