/**
 * A finished game of provinces with something changed and everything else as it was: a pact less, walls down, a reform, everybody for
 * themselves. One solve each of the market of the end; nobody answers, but a reform, and where all look after themselves.
 */
import type { Reform } from '#shared/content/provinces/reforms.ts';
import { at, fromKeys, mapValues } from '#shared/kernel/records.ts';
import type { SegmentedEquilibrium } from '#shared/economics/segmentation/segmentedModel.ts';
import type { DialLevels } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Change, Compared } from '#shared/protocol/debrief.ts';
import type { SettledMarket } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { reformFault } from '../centre/acts.ts';
import type { BrokenPact } from '../pacts/breaches.ts';
import { judgeProvince } from '../settlement/careerScore.ts';
import { solvePieces } from '../settlement/incomeCauses.ts';
import { surveyRound } from '../settlement/surveyRound.ts';
import { institutionOf } from '../state/provinceStates.ts';
import { createReformJudge, dialsAfterAStep } from './centreReforms.ts';

/** Answers err by some 1e-5 of a point. */
const TOLERANCE = 1e-7;

type Indices = Readonly<Record<EconomyId, number>>;

/** Real income of every province in the market of the end, opening = 100. */
export function indicesAtEnd(
  scenario: ProvincesScenario,
  state: ProvinceGame,
): Result<Indices, ConvergenceFailure> {
  const round = surveyRound(scenario, atRest(state), { tolerance: TOLERANCE });
  if (!round.ok) return round;
  return ok(fromKeys(scenario.dealOrder, (seat) => judgeProvince(round.value, seat).index));
}

/** Nothing is sealed after the last round: dials stand as they were left. */
function atRest(state: ProvinceGame): ProvinceGame {
  return { ...state, provinces: { ...state.provinces, sealed: {}, payments: [] } };
}

/** Real income of every province with these changes against the market of the end, both solved alike. */
export function compareProvinceChanges(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  changes: readonly Change[],
): Result<Compared, ConvergenceFailure | { readonly code: 'ballot/no-such-change' }> {
  if (!changes.every((change) => canChangeProvinces(state, change)))
    return err({ code: 'ballot/no-such-change' });
  const reforms = changes.flatMap((change) => (change.type === 'reform' ? [change.reform] : []));
  const reformed = answerReforms(scenario, state, reforms);
  if (!reformed.ok) return reformed;
  // A wall that is taken down stays down, whatever its leader would answer.
  return compareAtEnd(scenario, state, changes.reduce(withChange, reformed.value));
}

/** Whether a change can be made in the world of this table. */
export function canChangeProvinces(state: ProvinceGame, change: Change): boolean {
  const { provinces } = state;
  switch (change.type) {
    case 'treatyOut':
      return provinces.pacts[change.agreement] !== undefined;
    case 'wallDown':
      return provinces.provinces[change.economy] !== undefined;
    case 'rule':
      return false;
    case 'reform':
      return reformFault(state, change.reform) === undefined;
  }
}

/** The world of the end under these reforms, once every leader has moved each of his dials by the step that then pays him best. */
function answerReforms(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  reforms: readonly Reform[],
): Result<ProvinceGame, ConvergenceFailure> {
  if (reforms.length === 0) return ok(state);
  const enacted = { ...state.provinces, reforms: [...state.provinces.reforms, ...reforms] };
  const reformed = { ...state, provinces: enacted };
  const round = surveyRound(scenario, atRest(reformed), { tolerance: TOLERANCE });
  if (!round.ok) return round;
  const { levels } = round.value.setting;
  const institution = institutionOf(scenario, reformed);
  const judge = createReformJudge(scenario, round.value.setting, [institution]);
  const answered = dialsAfterAStep(judge, levels, { place: 0, institution });
  if (!answered.ok) return answered;
  // Cards may move what the market feels: a leader steps from where he has put his dial.
  return ok(
    withDials(reformed, (seat, own) => {
      const region = scenario.dealOrder.indexOf(seat);
      const stepped = (dial: 'wall' | 'block'): number =>
        Math.max(0, own[dial] + (answered.value[dial][region] ?? NaN) - (levels[dial][region] ?? NaN));
      return { wall: stepped('wall'), block: stepped('block') };
    }),
  );
}

