import type { Notice } from './notice';
import { shortId } from './short-id';
import type { Texts } from './texts';

export const chinese: Texts = {
  'order-confirmed': ({ orderId, totalMinor, payBy }, { amount, time }) => {
    const total = `合计 ${amount(totalMinor)}。`;
    const pay = payBy === undefined ? '' : `请在 ${time(payBy)} 前付款。`;
    return {
      sms: `订单 ${shortId(orderId)} 已确认，${total}${pay}`,
      email: { subject: `您的订单 ${shortId(orderId)} 已确认`, body: `您的订单 ${orderId} 已确认，${total}${pay}` },
      push: { title: '订单已确认', body: `${total}${pay}` },
    };
  },

  'order-rejected': (notice) => {
    const why = whyRejected(notice);
    return {
      sms: `非常抱歉，无法接受您的订单 ${shortId(notice.orderId)}。`,
      email: {
        subject: `无法接受您的订单 ${shortId(notice.orderId)}`,
        body: `非常抱歉，无法接受您的订单 ${notice.orderId}。${why}`,
      },
      push: { title: '无法接受您的订单', body: `非常抱歉。${why}` },
    };
  },

  'order-paid': ({ orderId, totalMinor, paidAt }, { amount, time }) => ({
    sms: `订单 ${shortId(orderId)} 已收到付款 ${amount(totalMinor)}，谢谢。`,
    email: {
      subject: `订单 ${shortId(orderId)} 已收到付款`,
      body: `谢谢，我们已于 ${time(paidAt)} 收到您的订单 ${orderId} 的付款 ${amount(totalMinor)}。`,
    },
    push: { title: '已收到付款', body: `已收到 ${amount(totalMinor)}，谢谢。` },
  }),

  'order-cancelled': ({ orderId, cancelledAt }, { time }) => ({
    sms: `订单 ${shortId(orderId)} 已取消，无需付款。`,
    email: {
      subject: `您的订单 ${shortId(orderId)} 已取消`,
      body: `应您的要求，订单 ${orderId} 已于 ${time(cancelledAt)} 取消，无需付款。`,
    },
    push: { title: '订单已取消', body: '已应您的要求取消，无需付款。' },
  }),

  'order-expired': ({ orderId, expiredAt }, { time }) => ({
    sms: `订单 ${shortId(orderId)} 因未按时付款已失效。`,
    email: {
      subject: `您的订单 ${shortId(orderId)} 已失效`,
      body: `您的订单 ${orderId} 未按时付款，已于 ${time(expiredAt)} 失效。无需付款，欢迎重新下单。`,
    },
    push: { title: '订单已失效', body: '未按时付款，欢迎重新下单。' },
  }),

  'order-refunded': ({ orderId, totalMinor, reason, refundedAt }, { amount, time }) => ({
    sms: `订单 ${shortId(orderId)} 已退款，${amount(totalMinor)} 将退回给您。`,
    email: {
      subject: `您的订单 ${shortId(orderId)} 已退款`,
      body: `您的订单 ${orderId} 已于 ${time(refundedAt)} 退款（${reason}）。${amount(totalMinor)} 将退回给您。`,
    },
    push: { title: '订单已退款', body: `${amount(totalMinor)} 将退回给您。` },
  }),
};

function whyRejected({ reason, shortages }: Notice<'order-rejected'>): string {
  if (shortages.length === 0) return '';
  if (reason === 'unknown-sku') return `我们没有 ${shortages.map(({ sku }) => sku).join('、')}。`;
  return shortages
    .map(({ sku, requested, available }) => `${sku}：您需要 ${requested} 件，仅有 ${available} 件。`)
    .join('');
}
