import { formatNumber } from '../../text/format.ts';
import { economyName, money } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import type { Figure, PriceBar } from './figures/figure.ts';

/** The picture of a figure, if it has one: its numbers stand in words beside it. */
export function FigureBars({ figure }: { readonly figure: Figure }) {
  if (figure.trade !== undefined) return <TradeBars {...figure.trade} />;
  if (figure.prices !== undefined) return <PriceBars prices={figure.prices} />;
  return null;
}

/** Trade created, solid, over trade diverted, hatched, on one scale. */
function TradeBars({ createdBn, divertedBn }: NonNullable<Figure['trade']>) {
  const most = Math.max(createdBn, divertedBn, 1e-9);
  const rows = [
    { kind: 'created', label: t('concepts.created'), amountBn: createdBn },
    { kind: 'diverted', label: t('concepts.diverted'), amountBn: divertedBn },
  ] as const;
  return (
    <div class="concept-bars">
      {rows.map(({ kind, label, amountBn }) => (
        <div class="concept-bar" key={kind}>
          <span class="small">{label}</span>
          <span class="track" aria-hidden="true">
            <i class={kind} style={{ width: `${(100 * amountBn) / most}%` }} />
          </span>
          <b class="small num">{money(amountBn)}</b>
        </div>
      ))}
    </div>
  );
}

/** What each seller asks: cost, solid, and the tariff on top, dashed. */
function PriceBars({ prices }: { readonly prices: readonly PriceBar[] }) {
  const most = Math.max(...prices.map(({ cost, tariff }) => cost + tariff));
  return (
    <div class="concept-bars">
      {prices.map(({ economy, isOwn, cost, tariff }) => (
        <div class="concept-bar" key={economy}>
          <span class="small">
            {t(isOwn ? 'concepts.ownMake' : 'concepts.fromOther', { economy: economyName(economy) })}
          </span>
          <span class="track" aria-hidden="true">
            <i class="cost" style={{ width: `${(100 * cost) / most}%` }} />
            {tariff > 0 && <i class="tariff" style={{ width: `${(100 * tariff) / most}%` }} />}
          </span>
          <b class="small num">
            {tariff < 0.5
              ? formatNumber(cost)
              : t('concepts.withTariff', { cost: formatNumber(cost), tariff: formatNumber(tariff) })}
          </b>
        </div>
      ))}
    </div>
  );
}
