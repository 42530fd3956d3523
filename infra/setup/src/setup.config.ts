import { flag, milliseconds, parseConfig, secret, text, url } from '@floodgate/runtime';

const password = secret({ minLength: 12 });
const account = '<administrator>:<password>@<host>';

/** Passwords of everything that the set-up creates, and the two accounts it creates them with. */
export const readConfig = () =>
  parseConfig('setup', process.env, {
    POSTGRES_ADMIN_URL: url({ protocols: ['postgres', 'postgresql'], example: `postgres://${account}:5432/postgres` }),
    RABBITMQ_ADMIN_URL: url({ protocols: ['http', 'https'], example: `http://${account}:15672` }),
    BROKER_VHOST: text().default('floodgate'),
    ORDER_DATABASE_PASSWORD: password,
    INVENTORY_DATABASE_PASSWORD: password,
    NOTIFICATION_DATABASE_PASSWORD: password,
    FLASH_SALE_DATABASE_PASSWORD: password,
    AUDIT_DATABASE_PASSWORD: password,
    ORDER_BROKER_PASSWORD: password,
    INVENTORY_BROKER_PASSWORD: password,
    NOTIFICATION_BROKER_PASSWORD: password,
    FLASH_SALE_BROKER_PASSWORD: password,
    AUDIT_BROKER_PASSWORD: password,
    CLIENT_BROKER_PASSWORD: password,
    SETUP_DEADLINE_MS: milliseconds().default(120_000),
    DEMO: flag().default(false),
  });

export type SetupConfig = ReturnType<typeof readConfig>;
