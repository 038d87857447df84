import { networkInterfaces } from 'node:os';

/** Where people reach the server: first this machine, then others on the same network. */
export function addressesOf(
  host: string,
  port: number,
): { readonly local: string; readonly network: string[] } {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const local = `http://${isEverywhere ? 'localhost' : urlHost(host)}:${port}`;
  if (!isEverywhere) return { local, network: [] };
  const network = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
  return { local, network };
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
