import { z } from 'zod';
import { defineCommand, type EventOf } from '../define-message';
import { instant, uuid } from '../fields';

/** A delivery that had to wait may be due: quiet hours are over, or its provider may be back. Sent to oneself, with a delay. */
export const ResumeDelivery = defineCommand('notification.resume-delivery.v1', {
  subject: 'orderId',
  data: z.object({
    deliveryId: uuid,
    orderId: uuid,
    /** Until when it waits; a delivery that waits for another moment by now has another message on its way. */
    dueAt: instant,
  }),
});
export type ResumeDelivery = EventOf<typeof ResumeDelivery>;
