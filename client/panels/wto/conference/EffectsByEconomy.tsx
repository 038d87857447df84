import type { GameState } from '#shared/rules/state.ts';
import { formatPercent } from '../../../text/format.ts';
import { shortMoney } from '../../../text/shortMoney.ts';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../chrome/Medallion.tsx';
import { Delta } from '../../player/Delta.tsx';
import { SILENT_PERCENT } from '../../treaty/effectModel.ts';
import { voiceName } from '../voiceName.ts';
import type { Voice } from './boardModel.ts';
import { voiceEffect } from './effectModel.ts';
import type { KnownEffects } from './usePackageEffects.ts';

type Props = {
  readonly game: GameState;
  readonly effects: KnownEffects;
  readonly voices: readonly Voice[];
};

/** What a package does to every voice, before it is on the floor. */
export function EffectsByEconomy({ game, effects, voices }: Props) {
  if (effects.type !== 'known') return null;
  return (
    <section class="panel pad" aria-busy={effects.isStale}>
      <h3>{t('wto.effect.byEconomy')}</h3>
      <ul class="by-economy num">
        {voices.map((voice) => {
          const { percent, gainBn } = voiceEffect(game, effects.effects.asTabled, voice.members);
          return (
            <li key={voice.speaker}>
              <Medallion economy={voice.speaker} size={26} />
              <span class="grow">{voiceName(voice)}</span>
              <Delta
                value={percent}
                text={formatPercent(Math.abs(percent) / 100, 2)}
                epsilon={SILENT_PERCENT}
              />
              <span class="small muted">{shortMoney(gainBn)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
