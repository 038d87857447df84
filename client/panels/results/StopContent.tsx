import { startsAnew } from '#shared/rules/law/register.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { cuttersBut, guessesCuts } from '#shared/rules/law/lawInForce.ts';
import type { Pledge } from '#shared/protocol/pledges.ts';
import type { RoundReport, TradeFlow } from '#shared/protocol/report.ts';
import { formatAverageRate, formatList, formatPercent, formatRate, sentences } from '../../text/format.ts';
import { economyName, money, partyName, sectorName } from '../../text/nameParams.ts';
import { shortMoney } from '../../text/money.ts';
import { Say, say } from '../../text/Say.tsx';
import { phrase, t } from '../../text/t.ts';
import { Delta } from '../../design/Marks.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { ConceptLinks, ConceptMark } from '../concepts/ConceptLink.tsx';
import { SILENT_PERCENT } from '../effects/useProposalPreview.ts';
import { signedIn, signedOf } from '../headlines/headline.ts';
import { lostPhrase } from '../proposal/ReasonLines.tsx';
import { PledgeMark, addresseeText } from '../treaty/Pledges.tsx';
import { BlocBar, votesTold } from '../headlines/BlocBar.tsx';
import { promiseBroken, undertakingText } from '../headlines/unionEnds.ts';
import {
  type Envelope,
  areWallsSame,
  blocOnShow,
  envelopesOf,
  flowWord,
  gainersOf,
  hasMovedTrade,
  largestMoves,
  largestOtherMoves,
  lostIn,
  votedDownIn,
} from '../headlines/revealFigures.ts';
import { playsAlone } from '../../state/store.ts';
import { guessesUntil } from '../../state/trade.ts';
import { useCountries, useCountrySeat, useSeat } from '../../state/useTable.ts';
import type { Look } from '../../design/charts/Bar.tsx';
import type { BillBar } from './causesModel.ts';

type Props = { readonly stop: Exclude<RevealStop, 'question'>; readonly report: RoundReport };

/** What one stop of the reveal shows, the same on devices and on the big screen. */
export function StopContent({ stop, report }: Props) {
  switch (stop) {
    case 'envelopes':
      return <Envelopes report={report} />;
    case 'flows':
      return <Flows report={report} />;
    case 'gains':
      return <Gains report={report} />;
    case 'pledges':
      return <JudgedPledges report={report} />;
  }
}

/** What was signed in the round, before the tariffs that were set in it. */
export function SignedInRound({ report }: { readonly report: RoundReport }) {
  const { game, me } = useCountries();
  const isOwn = ({ parties }: Agreement): boolean => me !== undefined && parties.includes(me);
  const signed = signedIn(game, report.round).toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  const lost = me === undefined ? [] : lostIn(game, report.round, me);
  const cases = (report.modules?.wto?.rulings ?? []).filter(
    (each) => each.stage === 'ruledAgainst' && [each.complainant, each.respondent].includes(me ?? ''),
  );
  const refused = votedDownIn(report).filter(({ id }) => !lost.some((each) => each.id === id));
  if (signed.length + lost.length + cases.length + refused.length === 0) return null;
  const others = signed.filter((agreement) => !isOwn(agreement));
  const isFolded = !startsAnew(game) && others.length > ENVELOPES_TOLD;
  const rows = (some: readonly Agreement[]) =>
    some.map((agreement) => (
      <li key={agreement.id}>
        <Say phrase={signedOf(game, agreement)} />
      </li>
    ));
  return (
    <ul class="stack">
      {rows(isFolded ? signed.filter(isOwn) : signed)}
      {lost.map((each) => (
        <li key={each.id} class="bad">
          {me !== undefined && <Say phrase={lostPhrase(game, each, me)} />}
        </li>
      ))}
      {refused.map(({ id, economies, by }) => (
        <li key={id}>
          <Say phrase={phrase('reveal.votedDown', { economies, by })} />
        </li>
      ))}
      {cases.map(({ id, complainant, respondent }) => (
        <li key={id} class={complainant === me ? 'bad' : ''}>
          {complainant === me
            ? t('reveal.caseLost', { economy: economyName(respondent) })
            : t('reveal.caseWon', { economy: economyName(complainant) })}
        </li>
      ))}
      {isFolded && (
        <li>
          <details class="small">
            <summary>{t('news.signedByMany', { count: others.length })}</summary>
            <ul class="stack">{rows(others)}</ul>
          </details>
        </li>
      )}
    </ul>
  );
}

