import { t } from '../../../text/t.ts';
import { economyName } from '../../../text/nameParams.ts';
import { Medallion } from '../../chrome/Medallion.tsx';
import { ScrollPane } from '../../chrome/ScrollPane.tsx';
import type { ProvinceEnd, ProvinceEndRow } from './provinceEndModel.ts';

/** How bot governments were minded and what they did with their dials: secret until now. */
export function BotsCard({ end }: { readonly end: ProvinceEnd }) {
  if (end.bots.length === 0) return null;
  return (
    <section class="panel bots-card" aria-labelledby="bots-card">
      <h2 id="bots-card">{t('pend.bots')}</h2>
      <p class="small muted">{t('pend.botsHint')}</p>
      <ScrollPane class="scroll-x" labelledBy="bots-card">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('pend.province')}</th>
              <th scope="col">{t('pend.temper')}</th>
              <th scope="col">{t('pend.walls')}</th>
              <th scope="col">{t('pend.blocks')}</th>
              <th scope="col">{t('pend.broken')}</th>
            </tr>
          </thead>
          <tbody>
            {end.bots.map((row) => (
              <tr key={row.economy}>
                <th scope="row">
                  <span class="row">
                    <Medallion economy={row.economy} size={24} /> {economyName(row.economy)}
                  </span>
                </th>
                <td>{row.temperament !== undefined && t(`ptemper.${row.temperament}`)}</td>
                <td class="num path">{row.walls.join(' ')}</td>
                <td class="num path">{row.blocks.join(' ')}</td>
                <td>{brokenText(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPane>
    </section>
  );
}

function brokenText({ breaches }: ProvinceEndRow): string {
  if (breaches.length === 0) return t('pend.noBreach');
  const unseen = breaches.filter(({ isSeen }) => !isSeen).length;
  return t(unseen === 0 ? 'pend.breaches' : 'pend.breachesUnseen', { count: breaches.length, unseen });
}
