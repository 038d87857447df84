import '../wto/disputes/disputes.css';
import './boards/boards.css';
import { useRef } from 'preact/hooks';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { BlocReport, Headline, RoundReport, TradeFlow } from '#shared/protocol/report.ts';
import { game, scenario } from '../../state/store.ts';
import { useElementSize } from '../../map/useElementSize.ts';
import { economyName } from '../../text/nameParams.ts';
import { say, Say } from '../../text/Say.tsx';
import { shortMoney } from '../../text/shortMoney.ts';
import { t } from '../../text/t.ts';
import { BlocBar } from '../results/BlocBar.tsx';
import { headlinePhrase } from '../results/headline.ts';
import { blocOnShow, isOpenAt, largestOtherMoves, stopOnShow } from '../results/revealModel.ts';
import { AccountBoard } from './boards/AccountBoard.tsx';
import { screenBoard } from './boards/boardModel.ts';
import { DecidedBoard } from './boards/DecidedBoard.tsx';
import { StructureBoard } from './boards/StructureBoard.tsx';
import { IncomeBoard } from './IncomeBoard.tsx';
import { framedAt, headlinesAt } from './screenModel.ts';
import { ScreenMap } from './ScreenMap.tsx';

/** The five stops of the reveal: the sentence below, its economies on the map, incomes beside it from the third stop. */
export function ScreenReveal({ report }: { readonly report: RoundReport }) {
  const sheet = useRef<HTMLElement>(null);
  const sheetSize = useElementSize(sheet);
  const state = game.value;
  if (state === undefined) return null;
  const stop = stopOnShow(state);
  const headlines = headlinesAt(report, stop);
  const [first, ...others] = headlines;
  return (
    <main class="screen-main" id="content" tabIndex={-1}>
      <ScreenMap report={report} story={framedAt(report, stop)} footPx={sheetSize?.height ?? 0} />
      <BoardBeside report={report} stop={stop} />
      <section class="paper screen-sheet" aria-live="polite" ref={sheet}>
        <h1>{first === undefined ? t(`stop.${stop}`) : say(headlinePhrase(first))}</h1>
        {others.slice(0, stop === 'flows' ? 1 : 2).map((headline) => (
          <p key={say(headline)}>
            <Say phrase={headlinePhrase(headline)} />
          </p>
        ))}
        {stop === 'flows' && <BlocAccount report={report} bloc={blocTold(report, first)} />}
        {stop === 'pledges' && <PledgeCount report={report} />}
      </section>
    </main>
  );
}

/** What the stop has to show beside the map; incomes where it has nothing of its own. */
function BoardBeside({ report, stop }: { readonly report: RoundReport; readonly stop: RevealStop }) {
  const state = game.value;
  const world = scenario.value;
  if (state === undefined || world === undefined) return null;
  switch (screenBoard(world, state, report, stop)) {
    case 'decided':
      return <DecidedBoard report={report} />;
    case 'structure':
      return <StructureBoard scenario={world} game={state} report={report} />;
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
      <ul class="screen-moves num">
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
  if (bloc === undefined || bloc.createdTradeBn + bloc.divertedTradeBn <= 0)
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
