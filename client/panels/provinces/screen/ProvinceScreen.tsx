import './provinceScreen.css';
import { debriefPageOf } from '#shared/rules/phases/debrief.ts';
import { lastRoundOf } from '#shared/rules/phases/gameLength.ts';
import { provincesScenario } from '../../../state/store.ts';
import { DebriefPages } from '../../debrief/DebriefPages.tsx';
import { closingQuestion } from '../end/ProvinceEndPage.tsx';
import { ScreenHead } from '../../screen/ScreenHead.tsx';
import { League } from '../league/League.tsx';
import { leagueOf, nextMeeting } from '../league/leagueModel.ts';
import { NeedleBoard } from './NeedleBoard.tsx';
import { ProvinceReveal } from './ProvinceReveal.tsx';
import { ProvinceScreenEnd } from './ProvinceScreenEnd.tsx';
import { ProvinceStage } from './ProvinceStage.tsx';
import { provincesView, type ProvincesView } from './provincesView.ts';
import { pactRing } from './stageModel.ts';
import { ReformsBoard } from './ReformsBoard.tsx';
import { Ticker } from './Ticker.tsx';

/** The big screen of a game of provinces: live, while a round is revealed, and at the end. Public facts only. */
export function ProvinceScreen() {
  const view = provincesView();
  if (view === undefined || provincesScenario.value === undefined) return null;
  return (
    <div class="screen province-screen">
      <ScreenHead />
      <Shown view={view} />
    </div>
  );
}

function Shown({ view }: { readonly view: ProvincesView }) {
  const { game, provinces, reports } = view;
  const report = game.phase === 'results' ? reports.find(({ round }) => round === game.round) : undefined;
  if (game.phase === 'debrief' && debriefPageOf(game) !== 'standings') {
    return <DebriefPages game={game} question={closingQuestion(view)} />;
  }
  if (game.phase === 'debrief' && provinces.final !== undefined) {
    return <ProvinceScreenEnd view={view} final={provinces.final} />;
  }
  return report === undefined ? <Live view={view} /> : <ProvinceReveal view={view} report={report} />;
}

/** While the table works. */
function Live({ view }: { readonly view: ProvincesView }) {
  const { game, scenario, provinces, reports } = view;
  return (
    <main class="province-main" id="content" tabIndex={-1}>
      <ProvinceStage view={view} />
      <div class="province-middle">
        <NeedleBoard view={view} reports={reports} />
        <ReformsBoard provinces={provinces} />
      </div>
      <League
        rows={leagueOf(scenario.dealOrder, reports)}
        meeting={nextMeeting(game.round, lastRoundOf(game))}
        size={46}
        ringOf={pactRing(provinces, game.round)}
      />
      <Ticker view={view} />
    </main>
  );
}
