import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type Result, err, ok } from '#shared/kernel/result.ts';

type Addresses = { readonly local: string; readonly network: readonly string[] };

/** Where people reach the server: first this machine, then others on the same network, the likeliest first. */
export function addressesOf(host: string, port: number): Addresses {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const local = `http://${isEverywhere ? 'localhost' : urlHost(host)}:${port}`;
  if (!isEverywhere) return { local, network: [] };
  return { local, network: networkHosts(networkInterfaces()).map((address) => `http://${address}:${port}`) };
}

type Interfaces = Readonly<
  Partial<
    Record<
      string,
      readonly { readonly address: string; readonly family: string; readonly internal: boolean }[]
    >
  >
>;

/** Bridges of containers and machines in machines, tunnels: phones are seldom behind them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vethernet|utun|tun|tap|wg|tailscale)/i;

/** IPv4 addresses that others see, those of real networks first; an address that no router gave comes last of these. */
export function networkHosts(interfaces: Interfaces): string[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ address, rank: VIRTUAL.test(name) ? 2 : isLinkLocal(address) ? 1 : 0 })),
  );
  return found.toSorted((a, b) => a.rank - b.rank).map(({ address }) => address);
}

function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.');
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Addresses and networks of proxies whose headers are believed. */
export type TrustedProxies = BlockList;

/** Reads addresses and networks such as `10.0.0.0/8`; failure: the first that is neither. */
export function parseNetworks(parts: readonly string[]): Result<BlockList, string> {
  const networks = new BlockList();
  for (const part of parts) {
    const [address = '', prefix, ...rest] = part.split('/');
    const family = isIP(address);
    const most = family === 6 ? 128 : 32;
    const bits = prefix === undefined ? most : /^\d{1,3}$/.test(prefix) ? Number(prefix) : NaN;
    if (family === 0 || rest.length > 0 || !(bits <= most)) return err(part);
    networks.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4');
  }
  return ok(networks);
}

/** Who sent a request: the socket's address, or, behind a trusted proxy, the nearest address that is not one. */
export function addressOf(request: IncomingMessage, trustedProxies: TrustedProxies): string {
  const peer = plainAddress(request.socket.remoteAddress ?? '');
  if (!isIn(trustedProxies, peer)) return peer;
  const forwarded = [request.headers['x-forwarded-for'] ?? '']
    .flat()
    .join(',')
    .split(',')
    .map((part) => plainAddress(part.trim()))
    .filter((part) => part !== '');
  return forwarded.findLast((address) => !isIn(trustedProxies, address)) ?? peer;
}

export function isFromProxy({ socket }: IncomingMessage, trustedProxies: TrustedProxies): boolean {
  return isIn(trustedProxies, plainAddress(socket.remoteAddress ?? ''));
}

/**
 * What limits count as one place: an IPv4 address, or the first 64 bits of an IPv6 one, since every home and every phone has
 * that many addresses of its own.
 */
export function placeOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [bare = ''] = address.split('%');
  const [left = [], right = []] = bare
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = bare.includes('::') ? [...left, ...zeros, ...right] : left;
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function isIn(networks: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && networks.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** IPv4 in IPv6 clothes is IPv4. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}
