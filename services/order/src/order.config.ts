import { count, milliseconds, oneOf, parseConfig, serviceSettings } from '@floodgate/runtime';

const DAY_S = 86_400;

/** The sandbox approves whoever writes the right card and takes no money, so outside of the demo somebody has to want it. */
const provider = oneOf(['sandbox']);
const isDemo = process.env.DEMO === 'true';

export const orderConfig = parseConfig('order', process.env, {
  ...serviceSettings,
  /** How long `POST /orders?check=now` waits for inventory before the order is accepted unchecked. */
  STOCK_CHECK_DEADLINE_MS: milliseconds().default(500),
  /** From the confirmation of an order to its expiry; for flash-sale tickets the second one. */
  ORDER_PAYMENT_WINDOW_S: count({ max: DAY_S }).default(900),
  TICKET_PAYMENT_WINDOW_S: count({ max: DAY_S }).default(300),
  PAYMENT_PROVIDER: isDemo ? provider.default('sandbox') : provider,
  /** How long the payment provider is waited for before the customer is told `pending`. */
  PAYMENT_DEADLINE_MS: milliseconds().default(1_500),
  /** When it is asked again the first time; then after five times as long, then always after the longest. */
  PAYMENT_QUESTION_DELAY_MS: milliseconds().default(2_000),
  PAYMENT_QUESTION_DELAY_MAX_MS: milliseconds().default(60_000),
});
