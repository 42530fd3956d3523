import { parseConfig, serviceSettings } from '@floodgate/runtime';

export const notificationConfig = parseConfig('notification', process.env, serviceSettings);
