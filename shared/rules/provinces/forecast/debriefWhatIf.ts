/**
 * A finished game of provinces with something changed and everything else as it was: a pact less, walls down, a reform, everybody for
 * themselves. One solve each of the market of the last round; nobody answers, but a reform, and where all look after themselves.
 */
import type { Reform } from '#shared/content/provinces/reforms.ts';
import { regionIndex } from '#shared/content/provinces/geography.ts';
import { at, fromKeys, mapValues } from '#shared/kernel/records.ts';
import type { SegmentedEquilibrium } from '#shared/economics/segmentation/segmentedModel.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
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
import { pactsInForce } from '../pacts/pactLaw.ts';
import { capsOf } from '../pacts/settlePacts.ts';
import { judgeProvince } from '../settlement/careerScore.ts';
import { solvePieces } from '../settlement/marketPieces.ts';
import { surveyRound } from '../settlement/surveyRound.ts';
import { institutionOf, lowestAlone } from '../state/provinceStates.ts';
import { createReformJudge, dialsAfterAStep } from './centreReforms.ts';

/** Answers err by some 1e-5 of a point. */
const TOLERANCE = 1e-7;

type Indices = Readonly<Record<EconomyId, number>>;

/** Real income of every province in the market of a table on which nothing is sealed, opening = 100. */
export function indicesAtRest(
  scenario: ProvincesScenario,
  state: ProvinceGame,
): Result<Indices, ConvergenceFailure> {
  const round = surveyRound(scenario, atRest(state), { tolerance: TOLERANCE });
  if (!round.ok) return round;
  return ok(fromKeys(scenario.dealOrder, (seat) => judgeProvince(round.value, seat).index));
}

/** The same in the last round: of the table as it played that round, and as it is changed. Money that was paid, and cards, are as they were. */
function indicesAtEnd(
  scenario: ProvincesScenario,
  was: ProvinceGame,
  changed: ProvinceGame,
): Result<Indices, ConvergenceFailure> {
  const { market } = was.provinces;
  if (market === undefined) return indicesAtRest(scenario, changed);
  const solved = solvePieces(scenario, changedMarket(scenario, market, was, changed), undefined);
  if (!solved.ok) return solved;
  const { welfare } = solved.value;
  return ok(fromKeys(scenario.dealOrder, (seat) => 100 * at(welfare, scenario.dealOrder.indexOf(seat))));
}

/** The market of the last round with the dials, pacts and rules of the changed table. */
function changedMarket(
  scenario: ProvincesScenario,
  market: SettledMarket,
  { provinces: was, reports }: ProvinceGame,
  changed: ProvinceGame,
): SettledMarket {
  const { dealOrder, economy, provinces: units } = scenario;
  const { provinces: now } = changed;
  const levels = { wall: market.walls, block: market.blocks };
  const dials = mapValues(levels, (own, dial) =>
    own.map((level, region) => now.provinces[dealOrder[region] ?? '']?.[dial] ?? level),
  );
  const regionOf = (seat: EconomyId): number => regionIndex(units, seat);
  const pacts = Object.values(now.pacts);
  const bound = pacts.map(({ members }) => members.map(regionOf));
  const gone = Object.values(was.pacts).filter(({ id }) => now.pacts[id] === undefined);
  const payments = [...market.payments];
  const round = reports.at(-1)?.round ?? 0;
  for (const { from, to, untilRound } of gone.flatMap((pact) => pact.payments)) {
    // What was paid at once stands before what pacts owe.
    const paid = payments.findLastIndex((each) => each.from === regionOf(from) && each.to === regionOf(to));
    if (untilRound >= round && paid >= 0) payments.splice(paid, 1);
  }
  return {
    ...market,
    walls: dials.wall,
    blocks: dials.block,
    highest:
      now.reforms === was.reforms
        ? market.highest
        : Math.min(market.highest, highestLevel(institutionOf(scenario, changed))),
    payments,
    pacts: {
      caps:
        gone.length === 0
          ? market.pacts.caps
          : pacts.flatMap((pact) => capsOf(economy.market, pact, regionOf)),
      // A wall against a pact is one's own, and stands no higher than that.
      pairs: market.pacts.pairs
        .filter(({ owner, against }) => bound.some((all) => all.includes(owner) && all.includes(against)))
        .map((pair) => ({ ...pair, level: Math.min(pair.level, dials[pair.dial][pair.owner] ?? NaN) })),
    },
  };
}

