import type { IncomingMessage } from 'node:http';
import { addressReader } from './address-of';

function from(peer: string, forwarded?: string): IncomingMessage {
  return { socket: { remoteAddress: peer }, headers: { 'x-forwarded-for': forwarded } } as unknown as IncomingMessage;
}

describe('the address of a request', () => {
  it.each([
    ['is the other end of the connection', [], from('192.0.2.7'), '192.0.2.7'],
    ['is not what a stranger writes', [], from('192.0.2.7', '10.0.0.1'), '192.0.2.7'],
    [
      'is not what a stranger writes while others are trusted',
      ['10.0.0.0/8'],
      from('192.0.2.7', '1.2.3.4'),
      '192.0.2.7',
    ],
    ['is what a trusted proxy writes', ['10.0.0.0/8'], from('10.1.1.1', '192.0.2.7'), '192.0.2.7'],
    [
      'is the nearest that is none of ours',
      ['10.0.0.0/8'],
      from('10.1.1.1', '1.2.3.4, 192.0.2.7, 10.2.2.2'),
      '192.0.2.7',
    ],
    ['is the proxy when it says nothing', ['10.1.1.1'], from('10.1.1.1'), '10.1.1.1'],
    ['is the last that can be read', ['10.0.0.0/8'], from('10.1.1.1', '1.2.3.4, rubbish, 10.2.2.2'), '10.2.2.2'],
    ['is the proxy when somebody sent a novel', ['10.1.1.1'], from('10.1.1.1', '1.1.1.1,'.repeat(5_000)), '10.1.1.1'],
    [
      'is the same on a socket for both families',
      ['10.1.1.1'],
      from('::ffff:10.1.1.1', '::ffff:192.0.2.7'),
      '192.0.2.7',
    ],
    ['counts an IPv6 network, not each of its addresses', [], from('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2'],
    ['counts a shortened one alike', [], from('2001:db8:1:2::9'), '2001:db8:1:2'],
    ['counts the local one', [], from('::1'), '0:0:0:0'],
    ['trusts IPv6 proxies', ['2001:db8::/32'], from('2001:db8::1', '192.0.2.7'), '192.0.2.7'],
  ])('%s', (_, trusted, request, expected) => {
    expect(addressReader(trusted)(request)).toBe(expected);
  });
});
