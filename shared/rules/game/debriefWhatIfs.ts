/** What might have been at a table whose game is over, of either game: what the debrief shows beside what was. */
import { storedNash } from '#shared/content/nash/storedNash.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { fromKeys, groupsBy, mapValues } from '#shared/kernel/records.ts';
import type { Result } from '#shared/kernel/result.ts';
import {
  type Change,
  type Compared,
  type Offer,
  type OfferOutcome,
  type TableWhatIfs,
  type TreatyForm,
  type WhatIf,
} from '#shared/protocol/debrief.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { agreedForm } from '#shared/protocol/law.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import {
  allOpen,
  barrierKeepers,
  canChange,
  compareChanges,
  comparedAt,
  type Indices,
  type MadeTreaty,
  madeTreaties,
  type Omitted,
  type RecordedRound,
  recordedRounds,
  replayWithout,
  wallMovers,
} from '../forecast/debriefWhatIf.ts';
import { accessRows } from '../forecast/compareLaws.ts';
import { unitOf } from '../law/blocs.ts';
import { pairLevel, pairsOf, startsAnew } from '../law/register.ts';
import {
  allProvincesOpen,
  allProvincesSelfish,
  canChangeProvinces,
  comparePactKept,
  compareProvinceChanges,
} from '../provinces/forecast/debriefWhatIf.ts';
import { worstBreaches } from '../provinces/pacts/breaches.ts';
import { pactsInForce } from '../provinces/pacts/pactLaw.ts';
import { compareConduct, type SettledRound } from '../provinces/settlement/ending.ts';
import { type AnyScenario, byGame } from '../scenario/anyScenario.ts';
import type { ProvincesScenario } from '../scenario/provincesScenario.ts';
import { meanOverRounds, seatScore } from '../scores/finalScore.ts';
import { parOf } from '../scores/par.ts';
import {
  type CountryGame,
  countryGame,
  type GameState,
  provinceGame,
  type ProvinceGame,
  provincePart,
} from '../state.ts';
import { evolve } from './evolve.ts';
import { decisionsOf, hadNotLeft, leavesOf, refusalsOfAll, worstOfOthers } from './seatDecisions.ts';

/** Treaties that the table is told of, those that moved most, and decisions that each seat is told of: of a person more, since some are nobody's own. */
const [MOST_TREATIES, MOST_DECISIONS, MOST_OF_PEOPLE] = [4, 3, 8];

/** `events`: the whole log of the game. */
export function whatIfsOf(
  scenario: AnyScenario,
  state: GameState,
  events: readonly GameEvent[],
): TableWhatIfs {
  return byGame<TableWhatIfs>(scenario, {
    countries: (world) => ofCountries(world, countryGame(state), events),
    provinces: (world) => ofProvinces(world, provinceGame(state), events),
  });
}

