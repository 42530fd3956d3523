import { milliseconds, parseConfig, serviceSettings } from '@floodgate/runtime';

export const orderConfig = parseConfig('order', process.env, {
  ...serviceSettings,
  /** How long `POST /orders?check=now` waits for inventory before the order is accepted unchecked. */
  STOCK_CHECK_DEADLINE_MS: milliseconds().default(500),
});
