import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { PackageEffects, UndertakingEffect } from '../../../preview/otherLaws.ts';
import { formatNumber, formatPercent } from '../../../text/format.ts';
import { economyName, money } from '../../../text/nameParams.ts';
import { shortMoney } from '../../../text/money.ts';
import { t } from '../../../text/t.ts';
import { Meter } from '../../../design/charts/Bar.tsx';
import { Delta } from '../../../design/Marks.tsx';
import { Medallion } from '../../../design/Medallion.tsx';
import { UNSEEN, lazyPart } from '../../chrome/lazyPart.tsx';
import { voteTold } from '../../effects/HomeEffects.tsx';
import { SILENT_PERCENT } from '../../effects/useProposalPreview.ts';
import { type Voice, voiceName } from '../package/boardModel.ts';
import { type KnownEffects, shareOfFreeTrade, voiceEffect } from './effectModel.ts';
import { countsSupport } from '../../../state/standing.ts';
import { useCountries, useCountrySeat, useTable } from '../../../state/useTable.ts';

type Props = {
  readonly effects: KnownEffects;
  /** A package that is still being written. */
  readonly isDraft?: boolean;
};

const ScoreMoved = lazyPart(
  async () => (await import('../../politics/ScoreMoved.tsx')).ScoreMoved,
  [],
  UNSEEN,
);

const TasksLost = lazyPart(
  async () => (await import('../../politics/MandateCard.tsx')).TasksLost,
  [],
  UNSEEN,
);

/** The score without and with a package, or a change to one, and the own tasks that it does or undoes. */
export function ScoreOf({
  ways,
  isShort = false,
}: Pick<UndertakingEffect, 'ways'> & { readonly isShort?: boolean }) {
  const { game } = useCountries();
  return (
    <>
      <ScoreMoved ways={ways} isShort={isShort} />
      {ways !== undefined && <TasksLost by={{ changed: game, ways }} />}
    </>
  );
}

/** What the package would do to the reader and to the world. */
export function EffectCards({ effects, isDraft = false }: Props) {
  const { me } = useTable();
  if (effects.type === 'none') return null;
  if (effects.type !== 'known') {
    return (
      <p class="panel pad small muted" aria-busy={effects.type === 'computing'}>
        {t(effects.type === 'computing' ? 'wto.effect.computing' : 'wto.effect.failed')}
      </p>
    );
  }
  return (
    <div class="effect-cards stack grid" aria-busy={effects.isStale}>
      {me !== undefined && <ForYou effects={effects.effects} isDraft={isDraft} />}
      <ForWorld effects={effects.effects} />
    </div>
  );
}

type YouProps = {
  readonly effects: PackageEffects;
  readonly isDraft: boolean;
};

function ForYou({ effects, isDraft }: YouProps) {
  const { game, me } = useCountrySeat();
  const own = effects.asTabled.economies[me];
  if (own === undefined) return null;
  const percent = percentOfLog(own.logChange);
  const support = effects.support[me];
  return (
    <section class="panel pad stack top">
      <h3>{t(isDraft ? 'wto.effect.draft' : 'wto.effect.you', { economy: economyName(me) })}</h3>
      <ScoreOf ways={effects.ways} />
      <table class="figures wto-rows num">
        <tbody>
          <tr>
            <th scope="row">{t('wto.effect.income')}</th>
            <td>
              <Delta
                value={percent}
                text={formatPercent(Math.abs(percent) / 100, 2)}
                epsilon={SILENT_PERCENT}
              />
            </td>
          </tr>
          {support !== undefined && !countsSupport(game) && (
            <tr>
              <th scope="row">{t('wto.effect.support')}</th>
              <td>
                {formatNumber(support.after - support.change, 1)} → <b>{formatNumber(support.after, 1)}</b>
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {support !== undefined && <p class="small muted num">{voteTold(game, me, support)}</p>}
      <p class="micro muted">{t('wto.effect.others')}</p>
    </section>
  );
}

function ForWorld({ effects }: { readonly effects: PackageEffects }) {
  const share = shareOfFreeTrade(effects);
  const percent = Math.round(100 * share);
  return (
    <section class="panel pad stack top for-world">
      <h3>{t('wto.effect.world')}</h3>
      <p class="num">
        <b class="size-h2">{money(effects.asTabled.worldGainBn, true)}</b>{' '}
        <span class="muted">{t('wto.effect.aYear')}</span>
      </p>
      <Meter value={percent} />
      <p class="small muted">{t('wto.effect.way', { percent })}</p>
    </section>
  );
}

type EffectsByEconomyProps = {
  readonly effects: KnownEffects;
  readonly voices: readonly Voice[];
};

/** What a package does to every voice, before it is on the floor. */
export function EffectsByEconomy({ effects, voices }: EffectsByEconomyProps) {
  const { game } = useCountries();
  if (effects.type !== 'known') return null;
  return (
    <details class="panel pad" aria-busy={effects.isStale}>
      <summary>{t('wto.effect.byEconomy')}</summary>
      <ul class="by-economy num">
        {voices.map((voice) => {
          const { percent, gainBn } = voiceEffect(game, effects.effects.asTabled, voice.members);
          return (
            <li key={voice.speaker} class="row">
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
    </details>
  );
}
