import { PROVINCE_CARD_KEYS } from '#shared/content/provinces/cards/provinceCard.ts';
import type { ProvinceEvent, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Icon } from '../../../design/Icon.tsx';
import { Say, say } from '../../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { headlinePhrase } from '../../reveal/headline.ts';
import { ScreenFrame } from '../../screen/ScreenFrame.tsx';
import { LeagueStandings, ProvinceTableScore, endOf } from '../end/LeagueStandings.tsx';
import '../end/provinceEnd.css';
import { League, leagueOf, nextMeeting } from '../figures/League.tsx';
import { pactRing } from '../figures/mapLayersModel.ts';
import { closingQuestion } from '../results/stopsModel.ts';
import { type ProvincesView, provincesView } from '../seat.ts';
import { NeedleBoard, ReformsBoard } from './ProvinceBoards.tsx';
import { ProvinceReveal } from './ProvinceReveal.tsx';
import { ProvinceStage } from './ProvinceStage.tsx';
import './provinceScreen.css';

type Told = {
  readonly game: Pick<ProvinceGame, 'round' | 'phase'>;
  readonly provinces: Pick<ProvincesState, 'pacts' | 'payments' | 'events'>;
  readonly reports: readonly Pick<ProvinceRoundReport, 'headlines'>[];
};

const LINES = 4;

/** Proposals write millions, the provinces 100 millions. */
const MN_A_YUAN100M = 100;

/** News, the newest first: in the briefing the cards that begin, pacts and payments of this round, then what the last round said. */
export function tickerLines({
  game: { round, phase },
  provinces: { pacts, payments, events },
  reports,
}: Told): readonly Phrase[] {
  const cards = phase === 'briefing' ? beginning(events, round) : [];
  const signed = Object.values(pacts)
    .filter(({ sinceRound }) => sinceRound === round)
    .toReversed()
    .flatMap(({ members, atMost, payments: tied }): Phrase[] => [
      phrase(atMost === 0 ? 'pscreen.pactOpens' : 'pscreen.pactSigned', {
        economies: members,
        level: atMost,
      }),
      ...tied.map(({ from, to, amountMn }): Phrase =>
        phrase('pscreen.pactPays', { from, to, amountYuan: amountMn / MN_A_YUAN100M }),
      ),
    ]);
  const paid = payments
    .toReversed()
    .map(({ from, to, yuan100m }): Phrase => phrase('pscreen.paid', { from, to, amountYuan: yuan100m }));
  const last = (reports.at(-1)?.headlines ?? []).map((headline) => headlinePhrase(headline));
  return [...cards, ...signed, ...paid, ...last].slice(0, LINES);
}

/** Cards that begin with the round; those for reading too. */
function beginning(events: readonly ProvinceEvent[], round: number): readonly Phrase[] {
  return events
    .filter(({ fromRound }) => fromRound === round)
    .flatMap(({ card }): Phrase[] => {
      const key = PROVINCE_CARD_KEYS.find((each) => each === card);
      if (key === undefined) return [];
      return [phrase(`provinceEvent.${key}.title`)];
    });
}

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

/** One line at the foot: what was signed or paid, what the last round said, or how many have sealed; who, no big screen tells. */
function Ticker({ view }: { readonly view: ProvincesView }) {
  const { game, scenario } = view;
  if (game.phase === 'policy') {
    return (
      <output class="panel province-ticker slim row gap-4">
        <Icon name="envelope" size={28} />
        <b>{t('pscreen.sealed', { count: game.sealedBy.length, total: scenario.dealOrder.length })}</b>
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