/** The table as it played its last round: the pacts and dials of that round. Where none is settled yet, as it stands. */
function lastRound({ dealOrder }: ProvincesScenario, state: ProvinceGame): ProvinceGame {
  const { market } = state.provinces;
  if (market === undefined) return state;
  const pacts = Object.fromEntries(pactsInForce(state).map((pact) => [pact.id, pact]));
  return withDials({ ...state, provinces: { ...state.provinces, pacts } }, (seat) => {
    const region = dealOrder.indexOf(seat);
    return { wall: market.walls[region] ?? NaN, block: market.blocks[region] ?? NaN };
  });
}

/** Nothing is sealed after the last round: dials stand as they were left. */
function atRest(state: ProvinceGame): ProvinceGame {
  return { ...state, provinces: { ...state.provinces, sealed: {}, payments: [] } };
}

/** Real income of every province in the last round with these changes against what it was, both solved alike. */
export function compareProvinceChanges(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  changes: readonly Change[],
): Result<Compared, ConvergenceFailure | { readonly code: 'ballot/no-such-change' }> {
  if (!changes.every((change) => canChangeProvinces(state, change)))
    return err({ code: 'ballot/no-such-change' });
  const reforms = changes.flatMap((change) => (change.type === 'reform' ? [change.reform] : []));
  const was = lastRound(scenario, state);
  const reformed = answerReforms(scenario, was, reforms);
  if (!reformed.ok) return reformed;
  // A wall that is taken down stays down, whatever its leader would answer.
  return compareAtEnd(scenario, was, changes.reduce(withChange, reformed.value));
}

/** Whether a change can be made in the world of this table. */
export function canChangeProvinces(state: ProvinceGame, change: Change): boolean {
  const { provinces } = state;
  switch (change.type) {
    case 'treatyOut':
      return pactsInForce(state).some(({ id }) => id === change.agreement);
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
  const answered = dialsAfterAStep(judge, levels, { place: 0, institution, table: state });
  if (!answered.ok) return answered;
  // Cards may move what the market feels: a leader steps from where he has put his dial.
  return ok(
    withDials(reformed, (seat, own) => {
      const region = scenario.dealOrder.indexOf(seat);
      const stepped = (dial: 'wall' | 'block'): number =>
        Math.max(
          lowestAlone(state, own[dial]),
          own[dial] + (answered.value[dial][region] ?? NaN) - (levels[dial][region] ?? NaN),
        );
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
  was: ProvinceGame,
  changed: ProvinceGame,
): Result<Compared, ConvergenceFailure> {
  const before = indicesAtEnd(scenario, was, was);
  if (!before.ok) return before;
  const after = indicesAtEnd(scenario, was, changed);
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
  const was = lastRound(scenario, state);
  return compareAtEnd(
    scenario,
    was,
    withDials(was, () => ({ wall: 0, block: 0 })),
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
  const was = lastRound(scenario, state);
  const alone = { ...was, provinces: { ...was.provinces, pacts: {}, sealed: {}, payments: [] } };
  const round = surveyRound(scenario, alone, { tolerance: TOLERANCE });
  if (!round.ok) return round;
  const { setting } = round.value;
  const institution = institutionOf(scenario, state);
  const judge = createReformJudge(scenario, setting, [institution]);
  let { levels } = setting;
  for (let answers = 0; answers < MOST_ANSWERS; answers++) {
    const answered = dialsAfterAStep(judge, levels, { place: 0, institution, table: state });
    if (!answered.ok) return answered;
    const isSettled = textOf(answered.value) === textOf(levels);
    levels = answered.value;
    if (isSettled) break;
  }
  const selfish = withDials(alone, (seat, own) => {
    const region = scenario.dealOrder.indexOf(seat);
    return { wall: levels.wall[region] ?? own.wall, block: levels.block[region] ?? own.block };
  });
  return compareAtEnd(scenario, was, selfish);
}

function textOf({ wall, block }: DialLevels): string {
  return [...wall, ...block].join(' ');
}
