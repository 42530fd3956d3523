import { parseConfig } from '@floodgate/runtime';
import { programSettings } from '../program/settings';

export const stockConfig = () => parseConfig('direct-stock', process.env, programSettings);
