import '../results/results.css';
import './screen.css';
import { debriefPageOf } from '#shared/rules/phases/debrief.ts';
import { game, scenario } from '../../state/store.ts';
import { DebriefPages } from '../debrief/DebriefPages.tsx';
import { endModel } from '../end/endModel.ts';
import { StandingsTable } from '../end/StandingsTable.tsx';
import { TableScore } from '../end/TableScore.tsx';
import { ProvinceScreen } from '../provinces/screen/ProvinceScreen.tsx';
import { headlinePhrase } from '../results/headline.ts';
import { reportOnShow } from '../results/revealModel.ts';
import { t } from '../../text/t.ts';
import { ScreenHead } from './ScreenHead.tsx';
import { ScreenLive } from './ScreenLive.tsx';
import { ScreenLobby } from './ScreenLobby.tsx';
import { ScreenReveal } from './ScreenReveal.tsx';

/** What the room looks at: the lobby with its code, the live map, the reveal, the end. Public facts only. */
export function BigScreen() {
  const state = game.value;
  const world = scenario.value;
  if (state?.phase === 'lobby') return <ScreenLobby />;
  if (state?.provinces !== undefined) return <ProvinceScreen />;
  if (state === undefined || world === undefined) return null;
  const report = reportOnShow(state);
  if (state.phase === 'debrief' && debriefPageOf(state) !== 'standings') {
    const question = state.reports.at(-1)?.question;
    return (
      <div class="screen">
        <ScreenHead />
        <DebriefPages game={state} question={question && headlinePhrase(question)} />
      </div>
    );
  }
  if (state.phase === 'debrief' && state.final !== undefined) {
    const model = endModel(state.final, world.dealOrder, undefined);
    return (
      <div class="screen">
        <ScreenHead />
        <main class="screen-end" id="content" tabIndex={-1}>
          <TableScore model={model} />
          <section class="panel" aria-labelledby="standings">
            <h1 class="head" id="standings">
              {t('end.seats')}
            </h1>
            <StandingsTable model={model} isCompact />
          </section>
        </main>
      </div>
    );
  }
  return (
    <div class="screen">
      <ScreenHead />
      {report === undefined ? <ScreenLive /> : <ScreenReveal report={report} />}
    </div>
  );
}
