import { useState } from 'preact/hooks';
import { MEDALS, type Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Governed, MedalMark } from './MedalMark.tsx';

/** A seat and what it comes away with. */
export type Honoured = {
  readonly economy: EconomyId;
  readonly medal: Medal;
  /** 0 to 100; unknown where nothing compares it. */
  readonly score?: number | undefined;
  readonly isMine: boolean;
};

type Props = { readonly seats: readonly Honoured[]; readonly tableMedal: Medal };

/** The lowest medal first and the best last; of two alike the better score comes later. */
export function inOrderOfHonour(seats: readonly Honoured[]): readonly Honoured[] {
  return seats.toSorted(
    (a, b) => MEDALS.indexOf(a.medal) - MEDALS.indexOf(b.medal) || (a.score ?? 0) - (b.score ?? 0),
  );
}

/**
 * Medals are handed out one by one when somebody asks for it, the table's first; all at once on a second press, and where motion is not
 * wanted. The list is whole from the start, so that a screen reader reads it at its own pace.
 */
export function MedalRound({ seats, tableMedal }: Props) {
  const [stage, setStage] = useState<'waiting' | 'running' | 'all'>('waiting');
  return (
    <section class="panel score-card stack gap-3 top" aria-labelledby="medal-round">
      <div class="row wrap between">
        <h2 id="medal-round">{t('end.medals')}</h2>
        {stage !== 'all' && (
          <button
            type="button"
            class={stage === 'waiting' ? 'btn primary' : 'btn'}
            onClick={() => setStage(stage === 'waiting' ? 'running' : 'all')}
          >
            {t(stage === 'waiting' ? 'end.handOut' : 'end.allMedals')}
          </button>
        )}
      </div>
      <div aria-live="polite">
        {stage === 'waiting' ? (
          <p class="muted">{t('end.medalsWait')}</p>
        ) : (
          <ol class={stage === 'running' ? 'handed-out one-by-one' : 'handed-out'}>
            <li class="row wrap between">
              <b>{t('end.table')}</b>
              <MedalMark medal={tableMedal} />
            </li>
            {inOrderOfHonour(seats).map(({ economy, medal, score, isMine }, at) => (
              <li
                key={economy}
                class={isMine ? 'row wrap between lit' : 'row wrap between'}
                style={{ '--at': at + 1 }}
              >
                <Governed economy={economy} size={30} />
                <span class="row">
                  {score !== undefined && <span class="num muted">{formatNumber(score)}</span>}
                  <MedalMark medal={medal} />
                </span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}
