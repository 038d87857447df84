import { useId, useState } from 'preact/hooks';
import type { ProposalId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { Icon } from '../../design/Icon.tsx';
import { OfficeNote } from '../chrome/SeatOffices.tsx';
import { officeRefusal } from '../../state/offices.ts';
import { isLive } from '../../state/store.ts';
import { formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Choice } from '../../design/Choice.tsx';
import { submitIntent } from '../../net/submitIntent.ts';
import { desk } from '../../state/tableState.ts';
import type { ProposalActions } from './proposalModel.ts';
import { REASONS_TO_GIVE } from './ReasonLines.tsx';

type Props = {
  readonly proposal: Proposal;

  readonly actions: ProposalActions;
  /** Why Sign is off, if it is. */
  readonly signHint: string | undefined;
  readonly termCount: number;
  readonly onSign: () => void;
  /** What pressing Sign does while it is off. */
  readonly onEarlySign: () => void;
};

/** Sign, Counter and Decline, always in this order; what the author may do besides. */
export function ProposalActionsRow({ proposal, actions, signHint, termCount, onSign, onEarlySign }: Props) {
  const isOff = !isLive.value;
  const isChairs = officeRefusal('signProposal') !== undefined;
  const isEnvoys = officeRefusal('reviseProposal') !== undefined;
  const { id } = proposal;
  const counter = (): void => {
    desk.value = { draft: draftOf(proposal), counterTo: id };
  };
  const revise = (): void => {
    desk.value = { draft: draftOf(proposal), revises: id };
  };
  return (
    <div class="proposal-actions stack">
      {actions.sign && (
        <p class="small muted" id={`hint-${id}`}>
          <Icon name="terms" size={15} /> {signHint ?? t('proposal.allTerms', { count: termCount })}
        </p>
      )}
      <div class="row wrap">
        {actions.sign && (
          <button
            type="button"
            class="btn primary grow"
            aria-disabled={isOff || isChairs || signHint !== undefined}
            aria-describedby={`hint-${id}`}
            onClick={() => (signHint !== undefined ? onEarlySign() : !isOff && !isChairs && onSign())}
          >
            <Icon name="sign" />
            {t('proposal.sign')}
          </button>
        )}
        {actions.withdrawSignature && (
          <button
            type="button"
            class="btn grow"
            disabled={isOff || isChairs}
            onClick={() => void submitIntent({ type: 'withdrawSignature', proposal: id })}
          >
            <Icon name="undo" size={16} />
            {t('proposal.withdrawSignature')}
          </button>
        )}
        {actions.counter && (
          <button type="button" class="btn grow" disabled={isEnvoys} onClick={counter}>
            <Icon name="pencil" size={16} />
            {t('proposal.counter')}
          </button>
        )}
        {actions.revise && (
          <button type="button" class="btn grow" disabled={isEnvoys} onClick={revise}>
            <Icon name="pencil" size={16} />
            {t('proposal.revise')}
          </button>
        )}
        {actions.decline && <DeclineChoice proposal={id} isOff={isOff || isChairs} />}
        <AuthorActions proposal={proposal} actions={actions} isOff={isOff} />
      </div>
      {(actions.sign || actions.withdrawSignature || actions.decline || actions.refuseAdmission) && (
        <OfficeNote type="signProposal" />
      )}
      {(actions.counter || actions.revise || actions.withdraw || actions.publish) && (
        <OfficeNote type="reviseProposal" />
      )}
    </div>
  );
}

type DeclineChoiceProps = { readonly proposal: ProposalId; readonly isOff: boolean };

const SILENT = 'silent';
const REASONS = [SILENT, ...REASONS_TO_GIVE] as const;
type Reason = (typeof REASONS)[number];

function labelOf(reason: Reason): string {
  return reason === SILENT ? t('decline.silent') : t(`reason.${reason}`);
}

/** Decline in two steps: first the choice of a set phrase, or of none, then the word itself. */
function DeclineChoice({ proposal, isOff }: DeclineChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<Reason>(SILENT);
  const id = useId();
  const decline = (): void => {
    setOpen(false);
    void submitIntent({ type: 'refuseProposal', proposal, ...(reason === SILENT ? {} : { reason }) });
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
        <u>{t('proposal.decline')}</u>
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
  proposal,
  actions,
  isOff,
}: {
  readonly proposal: Proposal;
  readonly actions: ProposalActions;
  readonly isOff: boolean;
}) {
  const { id } = proposal;
  const isEnvoys = officeRefusal('withdrawProposal') !== undefined;
  const isChairs = officeRefusal('refuseAdmission') !== undefined;
  return (
    <>
      {actions.goOnWithout.length > 0 && (
        <button
          type="button"
          class="btn primary grow"
          disabled={isOff || isEnvoys}
          onClick={() => void submitIntent({ type: 'goOnWithout', proposal: id })}
        >
          {t('proposal.goOnWithout', { economies: formatList(actions.goOnWithout.map(economyName)) })}
        </button>
      )}
      {actions.publish && (
        <button
          type="button"
          class="btn ghost"
          disabled={isOff || isEnvoys}
          onClick={() => void submitIntent({ type: 'publishProposal', proposal: id })}
        >
          <u>{t('proposal.publish')}</u>
        </button>
      )}
      {actions.withdraw && (
        <button
          type="button"
          class="btn ghost"
          disabled={isOff || isEnvoys}
          onClick={() => void submitIntent({ type: 'withdrawProposal', proposal: id })}
        >
          <u>{t('proposal.withdraw')}</u>
        </button>
      )}
      {actions.refuseAdmission && (
        <button
          type="button"
          class="btn grow"
          disabled={isOff || isChairs}
          onClick={() => void submitIntent({ type: 'refuseAdmission', proposal: id })}
        >
          <Icon name="refuse" size={16} />
          {t('proposal.refuseAdmission')}
        </button>
      )}
    </>
  );
}

export function draftOf(proposal: Proposal) {
  const { parties, clauses, title } = proposal;
  return { parties, clauses, ...(title === undefined ? {} : { title }) };
}
