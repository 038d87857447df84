import { INTEGRATION_LEVELS, type IntegrationLevel, SCORE_PARTS } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { at, fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Actor, Draft, Intent } from '#shared/protocol/intents.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import { EPILOGUE_WEIGHT, PAR_QUANTILES } from '#shared/content/scores.ts';
import type { Par, ParOfSeat } from '#shared/content/par/storedPars.ts';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { solveLaw } from '#shared/rules/shock/solveLaw.ts';
import { applyLaw, pairLevel, pairsOf, mostFounders } from '#shared/rules/law/register.ts';
import { levelFaults } from '#shared/rules/clauses/clauseKind.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import { decide } from '#shared/rules/decide.ts';
import { evolve, evolveAll } from '#shared/rules/game/evolve.ts';
import { endAllFormer } from '#shared/rules/law/formerAgreements.ts';
import { moduleIsOn } from '#shared/rules/law/moduleIsOn.ts';
import { economyPlace, placesOf } from '#shared/rules/law/lawInForce.ts';
import type { GameValues } from '#shared/rules/rulebook.ts';
import { seatValues } from '#shared/rules/scores/finalScore.ts';
import { type CountryGame, countryGame } from '#shared/rules/state.ts';

/** Weighted mean of 100 · ln Ŵ per head, by seat. */
type Prosperity = Readonly<Record<EconomyId, number>>;

/**
 * Prosperity of every seat on the best path that the pace allows: in round 1 each pair founds a free trade area, then all climb
 * together one level a round as far as the preset is open, walls as they were founded, nobody leaves. Where nothing above free trade
 * areas is played, preferences of zero for all may be better, since they need no proof of origin. The path is played through the
 * rules, so that it is lawful, with the same dynamics; politics, which might refuse, events and the other modules are left out.
 * `without`: seats that sign nothing while all others go the path. Where agreements are few and lapse, the
 * path is that all lower their walls round by round, beside the turns of free trade areas that bring them together most.
 */
export function bestPath(
  scenario: Scenario,
  settings: GameSettings,
  without: readonly EconomyId[] = [],
): Result<Prosperity, ConvergenceFailure> {
  const members = scenario.dealOrder.filter((seat) => !without.includes(seat));
  if (settings.agreementLimits !== undefined) return bestTurns(scenario, settings, members);
  const deepest = walkPath(scenario, settings, climbing(scenario, settings, members, 6));
  if (!deepest.ok || openLevel(settings, settings.rounds) > 2) return deepest;
  const shallow = walkPath(scenario, settings, climbing(scenario, settings, members, 1));
  if (!shallow.ok) return shallow;
  const total = (values: Prosperity): number => members.reduce((sum, seat) => sum + (values[seat] ?? 0), 0);
  return total(shallow.value) > total(deepest.value) ? shallow : deepest;
}

/** What all conclude in a negotiation. */
type Conclude = (state: CountryGame) => readonly Draft[];

/** Together one level up a round. */
function climbing(
  scenario: Scenario,
  settings: GameSettings,
  members: readonly EconomyId[],
  highest: IntegrationLevel,
): Conclude {
  let level: PathLevel = 0;
  return (state) => {
    level = climb(level, openLevel(settings, state.round), highest);
    return pathDrafts(scenario, state, { members, level });
  };
}

/** Groups that found a free trade area each in one round; nobody is in two. */
type Turn = readonly (readonly EconomyId[])[];

/**
 * Everybody lowers its wall by a step a round, for which nobody need sign, beside the turns, one a round, whose free trade areas bring
 * all seats together most: an area is worth what it brings beside those that are still in force.
 */
