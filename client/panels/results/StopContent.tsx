import type { ComponentChildren } from 'preact';
import { startsAnew } from '#shared/rules/law/register.ts';
import { EPILOGUE_WEIGHT } from '#shared/content/scores.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Pledge } from '#shared/protocol/pledges.ts';
import type { RoundReport, TradeFlow } from '#shared/protocol/report.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import {
  formatAverageRate,
  formatList,
  formatNumber,
  formatPercent,
  formatRate,
  sentences,
} from '../../text/format.ts';
import { economyName, money, sectorName } from '../../text/nameParams.ts';
import { shortMoney } from '../../text/money.ts';
import { Say, say } from '../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { Bar } from '../../design/charts/Bar.tsx';
import { type Ends, endsOf } from '../../design/charts/scale.ts';
import { Delta } from '../../design/Marks.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { ConceptLinks, ConceptMark } from '../concepts/ConceptLink.tsx';
import { SILENT_PERCENT } from '../effects/useProposalPreview.ts';
import { signedPhrase } from '../headlines/headline.ts';
import { tasksOf } from '../politics/politicsModel.ts';
import { PledgeMark, addresseeText, undertakingText } from '../treaty/Pledges.tsx';
import { BlocBar } from '../headlines/BlocBar.tsx';
import { promiseBroken } from '../headlines/unionEnds.ts';
import {
  averagesMoved,
  blocOnShow,
  envelopesOf,
  flowWord,
  gainersOf,
  hasMovedTrade,
  largestMoves,
  largestOtherMoves,
} from '../headlines/revealFigures.ts';
import { useCountries, useCountrySeat } from '../../state/useTable.ts';
import { Term } from '../../design/Term.tsx';
import { decisionsOf, decisionsTold } from './causesModel.ts';
import { averageSoFar, parInSeat } from './ParInSeat.tsx';
import { ScoreSum } from './RateLine.tsx';

const OPENING_INDEX = 100;

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
  const { game } = useCountries();
  const signed = Object.values(game.agreements).filter(({ sinceRound }) => sinceRound === report.round);
  if (signed.length === 0) return null;
  return (
    <ul class="stack">
      {signed.map((agreement) => (
        <li key={agreement.id}>
          <Say phrase={signedPhrase(agreement)} />
        </li>
      ))}
    </ul>
  );
}

/** What holds in the years after, where agreements hold for one round and those of the last round go on. */
export function yearsPhrase(
  { agreements }: Pick<CountryGame, 'agreements'>,
  me: EconomyId | undefined,
): Phrase {
  const held = Object.values(agreements).map(({ parties }) => parties);
  const own = held.find((parties) => me !== undefined && parties.includes(me));
  if (own !== undefined)
    return phrase('question.yearsHeld', { economies: own.filter((party) => party !== me) });
  const [others] = held;
  return others === undefined
    ? phrase('question.yearsNone')
    : phrase('question.yearsHeldOthers', { economies: others });
}

type BrokenProps = { readonly pledges: readonly Pledge[]; readonly me: EconomyId | undefined };

/** Promises that were broken, each as a line. */
function BrokenWords({ pledges, me }: BrokenProps) {
  return (
    <>
      {pledges.map((pledge) => (
        <b key={pledge.id} class="small bad stack">
          {say(promiseBroken(pledge, me))}
        </b>
      ))}
    </>
  );
}

function Envelopes({ report }: { readonly report: RoundReport }) {
  const envelopes = envelopesOf(report);
  const moved = envelopes.filter(
    (each) => each.fromBp !== each.toBp || each.surchargeAgainst !== undefined || each.goods !== undefined,
  );
  const { game, me } = useCountries();
  const { reports } = game;
  // A promise about tariffs is broken by the tariff beside which it stands, one to sign nothing by none.
  const ids = report.pledges.filter(({ outcome }) => outcome === 'broken').map(({ id }) => id);
  const broken = game.pledges.filter(({ id }) => ids.includes(id));
  const brokenBy = (economy: EconomyId): Pledge[] => broken.filter(({ by }) => by === economy);
  const others = broken.filter(({ by }) => !moved.some(({ economy }) => economy === by));
  const drifted = averagesMoved(
    report,
    reports.find(({ round }) => round === report.round - 1),
  );
  return (
    <>
      {moved.length > 0 && <p class="small muted">{t('reveal.wallsMoved')}</p>}
      <ul class="stack">
        {moved.map((each) => (
          <li key={each.economy} class="row">
            <Medallion economy={each.economy} size={26} />
            <span class="grow">
              {economyName(each.economy)}
              <BrokenWords pledges={brokenBy(each.economy)} me={me} />
              {each.surchargeAgainst !== undefined && (
                <span class="small muted">
                  {' '}
                  {t('reveal.surcharge', {
                    economy: economyName(each.surchargeAgainst),
                    rateBp: formatRate(
                      report.surcharges.find(({ by }) => by === each.economy)?.surcharge.rateBp ?? 0,
                    ),
                  })}
                </span>
              )}
              {each.goods !== undefined && (
                <span class="small muted num">
                  {' '}
                  {formatList(
                    each.goods.map((good) =>
                      t('reveal.goodMoved', {
                        sector: sectorName(good.sector),
                        fromBp: formatRate(good.fromBp),
                        rateBp: formatRate(good.toBp),
                      }),
                    ),
                  )}
                </span>
              )}
            </span>
            <span class="num">
              {each.fromBp !== each.toBp && `${formatAverageRate(each.fromBp)} → `}
              <b>{formatAverageRate(each.toBp)}</b>
            </span>
          </li>
        ))}
      </ul>
      <BrokenWords pledges={others} me={me} />
      {moved.length === 0 && (
        <p class="muted">
          {sentences(
            t('reveal.wallsSame'),
            drifted.length > 0 &&
              t('reveal.averageMoved', { economies: formatList(drifted.map(economyName)) }),
          )}
        </p>
      )}
    </>
  );
}

