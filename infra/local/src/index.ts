export { readSystemPlan, type SystemPlan } from './plan/system-plan';
export { startPostgres, type PostgresOptions, type RunningServer } from './servers/start-postgres';
export type { RabbitmqOptions } from './servers/rabbitmq-options';
export { startRabbitmq, type RunningBroker } from './servers/start-rabbitmq';
export { startTestInfrastructure, type TestInfrastructure } from './servers/start-test-infrastructure';
export { freePort } from './servers/free-port';
