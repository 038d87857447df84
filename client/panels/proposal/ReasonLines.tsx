import type { Proposal } from '#shared/protocol/law.ts';
import { isAdmission } from '#shared/rules/law/blocs.ts';
import { Say } from '../../text/Say.tsx';
import { formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { rejectionText } from '../../text/rejectionText.ts';
import { t } from '../../text/t.ts';
import { endingReason, reasonsOf } from './reasonsModel.ts';

/** Why a party refused, or answered by another proposal; nothing where nobody gave a reason. */
export function ReasonLines({ proposal }: { readonly proposal: Proposal }) {
  const reasons = reasonsOf(proposal);
  if (reasons.length === 0) return null;
  return (
    <div class="lit slim ruled small">
      {reasons.map((phrase, at) => (
        <p key={at}>
          <Say phrase={phrase} />
        </p>
      ))}
    </div>
  );
}

type LapseNoteProps = {
  readonly proposal: Proposal;
  /** Legislatures vote on it, too. */
  readonly isVotedOn: boolean;
};

/** What became of a proposal that is no longer open. */
export function LapseNote({ proposal, isVotedOn }: LapseNoteProps) {
  const sentence = fateOf(proposal);
  if (sentence === undefined) return null;
  const isAdmitted = proposal.status === 'awaitingBell' && proposal.clauses.some(isAdmission);
  return (
    <p class="fate slim small">
      {sentence} {isAdmitted && isVotedOn && t('proposal.votedOnToo')}
    </p>
  );
}

export function fateOf(proposal: Proposal): string | undefined {
  if (proposal.status === 'awaitingBell') {
    return t(proposal.clauses.some(isAdmission) ? 'proposal.awaitsBell' : 'proposal.awaitsRatification');
  }
  if (proposal.status === 'concluded') return t('proposal.concluded');
  const { lapse } = proposal;
  if (lapse === undefined) return undefined;
  const sentence = t(`proposal.lapsed.${lapse.type}`, {
    economy: lapse.type === 'refused' ? economyName(lapse.by) : '',
    economies: lapse.type === 'notRatified' ? formatList(lapse.by.map(economyName)) : '',
  });
  const reason = endingReason(proposal);
  if (reason !== undefined) return t('proposal.because', { sentence, reason: t(`reason.${reason}`) });
  return lapse.type === 'unlawful' ? `${sentence} ${rejectionText(lapse.fault)}` : sentence;
}
