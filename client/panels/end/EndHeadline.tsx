import type { Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { me } from '../../state/store.ts';
import { Medallion } from '../chrome/Medallion.tsx';
import { MedalMark } from './MedalMark.tsx';

type Props = {
  readonly economy: EconomyId;
  readonly title: string;
  readonly medal: Medal;
  /** Colour of the medallion's ring as a CSS value. */
  readonly ring?: string;
};

/** What one's own seat came to, over the name of who held it. */
export function EndHeadline({ economy, title, medal, ring = 'var(--line-strong)' }: Props) {
  return (
    <div class="end-headline">
      <Medallion economy={economy} size={62} ring={ring} />
      <div>
        <h1>{title}</h1>
        <p class="muted">
          {me.value?.name} <MedalMark medal={medal} />
        </p>
      </div>
    </div>
  );
}
