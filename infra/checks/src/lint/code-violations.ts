import type { Violation } from './violation';

const syntax = 'no-restricted-syntax';

/** Code we do without. */
export const codeViolations: readonly Violation[] = [
  {
    rule: syntax,
    path: 'libs/runtime/src/enum.ts',
    text: 'export enum Status { Open, Closed }\n',
    says: /union of literals/,
  },
  {
    rule: syntax,
    path: 'libs/runtime/src/default.ts',
    text: 'export default function start(): void {}\n',
    says: /Export by name/,
  },
  {
    rule: syntax,
    path: 'libs/runtime/src/star.ts',
    text: "export * from './stock';\n",
    says: /Name what you export/,
  },
  {
    rule: syntax,
    path: 'libs/runtime/src/read-environment.ts',
    text: 'export const port = process.env.PORT;\n',
    says: /Read process.env in the/,
  },
  {
    rule: syntax,
    path: 'services/order/src/storage/names-the-transaction.ts',
    text: 'interface Transaction { id: string }\nexport function save(transaction: Transaction): string {\n  return transaction.id;\n}\n',
    says: /Name the transaction `tx`/,
  },
  {
    rule: syntax,
    path: 'services/order/src/messaging/catches.handler.ts',
    text: 'export function handle(work: () => void): void {\n  try {\n    work();\n  } catch {\n    return;\n  }\n}\n',
    says: /the pipeline sorts errors/,
  },
  {
    rule: syntax,
    path: 'services/order/src/use-cases/simulates-work.ts',
    text: 'export const wait = () => new Promise((resolve) => setTimeout(resolve, 100));\n',
    says: /A fixed sleep/,
  },
  {
    rule: syntax,
    path: 'services/order/test/sleeps.int.spec.ts',
    text: "import { setTimeout } from 'node:timers/promises';\nit('waits', async () => {\n  await setTimeout(100);\n});\n",
    says: /A fixed sleep/,
  },
  {
    rule: syntax,
    path: 'services/order/test/focuses.int.spec.ts',
    text: "it.only('runs alone', () => {\n  expect(1).toBe(1);\n});\n",
    says: /Run every test or delete it/,
  },
  {
    rule: syntax,
    path: 'services/order/test/skips.int.spec.ts',
    text: "xit('does not run', () => {\n  expect(1).toBe(1);\n});\n",
    says: /Run every test or delete it/,
  },
  {
    rule: 'floodgate/extend-only-error',
    path: 'libs/runtime/src/inherits.ts',
    text: 'class Animal {\n  legs = 4;\n}\nexport class Dog extends Animal {\n  name = "Rex";\n}\n',
    says: /Dog inherits from Animal/,
  },
  {
    rule: 'floodgate/no-empty-names',
    path: 'libs/runtime/src/empty-name.ts',
    text: 'export class OrderManager {\n  orders = 1;\n}\n',
    says: /"Manager" in OrderManager/,
  },
  {
    rule: 'floodgate/no-empty-names',
    path: 'libs/runtime/src/empty-suffix.ts',
    text: 'export class OrderService {\n  orders = 1;\n}\n',
    says: /"Service" in OrderService/,
  },
  {
    rule: 'floodgate/no-empty-names',
    path: 'libs/contracts/src/empty-message.ts',
    text: "const defineEvent = (type: string) => type;\nexport const OrderPlacedEvent = defineEvent('order.placed.v1');\n",
    says: /"Event" in OrderPlacedEvent/,
  },
  {
    rule: '@typescript-eslint/no-floating-promises',
    path: 'libs/runtime/src/floats.ts',
    text: 'export function start(work: () => Promise<void>): void {\n  work();\n}\n',
  },
  {
    rule: '@typescript-eslint/no-explicit-any',
    path: 'libs/runtime/src/any.ts',
    text: 'export type Anything = any;\n',
  },
  {
    rule: '@typescript-eslint/consistent-type-assertions',
    path: 'libs/runtime/src/asserts.ts',
    text: 'export const length = (value: unknown) => (value as string).length;\n',
  },
  {
    rule: 'no-console',
    path: 'libs/runtime/src/prints.ts',
    text: "export const hello = () => console.log('hello');\n",
  },
  {
    rule: '@typescript-eslint/max-params',
    path: 'libs/runtime/src/needs-much.ts',
    text: 'export const sum = (a: number, b: number, c: number, d: number, e: number) => a + b + c + d + e;\n',
  },
  {
    rule: 'max-lines',
    path: 'libs/runtime/src/long-file.ts',
    text: Array.from({ length: 251 }, (_, n) => `export const n${n} = ${n};\n`).join(''),
  },
  {
    rule: 'max-lines-per-function',
    path: 'libs/runtime/src/long-function.ts',
    text: `export function long(): number {\n  let n = 0;\n${'  n += 1;\n'.repeat(60)}  return n;\n}\n`,
  },
  {
    rule: 'complexity',
    path: 'libs/runtime/src/branches.ts',
    text: `export function branch(n: number): number {\n${Array.from({ length: 12 }, (_, i) => `  if (n === ${i}) return ${i};\n`).join('')}  return n;\n}\n`,
  },
];
