import './provinceEnd.css';
import type { ProvincesFinal } from '#shared/protocol/provinces/provinceReport.ts';
import { t } from '../../../text/t.ts';
import type { ProvincesView } from '../provincesView.ts';
import { CentreCard } from './ScoreCards.tsx';
import { LeagueStandings, ProvinceTableScore } from './LeagueStandings.tsx';
import { endOf } from './ProvinceEndPage.tsx';

type Props = { readonly view: ProvincesView; readonly final: ProvincesFinal };

/** The end on the console: what the nation reached, the league, and what the centre did. */
export function ProvinceStandings({ view, final }: Props) {
  const end = endOf(view, final, true);
  return (
    <div class="province-end province-standings">
      <ProvinceTableScore end={end} />
      <section class="panel standings" aria-labelledby="standings">
        <h2 class="head" id="standings">
          {t('pend.league')}
        </h2>
        <LeagueStandings end={end} />
      </section>
      <CentreCard view={view} end={end} />
    </div>
  );
}
