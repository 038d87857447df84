import type { Clause } from '#shared/protocol/clauses.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { t } from '../../text/t.ts';
import { chipOf } from '../clauses/clauseViews.ts';
import { type ClauseChange, changesOnly, diffClauses } from './draftDiff.ts';

/** Changes of a version as chips: old value struck through, new one bold. */
export function DiffChips({ changes }: { readonly changes: readonly ClauseChange[] }) {
  return (
    <ul class="chips row wrap gap-1">
      {changes.map((change, at) => (
        <li key={at}>
          <DiffChip change={change} />
        </li>
      ))}
    </ul>
  );
}

function DiffChip({ change }: { readonly change: ClauseChange }) {
  const chip = chipOf(change.clause);
  switch (change.type) {
    case 'kept':
      return <ClauseChip clause={change.clause} />;
    case 'added':
      return (
        <span class="clause changed">
          {t('proposal.wasAdded')} {chip.label} <b class="num">{chip.value}</b>
        </span>
      );
    case 'removed':
      return (
        <span class="clause changed">
          {t('proposal.wasRemoved')}{' '}
          <span class="from">
            {chip.label} {chip.value}
          </span>
        </span>
      );
    case 'changed':
      return (
        <span class="clause changed">
          {chip.label} <span class="from num">{chipOf(change.before).value}</span>{' '}
          <b class="num">{chip.value}</b>
        </span>
      );
  }
}

/** A clause in a word and a value. */
export function ClauseChip({ clause }: { readonly clause: Clause }) {
  const chip = chipOf(clause);
  return (
    <span class="clause">
      {chip.label} <b class="num">{chip.value}</b>
    </span>
  );
}

type ChangeNoticeProps = {
  readonly before: Proposal;
  readonly proposal: Proposal;
  readonly onRead: () => void;
};

/** The proposal changed while it was open: what is new stands first, and nothing is signed blind. */
export function ChangeNotice({ before, proposal, onRead }: ChangeNoticeProps) {
  return (
    <output class="change-notice slim ruled stack">
      <b class="small">{t('proposal.changedUnderYou')}</b>
      <DiffChips changes={changesOnly(diffClauses(before.clauses, proposal.clauses))} />
      <button type="button" class="btn sm" onClick={onRead}>
        {t('proposal.readChange')}
      </button>
    </output>
  );
}
