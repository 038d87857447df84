import { useRef } from 'preact/hooks';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { BlocReport, RoundReport, TradeFlow } from '#shared/protocol/report.ts';
import { areQuietYears, isOpenAt, stopOnShow } from '#shared/rules/table/revealStops.ts';
import { Icon } from '../../design/Icon.tsx';
import { useElementSize } from '../../map/useElementSize.ts';
import { gameOfCountries, scenario } from '../../state/store.ts';
import { Say, say } from '../../text/Say.tsx';
import { formatList, formatNumber } from '../../text/format.ts';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { shortMoney } from '../../text/money.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { eventTitle } from '../events/eventText.ts';
import { BlocBar } from '../headlines/BlocBar.tsx';
import { framedAt, headlinesAt } from '../headlines/headline.ts';
import { blocOnShow, hasMovedTrade, largestOtherMoves } from '../headlines/revealFigures.ts';
import { newsPhrase } from '../headlines/unionEnds.ts';
import { outcomeText } from '../wto/conference/ConferenceHead.tsx';
import { rulingTitle } from '../wto/WtoResultCard.tsx';
import '../wto/disputes/disputes.css';
import { IncomeBoard, ScreenMap } from './ScreenMap.tsx';
import { StructureBoard, screenBoard } from './StructureBoard.tsx';
import './boards.css';

/** The stops of the reveal: the sentence below, its economies on the map, incomes beside it from the third stop. */
export function ScreenReveal({ report }: { readonly report: RoundReport }) {
  const sheet = useRef<HTMLElement>(null);
  const sheetSize = useElementSize(sheet);
  const state = gameOfCountries.value;
  if (state === undefined) return null;
  const stop = stopOnShow(state);
  const headlines = headlinesAt(report, stop);
  const [first, ...others] = headlines;
  return (
    <main class="cover" id="content" tabIndex={-1}>
      <ScreenMap report={report} story={framedAt(report, stop)} footPx={sheetSize?.height ?? 0} />
      <BoardBeside report={report} stop={stop} />
      <section class="paper screen-sheet stack" aria-live="polite" ref={sheet}>
        <h1>{first === undefined ? t(`stop.${stop}`) : say(newsPhrase(state, first))}</h1>
        {others.slice(0, stop === 'flows' ? 1 : 2).map((headline) => (
          <p key={headline.key}>
            <Say phrase={newsPhrase(state, headline)} />
          </p>
        ))}
        {areQuietYears(state) && stop !== 'question' && <p>{t('reveal.quietYears')}</p>}
        {stop === 'flows' && <BlocAccount report={report} bloc={blocTold(report, first)} />}
        {stop === 'pledges' && <PledgeCount report={report} />}
      </section>
    </main>
  );
}

/** What the stop has to show beside the map; incomes where it has nothing of its own. */
function BoardBeside({ report, stop }: { readonly report: RoundReport; readonly stop: RevealStop }) {
  const state = gameOfCountries.value;
  const world = scenario.value;
  if (state === undefined || world === undefined) return null;
  switch (screenBoard(world, state, report, stop)) {
    case 'decided':
      return <DecidedBoard report={report} />;
    case 'structure':
      return <StructureBoard report={report} />;
    case 'account':
      return <AccountBoard report={report} />;
    case 'income':
      return <IncomeBoard showsChange={isOpenAt('gains', stop)} />;
  }
}

/** The bloc that the sentence names, else the one that moved most trade. */
function blocTold(report: RoundReport, headline: Headline | undefined): BlocReport | undefined {
  const named = headline?.params['economies'];
  const told = report.blocs.find(
    ({ parties }) => typeof named === 'object' && parties.join() === named.join(),
  );
  return told ?? blocOnShow(report);
}

type BlocAccountProps = { readonly report: RoundReport; readonly bloc: BlocReport | undefined };

const MOVES_SHOWN = 3;

