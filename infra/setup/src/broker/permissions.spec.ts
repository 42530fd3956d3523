import { readFileSync } from 'node:fs';
import { nearest } from '../nearest';
import { type BrokerUserName, brokerAccess, permissionsOf } from './permissions';
import { parseTopology } from './topology';

const topology = parseTopology(readFileSync(nearest('infra/rabbitmq/topology.json') ?? '', 'utf8'));
const users = Object.keys(brokerAccess) as BrokerUserName[];
/** Belongs to no service: the set-up declares it. */
const ALERTS = 'ops.alerts';
const services = users.filter((user) => user !== 'client');
const may = (user: BrokerUserName, what: 'configure' | 'write' | 'read', name: string) =>
  new RegExp(permissionsOf(user)[what]).test(name);
const ownerOf = (name: string) => name.split('.')[0] as BrokerUserName;

describe('broker permissions', () => {
  it('let every owner declare and bind what the topology describes', () => {
    for (const { name } of [...topology.queues, ...topology.exchanges.filter((each) => each.name !== ALERTS)]) {
      expect([name, may(ownerOf(name), 'configure', name)]).toEqual([name, true]);
    }
    for (const { source, destination } of topology.bindings) {
      const owner = ownerOf(destination);
      const allowed = may(owner, 'write', destination) && may(owner, 'read', source);
      expect([source, destination, allowed]).toEqual([source, destination, true]);
    }
  });

  it('name no foreign exchange that is not needed by a binding', () => {
    // What a process hears for itself is bound when it runs; the record of everything may hear everything.
    const perProcess = ['flash-sale order.events', 'flash-sale inventory.events'];
    const hearing = services.filter((user) => user !== 'audit');
    const bound = new Set(topology.bindings.map(({ source, destination }) => `${ownerOf(destination)} ${source}`));
    const granted = hearing.flatMap((user) => brokerAccess[user].listensTo.map((exchange) => `${user} ${exchange}`));
    expect(granted.filter((grant) => !bound.has(grant) && !perProcess.includes(grant))).toEqual([]);
  });

  it.each(services)('keep %s away from the queues and exchanges of others', (user) => {
    for (const other of users.filter((name) => name !== user)) {
      for (const what of ['configure', 'write', 'read'] as const)
        expect(may(user, what, `${other}.any-queue`)).toBe(false);
      expect(may(user, 'write', `${other}.events`)).toBe(false);
    }
  });

  it('let an outside program ask and listen, and nothing else', () => {
    expect(may('client', 'write', 'inventory.rpc')).toBe(true);
    expect(may('client', 'read', 'order.events')).toBe(true);
    expect(may('client', 'configure', 'client.my-queue')).toBe(true);
    expect(may('client', 'write', 'amq.default')).toBe(false);
    expect(may('client', 'write', 'order.events')).toBe(false);
    expect(may('client', 'write', 'order.commands')).toBe(false);
    expect(may('client', 'read', 'order.place-orders')).toBe(false);
    expect(may('client', 'read', 'order.place-orders.dead')).toBe(false);
    expect(may('client', 'configure', 'inventory.rpc')).toBe(false);
  });

  it.each(services)('let %s raise alerts, and not declare, delete or read what it does not keep', (user) => {
    expect(may(user, 'write', ALERTS)).toBe(true);
    expect(may(user, 'configure', ALERTS)).toBe(false);
    expect(may(user, 'read', ALERTS)).toBe(user === 'audit');
    expect(may('client', 'write', ALERTS)).toBe(false);
  });

  it('let the gateway make queues of its own for each process, on the exchanges of others', () => {
    expect(may('flash-sale', 'configure', 'flash-sale.hear-signals.0198c0dd-1c00-7000-8000-00000000002a')).toBe(true);
    expect(may('flash-sale', 'read', 'order.events')).toBe(true);
    expect(may('flash-sale', 'write', 'inventory.commands')).toBe(true);
    expect(may('flash-sale', 'write', 'order.events')).toBe(false);
  });

  it('match whole names: a look-alike is a stranger', () => {
    expect(may('client', 'write', 'inventory-rpc')).toBe(false);
    expect(may('client', 'write', 'inventory.rpc.copy')).toBe(false);
    expect(may('order', 'configure', 'order-events')).toBe(false);
    expect(may('order', 'write', 'amq.default.x')).toBe(false);
  });
});
