import type { Notice, Texts } from './notice';

export const english: Texts = {
  'order-confirmed': ({ orderId, totalMinor }) =>
    `Your order ${orderId} is confirmed. The total is ${amount(totalMinor)}.`,

  'order-rejected': ({ orderId, reason, shortages }) =>
    reason === 'unknown-sku'
      ? `We are sorry: we cannot take your order ${orderId}, because we do not have ${shortages.map(({ sku }) => sku).join(', ')}.`
      : [`We are sorry: we cannot take your order ${orderId}.`, ...shortages.map(shortage)].join(' '),
};

function shortage({ sku, requested, available }: Notice<'order-rejected'>['shortages'][number]): string {
  return `Of ${sku} you wanted ${requested}; there ${available === 1 ? 'was' : 'were'} ${available}.`;
}

function amount(minor: number): string {
  return (minor / 100).toLocaleString('en', { minimumFractionDigits: 2 });
}
