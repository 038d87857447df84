import { networkInterfaces } from 'node:os';

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
