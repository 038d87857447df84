import { regionIndex } from '#shared/content/provinces/geography.ts';
import { BREACH_REPUTATION } from '#shared/content/provinces/provinceConstants.ts';
import { HIGHEST_LEVEL } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { Payment } from '#shared/economics/segmentation/pacts/pactStakes.ts';
import type { LevelCap, PairLevel } from '#shared/economics/segmentation/barriers.ts';
import type { SegmentedMarket } from '#shared/economics/segmentation/segmentedMarket.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Breach, Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { type BySeat, type PactOutcome, provinceOf } from '../state/provinceStates.ts';
import { DIALS, breachesOf, brokenPairs, dialCap } from './breaches.ts';
import { withoutMembers } from './pactLaw.ts';
import { type PactDues, pactDues } from './payments.ts';

/** What pacts in force, words broken and payments mean for the round, and the register after it. */
export function settlePacts(scenario: ProvincesScenario, state: ProvinceGame): PactOutcome {
  const { pacts } = state.provinces;
  const regionOf = (economy: EconomyId): number => regionIndex(scenario.provinces, economy);
  const dues = pactDues(state);
  const { breaches, random } = breachesOf(state, dues.offices);
  const after = pactsAfter(pacts, state.round, breaches, membersGranted(state));
  return {
    caps: Object.values(pacts).flatMap((pact) => capsOf(scenario.economy.market, pact, regionOf)),
    pairs: pairsOf(scenario, state, regionOf),
    payments: paymentsOf(state, dues, regionOf),
    officeCosts: dues.officeCosts,
    deposits: depositsOf(state, breaches, dues),
    reputation: reputationOf(state, breaches),
    breaches,
    pacts: after.pacts,
    endedPacts: after.ended,
    random,
  };
}

/** Members for whose pacts the centre pays an office from this round on. */
function membersGranted(state: ProvinceGame): EconomyId[] {
  return state.provinces.centre.acts.flatMap((act) => (act.type === 'freeOffice' ? [act.member] : []));
}

function pairsOf(
  { dealOrder }: ProvincesScenario,
  state: ProvinceGame,
  regionOf: (economy: EconomyId) => number,
): PairLevel[] {
  return dealOrder.flatMap((by) =>
    brokenPairs(state, by).map(({ dial, against, level }) => ({
      dial,
      owner: regionOf(by),
      against: regionOf(against),
      level,
    })),
  );
}

function paymentsOf(
  state: ProvinceGame,
  dues: PactDues,
  regionOf: (economy: EconomyId) => number,
): Payment[] {
  const atOnce = state.provinces.payments.map(({ from, to, yuan100m }) => ({ from, to, paid: yuan100m }));
  return [...atOnce, ...dues.payments]
    .filter(({ paid }) => paid > 0)
    .map(({ from, to, paid }) => ({ from: regionOf(from), to: regionOf(to), amount: paid }));
}

/** Who broke a binding pact loses its deposit; an office at work shares it out among the members that kept their word. */
function depositsOf(state: ProvinceGame, breaches: readonly Breach[], { offices }: PactDues): BySeat {
  const { pacts } = state.provinces;
  const points: Record<EconomyId, number> = {};
  const add = (economy: EconomyId, change: number): void => {
    points[economy] = (points[economy] ?? 0) + change;
  };
  for (const { pact: id, by, deposit } of breaches.filter((breach) => breach.deposit > 0)) {
    add(by, deposit);
    if (!offices.includes(id)) continue;
    const cheats = breaches.filter(({ pact }) => pact === id).map((breach) => breach.by);
    const loyal = pacts[id]?.members.filter((member) => !cheats.includes(member)) ?? [];
    for (const member of loyal) add(member, -deposit / loyal.length);
  }
  return points;
}

/** In a voluntary pact a word that is seen to be broken costs reputation, and nothing else; so does leaving it, where the table says so. */
function reputationOf(state: ProvinceGame, breaches: readonly Breach[]): BySeat {
  const { pacts } = state.provinces;
  const seen = breaches.filter(({ pact, isSeen }) => isSeen && pacts[pact]?.isBinding === false);
  const left = (state.provinces.departures ?? []).filter(({ round }) => round === state.round);
  return fromKeys([...new Set([...seen, ...left].map(({ by }) => by))], (economy) => {
    const broken = seen.filter(({ by }) => by === economy).length;
    return -BREACH_REPUTATION * broken - pointsOfLeaving(state, economy);
  });
}

