import { z } from 'zod';
import { defineAlert, type EventOf } from '../define-message';
import { instant } from '../fields';

/** Somebody should look: what happened is not business as usual. Told best effort, so its absence proves nothing. */
export const AlertRaised = defineAlert('ops.alert-raised.v1', {
  subject: 'what',
  data: z.object({
    /** `info`: worth knowing; `warning`: look today; `critical`: look now. */
    severity: z.enum(['info', 'warning', 'critical']),
    /** Who says it, as the owner word on the wire. */
    service: z.string().min(1).max(64),
    /** A stable word for this kind of alert, in kebab case, such as `dead-letter`. */
    what: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(64),
    message: z.string().min(1).max(2_000),
    /** What helps to find the cause: ids, counts, names. */
    details: z.record(z.string(), z.unknown()).optional(),
    raisedAt: instant,
  }),
});
export type AlertRaised = EventOf<typeof AlertRaised>;
