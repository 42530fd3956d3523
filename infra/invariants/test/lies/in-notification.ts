import { v7 as uuidv7 } from 'uuid';
import { honestOrder, told } from '../honest-books';
import { changedOrder, written, type Lie } from './lie';

export const inNotification: readonly Lie[] = [
  {
    what: 'a customer who was told twice',
    breaks: 'told-once',
    tell: async (books) => {
      const orderId = await honestOrder(books, 'rejected');
      await books.write('notification', 'DROP INDEX deliveries_order_id_channel_template_key');
      await told(books, orderId, 'order-rejected');
      return orderId;
    },
  },
  {
    what: 'a customer who was never told',
    breaks: 'every-news-is-told',
    tell: changedOrder(
      'expired',
      'notification',
      `DELETE FROM deliveries WHERE order_id = $1 AND template = 'order-expired'`,
    ),
  },
  {
    what: 'news that never happened',
    breaks: 'every-news-is-told',
    tell: async (books) => {
      const orderId = await honestOrder(books, 'confirmed');
      await told(books, orderId, 'order-refunded');
      return orderId;
    },
  },
  {
    what: 'a delivery that never left',
    breaks: 'every-delivery-ended',
    tell: changedOrder(
      'rejected',
      'notification',
      `UPDATE deliveries SET status = 'recorded', delivered_at = NULL WHERE order_id = $1`,
    ),
  },
  {
    what: 'a message that was never delivered',
    breaks: 'delivered-is-received',
    tell: written('notification', `INSERT INTO sandbox_messages VALUES ($1, now())`),
  },
];

const packet = `
  INSERT INTO red_packets (id, order_id, customer_id, status, campaign_id, amount_minor, granted_at)
  SELECT gen_random_uuid(), $1, 'c-1', 'granted', id, 50, now() FROM red_packet_campaigns LIMIT 1`;

export const inRedPackets: readonly Lie[] = [
  {
    what: 'a red packet for an order that is not paid',
    breaks: 'red-packets-for-paid-orders',
    tell: changedOrder('expired', 'notification', packet),
  },
  {
    what: 'two red packets for one order',
    breaks: 'one-red-packet-per-order',
    tell: changedOrder('paid', 'notification', 'DROP INDEX red_packets_order_id_key', packet, packet),
  },
  {
    what: 'a campaign that gave away more than it counts',
    breaks: 'red-packets-within-budget',
    tell: written(
      'notification',
      `INSERT INTO red_packet_campaigns (id, name, kind, budget_minor, packet_count, min_order_minor, starts_at, ends_at, created_by, created_at)
       VALUES ($1, 'Autumn', 'random', 40, 10, 0, now(), now() + interval '1 day', 'operator', now())`,
      `INSERT INTO red_packets (id, order_id, customer_id, status, campaign_id, amount_minor, granted_at)
       VALUES (gen_random_uuid(), gen_random_uuid(), 'c-1', 'granted', $1, 50, now())`,
    ),
  },
  {
    what: 'a red packet that was never booked',
    breaks: 'ledger-adds-up',
    tell: async ({ write }) => {
      const id = uuidv7();
      await write('notification', packet.replace('gen_random_uuid(), $1', '$1::uuid, $1::uuid'), [id]);
      return id;
    },
  },
];
