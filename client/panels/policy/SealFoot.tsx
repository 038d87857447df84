import type { ComponentChildren } from 'preact';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { Icon } from '../../design/Icon.tsx';
import { rejectionText } from '../../text/rejectionText.ts';
import { t } from '../../text/t.ts';
import type { SavingState } from './policyDraft.ts';

type Props = {
  /** What keeps the envelope from being sealed. */
  readonly fault: Rejection | undefined;
  /** What it would break, which does not keep it from being sealed. */
  readonly warning?: string | undefined;
  readonly isOff: boolean;
  readonly label: string;
  readonly onSeal: () => void;
  readonly saving: SavingState;
  /** The button that starts anew. */
  readonly children: ComponentChildren;
};

/** The foot of an open envelope: what is wrong with it, Seal, start anew, and whether it is kept meanwhile. */
export function SealFoot({ fault, warning, isOff, label, onSeal, saving, children }: Props) {
  return (
    <footer class="seal-row">
      {fault !== undefined && <p class="small fault-text">{rejectionText(fault)}</p>}
      <output class="small fault-text">{warning}</output>
      <div class="row">
        <button type="button" class="btn primary big grow" disabled={isOff} onClick={onSeal}>
          <Icon name="seal" size={20} />
          {label}
        </button>
        {children}
      </div>
      <output class="micro muted">
        {saving === 'waiting' ? t('seal.saving') : saving === 'saved' ? t('seal.saved') : ''}
      </output>
    </footer>
  );
}
