import type { EconomyId } from '#shared/kernel/ids.ts';
import { game } from '../../state/store.ts';
import { agreementName, economyName, stageName } from '../../text/nameParams.ts';
import { formatList } from '../../text/format.ts';
import { t, tOr } from '../../text/t.ts';
import { Ladder } from '../../design/Ladder.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { proposalLines, type AgreementLine, type ProposalLine } from './proposalsModel.ts';

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
