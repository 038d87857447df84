import './politics.css';
import { partWeights } from '#shared/content/scores.ts';
import { SCORE_PARTS, type ScorePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { boundUntilRound } from '#shared/rules/law/agreement.ts';
import { unionOf } from '#shared/rules/law/blocs.ts';
import { outsidersOf } from '#shared/rules/law/formerAgreements.ts';
import { applyLaw, levelOpensIn, startsAnew } from '#shared/rules/law/register.ts';
import type { TwoWays } from '#shared/rules/forecast/compareLaws.ts';
import { type TaskMove, movesToEnd, tasksLost } from '#shared/rules/modules/politics/mandates.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { Term } from '../../design/Term.tsx';
import { economyName, progressText, sectorName, stageName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, phrase, t, tOr } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { useCountries, useCountrySeat } from '../../state/useTable.ts';
import { formatNumber, formatPercent, sentences } from '../../text/format.ts';
import { knownWorths, nameOf } from '../proposal/proposalsOfSeat.ts';
import { GAINED_BY_TRADE, type StandingTask, tasksAhead, tasksOf } from './politicsModel.ts';

/** The tasks that voters gave the own government: secret until the end, judged then. */
export function MandateCard({ isBrief = false }: { readonly isBrief?: boolean }) {
  const { scenario, game, me } = useCountrySeat();
  const objectives = tasksAhead(scenario, game, me);
  if (objectives.length === 0) return null;
  return (
    <section class="panel mandate-card" aria-labelledby="mandate-title">
      <div class="head row between wrap">
        <h2 id="mandate-title">
          <TaskTitle task={t('brief.secretTask')} mandate={t('mandate.title')} />
        </h2>
        {isBrief && game.tasks !== undefined && game.par?.seats[me] !== undefined && (
          <span class="small muted num">{t('areas.points', { points: taskWeight().percent })}</span>
        )}
        {game.tasks === undefined && (
          <span class="micro muted">
            <Icon name="lock" size={14} /> {t('mandate.secret')}
          </span>
        )}
      </div>
      <ObjectiveList objectives={objectives} />
      <TaskWeight isBrief={isBrief} />
    </section>
  );
}

/** By a ratio: in money both incomes move with prices, and would be other sums than those of the opening. */
function incomesTold({ own, theirs }: StandingTask['incomes'] & {}, economy: EconomyId): Phrase {
  const percent = formatPercent(Math.abs(own / theirs - 1));
  return phrase(own < theirs ? 'mandate.incomesLess' : 'mandate.incomesMore', { percent, economy });
}

/** What the one task of a seat weighs in the score, and what is left for real income, in whole per cents. */
export function taskWeight(): { readonly percent: number; readonly rest: number } {
  const percent = Math.round(100 * partWeights(['prosperity', 'mandate']).mandate);
  return { percent, rest: 100 - percent };
}

/** What a task brings the score, in points of it: of the tasks of a seat together it is one part. */
export function taskScore({ politics }: Pick<CountryGame, 'politics'>, points: number): number {
  const parts: readonly ScorePart[] = politics === undefined ? ['prosperity', 'mandate'] : SCORE_PARTS;
  return Math.round(points * partWeights(parts).mandate);
}

/** Said under the one task of a seat: which agreements count for it, and what it brings where its score compares it with bots. */
export function TaskWeight({ isBrief = false }: { readonly isBrief?: boolean }) {
  const { game, me } = useCountrySeat();
  const said = taskWeightText(game, me, isBrief);
  return said === '' ? null : (
    <p class="small muted pad" style={{ paddingTop: 0 }}>
      {said}
    </p>
  );
}

/** In brief the weight stands in the head of the card. */
export function taskWeightText(game: CountryGame, me: EconomyId, isBrief: boolean): string {
  if (game.tasks === undefined) return '';
  const { rounds } = game.settings;
  return sentences(
    startsAnew(game) && game.round < rounds && t('mandate.lastRound', { round: rounds }),
    !isBrief && game.par?.seats[me] !== undefined && t('mandate.weight', taskWeight()),
  );
}

/** Over the tasks of voters, with the cards about mandates, or over the one task of a seat that has no voters. */
export function TaskTitle({ task, mandate }: { readonly task: string; readonly mandate: string }) {
  const { game } = useCountries();
  if (game.tasks !== undefined) return <Term of="secretTask">{task}</Term>;
  return (
    <>
      {mandate} <ConceptMark place="spot.mandate" />
    </>
  );
}

/** `isAhead`: whether it is done at the end as things stand. */
type Shown = Objective & Partial<StandingTask> & { readonly isAhead?: boolean };

type ListProps = {
  readonly objectives: readonly Shown[];
  /** The game is over: what is not met is missed. */
  readonly isJudged?: boolean;
};

/** Tasks with how each stands, and with their points where there are several. */
export function ObjectiveList({ objectives, isJudged = false }: ListProps) {
  const { game } = useCountries();
  const isSafe = ({ met, fades, isAhead = met === true && fades !== true }: Shown): boolean => isAhead;
  const [yes, no] = isJudged ? (['done', 'missed'] as const) : (['met', 'open'] as const);
  return (
    <ul class="objectives stack pad">
      {objectives.map((objective) => (
        <li key={objective.id} class={isSafe(objective) ? 'met row top' : 'row top'}>
          <Icon name={isSafe(objective) ? 'check' : isJudged ? 'close' : 'circle'} size={17} />
          <div class="grow">
            {objectiveText(game, objective)}
            {objective.addedInRound !== undefined && <span class="micro muted"> {t('mandate.added')}</span>}
            {!isJudged && objective.now !== undefined && (
              <p class="small muted num">
                {sentences(
                  t('mandate.now', { now: progressText(objective) }),
                  isSafe(objective) &&
                    GAINED_BY_TRADE.has(objective.kind) &&
                    objective.now < (objective.amount ?? 0) + NEAR_PERCENT &&
                    t('mandate.near'),
                )}
              </p>
            )}
            {!isJudged && <FormNamed objective={objective} />}
            {objective.shares !== undefined && (
              <p class="small muted num">
                {sentences(
                  t(
                    'mandate.shares',
                    mapValues(objective.shares, (share) => formatNumber(share, 1)),
                  ),
                  t('mandate.sharesScale'),
                )}
              </p>
            )}
            {objective.incomes !== undefined && objective.economy !== undefined && (
              <p class="small muted num">{say(incomesTold(objective.incomes, objective.economy))}</p>
            )}
            {objective.next !== undefined && (
              <p class="small muted">
                {t(objective.next.level === objective.amount ? 'mandate.nextLast' : 'mandate.next', {
                  level: stageName(objective.next.level),
                  round: objective.next.round,
                })}
              </p>
            )}
            {objective.fades === true || (objective.isAhead ?? objective.met) !== objective.met ? (
              <p class="small muted">
                {t(
                  `mandate.${objective.fades === true ? 'fades' : objective.met === true ? 'undoneLater' : 'doneLater'}`,
                )}
              </p>
            ) : (
              <span class="sr">{t(`mandate.${objective.met === true ? yes : no}`)}</span>
            )}
          </div>
          {objectives.length > 1 && (
            <span class="num small muted">
              {t('mandate.points', { points: taskScore(game, objective.points) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What others decide moves trade by so many per cent: a task that goes by it and is done by less may be lost. */
const NEAR_PERCENT = 3;

/** A form beyond free trade in a task may be named long before one can be proposed. */
function FormNamed({ objective: { kind, amount } }: { readonly objective: Objective }) {
  const level = kind === 'leadUnion' ? UNION_LEVEL : kind === 'deepen' ? (amount ?? 0) : 0;
  return level < UNION_LEVEL ? null : (
    <p class="small muted">{tOr(`map.legend.level${level}`, stageName(level))}</p>
  );
}

type LostProps = {
  /** The game as it would be without an agreement, a lawful draft, or an offer, lawful as it may be. */
  readonly by:
    | { readonly changed: CountryGame; readonly ways: TwoWays | undefined }
    | { readonly draft: Draft; readonly ways: TwoWays | undefined }
    | { readonly offer: Proposal };
};

/** Which own tasks notice of an agreement, a draft or an offer undoes or sets back; where its worth is known also which it does, as the score counts them. */
export function TasksLost({ by }: LostProps) {
  const { scenario, game, me } = useCountries();
  if (me === undefined) return null;
  return taskMoves(scenario, game, me, by).map(({ id, move, text }) => (
    <p key={id} class={move === 'done' ? 'slim small up' : 'slim small bad'}>
      {text}
    </p>
  ));
}

export function taskMoves(scenario: Scenario, game: CountryGame, me: EconomyId, by: LostProps['by']) {
  if ('offer' in by && findFaults(scenario, game, by.offer, me).length > 0) return [];
  const changed =
    'changed' in by ? by.changed : applyLaw(game, lawOf(scenario, game, 'offer' in by ? by.offer : by.draft));
  const worth = 'offer' in by ? knownWorths(me)?.get(nameOf(by.offer)) : undefined;
  const { ways } = 'offer' in by ? (worth === 'unknown' ? {} : (worth ?? {})) : by;
  const lost = tasksLost(scenario, { game, changed }, me);
  const moves = movesToEnd(game.politics?.mandates[me] ?? game.tasks?.[me] ?? [], lost, ways);
  // On the desk the note on unions says so.
  const barred = 'offer' in by ? tasksBarred(scenario, game, by.offer, me) : [];
  return [...moves, ...barred].map((task) => ({
    ...task,
    text:
      t(`partners.task.${task.move}`, { points: taskScore(game, task.points) }) +
      t('common.colon') +
      objectiveText(game, task),
  }));
}

/** What a task asks, in the reader's language. */
export function objectiveText(game: CountryGame, objective: Objective): string {
  const { kind, economy, sector, amount, sinceRound } = objective;
  // Where every round starts anew nothing deeper than free trade can be signed.
  const isFlat =
    startsAnew(game) && (kind === 'agreementWith' || kind === 'openPartners' || kind === 'counterBloc');
  const key = kind === 'keepWord' && sinceRound !== undefined ? 'keepWordSince' : kind;
  return t(isFlat ? `mandate.${kind}Flat` : `mandate.${key}`, {
    round: (sinceRound ?? 0) + 1,
    economy: economy === undefined ? '' : economyName(economy),
    sector: sector === undefined ? '' : sectorName(sector),
    amount: amount ?? 0,
    level: amount === undefined ? '' : stageName(amount),
  });
}

export const UNION_LEVEL = 3;

/** That an agreement short of a union stands in the way of one with those who are near it, while it binds: they would have to take it over. */
export function barsUnion(
  scenario: Scenario,
  game: CountryGame,
  draft: Draft,
  me: EconomyId,
): Phrase | undefined {
  const opens = levelOpensIn(game.settings, UNION_LEVEL);
  if (opens === undefined || startsAnew(game) || unionOf(game, me) !== undefined) return undefined;
  // A union comes after free trade.
  const isNear = Object.values(game.agreements).some(
    ({ level, parties }) =>
      level === UNION_LEVEL - 1 &&
      parties.includes(me) &&
      parties.some((party) => !draft.parties.includes(party)),
  );
  if (!isNear) return undefined;
  const binding = lawOf(scenario, game, draft).upsert.filter(
    (agreement) =>
      agreement.level < UNION_LEVEL &&
      outsidersOf(agreement, [me]).length > 0 &&
      boundUntilRound(agreement, me) >= Math.max(opens, game.round + 1),
  );
  const round = Math.max(...binding.map((agreement) => boundUntilRound(agreement, me)));
  const economies = [...new Set(binding.flatMap((agreement) => outsidersOf(agreement, [me])))];
  return binding.length === 0 || round > game.settings.rounds
    ? undefined
    : phrase('confirm.barsUnion', { round, economies });
}

/** Of these tasks what asks for a union and is not done. */
export function unionTasks(tasks: readonly StandingTask[]): StandingTask[] {
  return tasks.filter(
    ({ kind, amount = 0, met }) => kind === 'deepen' && amount >= UNION_LEVEL && met !== true,
  );
}

/** Own tasks that a draft works against, since it stands in the way of the union that they ask for. */
export function tasksBarred(scenario: Scenario, game: CountryGame, draft: Draft, me: EconomyId): TaskMove[] {
  const asked = unionTasks(tasksOf(scenario, game, me));
  if (asked.length === 0 || barsUnion(scenario, game, draft, me) === undefined) return [];
  return asked.map((task) => ({ ...task, move: 'further' }));
}
