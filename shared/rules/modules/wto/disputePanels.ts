import { SURCHARGE_MAX_BP } from '#shared/content/treatyConstants.ts';
import { NOTABLE_LOSS_SHARE, RETALIATION_ROUNDS } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure, Equilibrium } from '#shared/economics/tradeModel.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { ModuleEventOf } from '#shared/protocol/modules/modules.ts';
import type { Dispute, WtoState } from '#shared/protocol/modules/wto.ts';
import type { Schedule, WallState } from '#shared/protocol/policy.ts';
import { unitOf } from '../../law/blocs.ts';
import { economyPlace, placesOf } from '../../law/lawInForce.ts';
import { openWto } from '../../law/moduleIsOn.ts';
import { hasPreferenceOf } from '../../law/rates.ts';
import { hasDisputeSettlement } from '../../law/terms.ts';
import type { CountryGame, DecideContext } from '../../state.ts';
import type { LawSolver } from '../gameModule.ts';
import { type WtoLaw, isInForce, loweredWalls, withoutMeasure } from './complaints.ts';

/** A round as a panel sees it: the law that was in force, and its equilibrium. */
type PanelCase = {
  readonly scenario: Scenario;
  readonly law: WtoLaw;
  readonly equilibrium: Equilibrium;
  readonly solveUnder: LawSolver;
};

/** Stopping tolerance of a panel's runs, the same as that of the settlement; its figures are read to a tenth of a per cent. */
const TOLERANCE = 1e-9;

const DIGITS = 6;

/**
 * Every dispute after a round: panels rule on what was filed, then the respondent has one round to comply, then the
 * complainant may retaliate while the measure stands, if there was anything to authorise. A panel whose run does not converge
 * sits another round.
 */
export function reviewDisputes(each: PanelCase, disputes: readonly Dispute[]): Dispute[] {
  return disputes.map((dispute) => review(each, dispute));
}

function review(each: PanelCase, dispute: Dispute): Dispute {
  const { round } = each.law;
  switch (dispute.stage) {
    case 'filed':
      return isInForce(each.scenario, each.law, dispute) ? rule(each, dispute) : complied(dispute, round);
    case 'ruledFor':
      if (!isInForce(each.scenario, each.law, dispute)) return complied(dispute, round);
      return dispute.authorisedBp === undefined
        ? { ...dispute, stage: 'ended', closedInRound: round }
        : { ...dispute, stage: 'retaliating', untilRound: round + RETALIATION_ROUNDS };
    case 'retaliating': {
      const isOver = round >= (dispute.untilRound ?? 0);
      const stands = isInForce(each.scenario, each.law, dispute);
      return stands && !isOver ? dispute : { ...dispute, stage: 'ended', closedInRound: round };
    }
    case 'ruledAgainst':
    case 'complied':
    case 'ended':
      return dispute;
  }
}

function rule(each: PanelCase, dispute: Dispute): Dispute {
  const judged = judge(each, dispute);
  if (!judged.ok) return dispute;
  const { isUpheld, ...found } = judged.value;
  return {
    ...dispute,
    ...found,
    stage: isUpheld ? 'ruledFor' : 'ruledAgainst',
    ruledInRound: each.law.round,
  };
}

function complied(dispute: Dispute, round: number): Dispute {
  return { ...dispute, stage: 'complied', closedInRound: round };
}

type Finding = Required<Pick<Dispute, 'salesBn' | 'lostTradeBn'>> &
  Pick<Dispute, 'authorisedBp'> & { readonly isUpheld: boolean };

/**
 * Runs the round again without the measure, all else as it was: what the complainant sells less is the trade lost. Upheld if
 * that is a notable part of the sales concerned; then the panel says how much retaliation would be equivalent (DSU 22.4).
 */
