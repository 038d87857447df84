import {
  BARRIER_ICEBERG_PER_LEVEL,
  BARRIER_LEVEL_MAX,
  BARRIER_RENT_PER_LEVEL,
  BARRIER_STEP,
  DETECTION_CHANCE,
} from '#shared/content/barrierConstants.ts';
import { barrierLevel } from '#shared/rules/modules/barriers/barrierLevel.ts';
import { moduleIsOpen } from '#shared/rules/modules/moduleIsOn.ts';
import { tradableSectors } from '#shared/rules/policy/tradableSectors.ts';
import { formatNumber } from '../../text/format.ts';
import { sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { Stepper } from '../player/Stepper.tsx';
import type { EnvelopeProps } from './envelopeProps.ts';
import { withBarrier } from './wallModel.ts';

/** Technical rules that nobody announces: partners see only that they sell less, unless somebody looks. */
export function BarriersBox({ scenario, game, me, policy, isOff, onChange }: EnvelopeProps) {
  const { barriers } = game;
  if (barriers === undefined || !moduleIsOpen(game, 'barriers')) return null;
  const lines = tradableSectors(scenario).map((sector) => {
    const now = barrierLevel(barriers, me, sector);
    return { sector, now, next: policy.barriers?.[sector] ?? now };
  });
  const raised = lines.filter(({ now, next }) => now > 0 || next > 0).length;
  return (
    <details class="good" open={policy.barriers !== undefined}>
      <summary>
        <b>{t('barriers.title')}</b> {raised > 0 && <span class="pill num">{raised}</span>}
      </summary>
      <p class="small muted">
        {t('barriers.hint', {
          lost: formatNumber(100 * BARRIER_ICEBERG_PER_LEVEL, 0),
          rent: formatNumber(100 * BARRIER_RENT_PER_LEVEL, 0),
        })}{' '}
        <ConceptMark place="spot.barrier" />
      </p>
      {lines.map(({ sector, now, next }) => (
        <div class="row between wrap" key={sector}>
          <span class="grow">
            {sectorName(sector)}{' '}
            <span class="micro muted">
              {next > 0 &&
                t('barriers.risk', { percent: formatNumber(100 * (DETECTION_CHANCE[next] ?? 0), 0) })}
            </span>
          </span>
          <Stepper
            label={t('barriers.level', { sector: sectorName(sector) })}
            value={next}
            min={0}
            max={Math.min(BARRIER_LEVEL_MAX, now + BARRIER_STEP)}
            isOff={isOff}
            onChange={(level) => onChange(withBarrier(policy, sector, Math.round(level), now))}
          />
        </div>
      ))}
    </details>
  );
}