function ofCountries(
  scenario: Scenario,
  state: CountryGame,
  events: readonly GameEvent[],
): readonly WhatIf[] {
  const rounds = recordedRounds(events, (before, event) => countryGame(evolve(before, event)));
  const reported = state.reports.map(({ isEpilogue, economies }) => ({
    isEpilogue,
    indices: mapValues(economies, ({ index }) => index),
  }));
  const was = meanIndices(scenario, reported);
  const atEnd = reported.at(-1)?.indices ?? {};
  const without = (omitted: Omitted, played = rounds): Compared | null => {
    const replayed = replayWithout(scenario, played, omitted);
    if (!replayed.ok) return null;
    const settled = replayed.value.map((indices, at) => {
      const { round, settings } = rounds[at]?.state ?? state;
      return { isEpilogue: round > settings.rounds, indices };
    });
    return comparedAt(scenario.dealOrder, was, meanIndices(scenario, settled));
  };
  const never = treatiesTogether(rounds).map(({ treaties, ...treaty }): WhatIf => ({
    what: 'never',
    treaty,
    compared: without({ treaties }),
  }));
  const walls = wallMovers(scenario, rounds).map((economy): WhatIf => ({
    what: 'wall',
    economy,
    compared: without({ wallOf: economy }),
  }));
  const barriers = barrierKeepers(scenario, rounds).map((economy): WhatIf => ({
    what: 'barriers',
    economy,
    compared: without({ barriersOf: economy }),
  }));
  const isPerson = (seat: EconomyId): boolean => state.seats[seat]?.member !== undefined;
  const left = leavesOf(state)
    .filter(({ injured }) => injured.some(isPerson))
    .map(({ by: economy, round, injured }): WhatIf => ({
      what: 'left',
      economy,
      round,
      injured,
      compared: without({}, hadNotLeft(rounds, { by: economy, round })),
    }));
  const told = worthTelling([...never, ...walls, ...barriers, ...left], scenario.dealOrder, isPerson);
  const alone: WhatIf = { what: 'alone', compared: without({ everything: true }) };
  if (startsAnew(state)) {
    const round = state.settings.rounds;
    const refusals = refusalsOfAll(scenario, state, rounds);
    const together = (): WhatIf => ({
      what: 'together',
      round,
      compared: without({ togetherFrom: round }),
      ...(refusals?.length === 0 ? {} : { refusals }),
    });
    return [
      ...(refusals === undefined ? [] : [together()]),
      ...told,
      ...accessRows(scenario, rounds, scenario.dealOrder.filter(isPerson)),
      // A tariff war is known for the opening, without the events that moved this game: beside what nobody signs it would compare two worlds.
      alone,
    ];
  }
  const open = allOpen(scenario, state.settled);
  return [
    ...told,
    alone,
    { what: 'open', compared: open.ok ? comparedAt(scenario.dealOrder, atEnd, open.value) : null },
    // The best walls are those of the opening: in a world that has grown they would be blamed for growth that they do not know.
    ...(state.dynamics === undefined ? selfishOf(scenario, was) : []),
    ...bestOf(scenario, state),
  ];
}

type TreatiesTogether = NonNullable<WhatIf['treaty']> & { readonly treaties: readonly AgreementId[] };

/**
 * Treaties that are thought away together: members of a union have the same terms with an outsider, so that of several treaties between
 * the same two sides none alone would be missed.
 */
function treatiesTogether(rounds: readonly RecordedRound[]): readonly TreatiesTogether[] {
  const last = rounds.at(-1)?.state;
  const sides = ({ agreement, parties }: MadeTreaty): string => {
    const units = new Set(
      parties.map((party) => (last === undefined ? [party] : unitOf(last, party)).join()),
    );
    return units.size === 1 ? agreement : [...units].toSorted().join(' ');
  };
  const groups = [...groupsBy(madeTreaties(rounds), sides).values()];
  return groups
    .flatMap((group) => sameTime(rounds, group))
    .flatMap((group): TreatiesTogether[] => {
      const treaties = group.map(({ agreement }) => agreement);
      const [first, ...later] = formsOf(rounds, treaties);
      if (first === undefined) return [];
      const bound = boundBesides(rounds, treaties);
      return [
        {
          treaties,
          ...first,
          ...(later.length === 0 ? {} : { later }),
          ...(bound.length === 0 ? {} : { boundBesides: bound }),
        },
      ];
    });
}

/** Members whom other agreements bound to each other as closely in every round that these treaties governed: among them nothing is missed. */
function boundBesides(
  rounds: readonly RecordedRound[],
  treaties: readonly AgreementId[],
): readonly EconomyId[] {
  const governed = rounds.flatMap(({ state: { agreements } }) => {
    const own = treaties.flatMap((id) => agreements[id] ?? []);
    const others = Object.values(agreements).filter(({ id }) => !treaties.includes(id));
    const register = Object.fromEntries(others.map((agreement) => [agreement.id, agreement]));
    return own.length === 0 ? [] : [{ own, register, level: Math.max(...own.map(({ level }) => level)) }];
  });
  const parties = [...new Set(governed.flatMap(({ own }) => own.flatMap((agreement) => agreement.parties)))];
  const isBound = ([a, b]: readonly [EconomyId, EconomyId]): boolean =>
    governed.every(({ register, level }) => pairLevel(register, a, b) >= level);
  const members = [...new Set(pairsOf(parties).filter(isBound).flat())];
  // Not all of them with each other: a list would say too much.
  return pairsOf(members).every(isBound) ? members : [];
}

