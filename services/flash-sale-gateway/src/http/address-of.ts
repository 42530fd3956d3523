import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** What is read of a header that anybody may fill. */
const FORWARDED_MAX_COUNT = 20;

export type AddressOf = (request: IncomingMessage) => string;

/**
 * Where a request comes from, as the rate limit counts it: the other end of the connection, unless that is a proxy of
 * ours; then the nearest address in `X-Forwarded-For` that is none. What stands before it anybody may have written.
 *
 * @param trustedProxies addresses and ranges, such as `10.0.0.0/8`
 */
export function addressReader(trustedProxies: readonly string[]): AddressOf {
  const trusted = listOf(trustedProxies);
  const isTrusted = (address: string) => trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return ({ socket, headers }) => {
    const peer = unmapped(socket.remoteAddress ?? '');
    if (trustedProxies.length === 0 || !isTrusted(peer)) return networkOf(peer);
    const forwarded = headers['x-forwarded-for'];
    const hops = typeof forwarded === 'string' ? forwarded.split(',', FORWARDED_MAX_COUNT + 1) : [];
    // So many proxies nobody has: whoever wrote this wants to be somebody else each time.
    if (hops.length > FORWARDED_MAX_COUNT) return networkOf(peer);
    let nearest = peer;
    for (const hop of hops.reverse()) {
      const address = unmapped(hop.trim());
      if (isIP(address) === 0) break;
      nearest = address;
      if (!isTrusted(address)) break;
    }
    return networkOf(nearest);
  };
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** An IPv4 address as a socket for both families names it: `::ffff:192.0.2.1`. */
function unmapped(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;
}

/** Whoever has one IPv6 address has 2^64 of them: the network counts (RFC 6177). */
function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}