function judge(each: PanelCase, dispute: Dispute): Result<Finding, ConvergenceFailure> {
  const { scenario, law } = each;
  const without = solve(each, withoutMeasure(scenario, law, dispute));
  if (!without.ok) return without;
  const salesBn = salesUnder(scenario, each.equilibrium, dispute);
  const lostTradeBn = round(Math.max(0, salesUnder(scenario, without.value, dispute) - salesBn));
  const found = { salesBn: round(salesBn), lostTradeBn };
  if (lostTradeBn < NOTABLE_LOSS_SHARE * salesBn) return ok({ ...found, isUpheld: false });
  const equivalent = equivalentSurchargeBp(each, dispute, lostTradeBn);
  if (!equivalent.ok) return equivalent;
  return ok({
    ...found,
    isUpheld: true,
    ...(equivalent.value === 0 ? {} : { authorisedBp: equivalent.value }),
  });
}

/** What the complainant sells the respondent, of the sector in question or of all goods, billions net of tariff. */
function salesUnder(
  scenario: Scenario,
  { imports }: Equilibrium,
  { complainant, respondent, sector }: Dispute,
): number {
  return goodsBought(scenario, imports, { by: [respondent], from: complainant, sector });
}

/**
 * The highest surcharge in whole points on all goods of the respondent, by the complainant or its union, that takes no more
 * trade than was lost; zero where one point would, or where a preference forbids surcharges.
 */
function equivalentSurchargeBp(
  each: PanelCase,
  { complainant, respondent }: Dispute,
  lostTradeBn: number,
): Result<number, ConvergenceFailure> {
  const { scenario, law } = each;
  const levying = unitOf(law, complainant);
  if (levying.some((member) => hasPreferenceOf(law, respondent, member))) return ok(0);
  const bought = (under: Equilibrium): number =>
    goodsBought(scenario, under.imports, { by: levying, from: respondent, sector: undefined });
  const presentBn = bought(each.equilibrium);
  let lawful = 0;
  let tooMuch = SURCHARGE_MAX_BP / POINT_BP + 1;
  while (tooMuch - lawful > 1) {
    const points = Math.floor((lawful + tooMuch) / 2);
    const solved = solve(each, withSurcharge(law, levying, respondent, points * POINT_BP));
    if (!solved.ok) return err(solved.error);
    if (presentBn - bought(solved.value) <= lostTradeBn) lawful = points;
    else tooMuch = points;
  }
  return ok(lawful * POINT_BP);
}

function withSurcharge(
  law: WtoLaw,
  levying: readonly EconomyId[],
  against: EconomyId,
  rateBp: number,
): WtoLaw {
  const walls = levying.map((member) => {
    const wall = must(law.walls[member], `wall of ${member}`);
    return [member, { ...wall, surcharge: { against, rateBp, untilRound: law.round } }] as const;
  });
  return { ...law, walls: { ...law.walls, ...Object.fromEntries(walls) } };
}

function solve({ equilibrium, solveUnder }: PanelCase, law: WtoLaw): Result<Equilibrium, ConvergenceFailure> {
  return solveUnder(law, { tolerance: TOLERANCE, warmStart: equilibrium.warmStart });
}

type Purchase = {
  readonly by: readonly EconomyId[];
  readonly from: EconomyId;
  readonly sector: string | undefined;
};

function goodsBought(scenario: Scenario, imports: ArrayLike<number>, { by, from, sector }: Purchase): number {
  const { N, J } = scenario.base;
  const i = economyPlace(scenario, from);
  let total = 0;
  for (const importer of by) {
    const n = economyPlace(scenario, importer);
    for (const { id, place } of placesOf(scenario).goods) {
      if (sector === undefined || sector === id) total += imports[(n * N + i) * J + place] ?? 0;
    }
  }
  return total;
}

function round(amountBn: number): number {
  return Number(amountBn.toPrecision(DIGITS));
}

/**
 * Before a round: what a panel found between two economies that have a standing panel of their own is put right at once, and
 * surcharges end whose leave ended with the last settlement. Nothing where there is neither.
 */
