import { startService } from '@floodgate/runtime';

void startService(async () => (await import('./flash-sale.module')).FlashSaleModule);
