import '../end/provinceEnd.css';
import './provinceScreenEnd.css';
import type { ProvincesFinal } from '#shared/protocol/provinces/provinceReport.ts';
import { t } from '../../../text/t.ts';
import { LeagueStandings } from '../end/LeagueStandings.tsx';
import { endOf } from '../end/ProvinceEndPage.tsx';
import { ProvinceTableScore } from '../end/ProvinceTableScore.tsx';
import { NeedleBoard } from './NeedleBoard.tsx';
import type { ProvincesView } from './provincesView.ts';

type Props = { readonly view: ProvincesView; readonly final: ProvincesFinal };

/** The end for the room: the league as the centre keeps it, and the nation beside it. */
export function ProvinceScreenEnd({ view, final }: Props) {
  const end = endOf(view, final, true);
  return (
    <main class="province-screen-end" id="content" tabIndex={-1}>
      <div class="province-middle">
        <ProvinceTableScore end={end} />
        <NeedleBoard view={view} reports={view.reports} />
      </div>
      <section class="panel" aria-labelledby="standings">
        <h1 id="standings">{t('pend.league')}</h1>
        <LeagueStandings end={end} medallion={44} />
        <p class="muted">{t('fourViews.model')}</p>
      </section>
    </main>
  );
}