type BrokenProps = { readonly pledges: readonly Pledge[]; readonly me: EconomyId | undefined };

/** Promises that were broken, each as a line. */
function BrokenWords({ pledges, me }: BrokenProps) {
  return (
    <>
      {pledges.map((pledge) => (
        <b key={pledge.id} class="small bad stack">
          {`${say(promiseBroken(pledge, me))}${t('common.colon')}“${undertakingText(pledge.undertaking)}”`}
        </b>
      ))}
    </>
  );
}

/** Agreements of others, and tariffs, that are told before the rest is folded: the own, what concerns the reader, then those that moved most. */
const [ENVELOPES_TOLD, GOODS_TOLD] = [4, 2] as const;

function Envelopes({ report }: { readonly report: RoundReport }) {
  const { game, me } = useCountries();
  const isAnew = startsAnew(game);
  const moved = envelopesOf(report).filter(
    (each) => each.fromBp !== each.toBp || each.surchargeAgainst !== undefined || each.goods !== undefined,
  );
  // A promise about tariffs is broken by the tariff beside which it stands, one to sign nothing by none.
  const judgedAs = (as: 'kept' | 'broken') =>
    game.pledges.filter(({ id }) => report.pledges.some((each) => each.id === id && each.outcome === as));
  const broken = judgedAs('broken');
  const kept = new Set(isAnew && !playsAlone.value ? judgedAs('kept').map(({ by }) => partyName(by)) : []);
  const brokenBy = (economy: EconomyId): Pledge[] => broken.filter(({ by }) => by === economy);
  const others = broken.filter(({ by }) => !moved.some(({ economy }) => economy === by));
  const isToMe = ({ surchargeAgainst }: Envelope): boolean => me !== undefined && surchargeAgainst === me;
  const rankOf = (each: Envelope): number =>
    each.economy === me ? 0 : isToMe(each) || brokenBy(each.economy).length > 0 ? 1 : 2;
  const ranked = moved.toSorted((a, b) => rankOf(a) - rankOf(b));
  // One that alone is left is told.
  const shown = ranked.length > ENVELOPES_TOLD + 1 ? ENVELOPES_TOLD : ranked.length;
  const rows = (some: readonly Envelope[]) => (
    <ul class="stack">
      {some.map((each) => (
        <EnvelopeRow key={each.economy} envelope={each} report={report} broken={brokenBy(each.economy)} />
      ))}
    </ul>
  );
  return (
    <>
      {moved.length > 0 && <p class="small muted">{t('reveal.wallsMoved')}</p>}
      {rows(ranked.slice(0, shown))}
      {shown < ranked.length && (
        <details class="small">
          <summary class="muted">{t('reveal.wallsMore', { count: ranked.length - shown })}</summary>
          {rows(ranked.slice(shown))}
        </details>
      )}
      <UnionVotes report={report} />
      <BrokenWords pledges={others} me={me} />
      {kept.size > 0 && <p class="small">{t('reveal.keptBy', { economies: formatList([...kept]) })}</p>}
      {moved.length === 0 && (
        <p class="muted">
          {t(areWallsSame(report, game.reports) ? 'reveal.wallsSame' : 'reveal.wallsBeside')}
        </p>
      )}
    </>
  );
}

