import { addressesOf } from '../plan/addresses';
import type { SystemPlan } from '../plan/system-plan';

export function printReady(startedAt: number): void {
  console.log(`\nReady ${((Date.now() - startedAt) / 1_000).toFixed(1)} s after the command was given.`);
}

export function printAddresses(plan: SystemPlan): void {
  const urlOf = (name: string): string =>
    `http://127.0.0.1:${plan.services.find((service) => service.name === name)?.firstPort.port ?? 0}`;
  const { broker } = addressesOf(plan);
  console.log('\nWhere to look');
  for (const { name } of plan.services) console.log(`  ${name.padEnd(20)} ${urlOf(name)}/docs`);
  console.log(`  ${'RabbitMQ'.padEnd(20)} ${broker.managementUrl}`);
  console.log(`
What to try
  TOKEN=$(npm run --silent token -- --customer c-1)
  curl -si ${urlOf('order')}/orders -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' \\
       -d '{"lines":[{"sku":"SKU-1","quantity":2}]}'
  curl -s  ${urlOf('order')}/orders -H "authorization: Bearer $TOKEN"
  curl -s  ${urlOf('inventory')}/stock/SKU-1
  npm run status`);
}
