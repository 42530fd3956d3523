import { z } from 'zod';

export const PlaceOrder = z.object({
  lines: z.array(z.object({ sku: z.string().min(1), quantity: z.int().min(1).max(100) })).min(1),
  note: z.string().optional(),
});
export const OrderId = z.object({ id: z.uuid() });
export const Check = z.object({ check: z.enum(['now']).optional() });
export const Order = z.object({ id: z.uuid() }).describe('The order.');
