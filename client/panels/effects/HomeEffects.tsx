import { SUPPORT_PARTS, type SupportPart } from '#shared/content/vocabulary.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { RatificationOdds } from '#shared/protocol/modules/politics.ts';
import { type TaskAhead, mandatePoints } from '#shared/rules/modules/politics/mandates.ts';
import { officeLine } from '#shared/rules/modules/politics/society.ts';
import type { ForecastRound, Levels, OthersThen } from '#shared/rules/forecast/forecastOverRounds.ts';
import { meanOverRounds, seatScore } from '#shared/rules/scores/finalScore.ts';
import { rulerOf } from '#shared/rules/scores/par.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Delta } from '../../design/Marks.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { type Look, Meter } from '../../design/charts/Bar.tsx';
import type { AreaWorth, HomeForecast, OfferWorth } from '../../preview/preview.ts';
import { revealedReports } from '../../state/standing.ts';
import { useCountries } from '../../state/useTable.ts';
import {
  formatNumber,
  formatPoints,
  formatSigned,
  formatSignedPercent,
  sentences,
} from '../../text/format.ts';
import { economyName, progressText, sectorName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { type Effect, baselineOf, levelsAfter } from './useProposalPreview.ts';

/** A vote at home before it is held. */
type VoteAhead = {
  readonly economy: EconomyId;
  /** Per cent, whole; never said to be certain. */
  readonly percent: number;
  readonly threshold: number;
  /** Points that add up to what the government can count on. */
  readonly support: number;
  readonly swing: number;
  readonly affinity: number;
  /** Points of support that the fight costs, once carried. */
  readonly cost: number;
  readonly look: 'likely' | 'open' | 'unlikely';
};

/** What a proposal does to one government: points in all, what they are made of, and how its lobbies take it. */
export type HomeEffect = {
  readonly change: number;
  /** Support with it at the end of the round, and at a later vote. */
  readonly after: number;
  readonly atVote: number | undefined;
  readonly parts: readonly { readonly part: SupportPart; readonly points: number }[];
  readonly everyRound: number | undefined;
  readonly lobbies: readonly { readonly sector: SectorId; readonly points: number }[];
};

/** Changes below this are not told: half of the digit that is shown. */
export const SILENT_POINTS = 0.05;
const [LIKELY, UNLIKELY] = [0.8, 0.4];

export function votesAhead({ odds }: HomeForecast): VoteAhead[] {
  return odds
    .map((vote): VoteAhead => {
      const { economy, threshold, support, swing, affinity, cost, probability } = vote;
      const percent = Math.min(99, Math.max(1, Math.round(100 * probability)));
      return { economy, percent, threshold, support, swing, affinity, cost, look: lookOf(vote) };
    })
    .toSorted((a, b) => a.percent - b.percent);
}

function lookOf({ probability }: RatificationOdds): VoteAhead['look'] {
  if (probability >= LIKELY) return 'likely';
  return probability < UNLIKELY ? 'unlikely' : 'open';
}

/** Chance that all of them say yes, whole per cent; undefined where nobody votes. Chances are drawn one by one. */
export function allRatifyPercent({ odds }: HomeForecast): number | undefined {
  if (odds.length === 0) return undefined;
  const all = odds.reduce((product, { probability }) => product * probability, 1);
  return Math.min(99, Math.max(1, Math.round(100 * all)));
}

export function homeEffect(home: HomeForecast, economy: EconomyId): HomeEffect | undefined {
  const forecast = home.support[economy];
  if (forecast === undefined) return undefined;
  const { change, after, atVote, parts, lobbies, everyRound } = forecast;
  return {
    change,
    after,
    atVote,
    everyRound,
    parts: partsTold(parts),
    lobbies: lobbies
      .map(({ sector, swing }) => ({ sector, points: swing }))
      .filter(({ points }) => Math.abs(points) >= SILENT_POINTS)
      .toSorted((a, b) => a.points - b.points),
  };
}

/** What there is to tell of the parts, the largest first. */
export function partsTold(parts: Readonly<Record<SupportPart, number>>): HomeEffect['parts'] {
  return SUPPORT_PARTS.map((part) => ({ part, points: parts[part] }))
    .filter(({ points }) => Math.abs(points) >= SILENT_POINTS)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

/** Support at the end of the round, which its results then tell, and at a later vote. */
type SupportThen = { readonly after: number; readonly atVote?: number | undefined };

/** What a vote at the end of the round takes, or a later one where it would be lost as things stand. Else the score is the one figure for support. */
export function voteTold(
  { politics, round, settings }: CountryGame,
  economy: EconomyId,
  { after, atVote }: SupportThen,
): string | undefined {
  const [vote, line] = [politics?.seats[economy]?.electionInRound, officeLine(settings)];
  if (vote === round) return t('support.aheadVote', { support: formatNumber(after, 1), line });
  if (vote === undefined || atVote === undefined || atVote >= line) return undefined;
  return t('support.voteLater', { support: formatNumber(atVote, 1), round: vote, line });
}

type Props = {
  readonly home: HomeForecast;
  readonly reader: EconomyId | undefined;
  /** A vote of the reader's is told here too. */
  readonly isWhole?: boolean;
};

/** What a proposal does at home: where the reader's support moves and why, and the votes that it needs. */
export function HomeEffects({ home, reader, isWhole = false }: Props) {
  const { game } = useCountries();
  const own = reader === undefined ? undefined : homeEffect(home, reader);
  const told = isWhole && reader !== undefined && own && voteTold(game, reader, own);
  return (
    <div class="home-effects stack">
      <h4 class="row">
        {t('home.title')}
        <ConceptMark place="spot.ratification" />
      </h4>
      {typeof told === 'string' && <p class="small num">{told}</p>}
      {own !== undefined && <SupportSplit effect={own} />}
      <VotesAtHome home={home} />
    </div>
  );
}

type SupportSplitProps = { readonly effect: HomeEffect };

/** Points of support as the sum of its parts, and the lobbies behind one of them by name. */
function SupportSplit({ effect }: SupportSplitProps) {
  const { parts, lobbies, everyRound = 0 } = effect;
  if (parts.length === 0) return null;
  return (
    <details class="support-split small">
      <summary>{t('home.why')}</summary>
      {Math.abs(everyRound) >= SILENT_POINTS && (
        <p class="num">{t('home.everyRound', { points: formatSigned(everyRound, 1) })}</p>
      )}
      <Parts parts={parts} />
      {lobbies.length > 0 && (
        <>
          <p class="muted">{t('home.lobbies')}</p>
          <ul class="stack gap-1">
            {lobbies.map(({ sector, points }) => (
              <li key={sector} class="row between">
                <span>{sectorName(sector)}</span>
                <Points points={points} />
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

/** Each part of support that moves it, the largest first. */
export function Parts({ parts }: Pick<HomeEffect, 'parts'>) {
  return (
    <ul class="stack gap-1">
      {parts.map(({ part, points }) => (
        <li key={part} class="row between">
          <span>{t(`support.part.${part}`)}</span>
          <Points points={points} />
        </li>
      ))}
    </ul>
  );
}

/** Points of support, with their direction. */
export function Points({ points }: { readonly points: number }) {
  return <Delta value={points} text={formatNumber(Math.abs(points), 1)} epsilon={SILENT_POINTS} />;
}

type VotesAtHomeProps = { readonly home: HomeForecast };

/** The legislatures that must say yes, least certain first: odds, what they are made of, and what the fight costs. */
export function VotesAtHome({ home }: VotesAtHomeProps) {
  const votes = votesAhead(home);
  const all = allRatifyPercent(home);
  if (all === undefined) return null;
  return (
    <div>
      <p class="row between small">
        <b>{t('home.votes')}</b>
        {votes.length > 1 && <span class="num">{t('home.all', { percent: all })}</span>}
      </p>
      <ul class="stack gap-1">
        {votes.map((vote) => (
          <VoteLine key={vote.economy} vote={vote} />
        ))}
      </ul>
    </div>
  );
}

const LOOKS: Readonly<Record<VoteAhead['look'], Look>> = { likely: 'gain', open: 'time', unlikely: 'loss' };

function VoteLine({ vote }: { readonly vote: VoteAhead }) {
  const { economy, percent, threshold, support, swing, affinity, cost, look } = vote;
  return (
    <li class="vote-ahead row top">
      <Medallion economy={economy} size={26} />
      <span class="stack gap-1 grow">
        <span class="small">{t('ratification.odds', { percent, economy: economyName(economy) })}</span>
        <Meter value={percent} look={LOOKS[look]} />
        <span class="micro muted num">
          {t('ratification.needs', {
            threshold,
            support: formatNumber(support, 0),
            swing: formatSigned(swing, 1),
            affinity: formatSigned(affinity, 1),
          })}
          {' · '}
          {t('home.cost', { points: cost })}
        </span>
      </span>
    </li>
  );
}

type Ending = {
  readonly levels?: Levels | undefined;
  readonly tasks?: readonly TaskAhead[] | undefined;
  readonly reaction?: OthersThen | undefined;
};

/** Where rounds start anew: the score so far with such a real income in the round; in the last that of the end, with the years after and the task as it then is. */
export function scoreWith(
  game: CountryGame,
  me: EconomyId,
  levels: Levels | undefined,
  [task]: readonly TaskAhead[] = [],
): number | undefined {
  const { par, politics } = game;
  if (par === undefined || politics !== undefined || levels === undefined) return undefined;
  const [round, after] = levels;
  const rounds = [
    ...revealedReports(game).map(({ economies: of }) => ({ isEpilogue: false, index: of[me]?.index ?? 100 })),
    { isEpilogue: false, index: round },
    ...(after === undefined ? [] : [{ isEpilogue: true, index: after }]),
  ];
  const mandate = task ? mandatePoints([task]) : game.tasks && 0;
  const prosperity = 100 * (meanOverRounds(rounds, ({ index }) => Math.log(index / 100)) ?? 0);
  const values = { prosperity, falls: 0, ...(mandate !== undefined && { mandate }) };
  return seatScore(me, values, { par, basis: 'par', ruler: rulerOf(game) }).score;
}

/**
 * The points of the end that are told of an offer or an area of the last round, one number everywhere: what is left once those whom it leaves out
 * have signed with each other too, where that is less, since they have nobody else to sign with.
 */
export function pointsTold(
  game: CountryGame,
  me: EconomyId,
  { levels, tasks, reaction }: Ending,
): { readonly points: number; readonly others?: readonly EconomyId[] } | undefined {
  const points = scoreWith(game, me, levels, tasks);
  if (points === undefined || reaction === undefined || reaction.economies.includes(me))
    return points === undefined ? undefined : { points };
  const { [me]: ownTasks = tasks } = reaction.tasks ?? {};
  const then = scoreWith(game, me, reaction.levels?.[me], ownTasks);
  return then !== undefined && then < points ? { points: then, others: reaction.economies } : { points };
}

/** What an offer is worth, with the points of the end where they can be told: by them it is then compared with others. */
export function inPoints(game: CountryGame, me: EconomyId, worth: OfferWorth): OfferWorth {
  const { percent, after = percent, task, taskNow, levels, reaction } = worth;
  const [round, years] = levels ?? [];
  // Before the last round an offer is told by what it brings in it.
  if (round === undefined || years === undefined) return worth;
  const told = pointsTold(game, me, { levels, tasks: task && [task], reaction });
  if (told === undefined) return worth;
  const { points } = told;
  const without = [round / (1 + percent / 100), years / (1 + after / 100)] as const;
  const before = scoreWith(game, me, without, taskNow && [taskNow]) ?? points;
  return { ...worth, score: { points, gained: points - before } };
}

/** By its law the task is judged, and its points are those of the end. */
export const isLastRound = ({ round, settings }: Pick<CountryGame, 'round' | 'settings'>): boolean =>
  round >= settings.rounds;

/** The points after the round with an area signed, or left out of it: in the last those of the end, when the task is judged. */
export function pointsWith(game: CountryGame, me: EconomyId, worth: AreaWorth): number | undefined {
  const { levels, task, reaction } = worth;
  const tasks = task && isLastRound(game) ? [task] : undefined;
  return pointsTold(game, me, { levels: levels?.[me], tasks, reaction })?.points;
}

/** From what an offer brings itself to what is left of it once those whom it leaves out sign with each other too. */
export function thenTold(me: EconomyId, { economies, percent }: OthersThen, was: number): Phrase {
  const change = [was, percent[me] ?? 0].map((each) => formatSignedPercent(each / 100, 2)).join(' → ');
  return phrase('proposal.then', { economies, change });
}

/** The same behind a fold: of an offer one figure is told, what it does itself. */
export function ThenLine({ told }: { readonly told: Phrase | undefined }) {
  return told === undefined ? null : (
    <details class="small num" onToggle={(event) => event.currentTarget.scrollIntoView({ block: 'nearest' })}>
      <summary>{t('proposal.thenFold')}</summary>
      {say(told)}
    </details>
  );
}

type TaskProps = Ending & {
  /** In the line above the button to send: points and task alone, the rest stands in the panel. */
  readonly isShort?: boolean;
};

/** What an offer of the last round, by which the task is judged, comes to in points, and whether it does the one task of a seat. */
export function TaskWith({ tasks = [], levels, reaction, isShort = false }: TaskProps) {
  const { game, me } = useCountries();
  const [task] = tasks;
  if (task === undefined) return null;
  const { points, others } =
    (me === undefined ? undefined : pointsTold(game, me, { levels, tasks, reaction })) ?? {};
  const withIt = t(task.met === true ? 'mandate.withOffer' : 'mandate.notWithOffer');
  if (isShort)
    return (
      <span>
        {points !== undefined && <b>{t('mandate.endPoints', { points: formatPoints(points) })} </b>}
        {withIt}
      </span>
    );
  return (
    <p class="small num">
      {points !== undefined && (
        <b>
          {say(
            others === undefined
              ? phrase('proposal.points', { points: formatPoints(points) })
              : phrase('proposal.pointsThen', { points: formatPoints(points), economies: others }),
          )}{' '}
        </b>
      )}
      {sentences(
        withIt,
        task.mayBeLost === true && t('mandate.mayBeLost', { economy: economyName(task.economy ?? '') }),
        task.now !== undefined && t('mandate.then', { now: progressText(task) }),
      )}
    </p>
  );
}

/** How far an area brings the reader's secret task. */
export function taskMark(task: TaskAhead): Phrase {
  const { kind, met, mayBeLost, now, amount, economy = '' } = task;
  if (mayBeLost === true) return phrase('areas.taskUnless', { economy });
  if (met === true) return phrase('areas.task');
  if (now === undefined) return phrase('areas.noTask');
  return phrase('areas.taskNow', {
    now: progressText(task),
    amount: progressText({ kind, ...(amount === undefined ? {} : { now: amount }) }),
  });
}

/** The same beside a deal of any round: before the last, which judges it, how far it brings the task from round 2 on. */
export function taskAfter(game: CountryGame, task: TaskAhead): Phrase | undefined {
  if (isLastRound(game)) return taskMark(task);
  if (task.met === true) return phrase('areas.taskFits');
  return game.round > 1 && task.now !== undefined ? taskMark(task) : undefined;
}

/** The income that the forecast compares with, where that is another than now. */
export function Baseline({ effect }: { readonly effect: Effect }) {
  const told = baselineOf(useCountries().game, effect);
  return told === undefined ? null : <p class="small num">{say(told)}</p>;
}

type AheadProps = { readonly ahead: readonly ForecastRound[] | undefined; readonly reader: EconomyId };

/** The same for the years after, in the last round. */
export function LevelsAfter({ ahead, reader }: AheadProps) {
  const { game } = useCountries();
  const told = levelsAfter(game, ahead, reader);
  return told === undefined ? null : <p class="small num">{say(told)}</p>;
}
