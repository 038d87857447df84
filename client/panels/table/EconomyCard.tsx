import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Icon } from '../../design/Icon.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { selected } from '../../state/tableState.ts';
import { economyName } from '../../text/nameParams.ts';
import { WordOfEconomy } from '../talk/MessageLine.tsx';

type Props = {
  readonly economy: EconomyId;
  readonly label: string;
  readonly closeLabel: string;
  readonly medallionPx: number;
  readonly children: ComponentChildren;
};

/** What is known of an economy that was picked on the map, and what one can do with it: its name, what it last said, and what its game adds. */
export function EconomyCard({ economy, label, closeLabel, medallionPx, children }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), [economy]);
  return (
    <section class="panel partner" aria-label={label}>
      <div class="head">
        <Medallion economy={economy} size={medallionPx} />
        <h2 class="grow" tabIndex={-1} ref={title}>
          {economyName(economy)}
        </h2>
        <button
          type="button"
          class="btn sm ghost icon"
          aria-label={closeLabel}
          onClick={() => (selected.value = undefined)}
        >
          <Icon name="close" size={17} />
        </button>
      </div>
      <div class="pad col">
        <WordOfEconomy economy={economy} />
        {children}
      </div>
    </section>
  );
}
