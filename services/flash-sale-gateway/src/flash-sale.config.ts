import { milliseconds, parseConfig, serviceSettings } from '@floodgate/runtime';

export const flashSaleConfig = parseConfig('flash-sale-gateway', process.env, {
  ...serviceSettings,
  /** How long `GET /flash-sales/{id}/orders/{orderId}` waits for the order service. */
  TICKET_STATUS_DEADLINE_MS: milliseconds().default(1_000),
});
