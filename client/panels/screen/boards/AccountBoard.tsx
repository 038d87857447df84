import type { RoundReport } from '#shared/protocol/report.ts';
import { Icon } from '../../../design/Icon.tsx';
import { formatNumber } from '../../../text/format.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../chrome/Medallion.tsx';
import { rulingTitle } from '../../wto/meter/WtoResultCard.tsx';

/** Elections, what panels found, and barriers that came to light. */
export function AccountBoard({ report }: { readonly report: RoundReport }) {
  const { politics, wto, barriers } = report.modules ?? {};
  const elections = (politics?.elections ?? []).toSorted((a, b) => Number(b.fell) - Number(a.fell));
  return (
    <section class="panel screen-board" aria-labelledby="screen-account">
      <h2 id="screen-account">{t('screen.account')}</h2>
      <p class="muted">{t('screen.accountHint')}</p>
      <ul>
        {elections.map(({ economy, fell, support }) => (
          <li key={economy}>
            <Medallion economy={economy} size={40} />
            <span class="grow whole">{economyName(economy)}</span>
            <span class="muted num">{formatNumber(support, 0)}</span>
            <b class={fell ? 'delta-word down' : 'delta-word up'}>
              <Icon name={fell ? 'close' : 'check'} size={24} /> {t(fell ? 'screen.fell' : 'screen.stays')}
            </b>
          </li>
        ))}
        {wto?.rulings.map((dispute) => (
          <li key={dispute.id}>
            <Icon name="report" size={30} />
            <span class="grow whole">{rulingTitle(dispute)}</span>
          </li>
        ))}
        {barriers?.found.map(({ by, sector, level }) => (
          <li key={`${by} ${sector}`}>
            <Icon name="eye" size={30} />
            <span class="grow whole">
              {t('inspect.known.line', { economy: economyName(by), sector: sectorName(sector), step: level })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