/** Whom treaties bound together in each round, and how closely, wherever that changed. */
function formsOf(rounds: readonly RecordedRound[], treaties: readonly AgreementId[]): readonly TreatyForm[] {
  const told: TreatyForm[] = [];
  const nameOf = (levels: readonly number[], each: readonly (readonly EconomyId[])[]): string =>
    [...levels, ...each.map((parties) => parties.toSorted().join())].join(' ');
  let last: string | undefined;
  for (const { state } of rounds) {
    const inForce = treaties.flatMap((id) => state.agreements[id] ?? []);
    if (inForce.length === 0) continue;
    const parties = [...new Set(inForce.flatMap((agreement) => agreement.parties))];
    const level = Math.max(...inForce.map((agreement) => agreement.level));
    const each = inForce.map((agreement) => agreement.parties);
    const levels = inForce.map((agreement) => agreement.level);
    const forms = inForce.map(agreedForm);
    const name = nameOf(levels, each);
    if (name === last) continue;
    last = name;
    told.push({
      parties,
      level,
      sinceRound: state.round,
      ...(forms.some((form) => typeof form === 'string') ? { forms } : {}),
      ...(each.length > 1 ? { each, levels } : {}),
    });
  }
  return told;
}

/** Treaties in groups of those that governed at the same time: one that was signed anew after it had ended is another decision. */
function sameTime(
  rounds: readonly RecordedRound[],
  treaties: readonly MadeTreaty[],
): readonly (readonly MadeTreaty[])[] {
  const groups: MadeTreaty[][] = [];
  let governed: readonly AgreementId[] = [];
  for (const { state } of rounds) {
    const now = treaties.filter(({ agreement }) => state.agreements[agreement] !== undefined);
    const isOld = now.some(({ agreement }) => governed.includes(agreement));
    const fresh = now.filter((treaty) => !groups.flat().includes(treaty));
    const last = groups.at(-1);
    if (isOld && last !== undefined) last.push(...fresh);
    else if (fresh.length > 0) groups.push(fresh);
    governed = now.map(({ agreement }) => agreement);
  }
  return groups;
}

/** A round's real incomes, and whether they are those of the years after. */
type SettledIndices = { readonly isEpilogue: boolean; readonly indices: Indices };

/** Real incomes as the score counts them: averages over the rounds, of logs as everywhere. */
function meanIndices({ dealOrder }: Scenario, rounds: readonly SettledIndices[]): Indices {
  return fromKeys(dealOrder, (seat) =>
    Math.exp(meanOverRounds(rounds, ({ indices }) => Math.log(indices[seat] ?? NaN)) ?? NaN),
  );
}

function weightiest(rows: readonly WhatIf[]): readonly WhatIf[] {
  const effect = ({ compared }: WhatIf): number =>
    Math.max(0, ...Object.values(compared ?? {}).map((each) => Math.abs(each.with - each.without)));
  return rows.toSorted((a, b) => effect(b) - effect(a));
}

/** What the table is told of, and of each seat's own decisions those that moved it most; the weightiest first. */
function worthTelling(
  rows: readonly WhatIf[],
  seats: readonly EconomyId[],
  isPerson: (seat: EconomyId) => boolean,
): readonly WhatIf[] {
  const ofTable = weightiest(rows.filter(({ what }) => what === 'never')).slice(0, MOST_TREATIES);
  const ofSeats = seats.flatMap((seat) => [
    ...decisionsOf(rows, seat).slice(0, isPerson(seat) ? MOST_OF_PEOPLE : MOST_DECISIONS),
    ...(isPerson(seat) ? worstOfOthers(rows, seat) : []),
  ]);
  // What barriers came to that nobody found is told to all.
  const hidden = rows.filter(({ what }) => what === 'barriers');
  const told = new Set([...ofTable, ...ofSeats, ...hidden]);
  return weightiest(rows.filter((row) => told.has(row)));
}

/** Stored for the openings as they are shipped; what a researcher assumes otherwise has none. */
function selfishOf(scenario: Scenario, was: Readonly<Record<string, number>>): readonly WhatIf[] {
  const stored = scenario.assumed === undefined ? storedNash(scenario.id, scenario.opening) : undefined;
  if (stored === undefined) return [];
  return [{ what: 'selfish', compared: comparedAt(scenario.dealOrder, was, stored.indices) }];
}