function bestTurns(
  scenario: Scenario,
  settings: GameSettings,
  members: readonly EconomyId[],
): Result<Prosperity, ConvergenceFailure> {
  const created = opened(scenario, settings);
  if (!created.ok) return created;
  const lasting = settings.agreementLimits?.rounds ?? settings.rounds;
  const worth = new Map<string, number>();
  const worthOf = (round: number, live: readonly Turn[]): number => {
    const name = `${round} ${JSON.stringify(live)}`;
    const known =
      worth.get(name) ?? totalUnder(scenario, lowered(scenario, created.value, round), live.flat());
    worth.set(name, known);
    return known;
  };
  type Way = { readonly total: number; readonly turns: readonly Turn[] };
  const ways = new Map<string, Way>();
  const bestFrom = (round: number, before: readonly Turn[]): Way => {
    const name = `${round} ${JSON.stringify(before)}`;
    const known = ways.get(name);
    if (known !== undefined) return known;
    let best: Way = { total: -Infinity, turns: [] };
    for (const turn of turnsOf(members, mostFounders(settings, round))) {
      const live = [...before, turn];
      const rest =
        round < settings.rounds
          ? bestFrom(round + 1, live.slice(-(lasting - 1) || live.length))
          : { total: EPILOGUE_WEIGHT * worthOf(round, live.slice(-Math.max(1, lasting - 1))), turns: [] };
      const total = worthOf(round, live) + rest.total;
      if (total > best.total) best = { total, turns: [turn, ...rest.turns] };
    }
    ways.set(name, best);
    return best;
  };
  const { turns } = bestFrom(1, []);
  const concludedIn: Conclude = ({ round }) =>
    (turns[round - 1] ?? []).map((among) => ({ parties: among, clauses: [freeTrade(among)] }));
  return walkPath(scenario, settings, concludedIn, members);
}

/** The walls once everybody has lowered them by a step in each round so far. */
function lowered(scenario: Scenario, opening: CountryGame, round: number): CountryGame {
  const walls = mapValues(opening.walls, ({ mfnRateBp }) => ({
    mfnRateBp: mapValues(mfnRateBp, (rateBp) => Math.max(0, rateBp - round * scenario.stepBp)),
  }));
  return { ...opening, walls, round: 1 };
}

/** Every way to be in groups of at most so many, in which some may stay alone. */
function turnsOf(members: readonly EconomyId[], most: number): Turn[] {
  const [first, ...others] = members;
  if (first === undefined) return [[]];
  const alone = turnsOf(others, most);
  const joined = groupsOf(others, most - 1).flatMap((partners) =>
    turnsOf(
      others.filter((other) => !partners.includes(other)),
      most,
    ).map((rest): Turn => [[first, ...partners], ...rest]),
  );
  return [...alone, ...joined];
}

/** Every choice of one to so many. */
function groupsOf(members: readonly EconomyId[], most: number): (readonly EconomyId[])[] {
  if (most === 0) return [];
  return members.flatMap((first, index) => [
    [first],
    ...groupsOf(members.slice(index + 1), most - 1).map((rest) => [first, ...rest]),
  ]);
}

/** 100 · ln Ŵ summed over the seats, under free trade areas of these groups; nothing where the model finds no answer. */
function totalUnder(scenario: Scenario, begun: CountryGame, groups: Turn): number {
  const law = groups.reduce(
    (before: CountryGame, among) =>
      applyLaw(before, lawOf(scenario, before, { parties: among, clauses: [freeTrade(among)] })),
    begun,
  );
  const solved = solveLaw(scenario, law);
  if (!solved.ok) return -Infinity;
  const { welfarePerHead } = solved.value.equilibrium;
  return scenario.dealOrder.reduce(
    (sum, seat) => sum + 100 * Math.log(at(welfarePerHead, economyPlace(scenario, seat))),
    0,
  );
}

function opened(scenario: Scenario, settings: GameSettings): Result<CountryGame, ConvergenceFailure> {
  const created = rulebookOf(scenario).create(quietSettings(settings));
  if (!created.ok) return created;
  const [first, ...rest] = created.value;
  return ok(countryGame(evolveAll(evolve(undefined, must(first, 'first event')), rest)));
}

