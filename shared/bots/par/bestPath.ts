import { INTEGRATION_LEVELS, type IntegrationLevel } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Actor, Draft, Intent } from '#shared/protocol/intents.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { pairLevel, pairsOf } from '#shared/rules/law/register.ts';
import { levelFaults } from '#shared/rules/clauses/clauseKind.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import { decide } from '#shared/rules/game/decide.ts';
import { evolve, evolveAll } from '#shared/rules/game/evolve.ts';
import { endAllFormer } from '#shared/rules/law/formerAgreements.ts';
import { moduleIsOn } from '#shared/rules/law/moduleIsOn.ts';
import { placesOf } from '#shared/rules/law/lawInForce.ts';
import { seatValues } from '#shared/rules/scores/seatScore.ts';
import { type CountryGame, countryGame } from '#shared/rules/state.ts';

/** Weighted mean of 100 · ln Ŵ per head, by seat. */
type Prosperity = Readonly<Record<EconomyId, number>>;

/**
 * Prosperity of every seat on the best path that the pace allows: in round 1 each pair founds a free trade area, then all climb
 * together one level a round as far as the preset is open, walls as they were founded, nobody leaves. Where nothing above free trade
 * areas is played, preferences of zero for all may be better, since they need no proof of origin. The path is played through the
 * rules, so that it is lawful, with the same dynamics; politics, which might refuse, events and the other modules are left out.
 * `without`: seats that sign nothing while all others go the path.
 */
export function bestPath(
  scenario: Scenario,
  settings: GameSettings,
  without: readonly EconomyId[] = [],
): Result<Prosperity, ConvergenceFailure> {
  const members = scenario.dealOrder.filter((seat) => !without.includes(seat));
  const deepest = walkPath(scenario, settings, members, 6);
  if (!deepest.ok || openLevel(settings, settings.rounds) > 2) return deepest;
  const shallow = walkPath(scenario, settings, members, 1);
  if (!shallow.ok) return shallow;
  const total = (values: Prosperity): number => members.reduce((sum, seat) => sum + (values[seat] ?? 0), 0);
  return total(shallow.value) > total(deepest.value) ? shallow : deepest;
}

function walkPath(
  scenario: Scenario,
  settings: GameSettings,
  members: readonly EconomyId[],
  highest: IntegrationLevel,
): Result<Prosperity, ConvergenceFailure> {
  const created = rulebookOf(scenario).create(quietSettings(settings));
  if (!created.ok) return created;
  const [first, ...rest] = created.value;
  let state = countryGame(evolveAll(evolve(undefined, must(first, 'first event')), rest));
  let level: PathLevel = 0;
  while (state.phase !== 'debrief') {
    if (state.phase === 'negotiation') {
      level = climb(level, openLevel(settings, state.round), highest);
      for (const draft of pathDrafts(scenario, state, { members, level })) {
        state = conclude(scenario, state, draft);
      }
    }
    const onwards: Intent = { type: state.phase === 'lobby' ? 'startGame' : 'skipPhase' };
    state = ask(scenario, state, { type: 'host' }, onwards);
    if (state.held !== undefined) return err(state.held);
  }
  return ok(mapValues(seatValues(scenario, state), ({ prosperity }) => prosperity));
}

/** The settings without other modules: the Laboratory, where modules are chosen one by one, with dynamics if the game has them. */
function quietSettings(settings: GameSettings): GameSettings {
  const { assumptions: _assumptions, ...plain } = settings;
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
  const answer = decide({ rules: rulebookOf(scenario), nowMs: 0 }, state, actor, intent);
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
    ({ level, parties }) => level === 2 && members.every((member) => parties.includes(member)),
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
