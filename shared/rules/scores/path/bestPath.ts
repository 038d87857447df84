import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { INTEGRATION_LEVELS, type IntegrationLevel } from '#shared/content/integrationLevels.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { Actor, Draft, Intent } from '#shared/protocol/intents.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { createGame } from '../../createGame.ts';
import { decide } from '../../decide.ts';
import { evolve, evolveAll } from '../../evolve.ts';
import { moduleIsOn } from '../../schedules/moduleIsOn.ts';
import type { GameState } from '../../state.ts';
import { seatValues } from '../seatValues.ts';
import { openLevel, pathDrafts, type PathLevel } from './pathDrafts.ts';

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
  const created = createGame(scenario, quietSettings(settings));
  if (!created.ok) return created;
  const [first, ...rest] = created.value;
  let state = evolveAll(evolve(undefined, must(first, 'first event')), rest);
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

/** The same game in the Laboratory, where modules are chosen one by one: dynamics if it has them, and no more. */
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
function conclude(scenario: Scenario, state: GameState, draft: Draft): GameState {
  const [author, ...others] = draft.parties.map((economy): Actor => ({ type: 'bot', economy }));
  const tabled = ask(scenario, state, must(author, 'author'), { type: 'tablePaper', draft });
  const paper = must(Object.values(tabled.papers).at(-1), 'paper');
  const sign: Intent = { type: 'signPaper', paper: paper.id, revision: paper.revision, confirmed: true };
  return others.reduce((signed, party) => ask(scenario, signed, party, sign), tabled);
}

/** The path is lawful by the rules that it is computed for: a refusal is a mistake of ours. */
function ask(scenario: Scenario, state: GameState, actor: Actor, intent: Intent): GameState {
  const answer = decide({ scenario, nowMs: 0 }, state, actor, intent);
  if (!answer.ok) throw new Error(`the best path: ${intent.type} refused: ${JSON.stringify(answer.error)}`);
  return evolveAll(state, answer.value);
}
