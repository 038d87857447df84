import type { AgreementId, EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import { isAdmission } from '#shared/rules/law/blocs.ts';
import type { CountryGame, GameState } from '#shared/rules/state.ts';
import { levelOfClause } from '../proposal/proposalModel.ts';

export type ProposalLine = {
  readonly id: ProposalId;
  readonly parties: readonly EconomyId[];
  readonly title?: string;
  /** 0 where the proposal founds or widens no bloc. */
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
export function proposalLines(game: GameState): readonly ProposalLine[] {
  const { proposals } = game;
  const agreements = game.rulebook === 'countries' ? game.agreements : {};
  return Object.values(proposals)
    .filter(({ status }) => status === 'open' || status === 'awaitingBell')
    .toSorted((a, b) => b.revisedAtMs - a.revisedAtMs)
    .map((proposal) => proposalLine(proposal, agreements));
}

/** The register, the deepest first. */
export function agreementLines({ agreements }: Pick<CountryGame, 'agreements'>): readonly AgreementLine[] {
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

function proposalLine(proposal: Proposal, agreements: CountryGame['agreements']): ProposalLine {
  const isSigned = (economy: EconomyId): boolean => proposal.signatures[economy] === proposal.revision;
  return {
    id: proposal.id,
    parties: proposal.parties,
    ...(proposal.title === undefined ? {} : { title: proposal.title }),
    level: Math.max(...proposal.clauses.map((clause) => levelOf(clause, agreements))),
    signed: proposal.parties.filter(isSigned).length,
    readBy: proposal.openedBy.filter((economy) => !isSigned(economy)),
    isAwaitingBell: proposal.status === 'awaitingBell',
  };
}

/** Form of integration that a clause brings: an entry or merger that of its union. */
function levelOf(clause: Clause, agreements: CountryGame['agreements']): number {
  if (!isAdmission(clause)) return levelOfClause(clause);
  return agreements[clause.agreement]?.level ?? 0;
}
