import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import { DETECTION_CHANCE } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { BarriersState, FoundBarrier } from '#shared/protocol/modules/modules.ts';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { unionOf, unitOf } from '#shared/rules/law/blocs.ts';
import { wallOf } from '#shared/rules/law/lawInForce.ts';
import { hasDisputeSettlement } from '#shared/rules/law/terms.ts';
import { boundSchedule, leaveToRetaliate, ownBinding } from '#shared/rules/modules/wto/bindings.ts';
import { fileComplaint, loweredWalls } from '#shared/rules/modules/wto/complaints.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { WtoView } from '../../../state/tableState.ts';

/** A dispute as somebody at the table sees it. */
export type Case = {
  readonly dispute: Dispute;
  readonly isOpen: boolean;
  readonly part: 'complainant' | 'respondent' | 'none';
};

/** Open cases first, one's own before others', the newest before older ones. */
export function casesOf(view: WtoView, me: EconomyId | undefined): Case[] {
  return view.wto.disputes
    .map((dispute): Case => ({ dispute, isOpen: isOpen(dispute), part: partOf(view, dispute, me) }))
    .toReversed()
    .toSorted(
      (a, b) => Number(b.isOpen) - Number(a.isOpen) || Number(b.part !== 'none') - Number(a.part !== 'none'),
    );
}

function isOpen({ stage }: Dispute): boolean {
  return stage === 'filed' || stage === 'ruledFor' || stage === 'retaliating';
}

function partOf(
  view: WtoView,
  { complainant, respondent }: Dispute,
  me: EconomyId | undefined,
): Case['part'] {
  if (me === undefined) return 'none';
  const unit = unitOf(view, me);
  if (unit.includes(respondent)) return 'respondent';
  return unit.includes(complainant) ? 'complainant' : 'none';
}

/** A stage of a case: what happened when, or what comes next. */
type CaseStep = {
  readonly round: number;
  readonly type:
    | 'filed'
    | 'found'
    | 'notFound'
    | 'sits'
    | 'comply'
    | 'complied'
    | 'retaliates'
    | 'mayAnswer'
    | 'ended';
  readonly isAhead: boolean;
};

export function stepsOf(dispute: Dispute, round: number): CaseStep[] {
  const { filedInRound, ruledInRound, closedInRound, stage, untilRound } = dispute;
  const done = (type: CaseStep['type'], at: number): CaseStep => ({ type, round: at, isAhead: false });
  const ahead = (type: CaseStep['type'], at: number): CaseStep => ({ type, round: at, isAhead: true });
  const filed = done('filed', filedInRound);
  const ruled =
    ruledInRound === undefined ? [] : [done(stage === 'ruledAgainst' ? 'notFound' : 'found', ruledInRound)];
  switch (stage) {
    case 'filed':
      return [filed, ahead('sits', round)];
    case 'ruledFor': {
      const by = (ruledInRound ?? round) + 1;
      return [filed, ...ruled, ahead('comply', by), ahead('mayAnswer', by + 1)];
    }
    case 'ruledAgainst':
      return [filed, ...ruled];
    case 'complied':
      return [filed, ...ruled, done('complied', closedInRound ?? round)];
    case 'retaliating':
      return [filed, ...ruled, ahead('retaliates', untilRound ?? round)];
    case 'ended':
      return [filed, ...ruled, done('ended', closedInRound ?? round)];
  }
}

/** What the panel found: sales with the measure, what they would have been without, and the gap. */
export type Finding = {
  readonly withBn: number;
  readonly withoutBn: number;
  readonly lostBn: number;
  readonly share: number;
};

export function findingOf({ salesBn, lostTradeBn }: Dispute): Finding | undefined {
  if (salesBn === undefined || lostTradeBn === undefined) return undefined;
  const withoutBn = salesBn + lostTradeBn;
  const share = withoutBn > 0 ? lostTradeBn / withoutBn : 0;
  return { withBn: salesBn, withoutBn, lostBn: lostTradeBn, share };
}

