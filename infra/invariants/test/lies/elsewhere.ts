import { v7 as uuidv7 } from 'uuid';
import { honestOrder, ONE_MORE_MOVE, recorded } from '../honest-books';
import type { Lie } from './lie';

export const elsewhere: readonly Lie[] = [
  {
    what: 'a customer with two tickets in a sale',
    breaks: 'one-ticket-per-customer',
    tell: async (books) => {
      const saleId = uuidv7();
      for (let ticket = 0; ticket < 2; ticket += 1) {
        const id = await honestOrder(books, 'rejected', saleId);
        await books.write('order', `UPDATE orders SET customer_id = 'greedy' WHERE id = $1`, [id]);
      }
      return saleId;
    },
  },
  {
    what: 'a ticket for more than the sale allows',
    breaks: 'within-the-limit',
    tell: async (books) => {
      const saleId = uuidv7();
      await books.write(
        'flash-sale-gateway',
        `INSERT INTO flash_sales (id, sku, name, price_minor, per_customer_limit, allocation, opens_at, closes_at, created_at, created_by, request)
         VALUES ($1, 'SKU-1', 'One each', 1, 1, 9, now(), now() + interval '1 hour', now(), 'operator', '')`,
        [saleId],
      );
      await honestOrder(books, 'confirmed', saleId);
      return saleId;
    },
  },
  {
    what: 'an order that nobody recorded',
    breaks: 'audit-is-complete',
    tell: async (books) => {
      const id = await honestOrder(books, 'confirmed');
      await books.write('order', ONE_MORE_MOVE, [id, 'paid']);
      await recorded(books, id, 'order.expired.v1');
      return `${id} order.paid.v1`;
    },
  },
  {
    what: 'a message that never left',
    breaks: 'outboxes-are-empty',
    tell: async ({ write }) => {
      await write(
        'audit',
        `INSERT INTO outbox_messages (exchange, routing_key, type, event_id, event_count, subjects, body)
         VALUES ('e', 'r', 't', gen_random_uuid(), 1, '{s}', '[]')`,
      );
      return 'audit: 1';
    },
  },
  {
    what: 'an event that waits behind another',
    breaks: 'nobody-is-held',
    tell: async ({ write }) => {
      await write(
        'inventory',
        `INSERT INTO held_messages (consumer, event_id, subject) VALUES ('c', gen_random_uuid(), 's')`,
      );
      return 'inventory: 1';
    },
  },
];
