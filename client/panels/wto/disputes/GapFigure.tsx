import { formatNumber } from '../../../text/format.ts';
import { money } from '../../../text/nameParams.ts';
import { shortMoney } from '../../../text/shortMoney.ts';
import { t } from '../../../text/t.ts';
import type { Finding } from './casesModel.ts';

const FULL = 100;

/** The finding as a shaded gap: sales as they were, and without the measure. */
export function GapFigure({ finding, title }: { readonly finding: Finding; readonly title: string }) {
  const { withBn, withoutBn, lostBn, share } = finding;
  const width = withoutBn > 0 ? (FULL * withBn) / withoutBn : 0;
  return (
    <figure class="gap">
      <figcaption class="small">
        <b>{title}</b>
      </figcaption>
      <GapRow label={t('wto.gap.without')} value={shortMoney(withoutBn)} width={FULL} />
      <GapRow label={t('wto.gap.asItWas')} value={shortMoney(withBn)} width={width} hasGap />
      <p class="gap-lost num">
        {t('wto.gap.lost', { lostBn: money(lostBn), percent: formatNumber(FULL * share, 1) })}
      </p>
    </figure>
  );
}

function GapRow({
  label,
  value,
  width,
  hasGap = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly width: number;
  readonly hasGap?: boolean;
}) {
  return (
    <div class="gap-row">
      <span class="small">{label}</span>
      <span class="gap-bar" aria-hidden="true">
        <i style={{ width: `${width}%` }} />
        {hasGap && <i class="lost" style={{ width: `${FULL - width}%` }} />}
      </span>
      <b class="num">{value}</b>
    </div>
  );
}
