import type { Clause } from '#shared/protocol/clauses.ts';
import { t } from '../../text/t.ts';
import { chipOf } from './clauseChip.ts';
import type { ClauseChange } from './draftDiff.ts';

/** Changes of a version as chips: old value struck through, new one bold. */
export function DiffChips({ changes }: { readonly changes: readonly ClauseChange[] }) {
  return (
    <ul class="chips">
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
          {t('paper.wasAdded')} {chip.label} <b class="num">{chip.value}</b>
        </span>
      );
    case 'removed':
      return (
        <span class="clause changed">
          {t('paper.wasRemoved')}{' '}
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
