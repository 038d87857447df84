import type { ComponentChildren } from 'preact';
import { MANDATE_MAX } from '#shared/content/mandates.ts';
import { EPILOGUE_WEIGHT, medalFor, middleOf, partWeights } from '#shared/content/scores.ts';
import { SCORE_PARTS, type ScorePart } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import {
  betterThan,
  countedPoints,
  meanOverRounds,
  pointsOfSum,
  seatScore,
  valueCounting,
} from '#shared/rules/scores/finalScore.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Cause, RoundReport } from '#shared/protocol/report.ts';
import { percentMoved } from '#shared/rules/settlement/causes.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Bar, Meter } from '../../design/charts/Bar.tsx';
import { type Ends, endsOf } from '../../design/charts/scale.ts';
import { Delta } from '../../design/Marks.tsx';
import { revealedReports } from '../../state/standing.ts';
import { me } from '../../state/store.ts';
import { useCountries, useCountrySeat } from '../../state/useTable.ts';
import { Say } from '../../text/Say.tsx';
import { formatNumber, formatPercent, sentences } from '../../text/format.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { ownStorage, readJson, writeJson } from '../../state/storage.ts';
import { toldOf } from '../effects/useProposalPreview.ts';
import { nameOf, tellerOf, told } from '../proposal/proposalsOfSeat.ts';
import { taskPointsNow, tasksOf } from '../politics/politicsModel.ts';
import { decisionsOf, decisionsTold } from './causesModel.ts';

/**
 * The score of a seat if the rounds that are left come out like the last one that it has seen, as its task stands and with the task done. Known
 * where every round starts anew, so that they are alike but for an event, which does not come again, once one has been seen.
 */
export function scoreAtThisRate(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
): { readonly score: number; readonly withTask: number } | undefined {
  const { par, settings } = game;
  const seen = revealedReports(game);
  const last = seen.at(-1);
  if (par === undefined || last === undefined || last.isEpilogue || !startsAnew(game)) return undefined;
  const left = Array.from({ length: settings.rounds - last.round }, () => ({ ...last }));
  const rounds = [...seen, ...left, { ...last, isEpilogue: true }];
  const event = last.causes?.find(({ kind }) => kind === 'events')?.logChange[me] ?? 0;
  const income = meanOverRounds(rounds, (each) => logIncome(each, me) - (seen.includes(each) ? 0 : event));
  const scoreWith = (mandate: number): number | undefined =>
    seatScore(me, { prosperity: 100 * (income ?? 0), mandate, falls: 0 }, { par, basis: 'par' }).score;
  const [score, withTask] = [scoreWith(taskPointsNow(scenario, game, me)), scoreWith(MANDATE_MAX)];
  return score === undefined || withTask === undefined ? undefined : { score, withTask };
}

/** A part of a score: what it counts of 100, and its weight. */
type PartOfSum = { readonly part: ScorePart; readonly counted: number; readonly weightPercent: number };

/** What the rounds that a seat has seen come to as a score; nothing without bots to compare with. */
export function sumOfScore(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
): { readonly score: number; readonly parts: readonly PartOfSum[] } | undefined {
  const { par } = game;
  if (par === undefined) return undefined;
  const prosperity = meanOverRounds(revealedReports(game), (each) => logIncome(each, me));
  const { score, parts: judged } = seatScore(
    me,
    { prosperity: 100 * (prosperity ?? 0), mandate: taskPointsNow(scenario, game, me), falls: 0 },
    { par, basis: 'par' },
  );
  if (score === undefined) return undefined;
  const entries = SCORE_PARTS.flatMap((part) => {
    const own = judged[part];
    return own === undefined ? [] : [{ part, counted: countedPoints(part, own) ?? 0 }];
  });
  const weights = partWeights(entries.map(({ part }) => part));
  const parts = entries.map((each) => ({ ...each, weightPercent: 100 * weights[each.part] }));
  return { score, parts };
}

function logIncome({ economies }: RoundReport, me: EconomyId): number {
  return Math.log((economies[me]?.index ?? 100) / 100);
}

/** Told in whole points with the medal that they would earn alone. */
export function RateLine() {
  const { scenario, game, me } = useCountrySeat();
  const rate = scoreAtThisRate(scenario, game, me);
  if (rate === undefined) return null;
  const told = (points: number) => ({ score: formatNumber(points), medal: t(`medal.${medalFor(points)}`) });
  return (
    <p class="small num">
      {sentences(
        t('econ.rate', told(rate.score)),
        rate.withTask > rate.score && t('econ.rateWithTask', told(rate.withTask)),
      )}
    </p>
  );
}

