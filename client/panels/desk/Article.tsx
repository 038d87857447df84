import type { ComponentChildren } from 'preact';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { Icon } from '../../design/Icon.tsx';
import { formatList } from '../../text/format.ts';
import { rejectionText } from '../../text/rejectionText.ts';
import { t } from '../../text/t.ts';
import { ClauseNote } from '../treaty/ClauseNote.tsx';
import type { ClausePolitics } from '../treaty/clausePolitics.ts';
import { chipOf } from '../clauses/clauseViews.ts';
import { alikeFaults, waysOut, type MarkedFault } from './deskModel.ts';

type Props = {
  readonly at: number;
  readonly clause: Clause;
  readonly faults: readonly MarkedFault[];
  /** The side of integration that the article belongs to, and its cost at home. */
  readonly politics: ClausePolitics | undefined;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
  readonly onRepair: (draft: Draft) => void;
  /** The form, while the article is open. */
  readonly children: ComponentChildren;
};

/** One article: its text, and, when open, its form. A blocked article stays, says which rule blocks it and offers ways out. */
export function Article(props: Props) {
  const { at, clause, faults, politics, isOpen, onToggle, onRemove, onRepair, children } = props;
  const chip = chipOf(clause);
  return (
    <li
      class={
        faults.length > 0 ? 'artn slim ruled blocked' : isOpen ? 'artn slim ruled open' : 'artn slim ruled'
      }
    >
      <span class="n" aria-hidden="true">
        {at + 1}
      </span>
      <span>
        <span class="sr">{t('desk.article', { clause: at + 1 })}: </span>
        <b>{chip.label}</b> <span class="num">{chip.value}</span>
        <ClauseNote clause={clause} politics={politics} />
      </span>
      <span class="act">
        <button
          type="button"
          class="btn sm ghost icon"
          aria-expanded={isOpen}
          aria-label={t('desk.edit', { clause: at + 1 })}
          onClick={onToggle}
        >
          <Icon name={isOpen ? 'check' : 'pencil'} size={17} />
        </button>
        <button
          type="button"
          class="btn sm ghost icon"
          aria-label={t('desk.remove', { clause: at + 1 })}
          onClick={onRemove}
        >
          <Icon name="trash" size={17} />
        </button>
      </span>
      {isOpen && <div class="article-form">{children}</div>}
      <FaultNotes faults={faults} onRepair={onRepair} />
    </li>
  );
}

type FaultProps = {
  readonly faults: readonly MarkedFault[];
  readonly onRepair: (draft: Draft) => void;
};

/** The rules that block, each in words, and below them the ways out as buttons, each once. */
export function FaultNotes({ faults, onRepair }: FaultProps) {
  if (faults.length === 0) return null;
  return (
    <output class="fault-note stack">
      {alikeFaults(faults).map(({ fault, others }) => (
        <p key={rejectionText(fault)} class="small">
          <Icon name="alert" size={16} /> <b>{t('desk.cannotSend')}</b> {rejectionText(fault)}
          {others.length > 0 && ` ${t('desk.moreAlike', { count: others.length, list: formatList(others) })}`}
        </p>
      ))}
      <div class="row wrap">
        {waysOut(faults).map((repair) => (
          <button key={repair.kind} type="button" class="btn sm" onClick={() => onRepair(repair.draft)}>
            {t(`repair.${repair.kind}`)}
          </button>
        ))}
      </div>
    </output>
  );
}
