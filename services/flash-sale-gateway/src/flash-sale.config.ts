import { ConfigError, count, milliseconds, parseConfig, serviceSettings } from '@floodgate/runtime';
import { admissionSettings, contradictionsIn } from './flash-sale.settings';

export const flashSaleConfig = parseConfig('flash-sale-gateway', process.env, {
  ...serviceSettings,
  ...admissionSettings,
  /** How long `GET /flash-sales/{id}/orders/{orderId}` waits for the order service. */
  TICKET_STATUS_DEADLINE_MS: milliseconds().default(1_000),
  /** How long planning and looking at sales waits for inventory. */
  STOCK_DEADLINE_MS: milliseconds().default(1_000),
  /** Customers who watch their ticket over an open answer, on one replica: some 10 KB each. */
  TICKET_STREAMS_MAX_COUNT: count().default(5_000),
  TICKET_STREAMS_PER_CUSTOMER_MAX_COUNT: count().default(5),
});

const contradictions = contradictionsIn(flashSaleConfig);
if (contradictions.length > 0) throw new ConfigError('flash-sale-gateway', contradictions);
