import { useId, useState } from 'preact/hooks';
import type { PaperId } from '#shared/kernel/ids.ts';
import { t } from '../../text/t.ts';
import { Choice } from '../player/Choice.tsx';
import { press } from '../player/press.ts';
import { REASONS_TO_GIVE } from './reasonsModel.ts';

type Props = { readonly paper: PaperId; readonly isOff: boolean };

const SILENT = 'silent';
const REASONS = [SILENT, ...REASONS_TO_GIVE] as const;
type Reason = (typeof REASONS)[number];

function labelOf(reason: Reason): string {
  return reason === SILENT ? t('decline.silent') : t(`reason.${reason}`);
}

/** Decline in two steps: first the choice of a set phrase, or of none, then the word itself. */
export function DeclineChoice({ paper, isOff }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<Reason>(SILENT);
  const id = useId();
  const decline = (): void => {
    setOpen(false);
    void press({ type: 'refusePaper', paper, ...(reason === SILENT ? {} : { reason }) });
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