/** The score that average and task come to: what the income counts among bots, then the sum. Nothing where bots have not played this game. */
function ScoreSum({ index }: { readonly index: number }) {
  const { scenario, game, me } = useCountrySeat();
  const sum = sumOfScore(scenario, game, me);
  if (sum === undefined) return null;
  const { score, parts } = sum;
  const points = pointsOfSum(parts, score);
  const income = parts.find(({ part }) => part === 'prosperity');
  return (
    <>
      {income !== undefined && <IncomeScale economy={me} own={{ index, counted: income.counted }} />}
      <p class="row between wrap ruled below num">
        <b>{t('end.score')}</b>
        <span>
          {parts
            .map(({ part }, at) =>
              t('end.sumPart', {
                part: t(part === 'mandate' ? 'end.part.task' : `end.part.${part}`),
                points: points[at]?.points ?? 0,
                most: points[at]?.most ?? 0,
              }),
            )
            .join(' + ')}{' '}
          = <b>{formatNumber(score)}</b>
        </span>
      </p>
    </>
  );
}

type Own = { readonly index: number; readonly counted: number };
type ScaleProps = { readonly economy: EconomyId; readonly own?: Own };

const written = ({ index, counted }: Own) =>
  ({ index: formatNumber(index, 2), points: formatNumber(counted) }) as const;

/** What an average income counts among bots in the same seat, on a ruler of points whose ticks tell the incomes, and what the own counts once there is one. Nothing where few have played it. */
export function IncomeScale({ economy, own }: ScaleProps) {
  const { prosperity = [] } = useCountries().game.par?.seats[economy] ?? {};
  if (prosperity.length < 2) return null;
  return (
    <div class="small num">
      <p>
        {sentences(
          own !== undefined && t(own.counted < 0 ? 'scale.ownBelow' : 'scale.own', written(own)),
          // Beside the scales of others it is said once.
          (own === undefined || economy === me.value?.seat) && t('scale.points'),
        )}
      </p>
      <Meter kind="score" value={own?.counted ?? 0} look="strong" marks={[{ at: 50, look: 'par' }]} />
      <p class="row between muted">
        {[0, 25, 50, 75, 100].map((points) => (
          <span key={points} class="center">
            {t('scale.tick', { points })}
            <br />
            {formatNumber(100 * Math.exp((valueCounting(prosperity, points) ?? 0) / 100), 2)}
          </span>
        ))}
      </p>
    </div>
  );
}

/** Steps by which income and support are told to count: 0.1 of an average of 100, and one point. */
const STEPS = { income: 0.1, support: 1 } as const;

/** What a step of each average adds to the score near what half of the bots pass, in whole points; absent where their results are not known one by one. */
export function scorePerStep(
  { par }: Pick<CountryGame, 'par'>,
  economy: EconomyId,
): { readonly income: number; readonly support: number } | undefined {
  const { prosperity = [], support = [] } = par?.seats[economy] ?? {};
  if (prosperity.length < 2 || support.length < 2) return undefined;
  const weights = partWeights(SCORE_PARTS);
  const rise = (results: readonly number[], step: number): number => {
    const [middle = 0] = middleOf(results);
    const share = (value: number): number => betterThan(results, value) ?? 0;
    return share(middle + step / 2) - share(middle - step / 2);
  };
  return {
    income: Math.round(weights.prosperity * rise(prosperity, STEPS.income)),
    support: Math.round(weights.support * rise(support, STEPS.support)),
  };
}

/** How steep the score is, so that a tenth of income and a point of support can be weighed against each other. */
export function Steepness() {
  const { game, me } = useCountrySeat();
  const steps = scorePerStep(game, me);
  return steps === undefined ? null : <p class="micro muted">{t('goal.steep', steps)}</p>;
}

type YearsProps = {
  readonly report: RoundReport;
  /** What all rounds have averaged. */
  readonly average: number | undefined;
};

const OPENING_INDEX = 100;

