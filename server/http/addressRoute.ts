import type { Application, Request } from 'express';
import { isLoopback } from '#shared/protocol/isLoopback.ts';
import type { NetworkAddresses } from '#shared/protocol/session.ts';
import { addressesOf } from '../addresses.ts';
import type { Config } from '../config.ts';
import { addressOf } from '../clientAddress.ts';

/**
 * Where phones on the same network reach this server. Told to a browser on this very machine that came by a local name, and to
 * nobody else: the addresses of a school's network are not the internet's business.
 */
export function addAddressRoute(app: Application, config: Config): void {
  app.get('/api/addresses', (request, response) => {
    const network = isAskedHere(request, config) ? addressesOf(config.host, config.port).network : [];
    response.set('Cache-Control', 'no-store').json({ network } satisfies NetworkAddresses);
  });
}

function isAskedHere(request: Request, { trustedProxies }: Config): boolean {
  return isLoopback(addressOf(request, trustedProxies)) && isLoopback(request.hostname);
}