function walkPath(
  scenario: Scenario,
  settings: GameSettings,
  concludedIn: Conclude,
  lowering: readonly EconomyId[] = [],
): Result<Prosperity, ConvergenceFailure> {
  const created = opened(scenario, settings);
  if (!created.ok) return created;
  let state = created.value;
  while (state.phase !== 'debrief') {
    if (state.phase === 'negotiation') {
      for (const draft of concludedIn(state)) state = conclude(scenario, state, draft);
    }
    for (const economy of state.phase === 'policy' ? lowering : []) {
      const policy = { type: 'wall', shiftBp: -scenario.stepBp, apart: [] } as const;
      state = ask(scenario, state, { type: 'bot', economy }, { type: 'sealPolicy', policy });
    }
    const onwards: Intent = { type: state.phase === 'lobby' ? 'startGame' : 'skipPhase' };
    state = ask(scenario, state, { type: 'host' }, onwards);
    if (state.held !== undefined) return err(state.held);
  }
  return ok(mapValues(seatValues(scenario, state), ({ prosperity }) => prosperity));
}

/**
 * The settings without other modules: the Laboratory, where modules are chosen one by one, with dynamics if the game has them; members of an agreement
 * and agreements signed in a round are not counted, so that the path is all together in a short game too.
 */
function quietSettings(settings: GameSettings): GameSettings {
  const { assumptions: _assumptions, membersByRound: _members, signedPerRound: _signed, ...plain } = settings;
  return {
    ...plain,
    preset: 'laboratory',
    modules: moduleIsOn(settings, 'dynamics') ? ['dynamics'] : [],
    timed: false,
  };
}

/** A pair enters at level 1 or 2 and climbs one a round, as far as the preset is open. */
function climb(level: PathLevel, open: PathLevel, highest: IntegrationLevel): PathLevel {
  const most = Math.min(open, highest, Math.max(2, level + 1));
  return INTEGRATION_LEVELS.findLast((each) => each <= most) ?? 0;
}

/** Tabled by its first party and signed by all: each is a bot's seat here, and nobody is asked twice. */
function conclude(scenario: Scenario, state: CountryGame, draft: Draft): CountryGame {
  const [author, ...others] = draft.parties.map((economy): Actor => ({ type: 'bot', economy }));
  const tabled = ask(scenario, state, must(author, 'author'), { type: 'tableProposal', draft });
  const proposal = must(Object.values(tabled.proposals).at(-1), 'proposal');
  const sign: Intent = {
    type: 'signProposal',
    proposal: proposal.id,
    revision: proposal.revision,
    confirmed: true,
  };
  return others.reduce((signed, party) => ask(scenario, signed, party, sign), tabled);
}

/** The path is lawful by the rules that it is computed for: a refusal is a mistake of ours. */
function ask(scenario: Scenario, state: CountryGame, actor: Actor, intent: Intent): CountryGame {
  const answer = decide({ rules: rulebookOf(scenario), nowMs: 0, ignoresCauses: true }, state, actor, intent);
  if (!answer.ok) throw new Error(`the best path: ${intent.type} refused: ${JSON.stringify(answer.error)}`);
  return evolveAll(state, answer.value);
}

/** 0: nothing is open yet. */
type PathLevel = 0 | IntegrationLevel;

/** What the path asks of a round: who goes it, and how deep they may be by then. */
type PathStep = { readonly members: readonly EconomyId[]; readonly level: PathLevel };

/** The highest level that the preset has opened by a round; 0 before any. */
export function openLevel(settings: GameSettings, round: number): PathLevel {
  const isOpen = (level: IntegrationLevel): boolean =>
    levelFaults({ settings, round }, level, 0).length === 0;
  return INTEGRATION_LEVELS.findLast(isOpen) ?? 0;
}

