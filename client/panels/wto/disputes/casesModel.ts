import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { hasDisputeSettlement } from '#shared/rules/law/terms.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { loweredWalls } from '#shared/rules/modules/wto/complaints.ts';
import { wallOf } from '#shared/rules/law/lawInForce.ts';
import type { WtoView } from '../../../state/wtoView.ts';

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
