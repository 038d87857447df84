import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';

/** Free trade areas around one unit (an economy, or the union that deals as one): with each partner, and with two at once. */
export function freeTradeDrafts(
  unit: readonly EconomyId[],
  partners: readonly (readonly EconomyId[])[],
): Draft[] {
  const pairs = partners.map((partner) => areaAmong([...unit, ...partner]));
  const triples = partners.flatMap((first, index) =>
    partners.slice(index + 1).map((second) => areaAmong([...unit, ...first, ...second])),
  );
  return [...pairs, ...triples];
}

function areaAmong(among: readonly EconomyId[]): Draft {
  return { parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] };
}
