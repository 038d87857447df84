import type { ComponentChildren } from 'preact';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { Icon } from '../../design/Icon.tsx';
import { economyName } from '../../text/nameParams.ts';
import { rejectionText } from '../../text/rejectionText.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../../design/Medallion.tsx';
import type { SavingState } from './policyDraft.ts';
import { useTable } from '../../state/useTable.ts';

type SealFootProps = {
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
export function SealFoot({ fault, warning, isOff, label, onSeal, saving, children }: SealFootProps) {
  return (
    <footer class="seal-row ruled stack">
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

type SealedSeatsProps = {
  readonly seats: readonly EconomyId[];
  readonly sealedBy: readonly EconomyId[];
  /** Width of a medallion in pixels. */
  readonly size: number;
  /** The heading of the card. */
  readonly children: ComponentChildren;
};

/** Who of the seats has sealed, never what. */
export function SealedSeats({ seats, sealedBy, size, children }: SealedSeatsProps) {
  const count = seats.filter((economy) => sealedBy.includes(economy)).length;
  return (
    <>
      <div class="row between">
        {children}
        <span class="muted num">{t('seal.count', { count, total: seats.length })}</span>
      </div>
      <ul class="row wrap gap-1">
        {seats.map((economy) => {
          const isSealed = sealedBy.includes(economy);
          return (
            <li key={economy}>
              <Medallion
                economy={economy}
                size={size}
                ring={isSealed ? 'var(--gain)' : 'var(--line)'}
                isDashed={!isSealed}
              />
              <span class="sr">
                {t(isSealed ? 'seal.sealedBy' : 'seal.notYet', { economy: economyName(economy) })}
              </span>
            </li>
          );
        })}
      </ul>
      <p class="micro muted">{t('seal.never')}</p>
    </>
  );
}

/** Which economies have sealed. */
export function SealedSoFar() {
  const { game } = useTable();
  return (
    <section class="panel pad sealed-so-far">
      <SealedSeats seats={Object.keys(game.seats)} sealedBy={game.sealedBy} size={26}>
        <h3>{t('seal.soFar')}</h3>
      </SealedSeats>
    </section>
  );
}
