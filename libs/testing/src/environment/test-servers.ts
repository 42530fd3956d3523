/** Where this run's PostgreSQL and RabbitMQ are; `npm test` starts them and says so in the environment. */
export function testServers(): {
  readonly postgresUrl: string;
  readonly amqpUrl: string;
  readonly managementUrl: string;
} {
  return {
    postgresUrl: required('FLOODGATE_TEST_POSTGRES_URL'),
    amqpUrl: required('FLOODGATE_TEST_AMQP_URL'),
    managementUrl: required('FLOODGATE_TEST_MANAGEMENT_URL'),
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run integration tests with \`npm test\`, which starts the servers they need.`);
  return value;
}
