import { FREE_TRADE_LEVEL } from '#shared/content/constants.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { pairKey, pairLevel, pairsOf } from '#shared/rules/law/register.ts';
import { innerMarketsOf } from '#shared/rules/law/blocs.ts';
import { wallOf } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { averageWallBp } from '../../state/trade.ts';
import type { MapBloc, MapLink } from './mapParts.ts';
import { BLOC_SLOTS } from '../mapStyle.tsx';

/**
 * Blocs as the land shows them. An economy in a union and in other agreements shows the union. One in several areas of
 * which none contains the others shows none, since one colour would hide the rest: all are drawn as links. Where
 * sentences are told, the agreements that they are about are shown, those of the first sentence before the others. Treaties in force when play began are pairs that overlap
 * without end: they are drawn as links, not as land.
 */
export function mapBlocs(
  scenario: Scenario,
  game: CountryGame,
  placeInStory: (agreement: Agreement) => number = () => Infinity,
): readonly MapBloc[] {
  const several = new Set(inSeveral(scenario, game));
  const isAbout = (agreement: Agreement): boolean => placeInStory(agreement) < Infinity;
  const ranked = foundedIn(scenario, game).toSorted(
    (a, b) =>
      b.level - a.level ||
      Number(isAbout(b)) - Number(isAbout(a)) ||
      (isAbout(a) ? placeInStory(a) - placeInStory(b) : 0) ||
      b.parties.length - a.parties.length ||
      numberOf(a.id) - numberOf(b.id),
  );
  const slots = blocSlots(scenario, game, ranked);
  const shown = new Set<EconomyId>();
  return ranked.flatMap((agreement) => {
    const members = agreement.parties.filter(
      (party) => !shown.has(party) && (isAbout(agreement) || !several.has(party)),
    );
    // A single member left over would look like a bloc of one.
    if (members.length < 2) return [];
    for (const member of members) shown.add(member);
    return [blocOf(scenario, game, { agreement, members, slot: slots.get(agreement.id) ?? 1 })];
  });
}

/** Economies in several agreements founded in play, of which none is a union and none contains the others. */
export function inSeveral(scenario: Scenario, game: CountryGame): readonly EconomyId[] {
  const founded = foundedIn(scenario, game);
  return scenario.economies.flatMap(({ id }) => {
    const own = founded.filter(({ parties }) => parties.includes(id));
    if (own.some(({ level }) => level >= UNION_LEVEL)) return [];
    const apart = own.filter(
      (one) =>
        !own.some((other) => other !== one && one.parties.every((party) => other.parties.includes(party))),
    );
    return apart.length > 1 ? [id] : [];
  });
}

/** From here on members have one wall: a bloc that the land must show. */
const UNION_LEVEL = 3;

function foundedIn(scenario: Scenario, game: CountryGame): readonly Agreement[] {
  return Object.values(game.agreements).filter(
    (agreement) => !isOpeningTreaty(scenario, agreement.id) && coversLand(agreement),
  );
}

/** A common market of some is drawn inside its union; funds and roads alone tie nobody's trade. */
function coversLand({ within, level, concessions }: Agreement): boolean {
  return within === undefined && (level >= FREE_TRADE_LEVEL || concessions.length > 0);
}

type Shown = { readonly agreement: Agreement; readonly members: readonly EconomyId[]; readonly slot: number };

function blocOf(scenario: Scenario, game: CountryGame, { agreement, members, slot }: Shown): MapBloc {
  return {
    id: agreement.id,
    level: agreement.level,
    slot,
    members,
    ...(agreement.title === undefined ? {} : { title: agreement.title }),
    ...innerOf(game, agreement),
    wallsBp: fromKeys(members, (member) => averageWallBp(scenario, game, member, wallOf(game, member))),
  };
}

function innerOf(game: CountryGame, agreement: Agreement): Pick<MapBloc, 'inner'> {
  const inner = innerMarketsOf(game, agreement).map(({ parties, level }) => ({ members: parties, level }));
  return inner.length === 0 ? {} : { inner };
}

/**
 * Treaties of pairs that do not show the same bloc: those founded in play in their own colour, and where `withOlder` those in
 * force when it began.
 */
export function mapLinks(
  scenario: Scenario,
  game: CountryGame,
  { blocs, withOlder }: { readonly blocs: readonly MapBloc[]; readonly withOlder: boolean },
): readonly MapLink[] {
  const together = new Set(blocs.flatMap(({ members }) => pairsOf(members).map(([a, b]) => pairKey(a, b))));
  const founded = foundedIn(scenario, game);
  const slots = blocSlots(scenario, game, founded);
  return pairsOf(scenario.economies.map(({ id }) => id)).flatMap((between) => {
    const level = pairLevel(game.agreements, ...between);
    if (level === 0 || together.has(pairKey(...between))) return [];
    const own = founded.find((agreement) => pairLevel({ [agreement.id]: agreement }, ...between) === level);
    const slot = own === undefined ? undefined : slots.get(own.id);
    if (slot !== undefined) return [{ between, level, slot }];
    return withOlder ? [{ between, level }] : [];
  });
}

function isOpeningTreaty(scenario: Scenario, id: AgreementId): boolean {
  return numberOf(id) < scenario.agreements.length;
}

function numberOf(id: AgreementId): number {
  return Number(id.slice(1));
}

/**
 * Colours in order of foundation. Blocs that are gone keep their place in the order, which the reports remember,
 * so the others keep their colour; after twelve the colours of the departed are used again.
 */
function blocSlots(
  scenario: Scenario,
  game: CountryGame,
  living: readonly Agreement[],
): ReadonlyMap<AgreementId, number> {
  const everReported = game.reports.flatMap(({ blocs }) => blocs.map(({ agreement }) => agreement));
  const ever = new Set([...everReported, ...living.map(({ id }) => id)]);
  const inOrder = [...ever]
    .filter((id) => !isOpeningTreaty(scenario, id))
    .toSorted((a, b) => numberOf(a) - numberOf(b));
  const isLiving = new Set(living.map(({ id }) => id));
  const slots = new Map<AgreementId, number>();
  const taken = new Set<number>();
  for (const [place, id] of inOrder.entries()) {
    const wanted = (place % BLOC_SLOTS) + 1;
    const free = Array.from({ length: BLOC_SLOTS }, (_, step) => ((wanted - 1 + step) % BLOC_SLOTS) + 1);
    const slot = free.find((candidate) => !taken.has(candidate)) ?? wanted;
    slots.set(id, slot);
    if (isLiving.has(id)) taken.add(slot);
  }
  return slots;
}
