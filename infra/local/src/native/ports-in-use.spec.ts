import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { assertPortsAreFree } from './ports-in-use';

describe('the ports of the system', () => {
  it('names the variable of one that is taken', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(assertPortsAreFree([{ port, variable: 'ORDER_PORT' }])).rejects.toThrow(
      new RegExp(`port ${port} is in use.*choose another with ORDER_PORT in \\.env`),
    );
    await new Promise((resolve) => other.close(resolve));
    await expect(assertPortsAreFree([{ port, variable: 'ORDER_PORT' }])).resolves.toBeUndefined();
  });

  it('names both variables that ask for the same one', async () => {
    const ports = ['GATEWAY_PORT', 'INVENTORY_PORT'].map((variable) => ({ port: 7181, variable }));
    await expect(assertPortsAreFree(ports)).rejects.toThrow('port 7181 is wanted by GATEWAY_PORT and INVENTORY_PORT');
  });

  it('does not count the replicas beyond the last port', async () => {
    const ports = [65_535, 65_536].map((port) => ({ port, variable: 'ORDER_PORT' }));
    await expect(assertPortsAreFree(ports)).rejects.toThrow('no port 65536: its replicas need a lower ORDER_PORT');
  });
});