const FLOWS_SHOWN = 6;

function Flows({ report }: { readonly report: RoundReport }) {
  const byBlocs = largestMoves(report, FLOWS_SHOWN);
  const moves = byBlocs.length > 0 ? byBlocs : largestOtherMoves(report, FLOWS_SHOWN);
  const bloc = blocOnShow(report);
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

type YearsProps = { readonly report: RoundReport };

/** In the place of a reveal of the years after, where they go on from the last round: what holds and what is other, and how average and score came together. */
export function YearsSummary({ report }: YearsProps) {
  const { scenario, game, me } = useCountrySeat();
  const rounds = game.reports.map(({ round, isEpilogue, economies }) => ({
    round,
    isEpilogue,
    index: economies[me]?.index ?? OPENING_INDEX,
  }));
  const average = averageSoFar(game, me) ?? OPENING_INDEX;
  const par = parInSeat(game, me);
  const tasks = tasksOf(scenario, game, me);
  const ends = endsOf([OPENING_INDEX, average, par ?? average, ...rounds.map(({ index }) => index)]);
  return (
    <div class="pad stack">
      <p>
        <Say phrase={yearsPhrase(game, me)} />
      </p>
      {answersTold(report, me).map((said) => (
        <p key={said.key}>
          <Say phrase={said} />
        </p>
      ))}
      <OtherThanBefore report={report} />
      <h3>{t('years.rounds')}</h3>
      <div class="num">
        {rounds.map(({ round, isEpilogue, index }) => (
          <IndexRow
            key={round}
            label={isEpilogue ? t('years.after', { times: EPILOGUE_WEIGHT }) : t('years.round', { round })}
            {...{ index, ends }}
          />
        ))}
        <IndexRow label={<b>{t('years.average')}</b>} index={average} ends={ends} />
        {par !== undefined && (
          <IndexRow label={<Term of="par">{t('econ.toBeat')}</Term>} index={par} ends={ends} isPlain />
        )}
      </div>
      {tasks.map((task) => (
        <p key={task.id} class="row between ruled below">
          {t('brief.secretTask')}
          <b>{t(task.met === true ? 'mandate.done' : 'mandate.missed')}</b>
        </p>
      ))}
      <ScoreSum />
    </div>
  );
}

type IndexProps = {
  readonly label: ComponentChildren;
  readonly index: number;
  readonly ends: Ends;
  readonly isPlain?: boolean;
};

/** A level of real income, from where the game began. */
function IndexRow({ label, index, ends, isPlain = false }: IndexProps) {
  const look = isPlain ? 'plain' : index < OPENING_INDEX ? 'loss' : 'gain';
  return (
    <div class="bill-row sum">
      <span>{label}</span>
      <Bar
        kind="account"
        ends={ends}
        stretches={[{ from: OPENING_INDEX, to: index, look }]}
        marks={[{ at: OPENING_INDEX, look: 'zero' }]}
      />
      <b class="right">{formatNumber(index, 2)}</b>
    </div>
  );
}

/** What new governments do about what the last ones did, to the reader as “you”. */
export function answersTold({ headlines }: Pick<RoundReport, 'headlines'>, me: EconomyId): readonly Phrase[] {
  return headlines.flatMap(({ key, params: { economy, economies } }) => {
    if (key !== 'headline.successors' || typeof economy !== 'string' || !Array.isArray(economies)) return [];
    return [
      economy === me
        ? phrase('years.answerYou', { economies })
        : phrase('headline.successors', { economies, economy }),
    ];
  });
}

/** What the years after have moved of the own income against the last round, by what was behind it. */
function OtherThanBefore({ report }: YearsProps) {
  const { game, me } = useCountrySeat();
  const last = game.reports.at(-1);
  const told = last === undefined ? [] : decisionsTold(decisionsOf(game, me, last) ?? []);
  if (told.length === 0) return null;
  return (
    <>
      <p class="small muted">{t('years.other', { round: report.round - 1 })}</p>
      <ul class="stack">
        {told.map(({ name, value }) => (
          <li key={name.key} class="row between">
            <Say phrase={name} />
            <Delta value={value} text={formatPercent(Math.abs(value) / 100, 2)} />
          </li>
        ))}
      </ul>
    </>
  );
}
