import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Icon } from '../../../design/Icon.tsx';
import { Say, say } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../../design/Medallion.tsx';
import { ScreenFrame } from '../../screen/ScreenFrame.tsx';
import { LeagueStandings, ProvinceTableScore, endOf } from '../end/LeagueStandings.tsx';
import { closingQuestion } from '../results/stopsModel.ts';
import '../end/provinceEnd.css';
import { League } from '../figures/League.tsx';
import { leagueOf, nextMeeting } from '../figures/leagueModel.ts';
import { NeedleBoard, ReformsBoard } from './ProvinceBoards.tsx';
import { ProvinceReveal } from './ProvinceReveal.tsx';
import { ProvinceStage } from './ProvinceStage.tsx';
import './provinceScreen.css';
import { type ProvincesView, provincesView } from '../provincesView.ts';
import { pactRing } from '../figures/mapLayersModel.ts';
import { tickerLines } from './tickerModel.ts';

/** The big screen of a game of provinces. */
export function ProvinceScreen() {
  const view = provincesView();
  if (view === undefined) return null;
  const { game, provinces, reports } = view;
  const report = game.phase === 'results' ? reports.find(({ round }) => round === game.round) : undefined;
  const end = provinces.final && endOf(view, provinces.final, true);
  return (
    <ScreenFrame
      kind="province-screen"
      live={<Live view={view} />}
      reveal={report && <ProvinceReveal view={view} report={report} />}
      standings={
        end && {
          kind: 'province-screen-end',
          together: (
            <div class="province-middle stack gap-3">
              <ProvinceTableScore end={end} />
              <NeedleBoard view={view} reports={reports} />
            </div>
          ),
          title: t('pend.league'),
          table: (
            <>
              <LeagueStandings end={end} medallion={44} />
              <p class="muted">{t('fourViews.model')}</p>
            </>
          ),
        }
      }
      question={closingQuestion(view)}
      words={{ brokenTitle: 'debrief.breaches', broken: provinces.breaches }}
    />
  );
}

/** While the table works. */
function Live({ view }: { readonly view: ProvincesView }) {
  const { game, scenario, provinces, reports } = view;
  return (
    <main class="province-main" id="content" tabIndex={-1}>
      <ProvinceStage view={view} />
      <div class="province-middle stack gap-3">
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

/** One line at the foot: what was signed or paid, what the last round said, or who has sealed. */
function Ticker({ view }: { readonly view: ProvincesView }) {
  const { game, scenario } = view;
  if (game.phase === 'policy') {
    return (
      <output class="panel province-ticker slim row gap-4">
        <Icon name="envelope" size={28} />
        <b>{t('pscreen.sealed', { count: game.sealedBy.length, total: scenario.dealOrder.length })}</b>
        <span class="row inline gap-1">
          {scenario.dealOrder.map((economy) => (
            <Medallion
              key={economy}
              economy={economy}
              size={46}
              isDashed={!game.sealedBy.includes(economy)}
              {...(game.sealedBy.includes(economy) ? { ring: 'var(--gain)' } : {})}
            />
          ))}
        </span>
        <span class="muted">{t('pscreen.sealedHint')}</span>
      </output>
    );
  }
  const lines = tickerLines(view);
  return (
    <output class="panel province-ticker slim row gap-4">
      <Icon name="news" size={28} />
      {lines.length === 0 ? (
        <span class="muted">{t('pscreen.quiet')}</span>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={say(line)}>
              <Say phrase={line} />
            </li>
          ))}
        </ul>
      )}
    </output>
  );
}
