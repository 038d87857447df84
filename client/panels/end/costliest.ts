/** What cost a seat most of its average over a game: an offer that it let pass, or what others signed without it. */
import { EPILOGUE_WEIGHT, medalFor } from '#shared/content/scores.ts';
import type { Medal } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { refusersOf } from '#shared/rules/countries/proposals.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { seatScore } from '#shared/rules/scores/finalScore.ts';
import { percentMoved } from '#shared/rules/settlement/causes.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { incomeSums } from '../debrief/debriefModel.ts';
import type { LetPass } from '../results/RateLine.tsx';

/** One of the two, the costlier; no offer is blamed that would have cost the secret task. */
export function costliest(
  kept: readonly LetPass[],
  game: CountryGame,
  me: EconomyId,
): readonly [LetPass | undefined, OfOthers | undefined] {
  const left = worstLetPass(
    kept.filter((each) => !costsTask(each, game, me)),
    game,
  );
  const others = costliestOfOthers(game, me);
  if (left === undefined || others === undefined) return [left, others];
  return lostBy(left, game) > -others.points ? [left, undefined] : [undefined, others];
}

/** The worst that the seat let pass, as this device has kept it: the years after bring that of the last round again, and count more. */
export function worstLetPass(
  kept: readonly LetPass[],
  game: Pick<CountryGame, 'settings'>,
): LetPass | undefined {
  return kept.toSorted((one, other) => lostBy(other, game) - lostBy(one, game))[0];
}

/** What an offer that was let pass would have brought the average of the game beyond what was signed. */
export function lostBy(
  { round, percent, gained }: LetPass,
  { settings }: Pick<CountryGame, 'settings'>,
): number {
  return (percent - gained) * shareOfAverage(round, settings);
}

/** Whether an offer of the last round, had it been signed, would have undone a secret task that counts more than what it brought. */
export function costsTask(
  { parties = [], ...pass }: LetPass,
  { settings, tasks, par, final }: Pick<CountryGame, 'settings' | 'tasks' | 'par' | 'final'>,
  me: EconomyId,
): boolean {
  const [task] = tasks?.[me] ?? [];
  const own = final?.standings.find(({ economy }) => economy === me);
  if (task === undefined || own?.score === undefined || pass.round !== settings.rounds) return false;
  const { prosperity, mandate } = own.parts ?? {};
  if (prosperity === undefined || (mandate?.value ?? 0) === 0) return false;
  const isWithNamed = task.economy !== undefined && parties.includes(task.economy);
  if (task.kind === 'agreementWith' && isWithNamed) return false;
  if (task.kind === 'counterBloc' && !isWithNamed) return false;
  if (task.kind === 'openPartners' && parties.length > (task.amount ?? 0)) return false;
  const judge = par && ({ par, basis: 'par' } as const);
  const values = { prosperity: prosperity.value + lostBy(pass, { settings }), mandate: 0, falls: 0 };
  return (seatScore(me, values, judge).score ?? 0) <= own.score;
}

/** What others signed without the seat in a round, and by how much that moved its average of the game. */
export type OfOthers = {
  readonly round: number;
  readonly economies: readonly EconomyId[];
  readonly points: number;
  /** It held in the years after. */
  readonly holds: boolean;
};

/** The costliest of them, where every round starts anew, so that a deal counts in its own round and, if it is of the last, in the years after. */
export function costliestOfOthers(
  { reports, settings }: Pick<CountryGame, 'reports' | 'settings'>,
  me: EconomyId,
): OfOthers | undefined {
  if (!startsAnew({ settings })) return undefined;
  const [worst] = reports
    .flatMap((report) =>
      (report.causes ?? [])
        .filter(({ kind, parties = [] }) => kind === 'signed' && !parties.includes(me))
        .map((cause): OfOthers => {
          const percent = percentMoved(report, me, (each) => each === cause) ?? 0;
          const holds = report.round === settings.rounds;
          const points = percent * shareOfAverage(report.round, settings);
          return { round: report.round, economies: cause.parties ?? [], points, holds };
        }),
    )
    .toSorted((one, other) => one.points - other.points);
  return worst === undefined || worst.points > -LEAST_POINTS ? undefined : worst;
}

