import { isOpenAt } from '#shared/rules/table/revealStops.ts';
import { PROVINCE_CARD_KEYS } from '#shared/content/provinces/cards/provinceCard.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { ProvinceEvent, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Icon } from '../../../design/Icon.tsx';
import { Say, say } from '../../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { economiesNamed, headlinePhrase } from '../../headlines/headline.ts';
import { BotWord, ScreenFrame } from '../../screen/ScreenFrame.tsx';
import { REST_OF_PAGE, lazyPart, useFetchedAhead, PANE } from '../../chrome/lazyPart.tsx';
import '../end/provinceEnd.css';
import { League, leagueOf, nextMeeting } from '../figures/League.tsx';
import { flowArrows, pactRing } from '../figures/mapLayersModel.ts';
import { causeRow } from '../results/causesModel.ts';
import '../results/stops.css';
import {
  byGain,
  closingQuestion,
  borderWhy,
  headlinesAtStop,
  readingBefore,
  stopSentence,
} from '../results/stopsModel.ts';
import { type ProvincesView, provincesView } from '../seat.ts';
import { NeedleBoard, ReformsBoard, ProvinceStage } from './ProvinceBoards.tsx';
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

const loadLists = () => import('../results/CausesChart.tsx');
const AccountList = lazyPart(async () => (await loadLists()).AccountList, [], PANE);
const CausesChart = lazyPart(async () => (await loadLists()).CausesChart, [], PANE);
const EnvelopeList = lazyPart(async () => (await loadLists()).EnvelopeList, [], PANE);
const FlowList = lazyPart(async () => (await loadLists()).FlowList, [], PANE);

/** Nobody needs the standings before the game is over. */
const StandingsOfRoom = lazyPart(
  async () => (await import('../end/LeagueStandings.tsx')).StandingsOfRoom,
  [],
  { ...REST_OF_PAGE, Loading: () => null },
);

/** The big screen of a game of provinces. */
export function ProvinceScreen() {
  const view = provincesView();
  useFetchedAhead(AccountList, CausesChart, EnvelopeList, FlowList);
  if (view === undefined) return null;
  const { game, provinces, reports } = view;
  const report = game.phase === 'results' ? reports.find(({ round }) => round === game.round) : undefined;
  const { final } = provinces;
  return (
    <ScreenFrame
      kind="province-screen"
      live={<Live view={view} />}
      reveal={report && <ProvinceReveal view={view} report={report} />}
      standings={
        final && {
          kind: 'province-screen-end',
          together: (
            <div class="province-middle stack gap-3">
              <StandingsOfRoom view={view} final={final} part="together" />
              <NeedleBoard view={view} reports={reports} />
            </div>
          ),
          title: t('pend.league'),
          table: (
            <>
              <StandingsOfRoom view={view} final={final} part="league" />
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
        ringOf={pactRing(game)}
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
        <ul class="run">
          {lines.map((line) => (
            <li key={say(line)}>
              <Say phrase={line} />
            </li>
          ))}
        </ul>
      )}
      <BotWord />
    </output>
  );
}

type Props = { readonly view: ProvincesView; readonly report: ProvinceRoundReport };

/** The stops that there are: envelopes, the border effect and trade, gains by causes, who was held to account, the question. */
function ProvinceReveal({ view, report }: Props) {
  const { game, scenario, reports } = view;
  const stop = game.revealStop;
  const earlier = reports.filter(({ round }) => round < report.round);
  const isFlowsOpen = isOpenAt('flows', stop);
  const isGainsOpen = isOpenAt('gains', stop);
  const before = readingBefore(scenario, [...earlier, report]);
  const sentence = stopSentence(report, before, stop);
  const why = stop === 'flows' ? borderWhy(report, earlier.at(-1), before) : undefined;
  // A wall has room for what moved; what that means is told on every device.
  const headlines = [
    ...(why === undefined ? [] : [{ ...why, key: 'pstop.why' as const }]),
    ...headlinesAtStop(report.headlines, stop),
  ];
  return (
    <main class="province-main" id="content" tabIndex={-1}>
      <ProvinceStage
        view={view}
        report={stop === 'envelopes' ? report : undefined}
        pacts={report.pacts}
        flows={stop === 'flows' ? flowArrows(report.flows) : []}
        named={stop === 'gains' || stop === 'envelopes' ? [] : economiesNamed([sentence])}
      />
      {stop === 'gains' ? (
        <StopBoard stop={stop} view={view} report={report} />
      ) : (
        <div class="province-middle stack gap-3">
          <NeedleBoard view={view} reports={isFlowsOpen ? [...earlier, report] : earlier} />
          <ReformsBoard provinces={view.provinces} />
        </div>
      )}
      {stop === 'question' || stop === 'gains' ? (
        <League
          rows={leagueOf(scenario.dealOrder, isGainsOpen ? [...earlier, report] : earlier)}
          meeting={nextMeeting(game.round + 1, lastRoundOf(game))}
          size={44}
        />
      ) : (
        <StopBoard stop={stop} view={view} report={report} />
      )}
      <section class="paper province-sheet stack gap-1" aria-live="polite">
        <h2>{say(sentence)}</h2>
        {headlines.map((headline) => (
          <p key={headline.key}>
            <Say phrase={headline} />
          </p>
        ))}
      </section>
    </main>
  );
}

type BoardProps = Props & { readonly stop: Exclude<RevealStop, 'question'> };

/** What the stop has to show beside the picture. */
function StopBoard({ stop, view, report }: BoardProps) {
  const before = view.reports.find(({ round }) => round === report.round - 1);
  return (
    <section class="panel stop-board pad col" aria-labelledby="stop-board">
      <h2 id="stop-board">{t(`presults.title.${stop}`)}</h2>
      {stop === 'gains' && <p class="muted">{t('presults.gainsHint')}</p>}
      {stop === 'envelopes' && <EnvelopeList report={report} before={before} size={40} />}
      {stop === 'flows' && <FlowList report={report} before={before} />}
      {stop === 'gains' && (
        <CausesChart rows={byGain(report).map((own) => causeRow(own.economy, own))} size={38} />
      )}
      {stop === 'pledges' && <AccountList report={report} size={28} />}
    </section>
  );
}