type EnvelopeProps = Pick<Props, 'report'> & {
  readonly envelope: Envelope;
  readonly broken: readonly Pledge[];
};

/** Of whoever raised some goods and cut others, the own goods are told one by one, of others those that moved most. */
function EnvelopeRow({ envelope, report, broken }: EnvelopeProps) {
  const { me } = useCountries();
  const { economy, fromBp, toBp, surchargeAgainst, goods = [] } = envelope;
  const sizeOf = (good: { readonly fromBp: number; readonly toBp: number }): number =>
    // Beside a broken promise about tariffs what was raised comes first.
    broken.length > 0 ? good.toBp - good.fromBp : Math.abs(good.toBp - good.fromBp);
  const bySize = goods.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const told = economy === me || bySize.length <= GOODS_TOLD + 1 ? bySize : bySize.slice(0, GOODS_TOLD);
  const list = formatList(
    told.map((good) =>
      t('reveal.goodMoved', {
        sector: sectorName(good.sector),
        fromBp: formatRate(good.fromBp),
        rateBp: formatRate(good.toBp),
      }),
    ),
  );
  return (
    <li class="row">
      <Medallion economy={economy} size={26} />
      <span class="grow">
        {economyName(economy)}
        <BrokenWords pledges={broken} me={me} />
        {surchargeAgainst !== undefined && (
          <span class="small muted">
            {' '}
            {t('reveal.surcharge', {
              economy: economyName(surchargeAgainst),
              rateBp: formatRate(report.surcharges.find(({ by }) => by === economy)?.surcharge.rateBp ?? 0),
            })}
          </span>
        )}
        {list !== '' && (
          <span class="small muted num">
            {' '}
            {told.length === goods.length
              ? list
              : t('reveal.goodsMore', { list, count: goods.length - told.length })}
          </span>
        )}
      </span>
      <span class="num">
        {fromBp !== toBp && `${formatAverageRate(fromBp)} → `}
        <b>{formatAverageRate(toBp)}</b>
      </span>
    </li>
  );
}

function UnionVotes({ report }: { readonly report: RoundReport }) {
  const { game, me } = useCountries();
  const told = me && game.round === report.round ? votesTold(game, me, report) : undefined;
  return told === undefined ? null : <p class="small num">{told}</p>;
}

const FLOWS_SHOWN = 6;

function Flows({ report }: { readonly report: RoundReport }) {
  const bloc = blocOnShow(report);
  const byBlocs = largestMoves(report, FLOWS_SHOWN, bloc && hasMovedTrade(bloc) ? bloc : undefined);
  const moves = byBlocs.length > 0 ? byBlocs : largestOtherMoves(report, FLOWS_SHOWN);
  const { game } = useCountries();
  // Where every round starts anew nothing of the round before is in it.
  const isAnew = startsAnew(game) && !report.isEpilogue;
  const before = isAnew ? undefined : game.reports.find(({ round }) => round === report.round - 1);
  const nameOf = (flow: TradeFlow): string => {
    const word = flowWord(flow, before);
    return word === 'other' ? '' : t(`reveal.${word}`);
  };
  if (moves.length === 0) return <p class="muted">{t('reveal.noFlows')}</p>;
  return (
    <>
      {byBlocs.length === 0 && <p class="muted">{t('reveal.noBlocFlows')}</p>}
      {bloc !== undefined && hasMovedTrade(bloc) && (
        <>
          <BlocBar bloc={bloc} />
          <ConceptMark place="spot.blocReport" />
        </>
      )}
      <ul class="stack">
        {moves.map((flow) => (
          <li key={`${flow.exporter} ${flow.importer}`} class={`row ${flow.kind}`}>
            <i class="swatch" aria-hidden="true" />
            <span class="grow">
              {economyName(flow.exporter)} → {economyName(flow.importer)}{' '}
              <span class="small muted">{nameOf(flow)}</span>
            </span>
            <b class="num">{money(flow.afterBn - flow.beforeBn, true)}</b>
          </li>
        ))}
      </ul>
      <p class="micro muted">
        {t('reveal.tradeNotGain')} <ConceptLinks place="spot.flows" />
      </p>
    </>
  );
}

