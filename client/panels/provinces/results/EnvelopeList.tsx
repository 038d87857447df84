import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { Icon } from '../../../design/Icon.tsx';
import { economyName } from '../../../text/nameParams.ts';
import { say } from '../../../text/Say.tsx';
import { sentences } from '../../../text/format.ts';
import { type Phrase, t, tOr } from '../../../text/t.ts';
import { Medallion } from '../../../design/Medallion.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { eventNews, isProvinceCard, movesOf, type DialMove } from './stopsModel.ts';

type Props = {
  readonly report: ProvinceRoundReport;
  readonly size?: number;
  /** What the reform that was decided changes for who reads. */
  readonly change?: Phrase | undefined;
};

/** What the envelopes held, what the centre decided, which events were at work. */
export function EnvelopeList({ report, size = 26, change }: Props) {
  const moves = movesOf(report);
  const { enacted, refused, acts } = report;
  return (
    <div class="stop-list stack">
      <ul>
        {enacted !== undefined && (
          <li>
            <Icon name="check" size={size} />
            <span class="grow">
              {sentences(
                t('presults.enacted', { reform: t(`reform.${enacted}`) }),
                change !== undefined && say(change),
              )}
            </span>
          </li>
        )}
        {refused !== undefined && (
          <li>
            <Icon name="refuse" size={size} />
            <span class="grow">
              {t('presults.refused', { reform: t(`reform.${refused.reform}`), count: refused.assents })}
            </span>
          </li>
        )}
        {acts.flatMap((act) =>
          act.type === 'reform'
            ? []
            : [
                <li key={act.type}>
                  <Icon name="sign" size={size} />
                  <span class="grow">{t('presults.act', { act: t(`actKind.${act.type}`) })}</span>
                </li>,
              ],
        )}
        {eventNews(report).map((event) => (
          <li key={event.id}>
            <Icon name="alert" size={size} />
            <span class="grow">
              {tOr(`provinceEvent.${event.card}.title`, event.card)}{' '}
              {isProvinceCard(event.card) && <ConceptMark place={`provinceEvent.${event.card}`} />}
            </span>
          </li>
        ))}
      </ul>
      {moves.length > 0 && <MovesTable moves={moves} size={size} />}
      {moves.length === 0 && <p class="muted">{t('presults.allStill')}</p>}
    </div>
  );
}

/** Dials that moved, a row for each province. */
function MovesTable({ moves, size }: { readonly moves: readonly DialMove[]; readonly size: number }) {
  const economies = [...new Set(moves.map(({ economy }) => economy))];
  return (
    <table class="figures dial-moves">
      <thead>
        <tr>
          <th scope="col">
            <span class="sr">{t('pend.province')}</span>
          </th>
          <th scope="col">{t('dial.wall')}</th>
          <th scope="col">{t('dial.block')}</th>
        </tr>
      </thead>
      <tbody>
        {economies.map((economy) => (
          <tr key={economy}>
            <th scope="row">
              <span class="row">
                <Medallion economy={economy} size={size} /> {economyName(economy)}
              </span>
            </th>
            {DIALS.map((dial) => (
              <MoveCell
                key={dial}
                move={moves.find((move) => move.economy === economy && move.dial === dial)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const DIALS = ['wall', 'block'] as const;

function MoveCell({ move }: { readonly move: DialMove | undefined }) {
  if (move === undefined) return <td class="muted">·</td>;
  const { from, to } = move;
  return (
    <td class={to > from ? 'num bad' : 'num better'}>
      {from} → {to}
    </td>
  );
}
