import { formatSigned } from '../../text/format.ts';
import { t } from '../../text/t.ts';

/** Per cent: published by Caliendo & Parro (2015), reproduced, and the exact Ŵ of the same equilibrium (docs/model.md, section 5). */
const NAFTA = [
  { economy: 'mexico', published: 1.31, reproduced: 1.3121, exact: 0.0073 },
  { economy: 'canada', published: -0.06, reproduced: -0.0638, exact: -0.1101 },
  { economy: 'usa', published: 0.08, reproduced: 0.0848, exact: 0.0741 },
] as const;

/** NAFTA's tariffs 1993–2005 as published, as reproduced, and exactly. */
export function ReplicationTable() {
  return (
    <table class="replication num">
      <thead>
        <tr>
          <th scope="col">
            <span class="sr">{t('model.checked')}</span>
          </th>
          <th scope="col">{t('model.published')}</th>
          <th scope="col">{t('model.ours')}</th>
          <th scope="col">{t('model.exact')}</th>
        </tr>
      </thead>
      <tbody>
        {NAFTA.map(({ economy, published, reproduced, exact }) => (
          <tr key={economy}>
            <th scope="row">{t(`model.${economy}`)}</th>
            <td>{formatSigned(published, 2)}</td>
            <td>{formatSigned(reproduced, 4)}</td>
            <td>{formatSigned(exact, 4)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
