import type { AgreementId, EconomyId, PaperId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Agreement, Paper } from '#shared/protocol/law.ts';
import { isAdmission } from '#shared/rules/agreements/admission.ts';
import type { GameState } from '#shared/rules/state.ts';
import { levelOfClause } from '../paper/paperModel.ts';

export type PaperLine = {
  readonly id: PaperId;
  readonly parties: readonly EconomyId[];
  readonly title?: string;
  /** 0 where the paper founds or widens no bloc. */
  readonly level: number;
  readonly signed: number;
  readonly readBy: readonly EconomyId[];
  readonly isAwaitingBell: boolean;
};
export type AgreementLine = {
  readonly id: AgreementId;
  readonly parties: readonly EconomyId[];
  readonly level: number;
  readonly boundUntilRound: number;
  /** Who leaves it, and the round with whose negotiation they are out; for those who stay it ends only where one is left. */
  readonly leaving?: {
    readonly by: readonly EconomyId[];
    readonly outInRound: number;
    readonly ends: boolean;
  };
};

/** What lies on the table, the newest first. */
export function paperLines({
  papers,
  agreements,
}: Pick<GameState, 'papers' | 'agreements'>): readonly PaperLine[] {
  return Object.values(papers)
    .filter(({ status }) => status === 'open' || status === 'awaitingBell')
    .toSorted((a, b) => b.revisedAtMs - a.revisedAtMs)
    .map((paper) => paperLine(paper, agreements));
}

/** The register, the deepest first. */
export function agreementLines({ agreements }: Pick<GameState, 'agreements'>): readonly AgreementLine[] {
  return Object.values(agreements)
    .toSorted((a, b) => b.level - a.level)
    .map((agreement) => {
      const { id, parties, level, boundUntilRound } = agreement;
      const leaving = leavingOf(agreement);
      return { id, parties, level, boundUntilRound, ...(leaving === undefined ? {} : { leaving }) };
    });
}

function leavingOf({ parties, notices }: Agreement): AgreementLine['leaving'] {
  const outInRound = Math.min(...notices.map((notice) => notice.outInRound));
  const by = notices.filter((notice) => notice.outInRound === outInRound).map((notice) => notice.by);
  return by.length === 0 ? undefined : { by, outInRound, ends: parties.length - by.length < 2 };
}

function paperLine(paper: Paper, agreements: GameState['agreements']): PaperLine {
  const isSigned = (economy: EconomyId): boolean => paper.signatures[economy] === paper.revision;
  return {
    id: paper.id,
    parties: paper.parties,
    ...(paper.title === undefined ? {} : { title: paper.title }),
    level: Math.max(...paper.clauses.map((clause) => levelOf(clause, agreements))),
    signed: paper.parties.filter(isSigned).length,
    readBy: paper.openedBy.filter((economy) => !isSigned(economy)),
    isAwaitingBell: paper.status === 'awaitingBell',
  };
}

/** Form of integration that a clause brings: an entry or merger that of its union. */
function levelOf(clause: Clause, agreements: GameState['agreements']): number {
  if (!isAdmission(clause)) return levelOfClause(clause);
  return agreements[clause.agreement]?.level ?? 0;
}
