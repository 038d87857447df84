import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { kindOf } from '#shared/rules/clauses/clauseKinds.ts';
import { pairKey, pairLevel, pairsOf, startsAnew } from '#shared/rules/law/register.ts';
import { innerMarketsOf } from '#shared/rules/law/blocs.ts';
import { wallOf } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type Tinted, blocColours } from './blocColours.ts';
import type { MapBloc, MapLink } from './mapParts.ts';
import { BLOC_SLOTS } from '../mapStyle.tsx';

/**
 * Blocs as the land shows them. An economy in several agreements shows the one that it has with the reader, then the deepest, then the largest, then the
 * oldest, whatever is told at the moment: land that changed its colour from sentence to sentence would look as if somebody had left. The others are drawn as
 * links in their colours. Treaties in force when play began are pairs that overlap without end: they are drawn as links, not as land.
 */
export function mapBlocs(scenario: Scenario, game: CountryGame, reader?: EconomyId): readonly MapBloc[] {
  const isOwn = ({ parties }: Agreement): boolean => parties.some((party) => party === reader);
  const ranked = foundedIn(scenario, game).toSorted(
    (a, b) =>
      Number(isOwn(b)) - Number(isOwn(a)) ||
      b.level - a.level ||
      b.parties.length - a.parties.length ||
      numberOf(a.id) - numberOf(b.id),
  );
  const colourOf = coloursIn(scenario, game, ranked);
  const shown = new Set<EconomyId>();
  return ranked.flatMap((agreement) => {
    const members = agreement.parties.filter((party) => !shown.has(party));
    if (members.length === 0) return [];
    for (const member of members) shown.add(member);
    return [blocOf(game, { agreement, members, slot: colourOf(agreement.parties) })];
  });
}

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

function blocOf(game: CountryGame, { agreement, members, slot }: Shown): MapBloc {
  return {
    id: agreement.id,
    level: agreement.level,
    slot,
    members,
    ...(agreement.title === undefined ? {} : { title: agreement.title }),
    ...(agreement.parties.length > members.length ? { parties: agreement.parties } : {}),
    ...innerOf(game, agreement),
    wallsBp: fromKeys(members, (member) => averageWallBp(wallOf(game, member))),
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
  const colourOf = coloursIn(scenario, game, founded);
  return pairsOf(scenario.economies.map(({ id }) => id)).flatMap((between) => {
    const level = pairLevel(game.agreements, ...between);
    if (level === 0 || together.has(pairKey(...between))) return [];
    const own = founded.find((agreement) => pairLevel({ [agreement.id]: agreement }, ...between) === level);
    if (own !== undefined) return [{ between, level, slot: colourOf(own.parties) }];
    return withOlder ? [{ between, level }] : [];
  });
}

function isOpeningTreaty(scenario: Scenario, id: AgreementId): boolean {
  return numberOf(id) < scenario.agreements.length;
}

function numberOf(id: string): number {
  return Number(id.slice(1));
}

/**
 * Reports tell which blocs there were, and what was signed which tariffs were cut: of these nothing is left once they have run out. All stand in order of
 * foundation, as they do before the round is reported: whoever comes later moves no colour.
 */
function coloursIn(
  scenario: Scenario,
  game: CountryGame,
  living: readonly Agreement[],
): (members: readonly EconomyId[]) => number {
  // Else what was signed holds on, also where reports do not name it.
  const isAnew = startsAnew(game);
  const lightOf = (round: number): Tinted[] =>
    Object.values(game.proposals)
      .filter((each) => each.status === 'concluded' && (isAnew ? each.round === round : each.round <= round))
      .filter(({ clauses }) => clauses.some(({ type }) => kindOf(type).level === 1))
      .map(({ parties }) => ({
        id: living.find((each) => each.parties.every((party) => parties.includes(party)))?.id,
        members: parties,
        isLight: true,
      }));
  const past = game.reports.map(({ round, blocs }) => [
    ...blocs
      .filter(({ agreement }) => !isOpeningTreaty(scenario, agreement))
      .map(({ agreement, parties }): Tinted => ({ id: agreement, members: parties })),
    ...lightOf(round),
  ]);
  const now = [
    ...living.map(({ id, parties, level }): Tinted => ({
      id,
      members: parties,
      isLight: level < FREE_TRADE_LEVEL,
    })),
    ...(isAnew ? [] : lightOf(game.round)),
  ];
  const place = ({ id = 'a9999' }: Tinted): number => numberOf(id);
  const inOrder = (blocs: readonly Tinted[]): Tinted[] => blocs.toSorted((a, b) => place(a) - place(b));
  return blocColours([...past, now].map(inOrder), BLOC_SLOTS);
}
