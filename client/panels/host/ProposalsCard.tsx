import type { AgreementId, EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import { isAdmission } from '#shared/rules/law/blocs.ts';
import { type CountryGame, type GameState, countryPart } from '#shared/rules/state.ts';
import { Ladder } from '../../design/Marks.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { game } from '../../state/store.ts';
import { formatList } from '../../text/format.ts';
import { agreementName, economyName, stageName } from '../../text/nameParams.ts';
import { t, tOr } from '../../text/t.ts';
import { levelOfClause } from '../proposal/proposalModel.ts';

type Props = {
  /** What is law; undefined where the game has a register of its own. */
  readonly law: readonly AgreementLine[] | undefined;
};

/** Proposals with who has read and signed them, then what is law. */
export function ProposalsCard({ law }: Props) {
  const state = game.value;
  if (state === undefined) return null;
  const proposals = proposalLines(state);
  const agreements = law ?? [];
  return (
    <section class="panel" aria-labelledby="proposals-card">
      <h2 class="head" id="proposals-card">
        {t('console.agreements')}
        {proposals.length > 0 && <span class="badge num">{proposals.length}</span>}
        <span class="grow" />
        {law !== undefined && (
          <span class="small muted num">{t('console.inForce', { count: agreements.length })}</span>
        )}
      </h2>
      {proposals.length + agreements.length === 0 && (
        <p class="empty pad muted">{t('console.agreementsNone')}</p>
      )}
      <ul class="rows">
        {proposals.map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} />
        ))}
        {agreements.map((agreement) => (
          <AgreementRow key={agreement.id} agreement={agreement} />
        ))}
      </ul>
    </section>
  );
}

function ProposalRow({ proposal }: { readonly proposal: ProposalLine }) {
  const { parties, title, level, signed, readBy, isAwaitingBell } = proposal;
  const name = title === undefined ? stageName(level) : tOr(`blocTitle.${title}`, title);
  return (
    <li>
      <Ladder level={0} next={level} />
      <b class="grow">{level === 0 && title === undefined ? formatList(parties.map(economyName)) : name}</b>
      <Parties parties={parties} />
      <span class="small muted proposal-state">
        {isAwaitingBell
          ? t('console.awaitsBell')
          : readBy.length > 0
            ? t('console.opened', { economies: formatList(readBy.map(economyName)) })
            : t('console.signedOf', { signed, parties: parties.length })}
      </span>
    </li>
  );
}

function AgreementRow({
  agreement: { id, parties, level, boundUntilRound, leaving },
}: {
  readonly agreement: AgreementLine;
}) {
  const isBound = boundUntilRound >= (game.value?.round ?? 0);
  return (
    <li>
      <Ladder level={level} />
      <span class="grow">{agreementName(id)}</span>
      <Parties parties={parties} />
      <span class="small muted proposal-state">
        {leaving !== undefined
          ? t(leaving.ends ? 'console.ends' : 'console.leaves', {
              economies: formatList(leaving.by.map(economyName)),
              round: leaving.outInRound,
            })
          : isBound
            ? t('console.bound', { round: boundUntilRound })
            : t('console.force')}
      </span>
    </li>
  );
}

function Parties({ parties }: { readonly parties: readonly EconomyId[] }) {
  return (
    <span class="overlapping row gap-none">
      <span class="sr">{formatList(parties.map(economyName))}</span>
      {parties.map((economy) => (
        <Medallion key={economy} economy={economy} size={26} />
      ))}
    </span>
  );
}

type ProposalLine = {
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
function proposalLines(game: GameState): readonly ProposalLine[] {
  const { proposals } = game;
  const { agreements } = countryPart(game);
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
