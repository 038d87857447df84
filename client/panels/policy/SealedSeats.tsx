import type { ComponentChildren } from 'preact';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../chrome/Medallion.tsx';

type Props = {
  readonly seats: readonly EconomyId[];
  readonly sealedBy: readonly EconomyId[];
  /** Width of a medallion in pixels. */
  readonly size: number;
  /** The heading of the card. */
  readonly children: ComponentChildren;
};

/** Who of the seats has sealed, never what. */
export function SealedSeats({ seats, sealedBy, size, children }: Props) {
  const count = seats.filter((economy) => sealedBy.includes(economy)).length;
  return (
    <>
      <div class="row between">
        {children}
        <span class="muted num">{t('seal.count', { count, total: seats.length })}</span>
      </div>
      <ul class="row wrap">
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
