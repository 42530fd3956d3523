import { milliseconds, parseConfig, secret } from '@floodgate/runtime';
import { programSettings } from '../program/settings';

const TOKEN_SECRET_MIN_LENGTH = 32;

const settings = {
  ...programSettings,
  TOKEN_SECRET: secret({ minLength: TOKEN_SECRET_MIN_LENGTH }),
  /** How long a buyer waits for the stock: as long as the gateway of the demo gives inventory. */
  RESERVE_DEADLINE_MS: milliseconds().default(1_000),
};

export const orderConfig = () => parseConfig('direct-order', process.env, settings);
