/**
 * What moved real incomes in a round, by what was decided: the way from what was levied last round to what is levied now, walked one
 * decision at a time in the order of a round, and solved after each. The steps of an economy sum to its change.
 */
import type { Scenario } from '#shared/content/scenario.ts';
import { at, mapValues, must } from '#shared/kernel/records.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { ConvergenceFailure, Equilibrium, TradeShock } from '#shared/economics/tradeModel.ts';
import { percentALog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { WorldEvent } from '#shared/protocol/modules/modules.ts';
import type { Cause, RoundReport } from '#shared/protocol/report.ts';
import { decidersOf, unionOf } from '../law/blocs.ts';
import { type LawInForce, isAtWork, placesOf } from '../law/lawInForce.ts';
import { pairKey, pairLevel, registerWithout, startsAnew } from '../law/register.ts';
import { type Signature, signaturesOf } from '../law/transfers.ts';
import type { SolvedRound } from '../modules/gameModule.ts';
import { buildShock, isSame } from '../shock/buildShock.ts';
import type { CountryGame } from '../state.ts';

/** What is behind a cause, before it is known what it moved. */
type Decision = Omit<Cause, 'logChange'>;

/** Logs below a thousandth of a per cent are left out. */
const LEAST_LOG = 1e-5;
const DECIMALS = 1e5;
/** Steps are differences of equilibria: these are solved tighter than what is kept. */
const TOLERANCE = 1e-7;

/**
 * First growth, then events that have begun or ended, agreements of before that go on, those that ended (though they are signed anew), a conference, payments that were agreed before, and those that were signed, in
 * their order, each with the payments agreed in it; those that two of its parties share are one, since no pair can tell which of them moved it. Of the envelopes an economy is told its own, opened while the others are closed, as the forecast of it was, each surcharge of another, and all else of others together.
 */
export function causesOf(round: SolvedRound): Result<readonly Cause[], ConvergenceFailure> {
  const { scenario, state, law, before, after } = round;
  const { ids } = placesOf(scenario);
  const causes: Cause[] = [];
  const tell = (decision: Decision, logs: Float64Array): void => {
    const moved = ids.flatMap((id, n) =>
      Math.abs(at(logs, n)) < LEAST_LOG ? [] : [[id, at(logs, n)] as const],
    );
    if (moved.length === 0) return;
    const logChange = Object.fromEntries(
      moved.map(([id, log]) => [id, Math.round(log * DECIMALS) / DECIMALS]),
    );
    causes.push({ ...decision, logChange });
  };
  const atBell = buildShock(scenario, law.answers === undefined ? state : { ...state, answers: law.answers });
  let reached = before;
  for (const { shock, ...decision } of stepsTo(round, atBell)) {
    if (isSame(shock, reached.shock)) continue;
    const solved = solveFrom(round, reached.equilibrium, shock);
    if (!solved.ok) return solved;
    tell(decision, logsBetween(reached.equilibrium, solved.value));
    reached = { shock, equilibrium: solved.value };
  }
  const own = new Float64Array(ids.length);
  for (const members of decidersOf(state, ids)) {
    const places = members.map((member) => ids.indexOf(member));
    // Where goods go round by a partner, its tariff is levied at one's own border too: that is the partner's decision.
    const walls = { ...state.walls, ...Object.fromEntries(members.map((id) => [id, wallAfter(law, id)])) };
    const alone = buildShock(scenario, { ...law, walls });
    const opened = withCells(atBell, alone, ids.length, (importer) => places.includes(importer));
    if (isSame(opened, atBell)) continue;
    const solved = solveFrom(round, reached.equilibrium, opened);
    if (!solved.ok) return solved;
    const logs = logsBetween(reached.equilibrium, solved.value);
    for (const place of places) own[place] = at(logs, place);
  }
  tell({ kind: 'ownTariff' }, own);
  const charged = new Float64Array(ids.length);
  for (const { by, against, shock } of newSurcharges(round)) {
    if (isSame(shock, after.shock)) continue;
    const solved = solveFrom(round, after.equilibrium, shock);
    if (!solved.ok) return solved;
    // To its author it is a part of its own envelope.
    const logs = logsBetween(solved.value, after.equilibrium).map((log, place) =>
      ids[place] === by ? 0 : log,
    );
    tell({ kind: 'surcharge', parties: [by, against] }, logs);
    for (const place of ids.keys()) charged[place] = at(charged, place) + at(logs, place);
  }
  const all = logsBetween(reached.equilibrium, after.equilibrium);
  tell(
    { kind: 'othersTariffs' },
    all.map((log, place) => log - at(own, place) - at(charged, place)),
  );
  return ok(causes);
}

function wallAfter({ walls }: LawInForce, economy: EconomyId): LawInForce['walls'][EconomyId] & {} {
  return must(walls[economy], `wall of ${economy}`);
}

/** The surcharges that the envelopes have brought, each with what would be levied but for it. */
function newSurcharges({ scenario, state, law }: SolvedRound) {
  return Object.entries(law.walls).flatMap(([by, { surcharge, ...wall }]) => {
    if (surcharge === undefined || state.walls[by]?.surcharge?.untilRound === surcharge.untilRound) return [];
    const shock = buildShock(scenario, { ...law, walls: { ...law.walls, [by]: wall } });
    return [{ by, against: surcharge.against, shock }];
  });
}

function solveFrom(
  { scenario }: SolvedRound,
  { warmStart }: Equilibrium,
  shock: TradeShock,
): Result<Equilibrium, ConvergenceFailure> {
  return solveEquilibrium(scenario.base, shock, { tolerance: TOLERANCE, warmStart });
}

function logsBetween(start: Equilibrium, end: Equilibrium): Float64Array {
  return end.welfarePerHead.map((welfare, place) => Math.log(welfare / at(start.welfarePerHead, place)));
}

/** Whose a cause is: an economy's own agreements, payments and tariff; what others did; growth and what was under way. */
export const DECIDED = ['own', 'others', 'rest'] as const;

function decidedBy({ kind, parties = [] }: Decision, economy: EconomyId): (typeof DECIDED)[number] {
  if (kind === 'payments' || kind === 'ownTariff') return 'own';
  if (kind === 'growth' || kind === 'events' || kind === 'earlier') return 'rest';
  return parties.includes(economy) ? 'own' : 'others';
}

/** Of an economy's change in logs, what those in `DECIDED` moved, in that order. */
export function movedBy(causes: readonly Cause[], economy: EconomyId): readonly number[] {
  return DECIDED.map((whose) =>
    causes
      .filter((cause) => decidedBy(cause, economy) === whose)
      .reduce((sum, { logChange }) => sum + (logChange[economy] ?? 0), 0),
  );
}

/** What some causes moved of an income in a round, in per cent as its result tells it; undefined in games of before, which know no causes. */
export function percentMoved(
  { causes, economies }: Pick<RoundReport, 'causes' | 'economies'>,
  economy: EconomyId,
  isBehind: (cause: Cause) => boolean,
): number | undefined {
  const scale = percentALog(economies[economy]?.logChange ?? 0);
  return causes?.filter(isBehind).reduce((sum, { logChange }) => sum + scale * (logChange[economy] ?? 0), 0);
}

type Step = Decision & { readonly shock: TradeShock };

/** What the model is given after each decision up to the bell; the last of them leaves what is levied at the bell. */
function stepsTo(round: SolvedRound, atBell: TradeShock): Step[] {
  const { scenario, state } = round;
  const N = placesOf(scenario).ids.length;
  const steps: Step[] = growthSteps(round, atBell);
  let { shock } = must(steps.at(-1), 'growth');
  const signed = signaturesOf(scenario, state);
  const moves = pairMoves(round, atBell, signed);
  const decisions = (['earlier', 'ended', 'surcharge', 'answers', 'conference'] as const).flatMap((kind) => [
    ...new Set(moves.map(({ decision }) => decision).filter((decision) => decision.kind === kind)),
  ]);
  const payments: Decision = { kind: 'payments' };
  const pooling =
    moves.find(
      ({ decision: { kind, parties = [] } }) =>
        kind === 'signed' && parties.some((party) => unionOf(state, party) !== undefined),
    )?.decision ?? payments;
  /** Of what is paid at the bell, all but what the last so many signatures agreed. */
  const paidBefore = (left: number): Float64Array =>
    signed
      .slice(signed.length - left)
      .reduce(
        (paid, { paidBn }) => paid.map((value, place) => roundMoney(value - at(paidBn, place))),
        atBell.transfer,
      );
  for (const decision of [...decisions, payments, ...signed.map(({ decision }) => decision)]) {
    for (const source of new Set(moves.filter((move) => move.decision === decision).map(({ to }) => to))) {
      const pairs = new Set(
        moves.filter((move) => move.decision === decision && move.to === source).map(({ pair }) => pair),
      );
      shock = withCells(shock, source, N, (importer, exporter) => pairs.has(importer * N + exporter));
    }
    if (decision === pooling) shock = { ...shock, pools: atBell.pools };
    const place = signed.findIndex((signature) => signature.decision === decision);
    if (decision === payments || place >= 0)
      shock = { ...shock, transfer: paidBefore(signed.length - 1 - place) };
    steps.push({ ...decision, shock });
  }
  return steps;
}

/** Growth as it would have been had the events of the round before gone on and no other begun, then the events. */
function growthSteps({ scenario, state, law, before, after }: SolvedRound, atBell: TradeShock): Step[] {
  const growing = (grown: TradeShock): TradeShock => {
    const { tfp, labour, capital } = grown;
    return { ...before.shock, tfp, labour, capital };
  };
  const events = eventsOfBefore(state);
  if (events === undefined) return [{ kind: 'growth', shock: growing(after.shock) }];
  const former = buildShock(scenario, { ...state, ...(law.answers && { answers: law.answers }), events });
  /** What a border or a budget is after the events, where they alone have moved it. */
  const moved = (key: 'tariff' | 'iceberg'): Float64Array =>
    before.shock[key].map((value, cell) => {
      const [was, is] = [at(former[key], cell), at(atBell[key], cell)];
      if (value === was) return is;
      return was === 0 ? value : (value * is) / was;
    });
  return [
    { kind: 'growth', shock: growing(buildShock(scenario, { ...law, events })) },
    {
      kind: 'events',
      shock: {
        ...growing(after.shock),
        tariff: moved('tariff'),
        iceberg: moved('iceberg'),
        transfer: before.shock.transfer.map((value, place) =>
          roundMoney(value + at(atBell.transfer, place) - at(former.transfer, place)),
        ),
      },
    },
  ];
}

/** The cards that were at work in the round before, as if they were at work now, where what a round is compared with has felt them; undefined where they are those of now. */
function eventsOfBefore({ events, round, settings }: CountryGame): CountryGame['events'] {
  if (events === undefined) return undefined;
  const known = [...events.announced, ...events.active, ...events.past];
  const isQuiet = startsAnew({ settings }) && round <= settings.rounds;
  const wasFelt = (event: WorldEvent): boolean => !isQuiet && isAtWork(event, round - 1);
  const former = known.filter(wasFelt);
  const isOther = known.some((event) => isAtWork(event, round) !== wasFelt(event));
  if (!isOther) return undefined;
  return {
    ...events,
    announced: [],
    active: former.map((event) => ({ ...event, untilRound: Math.max(round, event.untilRound) })),
  };
}

/** Sums of money keep nine decimals of billions, so that what is left of nothing is nothing. */
function roundMoney(amountBn: number): number {
  return Math.round(amountBn * 1e9) / 1e9;
}

/** A pair of importer and exporter, by its place, whose tariffs or costs a decision moves to those of a shock. */
type PairMove = { readonly pair: number; readonly decision: Decision; readonly to: TradeShock };

/**
 * What moved each pair before the envelopes were opened. Two whose agreement ran out and who signed anew are moved twice: to what they would
 * levy without one, and from there by their new one, as its forecast was.
 */
function pairMoves(round: SolvedRound, atBell: TradeShock, signatures: readonly Signature[]): PairMove[] {
  const { scenario, state, law, before } = round;
  const signed = signatures.map(({ decision }) => decision);
  const { N, J } = scenario.base;
  const { ids } = placesOf(scenario);
  const last = state.reports.at(-1);
  const answers: Decision = { kind: 'answers' };
  const concluded = Object.values(state.proposals).filter(({ status }) => status === 'concluded');
  // Where every round starts anew, nothing of a round before the last is left that could end, but surcharges are.
  const isAnew = startsAnew(state);
  const older = isAnew ? [] : concluded.filter(({ round }) => round < state.round);
  const former = [...(last?.blocs ?? []), ...older];
  const over = isAnew ? (last?.surcharges ?? []).filter(({ untilRound }) => untilRound < state.round) : [];
  const lifted = over.map(({ by, surcharge }): Decision => ({
    kind: 'surcharge',
    parties: [by, surcharge.against],
  }));
  const ended = new Map<string, Decision>();
  /** The end of the agreement that two had; undefined where they had none. */
  const endOf = (a: EconomyId, b: EconomyId): Decision | undefined => {
    const agreement = former.find(({ parties }) => parties.includes(a) && parties.includes(b));
    if (agreement === undefined) return undefined;
    const parties = agreement.parties.toSorted();
    const decision = ended.get(parties.join(' ')) ?? { kind: 'ended', parties };
    ended.set(parties.join(' '), decision);
    return decision;
  };
  const isAnswer = (by: EconomyId, to: EconomyId): boolean =>
    law.answers?.withheld.some((each) => each.by === by && each.to === to) === true ||
    law.answers?.surcharges.some((each) => each.by === by && each.surcharge.against === to) === true;
  const chain = waysMoved(round, atBell, signatures, endOf);
  const unsigned = signed.length === 0 ? atBell : unsignedShock(scenario, state);
  const differ = (one: TradeShock, other: TradeShock, pair: number): boolean =>
    (['tariff', 'iceberg'] as const).some((key) =>
      one[key]
        .subarray(pair * J, (pair + 1) * J)
        .some((value, cell) => value !== other[key][pair * J + cell]),
    );
  return ids.flatMap((importer, n) =>
    ids.flatMap((exporter, i) => {
      const pair = n * N + i;
      const own = signed.find(({ parties }) => parties.includes(importer) && parties.includes(exporter));
      if (own !== undefined) {
        const end =
          (state.pairLevels[pairKey(importer, exporter)] ?? 0) === 0 ? endOf(importer, exporter) : undefined;
        return [
          ...(end !== undefined && differ(before.shock, unsigned, pair)
            ? [{ pair, decision: end, to: unsigned }]
            : []),
          ...(differ(end === undefined ? before.shock : unsigned, atBell, pair)
            ? [{ pair, decision: own, to: atBell }]
            : []),
        ];
      }
      if (!differ(before.shock, atBell, pair)) return [];
      const end =
        pairLevel(state.agreements, importer, exporter) === 0 ? endOf(importer, exporter) : undefined;
      // A union that is founded or joined sets a common tariff, which outsiders meet too.
      const founded = unionOf(state, importer) && signed.find(({ parties }) => parties.includes(importer));
      const sudden = (isAnswer(importer, exporter) ? answers : undefined) ?? founded;
      if (sudden) return [{ pair, decision: sudden, to: atBell }];
      return chain.flatMap(({ decision, to }, place) => {
        const from = chain[place - 1]?.to ?? before.shock;
        const isBefore = decision.kind === 'earlier' || decision.kind === 'ended';
        const ofPair = lifted.find(({ parties: [by] = [] }) => by === importer) ?? lifted[0];
        const told = (isBefore ? (end ?? ofPair) : undefined) ?? decision;
        return differ(from, to, pair) ? [{ pair, decision: told, to }] : [];
      });
    }),
  );
}

/**
 * What is levied between those who have signed nothing with each other, after one decision and the next: goods of outsiders go round by the
 * members of an area, and a cut by an arrangement is one for all.
 */
function waysMoved(
  { scenario, state, law }: SolvedRound,
  atBell: TradeShock,
  signatures: readonly Signature[],
  endOf: (a: EconomyId, b: EconomyId) => Decision | undefined,
): readonly { readonly decision: Decision; readonly to: TradeShock }[] {
  const now = law.answers === undefined ? state : { ...state, answers: law.answers };
  const { wto } = state;
  const wallsBefore = state.reports.at(-1)?.walls ?? scenario.mfnRateBp;
  const isAdopted = wto?.conference?.round === state.round && wto.conference.stage === 'adopted';
  // Between two rounds a wall of before is moved by a package that a conference has adopted, and by nothing else.
  const former: CountryGame = {
    ...now,
    walls: mapValues(state.walls, (wall, economy) => ({
      ...wall,
      mfnRateBp: wallsBefore[economy] ?? wall.mfnRateBp,
    })),
    ...(isAdopted ? { wto: { ...wto, facilitationBp: wto.facilitatedBp } } : {}),
  };
  const without = (game: CountryGame, first: number, withEnded = false): TradeShock => {
    const undone = signatures.slice(first).flatMap(({ proposals }) => proposals);
    return buildShock(scenario, { ...game, agreements: registerWithout(state, undone, withEnded) });
  };
  const left = (state.reports.at(-1)?.blocs ?? []).flatMap(({ agreement, parties }) => {
    const stay = state.agreements[agreement]?.parties ?? [];
    const [gone, other] = parties.toSorted((a, b) => Number(stay.includes(a)) - Number(stay.includes(b)));
    const hasLeft = gone !== undefined && other !== undefined && !stay.includes(gone);
    return hasLeft && pairLevel(state.agreements, gone, other) === 0 ? (endOf(gone, other) ?? []) : [];
  });
  return [
    { decision: { kind: 'earlier' }, to: without(former, 0, true) },
    // Of several that ended, what they did to others is told of the first.
    ...left.slice(0, 1).map((decision) => ({ decision, to: without(former, 0) })),
    { decision: { kind: isAdopted ? 'conference' : 'earlier' }, to: without(now, 0) },
    ...signatures.map(({ decision }, place) => ({
      decision,
      to: place + 1 === signatures.length ? atBell : without(now, place + 1),
    })),
  ];
}

/** What would be levied at the bell had nobody signed in the round: walls as in the round before, which a new union replaces by its own. */
function unsignedShock(scenario: Scenario, state: CountryGame): TradeShock {
  const wallsBefore = state.reports.at(-1)?.walls ?? scenario.mfnRateBp;
  return buildShock(scenario, {
    ...state,
    agreements: Object.fromEntries(
      Object.entries(state.agreements).filter(([, { sinceRound }]) => sinceRound !== state.round),
    ),
    walls: mapValues(state.walls, (wall, economy) => ({
      ...wall,
      mfnRateBp: wallsBefore[economy] ?? wall.mfnRateBp,
    })),
  });
}

/** A shock with the tariffs and costs of some pairs from another. */
function withCells(
  shock: TradeShock,
  other: TradeShock,
  N: number,
  isOf: (importer: number, exporter: number) => boolean,
): TradeShock {
  const J = shock.tariff.length / (N * N);
  const take = (own: Float64Array, others: Float64Array): Float64Array =>
    own.map((value, cell) => {
      const pair = Math.floor(cell / J);
      return isOf(Math.floor(pair / N), pair % N) ? at(others, cell) : value;
    });
  return { ...shock, tariff: take(shock.tariff, other.tariff), iceberg: take(shock.iceberg, other.iceberg) };
}