/** Others who lost sales to the same hidden barrier, where its round was reported. */
export function othersLost(
  reports: readonly RoundReport[],
  { ground, respondent, sector, complainant, ruledInRound }: Dispute,
): readonly { readonly economy: EconomyId; readonly lostBn: number }[] {
  if (ground !== 'hiddenBarrier') return [];
  const report = reports.find(({ round }) => round === ruledInRound);
  const found = report?.modules?.barriers?.found.find(
    (each) => each.by === respondent && each.sector === sector,
  );
  return Object.entries(found?.lostBn ?? {})
    .filter(([economy]) => economy !== complainant)
    .map(([economy, lostBn]) => ({ economy, lostBn }))
    .toSorted((a, b) => b.lostBn - a.lostBn);
}

/** What complying asks for: rates to bring down to, or the measure to end. */
type Remedy =
  | {
      readonly type: 'lower';
      readonly rates: readonly {
        readonly sector: SectorId;
        readonly fromBp: number;
        readonly toBp: number;
      }[];
    }
  | { readonly type: 'surcharge' }
  | { readonly type: 'barrier'; readonly sector: SectorId };

export function remedyOf(scenario: Scenario, view: WtoView, dispute: Dispute): Remedy {
  const { ground, respondent, sector } = dispute;
  if (ground === 'surcharge') return { type: 'surcharge' };
  if (ground === 'hiddenBarrier') return { type: 'barrier', sector: sector ?? '' };
  const wall = wallOf(view, respondent);
  const lowered = loweredWalls(scenario, view, dispute)[respondent] ?? wall;
  const rates = Object.entries(wall)
    .map(([good, fromBp]) => ({ sector: good, fromBp, toBp: lowered[good] ?? fromBp }))
    .filter(({ fromBp, toBp }) => toBp < fromBp);
  return { type: 'lower', rates };
}

/** Whether a standing panel of their own puts right what is found at once. */
export function isPutRightAtOnce(view: WtoView, { complainant, respondent }: Dispute): boolean {
  return hasDisputeSettlement(view, complainant, respondent);
}

type Ground = Dispute['ground'];

/** A rate that stands above what was promised. */
type Excess = { readonly sector: SectorId; readonly wallBp: number; readonly limitBp: number };

/** A complaint that could be filed, with what speaks for it, or with what is missing. */
export type GroundLine = {
  readonly ground: Ground;
  /** Set where a complaint on this ground is about one good. */
  readonly sector?: SectorId;
  readonly excess: readonly Excess[];
  readonly fault?: Rejection;
};

/** Every ground against an economy: a hidden barrier that came to light has a line of its own for each good. */
export function groundsAgainst(
  scenario: Scenario,
  view: WtoView,
  me: EconomyId,
  respondent: EconomyId,
): GroundLine[] {
  const line = (ground: Ground, sector?: SectorId): GroundLine => {
    const filed = fileComplaint({ scenario, nowMs: 0 }, view, me, {
      type: 'fileComplaint',
      against: respondent,
      ground,
      ...(sector === undefined ? {} : { sector }),
    });
    return {
      ground,
      ...(sector === undefined ? {} : { sector }),
      excess: excessOn(scenario, view, respondent, ground),
      ...(filed.ok ? {} : { fault: filed.error }),
    };
  };
  const found = view.barriers?.found.filter(({ by }) => by === respondent) ?? [];
  const hidden =
    found.length > 0 ? found.map(({ sector }) => line('hiddenBarrier', sector)) : [unseen(respondent)];
  return [
    line('aboveBinding'),
    ...(unionOf(view, respondent) === undefined ? [] : [line('barriersRaised')]),
    line('surcharge'),
    ...(view.barriers === undefined ? [] : hidden),
  ];
}

/** Nobody may complain about what nobody has seen. */
function unseen(economy: EconomyId): GroundLine {
  return { ground: 'hiddenBarrier', excess: [], fault: { code: 'dispute/no-ground', economy } };
}

