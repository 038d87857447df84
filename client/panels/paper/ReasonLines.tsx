import type { Paper } from '#shared/protocol/law.ts';
import { isAdmission } from '#shared/rules/agreements/admission.ts';
import { Say } from '../../text/Say.tsx';
import { formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { rejectionText } from '../../text/rejectionText.ts';
import { t } from '../../text/t.ts';
import { endingReason, reasonsOf } from './reasonsModel.ts';

/** Why a party refused, or answered by another paper; nothing where nobody gave a reason. */
export function ReasonLines({ paper }: { readonly paper: Paper }) {
  const reasons = reasonsOf(paper);
  if (reasons.length === 0) return null;
  return (
    <div class="reasons slim ruled small">
      {reasons.map((phrase, at) => (
        <p key={at}>
          <Say phrase={phrase} />
        </p>
      ))}
    </div>
  );
}

type LapseNoteProps = {
  readonly paper: Paper;
  /** Legislatures vote on it, too. */
  readonly isVotedOn: boolean;
};

/** What became of a paper that is no longer open. */
export function LapseNote({ paper, isVotedOn }: LapseNoteProps) {
  const sentence = fateOf(paper);
  if (sentence === undefined) return null;
  const isAdmitted = paper.status === 'awaitingBell' && paper.clauses.some(isAdmission);
  return (
    <p class="fate slim small">
      {sentence} {isAdmitted && isVotedOn && t('paper.votedOnToo')}
    </p>
  );
}

export function fateOf(paper: Paper): string | undefined {
  if (paper.status === 'awaitingBell') {
    return t(paper.clauses.some(isAdmission) ? 'paper.awaitsBell' : 'paper.awaitsRatification');
  }
  if (paper.status === 'concluded') return t('paper.concluded');
  const { lapse } = paper;
  if (lapse === undefined) return undefined;
  const sentence = t(`paper.lapsed.${lapse.type}`, {
    economy: lapse.type === 'refused' ? economyName(lapse.by) : '',
    economies: lapse.type === 'notRatified' ? formatList(lapse.by.map(economyName)) : '',
  });
  const reason = endingReason(paper);
  if (reason !== undefined) return t('paper.because', { sentence, reason: t(`reason.${reason}`) });
  return lapse.type === 'unlawful' ? `${sentence} ${rejectionText(lapse.fault)}` : sentence;
}