function withChange(state: ProvinceGame, change: Change): ProvinceGame {
  const { pacts } = state.provinces;
  switch (change.type) {
    case 'treatyOut': {
      const kept = Object.entries(pacts).filter(([id]) => id !== change.agreement);
      return { ...state, provinces: { ...state.provinces, pacts: Object.fromEntries(kept) } };
    }
    case 'wallDown':
      return withDials(state, (seat, dials) => (seat === change.economy ? { wall: 0, block: 0 } : dials));
    case 'rule':
    case 'reform':
      return state;
  }
}

type Dials = { readonly wall: number; readonly block: number };

function withDials(state: ProvinceGame, dialsOf: (seat: EconomyId, own: Dials) => Dials): ProvinceGame {
  const provinces = mapValues(state.provinces.provinces, (province, seat) => {
    const { wall, block } = dialsOf(seat, province);
    return { ...province, wall, block };
  });
  return { ...state, provinces: { ...state.provinces, provinces } };
}

function compareAtEnd(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  changed: ProvinceGame,
): Result<Compared, ConvergenceFailure> {
  const before = indicesAtEnd(scenario, state);
  if (!before.ok) return before;
  const after = indicesAtEnd(scenario, changed);
  if (!after.ok) return after;
  return ok(
    fromKeys(scenario.dealOrder, (seat) => ({
      without: hundredths(before.value[seat] ?? NaN),
      with: hundredths(after.value[seat] ?? NaN),
    })),
  );
}

function hundredths(value: number): number {
  return Math.round(100 * value) / 100;
}

/**
 * Real income of every province in one round with a pact that a member broke in it, and had it kept that pact: the market of the round, as it
 * was settled, without the walls that stood against the pact. Nobody answers.
 */
export function comparePactKept(
  scenario: ProvincesScenario,
  market: SettledMarket,
  { by, pact }: Pick<BrokenPact, 'by' | 'pact'>,
): Result<Compared, ConvergenceFailure> {
  const placeOf = (seat: EconomyId): number => scenario.dealOrder.indexOf(seat);
  const [owner, partners] = [placeOf(by), pact.members.map(placeOf)];
  const pairs = market.pacts.pairs.filter((pair) => pair.owner !== owner || !partners.includes(pair.against));
  const broken = solvePieces(scenario, market, undefined);
  if (!broken.ok) return broken;
  const kept = solvePieces(
    scenario,
    { ...market, pacts: { ...market.pacts, pairs } },
    broken.value.warmStart,
  );
  if (!kept.ok) return kept;
  const indexIn = ({ welfare }: SegmentedEquilibrium, seat: EconomyId): number =>
    hundredths(100 * at(welfare, placeOf(seat)));
  return ok(
    fromKeys(scenario.dealOrder, (seat) => ({
      without: indexIn(broken.value, seat),
      with: indexIn(kept.value, seat),
    })),
  );
}

/** Every wall among the provinces down. */
export function allProvincesOpen(
  scenario: ProvincesScenario,
  state: ProvinceGame,
): Result<Compared, ConvergenceFailure> {
  return compareAtEnd(
    scenario,
    state,
    withDials(state, () => ({ wall: 0, block: 0 })),
  );
}

/** Rounds of answers after which nobody is expected to move any more. */
const MOST_ANSWERS = 12;

/**
 * Every leader at the dials that nobody would leave alone under the rules of the end, and no pact: each answers all others by a step in
 * turn, from where the game has left them, until none moves.
 */
export function allProvincesSelfish(
  scenario: ProvincesScenario,
  state: ProvinceGame,
): Result<Compared, ConvergenceFailure> {
  const alone = { ...state, provinces: { ...state.provinces, pacts: {}, sealed: {}, payments: [] } };
  const round = surveyRound(scenario, alone, { tolerance: TOLERANCE });
  if (!round.ok) return round;
  const { setting } = round.value;
  const institution = institutionOf(scenario, state);
  const judge = createReformJudge(scenario, setting, [institution]);
  let { levels } = setting;
  for (let answers = 0; answers < MOST_ANSWERS; answers++) {
    const answered = dialsAfterAStep(judge, levels, { place: 0, institution });
    if (!answered.ok) return answered;
    const isSettled = textOf(answered.value) === textOf(levels);
    levels = answered.value;
    if (isSettled) break;
  }
  const selfish = withDials(alone, (seat, own) => {
    const region = scenario.dealOrder.indexOf(seat);
    return { wall: levels.wall[region] ?? own.wall, block: levels.block[region] ?? own.block };
  });
  return compareAtEnd(scenario, state, selfish);
}

function textOf({ wall, block }: DialLevels): string {
  return [...wall, ...block].join(' ');
}
