import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ForecastRound } from '#shared/rules/forecast/forecastOverRounds.ts';
import { formatList, formatSignedPercent } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { laterEffects } from './aheadModel.ts';

type Props = {
  readonly ahead: readonly ForecastRound[] | undefined;
  readonly economies: readonly EconomyId[];
  /** Named as the reader's own. */
  readonly me?: EconomyId | undefined;
};

/** What the same paper brings some rounds later: borders go on closing, capital, people and know-how go on moving. */
export function LaterLine({ ahead, economies, me }: Props) {
  const later = ahead === undefined ? undefined : laterEffects(ahead, economies);
  if (later === undefined || later.effects.length === 0) return null;
  const list = later.effects.map(({ economy, percent }) => {
    const change = formatSignedPercent(percent / 100, 2);
    return economy === me && economies.length === 1 ? change : `${economyName(economy)} ${change}`;
  });
  return (
    <p class="later small">
      {t('paper.later', { rounds: later.later })} <span class="num">{formatList(list)}</span>
    </p>
  );
}
