/** Par: the results of bots that a game is judged against. */
import { PAR_GAMES, PAR_GAMES_LEAST, middleOf } from '#shared/content/scores.ts';
import { type Par, type StoredPar, storedPars } from '#shared/content/par/storedPars.ts';
import { FEATURE_OPENS_IN_ROUND, type Preset, PRESETS } from '#shared/content/presets.ts';
import { PRESET_IDS } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { moduleIsOn } from '../law/moduleIsOn.ts';
import { startsAnew } from '../law/register.ts';
import { RULES_VERSION, type TableState } from '../state.ts';

/**
 * How results of bots make points. `rounds`, in provinces: one straight line a part without an end, so that the mean of the points of all rounds is
 * what the whole game counts. `lines`, of countries whose agreements last: half of them for what half of the bots passed, all for their best, and in
 * lines between, below and beyond. `shares`, where every round starts anew: by the share of bots that did worse, with the lines beyond their results alone.
 */
export type Ruler = 'rounds' | 'lines' | 'shares';

export function rulerOf(game: {
  readonly settings: Pick<GameSettings, 'agreementLimits' | 'preset'>;
}): Ruler {
  if (game.settings.preset in FEATURE_OPENS_IN_ROUND) return 'rounds';
  return startsAnew(game) ? 'shares' : 'lines';
}

/** What a game is judged against, and how well that fits. */
export type Judge = {
  readonly par: Par;
  readonly basis: 'par' | 'approximate';
  readonly ruler: Ruler;
};

type Judged = Pick<TableState, 'settings' | 'par' | 'agreedRounds'>;

/**
 * Par of a game: the one stored for its settings, or the one made for this table in the lobby, once enough bots have played; before
 * that the nearest there is, which is approximate. Undefined: there is none, and the prize judges. A game that the host ended early is
 * not compared with longer ones, in which bots had more time: it has a par only where one is stored for its length.
 */
export function parOf(
  { settings, par: own, agreedRounds }: Judged,
  stored: readonly StoredPar[] = storedPars(),
): Judge | undefined {
  const ruler = rulerOf({ settings });
  const exact = stored.find((each) => isFor(each, settings));
  if (exact !== undefined && isParNow(exact)) return { par: exact.par, basis: 'par', ruler };
  if (agreedRounds !== undefined) return undefined;
  if (own !== undefined && own.games >= PAR_GAMES_LEAST) {
    return { par: own, basis: own.games >= PAR_GAMES ? 'par' : 'approximate', ruler };
  }
  const nearest = nearestPar(settings, stored);
  return nearest === undefined ? undefined : { par: nearest.par, basis: 'approximate', ruler };
}

/** Whether the game has settings for which a par of its own is stored, with enough games and by the present rules. */
export function hasStoredPar(settings: GameSettings, stored: readonly StoredPar[] = storedPars()): boolean {
  return stored.some((each) => isFor(each, settings) && isParNow(each));
}

function isParNow({ par, rulesVersion }: StoredPar): boolean {
  return par.games >= PAR_GAMES && rulesVersion === RULES_VERSION;
}

/**
 * The Laboratory changes too much to have one; otherwise scenario, opening, preset, its limits and length decide. Limits that the preset had
 * before have none either: those tables are judged by what bots play for them in the background.
 */
function isFor(stored: StoredPar, settings: GameSettings): boolean {
  const { scenario, opening, preset, rounds } = stored;
  return (
    isLimited(stored) === hasLimits(settings) &&
    !hasFormerLimits(settings) &&
    !PRESETS[settings.preset].isLaboratory &&
    scenario === settings.scenarioId &&
    opening === settings.opening &&
    preset === settings.preset &&
    rounds === settings.rounds
  );
}

function hasFormerLimits(settings: GameSettings): boolean {
  const {
    preset,
    agreementLimits,
    pactLimits,
    stepBp,
    wallsHold,
    membersByRound,
    signedPerRound,
    specializationInRound,
    conferencesInRounds,
  } = settings;
  const usually: Preset = PRESETS[preset];
  const { agreementLimits: usual, pactLimits: pacts } = usually;
  if (stepBp !== usually.stepBp || wallsHold !== usually.wallsHold) return true;
  if (signedPerRound !== usually.signedPerRound) return true;
  if (specializationInRound !== usually.specializationInRound) return true;
  if (JSON.stringify(conferencesInRounds) !== JSON.stringify(usually.conferencesInRounds)) return true;
  if (JSON.stringify(membersByRound) !== JSON.stringify(usually.membersByRound)) return true;
  if (pactLimits !== undefined && JSON.stringify(pactLimits) !== JSON.stringify(pacts)) return true;
  return agreementLimits !== undefined && JSON.stringify(agreementLimits) !== JSON.stringify(usual);
}

/** Whether the games of a par were played with few agreements at a time. */
function isLimited({ preset, unlimited }: StoredPar): boolean {
  const settings: Preset = PRESETS[preset];
  return hasLimits(settings) && unlimited !== true;
}

function hasLimits({
  agreementLimits,
  pactLimits,
}: Pick<GameSettings, 'agreementLimits' | 'pactLimits'>): boolean {
  return (agreementLimits ?? pactLimits) !== undefined;
}

/** The nearest stored par of the same scenario, opening, limits and parts: that of the same preset, else the one with most modules. */
function nearestPar(settings: GameSettings, stored: readonly StoredPar[]): StoredPar | undefined {
  const hasPolitics = moduleIsOn(settings, 'politics');
  const [nearest] = stored
    .filter(
      ({ scenario, opening, par, ...each }) =>
        isLimited({ scenario, opening, par, ...each }) === hasLimits(settings) &&
        scenario === settings.scenarioId &&
        opening === settings.opening &&
        par.games >= PAR_GAMES_LEAST &&
        'politics' in PRESETS[each.preset].moduleOpensInRound === hasPolitics,
    )
    .toSorted((a, b) => nearness(b, settings) - nearness(a, settings));
  return nearest;
}

function nearness({ preset }: StoredPar, settings: GameSettings): number {
  return preset === settings.preset ? PRESET_IDS.length : PRESET_IDS.indexOf(preset);
}

/**
 * Of a par its best path, which the table's medal goes by, and of prosperity and support what half of the bots in each seat passed: what a
 * seat may know before the end; of the seat `whole` all results, so that it can be told what they would make of its own. Of all seats once a game is
 * over, and where every round starts anew, so that each round can tell how they stand. Absent where only a game near to this one is known.
 */
export function middleOfPar(judged: Judged, whole?: EconomyId, isOver = false): Par | undefined {
  const known = parOf(judged);
  if (known?.basis !== 'par') return undefined;
  const { par } = known;
  const seats = mapValues(par.seats, (results, seat) =>
    isOver || seat === whole || startsAnew(judged)
      ? results
      : {
          prosperity: middleOf(results.prosperity),
          ...(results.support && { support: middleOf(results.support) }),
        },
  );
  return { games: par.games, seats, bestPath: par.bestPath };
}

/** Bots have played this table's game in the background: their results are kept if more of them than before. */
export function notePar(state: TableState, { par }: IntentOf<'notePar'>): Result<GameEvent[], Rejection> {
  return ok(par.games > (state.par?.games ?? -1) ? [{ type: 'parNoted', par }] : []);
}
