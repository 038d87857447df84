import type { Paper } from '#shared/protocol/law.ts';
import { isAdmission } from '#shared/rules/agreements/admission.ts';
import { formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { rejectionText } from '../../text/rejectionText.ts';
import { t } from '../../text/t.ts';
import { endingReason } from './reasonsModel.ts';

type Props = {
  readonly paper: Paper;
  /** Legislatures vote on it, too. */
  readonly isVotedOn: boolean;
};

/** What became of a paper that is no longer open. */
export function LapseNote({ paper, isVotedOn }: Props) {
  const sentence = fateOf(paper);
  if (sentence === undefined) return null;
  const isAdmitted = paper.status === 'awaitingBell' && paper.clauses.some(isAdmission);
  return (
    <p class="fate small">
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
  const sentence = t(
    `paper.lapsed.${lapse.type}`,
    lapse.type === 'refused'
      ? { economy: economyName(lapse.by) }
      : lapse.type === 'notRatified'
        ? { economies: formatList(lapse.by.map(economyName)) }
        : {},
  );
  const reason = endingReason(paper);
  if (reason !== undefined) return t('paper.because', { sentence, reason: t(`reason.${reason}`) });
  return lapse.type === 'unlawful' ? `${sentence} ${rejectionText(lapse.fault)}` : sentence;
}