/** What the seat loses in this round by pacts that it has left. */
export function pointsOfLeaving({ provinces, round }: ProvinceGame, economy: EconomyId): number {
  return (provinces.departures ?? [])
    .filter((each) => each.by === economy && each.round === round)
    .reduce((sum, { points }) => sum + points, 0);
}

/** What a pact caps among its members, dial by dial: walls in the sectors of finished goods, blocks in those of raw goods. */
export function capsOf(
  { base }: Pick<SegmentedMarket, 'base'>,
  pact: Pact,
  regionOf: (economy: EconomyId) => number,
): LevelCap[] {
  const members = pact.members.map(regionOf);
  return DIALS.flatMap((dial): LevelCap[] => {
    const highest = dialCap(pact, dial);
    const sectors = base.barrierKind.flatMap((kind, sector) => (kind === dial ? [sector] : []));
    return highest < HIGHEST_LEVEL ? [{ members, highest, sectors }] : [];
  });
}

type Pacts = Readonly<Record<AgreementId, Pact>>;

/** The register after a round: cheats shut out of binding bodies, offices that the centre granted, and terms that have ended. */
function pactsAfter(
  pacts: Pacts,
  round: number,
  breaches: readonly Breach[],
  granted: readonly EconomyId[],
): { readonly pacts: Pacts; readonly ended: readonly AgreementId[] } {
  const left = Object.values(pacts).flatMap((pact): Pact[] => {
    if (pact.untilRound <= round) return [];
    const gone = breaches
      .filter(({ pact: id, isExcluded }) => id === pact.id && isExcluded)
      .map(({ by }) => by);
    const stands = gone.length === 0 ? pact : withoutMembers(pact, gone);
    if (stands === undefined) return [];
    const isGranted = granted.some((member) => pact.members.includes(member));
    return [isGranted ? { ...stands, hasOffice: true, isOfficeFree: true } : stands];
  });
  return {
    pacts: Object.fromEntries(left.map((pact) => [pact.id, pact])),
    ended: Object.values(pacts)
      .map(({ id }) => id)
      .filter((id) => !left.some((pact) => pact.id === id)),
  };
}

/** Envelopes by seat. */
export type Envelopes = Readonly<Record<EconomyId, Measures>>;

/**
 * A view whose forecasts expect broken pacts to be broken on, for the seat that asks, and of the others the envelopes that `expects` names for a
 * table under these or other pacts; bots ask without either.
 */
export type WaryView = ProvinceGame & {
  readonly wary?: EconomyId;
  readonly expects?: (table: ProvinceGame) => Envelopes;
};

/**
 * What a seat expects of the others: their envelopes, where the view expects any, and of those that it has seen breaking a voluntary pact which still
 * stands that they go on breaking it, as long as their dials are above what it leaves.
 */
export function expectedBreaches(view: WaryView): Envelopes {
  const { wary, provinces, expects } = view;
  if (wary === undefined) return {};
  const foreseen = expects?.(view) ?? {};
  const seen = provinces.breaches.filter(({ by, isSeen }) => isSeen && by !== wary);
  const breakers = [...new Set(seen.map(({ by }) => by))];
  const again = breakers.flatMap((by) => {
    const { wall, block } = foreseen[by] ?? provinceOf(view, by);
    const dials = { wall, block };
    const before = foreseen[by]?.breaks ?? [];
    const breaks = Object.values(provinces.pacts)
      .filter(({ id, members, isBinding }) => {
        return !isBinding && members.includes(by) && seen.some((each) => each.by === by && each.pact === id);
      })
      .filter((pact) => DIALS.some((dial) => dials[dial] > dialCap(pact, dial)))
      .map(({ id }) => id);
    const all = [...new Set([...before, ...breaks])];
    return all.length === 0 ? [] : [[by, { ...dials, breaks: all }] as const];
  });
  return { ...foreseen, ...Object.fromEntries(again) };
}