function Gains({ report }: { readonly report: RoundReport }) {
  const { me } = useCountries();
  // Whom nobody governs too: the sum below counts all.
  const rows = gainersOf(report, Object.keys(report.economies));
  return (
    <>
      <table class="figures gains num">
        <tbody>
          {rows.map(({ economy, gainBn, percent }) => (
            <tr key={economy}>
              <th scope="row">
                <span class="row">
                  <Medallion economy={economy} size={26} />
                  {economy === me ? (
                    <b>{t('reveal.you', { economy: economyName(economy) })}</b>
                  ) : (
                    economyName(economy)
                  )}
                </span>
              </th>
              <td>
                <Delta
                  value={percent}
                  text={formatPercent(Math.abs(percent) / 100, 2)}
                  epsilon={SILENT_PERCENT}
                />
              </td>
              <td class="muted">{shortMoney(gainBn, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small">{t('reveal.worldTotal', { amount: money(report.worldGainBn, true) })}</p>
    </>
  );
}

function JudgedPledges({ report }: { readonly report: RoundReport }) {
  const { game } = useCountries();
  const judged = game.pledges.filter(({ id }) => report.pledges.some((each) => each.id === id));
  if (judged.length === 0) return <p class="muted">{t('reveal.noPledges')}</p>;
  return (
    <ul class="stack">
      {judged.map((pledge) => (
        <li key={pledge.id} class="row">
          <Medallion economy={pledge.by} size={26} />
          <span class="grow">
            <b>{t('pledge.line', { economy: economyName(pledge.by), to: addresseeText(pledge) })}</b>{' '}
            {undertakingText(pledge.undertaking)}
          </span>
          <PledgeMark outcome={report.pledges.find(({ id }) => id === pledge.id)?.outcome} />
        </li>
      ))}
    </ul>
  );
}

/** What the union's pool held and which part of it came home. */
export function PoolLines({ report }: { readonly report: RoundReport }) {
  const { me } = useSeat();
  const pools = report.pooled.filter(({ shares }) => shares[me] !== undefined);
  return (
    <>
      {pools.map(({ agreement, poolBn, shares }) => (
        <p class="panel pad small" key={agreement}>
          <Say phrase={phrase('bill.pooled', { agreement, poolBn, percent: 100 * (shares[me] ?? 0) })} />{' '}
          <ConceptMark place="spot.pool" />
        </p>
      ))}
    </>
  );
}

/** What came of the own guess, and of those before it. */
export function PredictionLine({ report }: { readonly report: RoundReport }) {
  const { game, me } = useCountrySeat();
  const score = report.predictions.find(({ economy }) => economy === me);
  if (score === undefined) return null;
  const last = gainersOf(report, Object.keys(game.seats)).findLast(
    ({ percent }) => percent <= -SILENT_PERCENT,
  );
  const told = guessesUntil(game, me, report.round);
  const cutters = cuttersBut(me ?? '', report).map(economyName);
  const lost =
    last === undefined ? t('bill.nobodyLost') : t('bill.lostMost', { economy: economyName(last.economy) });
  const cut =
    cutters.length === 0 ? t('bill.nobodyCut') : t('bill.cutters', { economies: formatList(cutters) });
  return (
    <p class="small ruled">
      {sentences(
        t(score.loser ? 'bill.guessedRight' : 'bill.guessedWrong'),
        guessesCuts(game.settings) ? cut : lost,
        told.made > 1 && t('predict.soFar', told),
      )}
    </p>
  );
}

export function lookOf({ part, value }: BillBar): Look {
  if (part === 'tradeDiverted' && value < 0) return 'diverted';
  return value < 0 ? 'loss' : 'gain';
}