/**
 * Points of its average that a seat has paid over the game, less what it was paid, where that is more than what else has cost it most: the
 * figure is that of the debrief.
 */
export function costOfPayments(game: CountryGame, me: EconomyId, other = 0): number | undefined {
  if (!startsAnew(game)) return undefined;
  const points = incomeSums(game).find(({ economy }) => economy === me)?.payments ?? 0;
  return points > -LEAST_POINTS || points >= other ? undefined : points;
}

/** In how many parts the average of a game falls, a round being one, and how many the last round has with the years after. */
export function sharesOfRounds({ settings }: Pick<CountryGame, 'settings'>) {
  return { parts: settings.rounds + EPILOGUE_WEIGHT, last: 1 + EPILOGUE_WEIGHT };
}

/** What a round counts of the average where rounds start anew: the years after go on as the last one. */
function shareOfAverage(round: number, settings: CountryGame['settings']): number {
  const holds = startsAnew({ settings }) && round === settings.rounds;
  return (holds ? 1 + EPILOGUE_WEIGHT : 1) / (settings.rounds + EPILOGUE_WEIGHT);
}

/** Points of the average below which a deal of others is no great loss. */
const LEAST_POINTS = 0.05;

/** Who raised a tariff in the round before one in which all might have signed together, and which bots signed nothing with it for that. */
export type Closed = { readonly economy: EconomyId; readonly refusing: readonly EconomyId[] };

/** What all would have had together could then not come about. The reader's own rise comes first. */
export function closedBy(
  scenario: Scenario,
  game: CountryGame,
  round: number,
  me: EconomyId,
): readonly Closed[] {
  const then = { ...game, round, reports: game.reports.filter((report) => report.round < round) };
  return Object.keys(game.seats)
    .map((economy) => ({ economy, refusing: refusersOf(scenario, then, economy) }))
    .filter(({ refusing }) => refusing.length > 0)
    .toSorted((a, b) => Number(b.economy === me) - Number(a.economy === me));
}

/** What would have earned a seat a medal: its one task, an average income, or the two together. */
export type WaysToMedal = {
  /** The medal that the task alone would have brought, where that is the one asked for or better. */
  readonly byTask?: Medal;
  readonly index?: number;
  readonly isBoth?: true;
};

/** Per cent of income: as finely as an average is told, and as far as one is looked for. */
const [INCOME_STEP, MOST_INCOME] = [0.01, 5];

/** Read off the score of the seat with the task done, and with more income. */
export function waysToMedal(
  { par, final }: Pick<CountryGame, 'par' | 'final'>,
  me: EconomyId,
  medal: Medal,
): WaysToMedal | undefined {
  const { prosperity, mandate } = final?.standings.find(({ economy }) => economy === me)?.parts ?? {};
  if (par === undefined || prosperity === undefined || mandate === undefined) return undefined;
  const earned = (percent: number, task: number): Medal =>
    medalFor(
      seatScore(me, { prosperity: percent, mandate: task, falls: 0 }, { par, basis: 'par' }).score ?? 0,
    );
  const isEnough = (each: Medal): boolean => MEDALS.indexOf(each) >= MEDALS.indexOf(medal);
  const indexWith = (task: number): number | undefined => {
    for (let more = 0; more <= MOST_INCOME; more += INCOME_STEP)
      if (isEnough(earned(prosperity.value + more, task)))
        return Math.ceil(1e4 * Math.exp((prosperity.value + more) / 100)) / 100;
    return undefined;
  };
  const withTask = earned(prosperity.value, DONE);
  const isByTask = mandate.value === 0 && isEnough(withTask);
  const index = indexWith(mandate.value);
  if (isByTask || index !== undefined)
    return { ...(isByTask ? { byTask: withTask } : {}), ...(index === undefined ? {} : { index }) };
  const both = indexWith(DONE);
  return both === undefined ? undefined : { index: both, isBoth: true };
}

const MEDALS: readonly Medal[] = ['none', 'bronze', 'silver', 'gold'];

/** Points of a task that is done. */
const DONE = 100;
