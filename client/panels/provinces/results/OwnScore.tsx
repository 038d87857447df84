import '../../end/score.css';
import type { ProvinceReport, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { Meter } from '../../../design/charts/Bar.tsx';
import { formatNumber, formatPercent, formatSigned } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { useProvinceSeat } from '../seat.ts';
import { scoreLines, type ScoreLine } from './causesModel.ts';

type Props = {
  readonly own: ProvinceReport;
  readonly evaluation: ProvinceRoundReport['institution']['evaluation'];
};

/** The career score of the round: five weighted parts and what came on top, to the sum. */
export function OwnScore({ own, evaluation }: Props) {
  const { scenario, game, me } = useProvinceSeat();
  const lines = scoreLines(own, [scenario.economy.market.politics.weights[evaluation]]);
  return (
    <section class="panel pad stack own-score-card" aria-labelledby="own-score">
      <div class="row between">
        <h2 id="own-score">{t('own.scoreTitle')}</h2>
        <b class="num">{formatNumber(own.score, 1)}</b>
      </div>
      <table class="figures career-rows num">
        <tbody>
          {lines.map((line) => (
            <Line key={'part' in line ? line.part : line.lump} line={line} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('own.scoreMean', { count: game.provinces?.provinces[me]?.career.length ?? 1 })}
            </th>
            <td>
              <b>{formatNumber(own.career, 1)}</b>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** All parts stand at 50 when play begins. */
const AT_OPENING = { at: 50, look: 'opening' } as const;

function Line({ line }: { readonly line: ScoreLine }) {
  if ('lump' in line)
    return (
      <tr class="risk">
        <th scope="row" colSpan={3}>
          {t(`lump.${line.lump}`)}
        </th>
        <td>{formatSigned(line.points, 1)}</td>
      </tr>
    );
  const { part, weight, value, points } = line;
  const look = value > 50.5 ? 'gain' : value < 49.5 ? 'loss' : 'plain';
  return (
    <tr>
      <th scope="row">
        {t(`career.${part}`)} <ConceptMark place={`career.${part}`} />
      </th>
      <td class="muted">
        {formatPercent(weight, 0)} × {formatNumber(value)}
      </td>
      <td aria-hidden="true">
        <Meter value={value} look={look} marks={[AT_OPENING]} />
      </td>
      <td>{formatNumber(points, 1)}</td>
    </tr>
  );
}
