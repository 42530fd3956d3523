import { parseConfig, serviceSettings } from '@floodgate/runtime';

export const inventoryConfig = parseConfig('inventory', process.env, serviceSettings);