/** The best path of par, against the same mean of the game that was played. */
function bestOf(scenario: Scenario, state: CountryGame): readonly WhatIf[] {
  const bestPath = parOf(state)?.par.bestPath ?? {};
  const standings = state.final?.standings ?? [];
  const meanOf = (prosperity: number | undefined): number => 100 * Math.exp((prosperity ?? NaN) / 100);
  const known = scenario.dealOrder.filter((seat) => bestPath[seat] !== undefined);
  const played = fromKeys(known, (seat) =>
    meanOf(standings.find(({ economy }) => economy === seat)?.parts?.prosperity?.value),
  );
  if (known.length === 0 || Object.values(played).some(Number.isNaN)) return [];
  const best = fromKeys(known, (seat) => meanOf(bestPath[seat]));
  return [{ what: 'best', compared: comparedAt(known, played, best) }];
}

function ofProvinces(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  events: readonly GameEvent[],
): readonly WhatIf[] {
  const without = pactsInForce(state).map(({ id, members, isBinding, sinceRound }): WhatIf => ({
    what: 'never',
    treaty: { parties: members, level: isBinding ? 2 : 1, sinceRound },
    compared: orNull(compareProvinceChanges(scenario, state, [{ type: 'treatyOut', agreement: id }])),
  }));
  const rounds = settledRounds(events);
  return [
    ...conductOfPeople(scenario, state, rounds),
    ...weightiest(without).slice(0, MOST_TREATIES),
    ...keptPacts(scenario, state, rounds),
    { what: 'open', compared: orNull(allProvincesOpen(scenario, state)) },
    { what: 'selfish', compared: orNull(allProvincesSelfish(scenario, state)) },
  ];
}

/** What the breaches that a game is remembered by came to, each in the round in which it went furthest. */
function keptPacts(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  rounds: readonly SettledRound[],
): readonly WhatIf[] {
  const { worst, unseen } = worstBreaches(provincePart(state), state.seats);
  const told = [worst, unseen].filter((each) => each !== undefined);
  return told.flatMap(({ by, pact, round }): WhatIf[] => {
    const market = rounds.find(({ report }) => report.round === round)?.market;
    if (market === undefined) return [];
    const { members: parties, isBinding, sinceRound } = pact;
    return [
      {
        what: 'kept',
        economy: by,
        round,
        treaty: { parties, level: isBinding ? 2 : 1, sinceRound },
        compared: orNull(comparePactKept(scenario, market, { by, pact })),
      },
    ];
  });
}

/** The rounds of a log with what they came to. */
function settledRounds(events: readonly GameEvent[]): readonly SettledRound[] {
  const rounds: SettledRound[] = [];
  let state: GameState | undefined;
  for (const event of events) {
    const before = state;
    state = evolve(state, event);
    const { market } = provincePart(state);
    if (event.type !== 'provincesSettled' || before === undefined || market === undefined) continue;
    rounds.push({ before: provinceGame(before), report: event.report, market });
  }
  return rounds;
}

/** What the own walls and export limits of each person at the table came to. */
function conductOfPeople(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  rounds: readonly SettledRound[],
): readonly WhatIf[] {
  const judge = parOf(state);
  const people = scenario.dealOrder.filter((seat) => state.seats[seat]?.member !== undefined);
  return people.map((economy): WhatIf => {
    const scoreOf = (prosperity: number, support: number): number | undefined =>
      seatScore(economy, { prosperity, support, falls: 0 }, judge).score;
    const there = compareConduct(scenario, rounds, economy, scoreOf);
    return { what: 'levels', economy, ...(there.ok ? there.value : { compared: null }) };
  });
}

function orNull(compared: Result<Compared, unknown>): Compared | null {
  return compared.ok ? compared.value : null;
}

/** Whether every change of an offer can be made in the world of this table. */
export function canOffer(state: GameState, changes: readonly Change[]): boolean {
  return changes.every((change) =>
    state.rulebook === 'countries' ? canChange(state, change) : canChangeProvinces(state, change),
  );
}

/** What the model makes of an offer: of each change alone where one is chosen, of all together where all are made. */
export function offerOutcome(scenario: AnyScenario, state: GameState, offer: Offer): OfferOutcome {
  const sets = offer.kind === 'vote' ? offer.changes.map((change) => [change]) : [offer.changes];
  return sets.map((changes) =>
    byGame<Compared | null>(scenario, {
      countries: (world) => orNull(compareChanges({ scenario: world, state: countryGame(state) }, changes)),
      provinces: (world) => orNull(compareProvinceChanges(world, provinceGame(state), changes)),
    }),
  );
}
