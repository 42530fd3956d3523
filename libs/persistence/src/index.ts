export { Database } from './database';
export type { DatabaseSettings } from './database-settings';
export { DedicatedConnection } from './dedicated-connection';
export { isDataException, isUnavailable, isUniqueViolation } from './errors';
export { applyMigrations } from './migrations/apply-migrations';
export { Persistence } from './persistence.module';
export type { Transaction } from './transaction';
