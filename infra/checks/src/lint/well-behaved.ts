/** A small workspace that breaks no rule: what the rules must let through. */
const libraries = ['contracts', 'messaging', 'observability', 'persistence', 'runtime', 'testing'];
const project = (name: string, projectType: string, type: string, scope: string) =>
  JSON.stringify({ name, projectType, tags: [`type:${type}`, `scope:${scope}`] });

export const wellBehaved: Readonly<Record<string, string>> = {
  ...Object.fromEntries(libraries.map((name) => [`libs/${name}/src/index.ts`, `export const ${name} = '${name}';\n`])),
  ...Object.fromEntries(
    libraries.map((name) => [`libs/${name}/project.json`, project(name, 'library', name, 'shared')]),
  ),
  'libs/testing/src/probe.ts': "import { messaging } from '@floodgate/messaging';\nexport const probe = messaging;\n",
  'libs/messaging/src/dead-letters.controller.ts': `
import { runtime } from '@floodgate/runtime';

export const controller = runtime;
`,
  'libs/messaging/src/messaging.module.ts': "export { controller } from './dead-letters.controller';\n",
  'libs/messaging/src/index.ts': "export { controller as messaging } from './messaging.module';\n",
  'libs/messaging/test/outbox.int.spec.ts': `
import { messaging } from '@floodgate/messaging';
import { testing } from '@floodgate/testing';

it('is proven by the testing library', () => {
  expect(messaging).not.toBe(testing);
});
`,
  'services/order/project.json': project('order', 'application', 'service', 'order'),
  'services/inventory/project.json': project('inventory', 'application', 'service', 'inventory'),
  'services/inventory/src/stock.ts': "export const stock = 'stock';\n",
  'services/inventory/src/main.ts': "export { stock } from './stock';\n",
  'services/order/src/main.ts': "export const load = async () => (await import('./order.module')).OrderModule;\n",
  'services/order/src/order.module.ts': `
import { Module } from '@nestjs/common';
import { ConfirmOrderOnStockReserved } from './messaging/confirm-order-on-stock-reserved.handler';
import { orderConfig } from './order.config';

@Module({ providers: [ConfirmOrderOnStockReserved, { provide: 'port', useValue: orderConfig.port }] })
export class OrderModule {}
`,
  'services/order/src/order.config.ts': "export const orderConfig = { port: process.env.PORT ?? '3000' };\n",
  'services/order/src/messaging/confirm-order-on-stock-reserved.handler.ts': `
import { contracts } from '@floodgate/contracts';
import { ConfirmOrder } from '../use-cases/confirm-order';

export class ConfirmOrderOnStockReserved {
  constructor(private readonly confirmOrder: ConfirmOrder) {}

  handle(): string {
    return this.confirmOrder.execute(contracts);
  }
}
`,
  'services/order/src/use-cases/confirm-order.ts': `
import { Injectable } from '@nestjs/common';
import { confirm } from '../domain/order';
import { OrderRepository } from '../storage/order.repository';

@Injectable()
export class ConfirmOrder {
  constructor(private readonly orders: OrderRepository) {}

  execute(orderId: string): string {
    return this.orders.save(confirm(orderId));
  }
}
`,
  'services/order/src/domain/order.ts': `
import { OrderAlreadyCancelled } from './order.errors';

export function confirm(order: string): string {
  if (order === 'cancelled') throw new OrderAlreadyCancelled(order);
  return \`\${order} confirmed\`;
}
`,
  'services/order/src/domain/order.errors.ts': `
export class OrderAlreadyCancelled extends Error {
  readonly slug = 'order/already-cancelled';

  constructor(order: string) {
    super(\`Order \${order} is cancelled.\`);
  }
}
`,
  'services/order/src/domain/order.spec.ts': `
import { confirm } from './order';

it('confirms', () => {
  expect(confirm('o')).toBe('o confirmed');
});
`,
  'services/order/src/storage/order.repository.ts': `
import { persistence } from '@floodgate/persistence';
import { Decimal } from '@prisma/client/runtime/client';

export class OrderRepository {
  readonly name = persistence;

  save(order: unknown): string {
    return order instanceof Decimal ? order.toFixed() : (order as string);
  }
}
`,
  'services/order/test/confirm-order.int.spec.ts': `
import { testing } from '@floodgate/testing';
import { Pool } from 'pg';

it('is proven on a real database', () => {
  expect(new Pool({ connectionString: testing })).toBeDefined();
});
`,
};