function excessOn(scenario: Scenario, view: WtoView, respondent: EconomyId, ground: Ground): Excess[] {
  if (ground !== 'aboveBinding' && ground !== 'barriersRaised') return [];
  const limit: Schedule =
    ground === 'barriersRaised'
      ? ownBinding(view.wto, respondent)
      : boundSchedule(scenario, view, respondent);
  return Object.entries(wallOf(view, respondent))
    .map(([sector, wallBp]) => ({ sector, wallBp, limitBp: limit[sector] ?? wallBp }))
    .filter(({ wallBp, limitBp }) => wallBp > limitBp);
}

/** Seats that one may complain about at all: those outside one's own union. */
export function possibleRespondents(game: CountryGame, me: EconomyId): EconomyId[] {
  const unit = unitOf(game, me);
  return Object.keys(game.seats).filter((seat) => !unit.includes(seat));
}

/** Economies against which there is a ground now. */
export function openToComplaint(scenario: Scenario, view: WtoView, me: EconomyId): EconomyId[] {
  return possibleRespondents(view, me).filter((economy) =>
    groundsAgainst(scenario, view, me, economy).some(({ fault }) => fault === undefined),
  );
}

/** A wall beside what is bound, by good. */
type BoundLine = { readonly sector: SectorId; readonly wallBp: number; readonly boundBp: number };

export function boundLines(scenario: Scenario, view: WtoView, economy: EconomyId): BoundLine[] {
  const bound = boundSchedule(scenario, view, economy);
  return Object.entries(wallOf(view, economy))
    .filter(([sector]) => bound[sector] !== undefined)
    .map(([sector, wallBp]) => ({ sector, wallBp, boundBp: bound[sector] ?? wallBp }));
}

/** Averages over what an economy imports of each good. */
type BoundAverage = { readonly economy: EconomyId; readonly wallBp: number; readonly boundBp: number };

export function boundAverages(scenario: Scenario, view: WtoView): BoundAverage[] {
  return Object.keys(view.seats).map((economy) => ({
    economy,
    wallBp: averageWallBp(wallOf(view, economy)),
    boundBp: averageWallBp(boundSchedule(scenario, view, economy)),
  }));
}

/** Surcharges that panels allow in this round. */
type Leave = { readonly by: EconomyId; readonly against: EconomyId; readonly limitBp: number };

export function leavesNow(game: CountryGame): Leave[] {
  const seats = Object.keys(game.seats);
  return seats.flatMap((by) =>
    seats.flatMap((against) => {
      const limitBp = leaveToRetaliate(game, by, against);
      return limitBp === undefined ? [] : [{ by, against, limitBp }];
    }),
  );
}

/** The one look that a seat has had this round. */
export function inspectionOf(
  { inspections }: BarriersState,
  round: number,
  by: EconomyId,
): BarriersState['inspections'][number] | undefined {
  return inspections.find((each) => each.by === by && each.round === round);
}

/** Chances that a look brings a barrier to light, by its level, whole per cent. */
export function detectionPercents(): { readonly level: number; readonly percent: number }[] {
  return DETECTION_CHANCE.map((chance, level) => ({ level, percent: Math.round(100 * chance) })).slice(1);
}

/** A barrier that came to light, and what it cost in the last settled round. */
export type KnownBarrier = FoundBarrier & {
  readonly lostBn: readonly { readonly economy: EconomyId; readonly lostBn: number }[];
};

export function knownBarriers({ barriers, reports }: CountryGame): KnownBarrier[] {
  const told = reports.at(-1)?.modules?.barriers?.found ?? [];
  return (barriers?.found ?? []).map((found) => {
    const report = told.find(({ by, sector }) => by === found.by && sector === found.sector);
    const lostBn = Object.entries(report?.lostBn ?? {})
      .map(([economy, amountBn]) => ({ economy, lostBn: amountBn }))
      .toSorted((a, b) => b.lostBn - a.lostBn);
    return { ...found, lostBn };
  });
}
