/** What becomes of an offer once those whom it leaves out have answered it. */
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { lawOf } from '../clauses/proposalLaw.ts';
import { raisersFor } from '../countries/proposals.ts';
import { applyLaw, mostFounders, signaturesLeft, startsAnew } from '../law/register.ts';
import type { TaskAhead, TasksAhead } from '../modules/politics/mandates.ts';
import type { CountryGame } from '../state.ts';
import { type Forecast, compareLaws } from './compareLaws.ts';
import { type LawEffect, effectOf, effectOfLaw, tasksUnder } from './forecastOverRounds.ts';

type TwoLaws = { readonly without: CountryGame; readonly with: CountryGame };

/** Of real income, as a log: an area that adds less to the incomes of its members is not signed. */
const LEAST_LOG = 2e-4;

/**
 * The area that those whom a draft leaves out would gain most by in all, once it is law and as far as the rules let them sign: where every round
 * starts anew they are sure to be left with nobody else. Undefined where there is none.
 */
function areaOfTheRest(
  scenario: Scenario,
  law: CountryGame,
  { parties }: Pick<Draft, 'parties'>,
  areaAmong: (among: readonly EconomyId[]) => Draft,
): Draft | undefined {
  const hasSigned = (economy: EconomyId): boolean =>
    signaturesLeft(law, economy) === 0 ||
    Object.values(law.agreements).some(
      (agreement) => agreement.sinceRound === law.round && agreement.parties.includes(economy),
    );
  const rest = Object.keys(law.seats).filter((economy) => !parties.includes(economy) && !hasSigned(economy));
  const areas = rest
    .reduce<EconomyId[][]>((sets, each) => [...sets, ...sets.map((set) => [...set, each])], [[]])
    .filter(({ length }) => length > 1 && length <= mostFounders(law.settings, law.round))
    .flatMap((among) => {
      const draft = areaAmong(among);
      if (among.some((each) => raisersFor(scenario, law, each).some((other) => among.includes(other))))
        return [];
      const forecast = compareLaws(scenario, {
        without: law,
        with: applyLaw(law, lawOf(scenario, law, draft)),
      });
      const gain = among.reduce(
        (sum, each) => sum + (forecast.ok ? (forecast.value.economies[each]?.logChange ?? 0) : 0),
        0,
      );
      return gain > LEAST_LOG ? [{ draft, gain }] : [];
    });
  return areas.toSorted((a, b) => b.gain - a.gain)[0]?.draft;
}

/** The same once those whom a draft leaves out have signed with each other too. */
export type OthersThen = LawEffect & {
  readonly economies: readonly EconomyId[];
  readonly tasks?: TasksAhead;
  readonly forecast: Forecast;
  /** What the draft does where they do not. */
  readonly alone: LawEffect & { readonly tasks?: TasksAhead };
};

/**
 * Where every round starts anew. Those who are left out have nobody else and gain by it: so this is what an offer is told to bring first, by every
 * list, sentence and table, and what they compare offers by.
 */
export function thenOf(
  scenario: Scenario,
  laws: TwoLaws,
  draft: Pick<Draft, 'parties'>,
  areaAmong: (among: readonly EconomyId[]) => Draft,
): { readonly reaction?: OthersThen } {
  const answered = answeredLaws(scenario, laws, draft, areaAmong);
  if (answered === undefined) return {};
  const { economies, both } = answered;
  const compared = compareLaws(scenario, both);
  const alone = effectOfLaw(scenario, laws);
  if (!compared.ok || alone === undefined) return {};
  const [forecast, tasks, without] = [
    compared.value,
    ...[both, laws].map((each) => tasksUnder(scenario, each.with)),
  ];
  return {
    reaction: {
      ...effectOf(scenario, both, forecast),
      forecast,
      economies,
      alone: { ...alone, ...(without && { tasks: without }) },
      ...(tasks && { tasks }),
    },
  };
}

/** The laws that are then compared. */
export function answeredLaws(
  scenario: Scenario,
  laws: TwoLaws,
  draft: Pick<Draft, 'parties'>,
  areaAmong: (among: readonly EconomyId[]) => Draft,
): { readonly economies: readonly EconomyId[]; readonly both: TwoLaws } | undefined {
  const rest = startsAnew(laws.with) ? areaOfTheRest(scenario, laws.with, draft, areaAmong) : undefined;
  if (rest === undefined) return undefined;
  const law = applyLaw(laws.with, lawOf(scenario, laws.with, rest));
  return { economies: rest.parties, both: { without: laws.without, with: law } };
}

/** What a draft brings an economy where those whom it leaves out do not sign with each other. */
export type IfNot = {
  readonly economies: readonly EconomyId[];
  /** Per cent of real income, as it leads; `all`: the same of everybody. */
  readonly percent: number;
  readonly all: LawEffect['percent'];
  readonly levels?: readonly [round: number, after: number] | undefined;
  readonly task?: TaskAhead | undefined;
};

export function ifNotOf({ economies, alone }: OthersThen, reader: EconomyId): IfNot {
  return {
    economies,
    percent: alone.percent[reader] ?? 0,
    all: alone.percent,
    levels: alone.levels?.[reader],
    task: alone.tasks?.[reader]?.[0],
  };
}

type ToldEffect = LawEffect & { readonly task?: TaskAhead; readonly ifNot?: IfNot };

/** What a draft is told to bring to all, and its task to the reader; where the reader is of it with the answer of those whom it leaves out. */
export function toldEffect(
  scenario: Scenario,
  laws: TwoLaws,
  [draft, reader]: readonly [Pick<Draft, 'parties'>, EconomyId],
  areaAmong: (among: readonly EconomyId[]) => Draft,
): ToldEffect | undefined {
  const isOwn = draft.parties.includes(reader);
  const { reaction } = isOwn ? thenOf(scenario, laws, draft, areaAmong) : {};
  const tasks = reaction === undefined ? tasksUnder(scenario, laws.with) : reaction.tasks;
  const task = tasks?.[reader]?.[0];
  const effect = reaction ?? effectOfLaw(scenario, laws);
  if (effect === undefined) return undefined;
  const { percent, inRound, levels } = effect;
  return {
    percent,
    ...(inRound && { inRound }),
    ...(levels && { levels }),
    ...(task && { task }),
    ...(reaction && { ifNot: ifNotOf(reaction, reader) }),
  };
}

/** What of it is the reader's own, in the words of an offer. */
export function ofReader(
  { percent, inRound = percent, levels, task, ifNot }: ToldEffect,
  economy: EconomyId,
) {
  const [after, now] = [percent[economy] ?? 0, inRound[economy] ?? 0];
  return {
    percent: now,
    ...(after === now ? {} : { after }),
    ...(levels && { levels: levels[economy] }),
    ...(task && { task }),
    ...(ifNot && { ifNot }),
  };
}