/** What moved without blocs. */
function OtherMoves({ moves }: { readonly moves: readonly TradeFlow[] }) {
  if (moves.length === 0) return <p>{t('reveal.noFlows')}</p>;
  return (
    <>
      <p>{t('reveal.noBlocFlows')}</p>
      <ul class="row wrap gap-5 num">
        {moves.map(({ exporter, importer, beforeBn, afterBn }) => (
          <li key={`${exporter} ${importer}`}>
            {economyName(exporter)} → {economyName(importer)} <b>{shortMoney(afterBn - beforeBn, true)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The same account as on devices, for the back row to read. */
function BlocAccount({ report, bloc }: BlocAccountProps) {
  if (bloc === undefined || !hasMovedTrade(bloc))
    return <OtherMoves moves={largestOtherMoves(report, MOVES_SHOWN)} />;
  return (
    <div class="screen-account">
      <BlocBar bloc={bloc} />
    </div>
  );
}

function PledgeCount({ report }: { readonly report: RoundReport }) {
  if (report.pledges.length === 0) return <p>{t('reveal.noPledges')}</p>;
  const kept = report.pledges.filter(({ outcome }) => outcome === 'kept').length;
  return (
    <p>
      {t('reveal.kept')}: <b class="num">{kept}</b> · {t('reveal.broken')}:{' '}
      <b class="num">{report.pledges.length - kept}</b>
    </p>
  );
}

/** What governments and parliaments decided before the envelopes opened, and which events were at work. */
function DecidedBoard({ report }: { readonly report: RoundReport }) {
  const { politics, wto, events } = report.modules ?? {};
  const outcome = wto?.conference && outcomeText(wto.conference, wto.boundCutBp);
  const votes = politics?.ratifications.flatMap((each) => each.votes) ?? [];
  const active = events?.active ?? [];
  return (
    <section class="panel screen-board" aria-labelledby="screen-decided">
      <h2 id="screen-decided">{t('screen.decided')}</h2>
      <p class="muted">{t('screen.decidedHint')}</p>
      {outcome !== undefined && <p class="board-line">{outcome}</p>}
      <ul>
        {votes.map((vote, place) => (
          <li key={`${vote.economy} ${place}`}>
            <Medallion economy={vote.economy} size={40} />
            <span class="grow whole">{economyName(vote.economy)}</span>
            <b
              class={
                vote.passed
                  ? 'delta-word row inline gap-1 nowrap up'
                  : 'delta-word row inline gap-1 nowrap down'
              }
            >
              <Icon name={vote.passed ? 'check' : 'close'} size={24} />{' '}
              {t(vote.passed ? 'screen.ratified' : 'screen.refused')}
            </b>
          </li>
        ))}
        {active.map((event) => (
          <li key={event.id}>
            <Icon name="alert" size={30} />
            <span class="grow whole">{eventTitle(event)}</span>
            <span class="muted">{t('screen.eventNow')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Elections, what panels found, and barriers that came to light. */
function AccountBoard({ report }: { readonly report: RoundReport }) {
  const { politics, wto, barriers } = report.modules ?? {};
  const elections = politics?.elections ?? [];
  const kept = elections.filter(({ fell }) => !fell).map(({ economy }) => economyName(economy));
  return (
    <section class="panel screen-board" aria-labelledby="screen-account">
      <h2 id="screen-account">{t('screen.account')}</h2>
      <p class="muted">{t('screen.accountHint')}</p>
      <ul>
        {elections
          .filter(({ fell }) => fell)
          .map(({ economy, support }) => (
            <li key={economy}>
              <Medallion economy={economy} size={40} />
              <span class="grow whole">{economyName(economy)}</span>
              <span class="muted num">{formatNumber(support, 0)}</span>
              <b class="delta-word row inline gap-1 nowrap down">
                <Icon name="close" size={24} /> {t('screen.fell')}
              </b>
            </li>
          ))}
        {kept.length > 0 && (
          <li>
            <span class="grow whole">{formatList(kept)}</span>
            <b class="delta-word row inline gap-1 nowrap up">
              <Icon name="check" size={24} /> {t('screen.stays')}
            </b>
          </li>
        )}
        {wto?.rulings.map((dispute) => (
          <li key={dispute.id}>
            <Icon name="report" size={30} />
            <span class="grow whole">{rulingTitle(dispute)}</span>
          </li>
        ))}
        {barriers?.found.map(({ by, sector, level }) => (
          <li key={`${by} ${sector}`}>
            <Icon name="eye" size={30} />
            <span class="grow whole">
              {t('inspect.known.line', { economy: economyName(by), sector: sectorName(sector), step: level })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
