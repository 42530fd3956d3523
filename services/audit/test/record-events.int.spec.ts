import { OrderPlaced } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

describeHandler({
  service: 'audit',
  load: async () => (await import('../src/audit.module')).AuditModule,
  queue: 'audit.record-events',
  contract: OrderPlaced,
  takesAnyEvent: true,
  given: () =>
    Promise.resolve({
      orderId: uuidv7(),
      customerId: 'c-1',
      saleId: null,
      lines: [{ sku: 'SKU-1', quantity: 2, unitPriceMinor: 4_450 }],
      totalMinor: 8_900,
      placedAt: '2026-01-05T10:00:00.000Z',
    }),
  thenState: async (environment, data) => {
    const recorded = 'SELECT type, subject, customer_id, data FROM audit_entries WHERE order_id = $1';
    expect(await environment.sql(recorded, [data.orderId])).toEqual([
      { type: 'order.placed.v1', subject: data.orderId, customer_id: 'c-1', data },
    ]);
  },
  writes: ({ orderId }) => ({ on: 'INSERT ON audit_entries', row: `NEW.order_id = '${orderId}'` }),
  thenMessages: [],
});