/** The proposals of one round of the path: first every pair for itself, then one for all members. */
function pathDrafts(scenario: Scenario, state: CountryGame, { members, level }: PathStep): Draft[] {
  if (level === 0 || members.length < 2) return [];
  const waiting = pairsOf(members).filter(([a, b]) => pairLevel(state.agreements, a, b) < level);
  if (waiting.length === 0) return level === 2 ? joinAreas(state, members) : [];
  if (level === 1 || level === 2) {
    return waiting.flatMap((pair) => {
      const clauses = level === 1 ? concessionsBetween(scenario, state, pair) : [freeTrade(pair)];
      return clauses.length === 0 ? [] : [{ parties: pair, clauses }];
    });
  }
  return [{ parties: members, clauses: [deeper(state, members, level)] }];
}

/** One area in the place of many, whose overlap makes proof of origin dear. */
function joinAreas({ agreements }: CountryGame, members: readonly EconomyId[]): Draft[] {
  const isOne = Object.values(agreements).some(
    ({ level, parties }) => level === FREE_TRADE_LEVEL && members.every((member) => parties.includes(member)),
  );
  return isOne ? [] : [{ parties: members, clauses: [freeTrade(members)] }];
}

function freeTrade(among: readonly EconomyId[]): Clause {
  return { type: 'freeTradeArea', among, exceptions: [] };
}

/** Concessions that leave nothing levied between two. */
function concessionsBetween(scenario: Scenario, state: CountryGame, [a, b]: readonly [EconomyId, EconomyId]) {
  return [
    { by: a, to: [b] },
    { by: b, to: [a] },
  ].flatMap(({ by, to }) =>
    placesOf(scenario)
      .goods.filter(({ id }) => (state.walls[by]?.mfnRateBp[id] ?? 0) > 0)
      .map(({ id }): Clause => ({ type: 'tariffConcession', by, to, sector: id, rateBp: 0 })),
  );
}

function deeper(state: CountryGame, among: readonly EconomyId[], level: 3 | 4 | 5 | 6): Clause {
  switch (level) {
    case 3:
      return {
        type: 'customsUnion',
        among,
        key: { type: 'imports' },
        former: endAllFormer(state.agreements, among),
      };
    case 4:
      return { type: 'commonMarket', among };
    case 5:
      return { type: 'economicUnion', among };
    case 6:
      return { type: 'fullIntegration', among };
  }
}

/** Results keep this many digits: a hundred-thousandth of a per cent of income, a thousandth of a point. */
const DECIMALS = { prosperity: 1e5, support: 1e3, mandate: 1e3 } as const;

/** Par from games of bots: for each seat and part the results in order, thinned to fifty. */
export function makePar(
  games: readonly GameValues[],
  seats: readonly EconomyId[],
  bestPath: Par['bestPath'],
): Par {
  return {
    games: games.length,
    seats: games.length === 0 ? {} : fromKeys(seats, (seat) => parOfSeat(games, seat)),
    bestPath,
  };
}

function parOfSeat(games: readonly GameValues[], seat: EconomyId): ParOfSeat {
  const resultsOf = (part: keyof typeof DECIMALS): number[] =>
    games.flatMap((game) => {
      const value = game[seat]?.[part];
      return value === undefined ? [] : [Math.round(value * DECIMALS[part]) / DECIMALS[part]];
    });
  const [prosperity = [], ...others] = SCORE_PARTS.map((part) => quantiles(resultsOf(part)));
  const [support = [], mandate = []] = others;
  return {
    prosperity,
    ...(support.length === 0 ? {} : { support }),
    ...(mandate.length === 0 ? {} : { mandate }),
  };
}

/** Results at the shares (k − ½)/K of the games; all of them where there are no more than K. */
export function quantiles(results: readonly number[], K: number = PAR_QUANTILES): number[] {
  const sorted = results.toSorted((a, b) => a - b);
  if (sorted.length <= K) return sorted;
  return Array.from({ length: K }, (_, k) => {
    const place = ((k + 0.5) / K) * sorted.length - 0.5;
    // Never a result between two, and as far from the best as from the worst.
    return sorted[k < K / 2 ? Math.floor(place) : Math.ceil(place)] ?? NaN;
  });
}
