import type { ProvinceCardKey } from '../../shared/content/provinces/cards/provinceCard.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { askHost } from './askHost.ts';
import { aProvincesTable, type ProvincesTable } from './aProvincesTable.ts';

/** A table in the negotiation of round 2, where this card, laid out by the host, is the only one that has begun; its centre rests. */
export function withCard(
  card: ProvinceCardKey,
  settings: Partial<GameSettings> = {},
  economies: readonly string[] = [],
): ProvincesTable {
  const table = aProvincesTable({ centre: 'host', ...settings });
  place(table, card, economies);
  table.nextRound();
  return table;
}

/** Lays a card out for the next round, in place of what the seed has drawn. */
export function place(table: ProvincesTable, card: ProvinceCardKey, economies: readonly string[] = []): void {
  for (const { id, fromRound, placedBy } of table.provinces.events) {
    if (fromRound > table.state.round && placedBy === 'seed')
      askHost(table, { type: 'cancelEvent', event: id });
  }
  const placed = askHost(table, { type: 'placeEvent', card, economies });
  if (!placed.ok) throw new Error(`${card}: ${placed.error.code}`);
}
