import { startService } from '@floodgate/runtime';

void startService(async () => (await import('./inventory.module')).InventoryModule);
