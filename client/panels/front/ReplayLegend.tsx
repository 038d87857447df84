import { t } from '../../text/t.ts';

/** What the map draws, in three lines: walls, blocs, trade. */
export function ReplayLegend() {
  return (
    <ul class="panel replay-legend small">
      <li>
        <svg width="34" height="26" viewBox="0 0 34 26" aria-hidden="true">
          <circle class="bricks" cx="17" cy="13" r="9.2" />
        </svg>
        {t('front.legendWall')}
      </li>
      <li>
        <svg width="34" height="26" viewBox="0 0 34 26" aria-hidden="true">
          <path class="bloc" d="M4 8l12-5 14 4-2 13-12 3-11-4z" />
        </svg>
        {t('front.legendBloc')}
      </li>
      <li>
        <svg width="34" height="26" viewBox="0 0 34 26" aria-hidden="true">
          <path class="flow" d="M3 21Q12 5 27 7M21 3l7 4-6 6" />
        </svg>
        {t('front.legendTrade')}
      </li>
    </ul>
  );
}
