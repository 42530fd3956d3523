import type { Notice } from './notice';
import { shortId } from './short-id';
import type { Texts } from './texts';

export const english: Texts = {
  'order-confirmed': ({ orderId, totalMinor, payBy }, { amount, time }) => {
    const total = `The total is ${amount(totalMinor)}.`;
    const pay = payBy === undefined ? '' : ` Please pay by ${time(payBy)}.`;
    return {
      sms: `Order ${shortId(orderId)} confirmed, total ${amount(totalMinor)}.${pay}`,
      email: {
        subject: `Your order ${shortId(orderId)} is confirmed`,
        body: `Your order ${orderId} is confirmed. ${total}${pay}`,
      },
      push: { title: 'Your order is confirmed', body: `${total}${pay}` },
    };
  },

  'order-rejected': (notice) => {
    const why = whyRejected(notice);
    return {
      sms: `We are sorry: we cannot take your order ${shortId(notice.orderId)}.`,
      email: {
        subject: `We cannot take your order ${shortId(notice.orderId)}`,
        body: `We are sorry: we cannot take your order ${notice.orderId}. ${why}`.trim(),
      },
      push: { title: 'We cannot take your order', body: `We are sorry. ${why}`.trim() },
    };
  },

  'order-paid': ({ orderId, totalMinor, paidAt }, { amount, time }) => ({
    sms: `Order ${shortId(orderId)}: we received ${amount(totalMinor)}. Thank you.`,
    email: {
      subject: `We received your payment for order ${shortId(orderId)}`,
      body: `Thank you: we received ${amount(totalMinor)} for your order ${orderId} on ${time(paidAt)}.`,
    },
    push: { title: 'Payment received', body: `We received ${amount(totalMinor)}. Thank you.` },
  }),

  'order-cancelled': ({ orderId, cancelledAt }, { time }) => ({
    sms: `Order ${shortId(orderId)} is cancelled. Nothing is owed.`,
    email: {
      subject: `Your order ${shortId(orderId)} is cancelled`,
      body: `Your order ${orderId} was cancelled on ${time(cancelledAt)}, as you asked. Nothing is owed.`,
    },
    push: { title: 'Your order is cancelled', body: 'As you asked. Nothing is owed.' },
  }),

  'order-expired': ({ orderId, expiredAt }, { time }) => ({
    sms: `Order ${shortId(orderId)} has expired: it was not paid in time.`,
    email: {
      subject: `Your order ${shortId(orderId)} has expired`,
      body: `Your order ${orderId} was not paid in time and expired on ${time(expiredAt)}. Nothing is owed; you can order again.`,
    },
    push: { title: 'Your order has expired', body: 'It was not paid in time. You can order again.' },
  }),

  'order-refunded': ({ orderId, totalMinor, reason, refundedAt }, { amount, time }) => ({
    sms: `Order ${shortId(orderId)}: ${amount(totalMinor)} is on its way back to you.`,
    email: {
      subject: `Your order ${shortId(orderId)} is refunded`,
      body: `Your order ${orderId} was refunded on ${time(refundedAt)} (${reason}). ${amount(totalMinor)} is on its way back to you.`,
    },
    push: { title: 'Your order is refunded', body: `${amount(totalMinor)} is on its way back to you.` },
  }),
};

function whyRejected({ reason, shortages }: Notice<'order-rejected'>): string {
  if (shortages.length === 0) return '';
  if (reason === 'unknown-sku') return `We do not have ${shortages.map(({ sku }) => sku).join(', ')}.`;
  return shortages
    .map(
      ({ sku, requested, available }) =>
        `Of ${sku} you wanted ${requested}; there ${available === 1 ? 'was' : 'were'} ${available}.`,
    )
    .join(' ');
}
