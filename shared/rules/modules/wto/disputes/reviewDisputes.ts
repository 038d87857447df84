import { RETALIATION_ROUNDS } from '#shared/content/wtoConstants.ts';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import { isInForce } from './measure.ts';
import { judge, type PanelCase } from './panel.ts';

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
