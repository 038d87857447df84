import { useId, useState } from 'preact/hooks';
import type { PaperId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { Icon } from '../../design/Icon.tsx';
import { isLive } from '../../state/store.ts';
import { formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Choice } from '../../design/Choice.tsx';
import { submitIntent } from '../../net/submitIntent.ts';
import { desk } from '../../state/tableState.ts';
import type { PaperActions } from './paperModel.ts';
import { REASONS_TO_GIVE } from './reasonsModel.ts';

type Props = {
  readonly paper: Paper;

  readonly actions: PaperActions;
  /** Why Sign is off, if it is. */
  readonly signHint: string | undefined;
  readonly termCount: number;
  readonly onSign: () => void;
  /** What pressing Sign does while it is off. */
  readonly onEarlySign: () => void;
};

/** Sign, Counter and Decline, always in this order; what the author may do besides. */
export function PaperActionsRow({ paper, actions, signHint, termCount, onSign, onEarlySign }: Props) {
  const isOff = !isLive.value;
  const { id } = paper;
  const counter = (): void => {
    desk.value = { draft: draftOf(paper), counterTo: id };
  };
  const revise = (): void => {
    desk.value = { draft: draftOf(paper), revises: id };
  };
  return (
    <div class="paper-actions stack">
      {actions.sign && (
        <p class="small muted" id={`hint-${id}`}>
          <Icon name="terms" size={15} /> {signHint ?? t('paper.allTerms', { count: termCount })}
        </p>
      )}
      <div class="row wrap">
        {actions.sign && (
          <button
            type="button"
            class="btn primary grow"
            aria-disabled={isOff || signHint !== undefined}
            aria-describedby={`hint-${id}`}
            onClick={() => (signHint !== undefined ? onEarlySign() : !isOff && onSign())}
          >
            <Icon name="sign" />
            {t('paper.sign')}
          </button>
        )}
        {actions.withdrawSignature && (
          <button
            type="button"
            class="btn grow"
            disabled={isOff}
            onClick={() => void submitIntent({ type: 'withdrawSignature', paper: id })}
          >
            <Icon name="undo" size={16} />
            {t('paper.withdrawSignature')}
          </button>
        )}
        {actions.counter && (
          <button type="button" class="btn grow" onClick={counter}>
            <Icon name="pencil" size={16} />
            {t('paper.counter')}
          </button>
        )}
        {actions.revise && (
          <button type="button" class="btn grow" onClick={revise}>
            <Icon name="pencil" size={16} />
            {t('paper.revise')}
          </button>
        )}
        {actions.decline && <DeclineChoice paper={id} isOff={isOff} />}
        <AuthorActions paper={paper} actions={actions} isOff={isOff} />
      </div>
    </div>
  );
}

type DeclineChoiceProps = { readonly paper: PaperId; readonly isOff: boolean };

const SILENT = 'silent';
const REASONS = [SILENT, ...REASONS_TO_GIVE] as const;
type Reason = (typeof REASONS)[number];

function labelOf(reason: Reason): string {
  return reason === SILENT ? t('decline.silent') : t(`reason.${reason}`);
}

/** Decline in two steps: first the choice of a set phrase, or of none, then the word itself. */
function DeclineChoice({ paper, isOff }: DeclineChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<Reason>(SILENT);
  const id = useId();
  const decline = (): void => {
    setOpen(false);
    void submitIntent({ type: 'refusePaper', paper, ...(reason === SILENT ? {} : { reason }) });
  };
  return (
    <>
      <button
        type="button"
        class="btn ghost"
        disabled={isOff}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <u>{t('paper.decline')}</u>
      </button>
      {isOpen && (
        <div id={id} class="decline row">
          <Choice
            label={t('decline.why')}
            isLabelHidden
            options={REASONS.map((each) => ({ value: each, label: labelOf(each) }))}
            value={reason}
            onChange={(value) => setReason(REASONS.find((each) => each === value) ?? SILENT)}
          />
          <button type="button" class="btn" disabled={isOff} onClick={decline}>
            {t('decline.send')}
          </button>
        </div>
      )}
    </>
  );
}

function AuthorActions({
  paper,
  actions,
  isOff,
}: {
  readonly paper: Paper;
  readonly actions: PaperActions;
  readonly isOff: boolean;
}) {
  const { id } = paper;
  return (
    <>
      {actions.goOnWithout.length > 0 && (
        <button
          type="button"
          class="btn primary grow"
          disabled={isOff}
          onClick={() => void submitIntent({ type: 'goOnWithout', paper: id })}
        >
          {t('paper.goOnWithout', { economies: formatList(actions.goOnWithout.map(economyName)) })}
        </button>
      )}
      {actions.publish && (
        <button
          type="button"
          class="btn ghost"
          disabled={isOff}
          onClick={() => void submitIntent({ type: 'publishPaper', paper: id })}
        >
          <u>{t('paper.publish')}</u>
        </button>
      )}
      {actions.withdraw && (
        <button
          type="button"
          class="btn ghost"
          disabled={isOff}
          onClick={() => void submitIntent({ type: 'withdrawPaper', paper: id })}
        >
          <u>{t('paper.withdraw')}</u>
        </button>
      )}
      {actions.refuseAdmission && (
        <button
          type="button"
          class="btn grow"
          disabled={isOff}
          onClick={() => void submitIntent({ type: 'refuseAdmission', paper: id })}
        >
          <Icon name="refuse" size={16} />
          {t('paper.refuseAdmission')}
        </button>
      )}
    </>
  );
}

export function draftOf(paper: Paper) {
  const { parties, clauses, title } = paper;
  return { parties, clauses, ...(title === undefined ? {} : { title }) };
}
