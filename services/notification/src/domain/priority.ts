import type { Template } from './notice';

export type Priority = 'normal' | 'high';

/** High is what the customer waits for at this moment: the answer to an order, and that their money has arrived. */
const priorities = {
  'order-confirmed': 'high',
  'order-rejected': 'high',
  'order-paid': 'high',
  'order-cancelled': 'normal',
  'order-expired': 'normal',
  'order-refunded': 'normal',
} as const satisfies Readonly<Record<Template, Priority>>;

export function priorityOf(template: Template): Priority {
  return priorities[template];
}