/** In the place of a reveal of the years after, where they go on from the last round: what holds and what is other, and how average and score came together. */
export function YearsSummary({ report, average = OPENING_INDEX }: YearsProps) {
  const { scenario, game, me } = useCountrySeat();
  const rounds = game.reports.map(({ round, isEpilogue, economies }) => ({
    round,
    isEpilogue,
    index: economies[me]?.index ?? OPENING_INDEX,
  }));
  const tasks = tasksOf(scenario, game, me);
  const ends = endsOf([OPENING_INDEX, average, ...rounds.map(({ index }) => index)]);
  return (
    <div class="pad stack">
      <ScoreSum index={average} />
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
      </div>
      {tasks.map((task) => (
        <p key={task.id} class="row between ruled below">
          {t('brief.secretTask')}
          <b>{t(task.met === true ? 'mandate.done' : 'mandate.missed')}</b>
        </p>
      ))}
    </div>
  );
}

type IndexProps = {
  readonly label: ComponentChildren;
  readonly index: number;
  readonly ends: Ends;
};

/** A level of real income, from where the game began. */
function IndexRow({ label, index, ends }: IndexProps) {
  const look = index < OPENING_INDEX ? 'loss' : 'gain';
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
function OtherThanBefore({ report }: Pick<YearsProps, 'report'>) {
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

/** An offer that all others had signed and that a seat let pass in a round though it was forecast to bring more than what the seat signed. */
export type LetPass = {
  readonly round: number;
  readonly by: EconomyId;
  /** All parties; missing in what was kept by earlier versions. */
  readonly parties?: readonly EconomyId[];
  readonly percent: number;
  /** What the own agreements of the round moved. */
  readonly gained: number;
};

/** Per cent of income by which it must have promised more. */
const LET_PASS_PERCENT = 0.1;

/** The best of a round, of those that ended without the seat's signature: at the bell, by its own refusal, or since others signed elsewhere. */
export function bestLetPass(
  { proposals }: Pick<CountryGame, 'proposals'>,
  report: RoundReport,
  me: EconomyId,
  forecastOf: (offer: Proposal) => number | undefined,
): LetPass | undefined {
  const { round } = report;
  const isOwn = ({ kind, parties = [] }: Cause): boolean => kind === 'signed' && parties.includes(me);
  const gained = percentMoved(report, me, isOwn);
  if (gained === undefined) return undefined;
  const [best] = Object.values(proposals)
    .filter(
      ({ round: made, author, parties, signatures, revision, lapse }) =>
        made === round &&
        author !== me &&
        parties.includes(me) &&
        signatures[me] === undefined &&
        // Where somebody else had not signed either, the own signature would not have been enough.
        parties.every((party) => party === me || signatures[party] === revision) &&
        (lapse?.type === 'bell' ||
          lapse?.type === 'unlawful' ||
          (lapse?.type === 'refused' && lapse.by === me)),
    )
    .flatMap((offer): LetPass[] => {
      const percent = forecastOf(offer);
      if (percent === undefined || percent < gained + LET_PASS_PERCENT) return [];
      return [{ round, by: offer.author, parties: offer.parties, percent, gained }];
    })
    .toSorted((a, b) => b.percent - a.percent);
  return best;
}

/** What this device was told that an offer would bring the seat, when it lay open. */
export function forecastRead(offer: Proposal, me: EconomyId): number | undefined {
  const worth = told.value.seat === tellerOf(me) ? told.value.worths.get(nameOf(offer))?.worth : undefined;
  return worth === undefined || worth === 'unknown' ? toldOf(offer.round, offer) : worth.percent;
}

/** Keeps on this device what a seat let pass in a round: a game forgets offers after the round that follows. */
export function keepLetPass(
  game: CountryGame,
  report: RoundReport | undefined,
  me: EconomyId | undefined,
): void {
  if (report === undefined || report.isEpilogue || me === undefined) return;
  const best = bestLetPass(game, report, me, (offer) => forecastRead(offer, me));
  if (best !== undefined)
    writeJson(ownStorage(), keyOfLetPass(me), { ...letPassKept(me), [best.round]: best });
}

/** By round. */
export function letPassKept(me: EconomyId): Readonly<Record<string, LetPass>> {
  const kept = readJson(ownStorage(), keyOfLetPass(me));
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(Object.entries(kept).filter(([, each]) => isLetPass(each)));
}

function isLetPass(each: unknown): each is LetPass {
  if (typeof each !== 'object' || each === null) return false;
  const { round, by, percent, gained } = each as Readonly<Record<string, unknown>>;
  return typeof by === 'string' && [round, percent, gained].every((value) => typeof value === 'number');
}

function keyOfLetPass(me: EconomyId): string {
  return `accord.letPass.${tellerOf(me)}`;
}