export function enforceRulings({ scenario }: DecideContext, state: CountryGame): GameEvent[] {
  const wto = openWto(state);
  if (wto === undefined) return [];
  const law = { ...state, wto };
  const put = wto.disputes.filter(
    (dispute) =>
      dispute.stage === 'ruledFor' &&
      hasDisputeSettlement(state, dispute.complainant, dispute.respondent) &&
      isInForce(scenario, law, dispute),
  );
  const endedSurcharges = [...surchargesPutRight(law, put), ...surchargesWithoutLeave(law)];
  if (put.length === 0 && endedSurcharges.length === 0) return [];
  return [
    {
      type: 'rulingsEnforced',
      round: state.round,
      complied: put.map(({ id }) => id),
      walls: wallsPutRight(scenario, law, put),
      endedSurcharges: [...new Set(endedSurcharges)],
      endedBarriers: put.flatMap(({ ground, respondent, sector }) =>
        ground === 'hiddenBarrier' && sector !== undefined ? [{ by: respondent, sector }] : [],
      ),
    },
  ];
}

/** Several rulings about one wall: the lowest rate of each sector. */
function wallsPutRight(
  scenario: Scenario,
  law: WtoLaw,
  put: readonly Dispute[],
): Readonly<Record<EconomyId, Schedule>> {
  const walls: Record<EconomyId, Schedule> = {};
  for (const dispute of put) {
    if (dispute.ground !== 'aboveBinding' && dispute.ground !== 'barriersRaised') continue;
    // A member's own binding cannot bring down its part of a common wall alone: all members come down.
    const lowered = Object.values(loweredWalls(scenario, law, dispute))[0] ?? {};
    for (const member of unitOf(law, dispute.respondent)) {
      const known = walls[member] ?? lowered;
      walls[member] = Object.fromEntries(
        Object.entries(lowered).map(([sector, rateBp]) => [
          sector,
          Math.min(rateBp, known[sector] ?? rateBp),
        ]),
      );
    }
  }
  return walls;
}

function surchargesPutRight(law: WtoLaw, put: readonly Dispute[]): EconomyId[] {
  return put
    .filter(({ ground }) => ground === 'surcharge')
    .flatMap(({ respondent }) => unitOf(law, respondent));
}

function surchargesWithoutLeave(law: WtoLaw): EconomyId[] {
  return law.wto.disputes
    .filter(({ stage, closedInRound }) => stage === 'ended' && closedInRound === law.round - 1)
    .flatMap(({ complainant, respondent }) =>
      unitOf(law, complainant).filter((member) => law.walls[member]?.surcharge?.against === respondent),
    );
}

/** The state after rulings took effect: walls lowered, surcharges and barriers gone, disputes complied with. */
export function enforce(
  state: CountryGame,
  wto: WtoState,
  event: ModuleEventOf<'rulingsEnforced'>,
): CountryGame {
  const settled = (dispute: Dispute): Dispute =>
    event.complied.includes(dispute.id)
      ? { ...dispute, stage: 'complied', closedInRound: event.round }
      : dispute;
  return {
    ...state,
    wto: { ...wto, disputes: wto.disputes.map(settled) },
    walls: wallsAfter(state, event),
    ...(state.barriers === undefined ? {} : { barriers: barriersAfter(state.barriers, event) }),
  };
}

function wallsAfter(
  { walls }: CountryGame,
  { walls: lowered, endedSurcharges }: ModuleEventOf<'rulingsEnforced'>,
): CountryGame['walls'] {
  const after = mapValues(lowered, (mfnRateBp, economy) => ({ ...wallOf(walls, economy), mfnRateBp }));
  const next: CountryGame['walls'] = { ...walls, ...after };
  const ended = fromKeys(endedSurcharges, (economy): WallState => {
    const { surcharge: _surcharge, ...wall } = wallOf(next, economy);
    return wall;
  });
  return { ...next, ...ended };
}

function wallOf(walls: CountryGame['walls'], economy: EconomyId): WallState {
  return must(walls[economy], `wall of ${economy}`);
}

function barriersAfter(
  barriers: NonNullable<CountryGame['barriers']>,
  { endedBarriers }: ModuleEventOf<'rulingsEnforced'>,
): NonNullable<CountryGame['barriers']> {
  const levels = { ...barriers.levels };
  for (const { by, sector } of endedBarriers) levels[by] = { ...levels[by], [sector]: 0 };
  const isEnded = (by: EconomyId, sector: SectorId): boolean =>
    endedBarriers.some((ended) => ended.by === by && ended.sector === sector);
  return { ...barriers, levels, found: barriers.found.filter(({ by, sector }) => !isEnded(by, sector)) };
}
