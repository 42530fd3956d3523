import { GetStatus, PlaceOrders } from '@floodgate/contracts';
import type { MessagingSettings } from '@floodgate/messaging';

/** What the gateway says and asks. The broker's topology and the pictures are made from it. */
export const flashSaleMessaging = {
  owner: 'flash-sale',
  sends: [PlaceOrders],
  asks: [GetStatus],
} as const satisfies Omit<MessagingSettings, 'url'>;
