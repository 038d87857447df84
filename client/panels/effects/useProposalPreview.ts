import { useEffect } from 'preact/hooks';
import { WELFARE_PARTS } from '#shared/content/vocabulary.ts';
import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Forecast, ForecastFlow, TwoWays } from '#shared/rules/forecast/compareLaws.ts';
import type { ForecastRound, LawEffect, OthersThen } from '#shared/rules/forecast/forecastOverRounds.ts';
import { admissionOf, isAdmission, unitOf } from '#shared/rules/law/blocs.ts';
import { agreementsLapsed, roundsToLookAt, startsAnew } from '#shared/rules/law/register.ts';
import type { TasksAhead } from '#shared/rules/modules/politics/mandates.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import {
  forecastTold,
  keepForecast,
  previews,
  usePreview,
  type HomeForecast,
} from '../../preview/preview.ts';
import { gameOfCountries, me } from '../../state/store.ts';
import { lawNamed, tradeInForce } from '../../state/trade.ts';
import { formatNumber, formatSignedPercent } from '../../text/format.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';

/** What a draft would do to one economy, others unchanged, against what is in force now. */
export type Effect = {
  readonly economy: EconomyId;
  /** Per cent of real income, against the same round without it. */
  readonly percent: number;
  /** Real income with it, opening = 100. */
  readonly index: number;
  /** Money a year, billions, against now. */
  readonly gainBn: number;
  readonly revenueBn: number;
  readonly revenueChangeBn: number;
};

/** Below this a change is called none: half of the last digit that is shown. */
export const SILENT_PERCENT = 0.005;

export function effectsOf(forecast: Forecast): Effect[] {
  return Object.entries(forecast.economies).map(([economy, own]) => ({
    economy,
    percent: percentOfLog(own.logChange),
    index: 100 * own.welfare,
    gainBn: own.gainBn,
    revenueBn: own.revenueBn,
    revenueChangeBn: own.revenueBn - own.revenueBeforeBn,
  }));
}

export type Cause = 'paid' | 'pays' | 'moreRevenue' | 'lessRevenue' | 'betterTrade' | 'worseTrade';
/** Billions below which a change of trade is not told. */
const TOLD_BN = 0.005;

/** What moves most of a seat's trade the way that its gain or loss by trade goes: one partner and one good; nothing where that is hardly anything. */
export function tradeBehind(
  flows: readonly ForecastFlow[],
  reader: EconomyId,
  way: 'more' | 'less',
): Phrase | undefined {
  const [most] = flows
    .filter(({ importer, exporter }) => importer === reader || exporter === reader)
    .map((flow) => ({ ...flow, bn: (way === 'more' ? 1 : -1) * (flow.afterBn - flow.beforeBn) }))
    .filter(({ bn }) => bn >= TOLD_BN)
    .toSorted((a, b) => b.bn - a.bn);
  if (most?.sector === undefined) return undefined;
  const isSold = most.exporter === reader;
  return phrase(`proposal.cause.${isSold ? 'sells' : 'buys'}${way === 'more' ? 'More' : 'Less'}`, {
    economy: isSold ? most.importer : most.exporter,
    amountBn: most.bn,
    sector: most.sector,
  });
}

/** Parts of a change that are told. */
const TOLD_PARTS = 2;

/** Why an area moves the income of an economy: its trade with those who sign, what of it others abroad sold before, and the parts of the change. */
export function whyMoved(
  { economies, flows = [] }: Forecast,
  { parties }: Pick<Draft, 'parties'>,
  economy: EconomyId,
  me: EconomyId,
): readonly Phrase[] {
  const partners = parties.filter((party) => party !== economy);
  const more = (from: readonly EconomyId[], to: readonly EconomyId[]): number =>
    flows
      .filter(({ exporter, importer }) => from.includes(exporter) && to.includes(importer))
      .reduce((sum, { beforeBn, afterBn }) => sum + afterBn - beforeBn, 0);
  const [soldBn, boughtBn] = [more([economy], partners), more(partners, [economy])];
  const [who, isIn] = [economy === me ? 'You' : '', partners.length < parties.length] as const;
  const { logChange = 0, parts: moved } = economies[economy] ?? {};
  const all = WELFARE_PARTS.map((part) => ({ part, percent: percentALog(logChange) * (moved?.[part] ?? 0) }))
    .filter(({ percent }) => Math.abs(percent) > SILENT_PERCENT)
    .toSorted((a, b) => Math.abs(b.percent) - Math.abs(a.percent));
  // What is left would be one name, or more than one that is told: it has its own.
  const restAfter = (count: number) => all.slice(count).reduce((sum, { percent }) => sum + percent, 0);
  const isSmall = (count: number) => Math.abs(restAfter(count)) <= Math.abs(all[count - 1]?.percent ?? 0);
  const parts = all.slice(0, [...all.keys()].slice(TOLD_PARTS, -1).find(isSmall) ?? all.length);
  const rest = restAfter(parts.length);
  const takenBn = flows
    .filter(({ exporter, importer }) => importer === economy && !parties.includes(exporter))
    .reduce((sum, { beforeBn, afterBn }) => sum + Math.max(0, beforeBn - afterBn), 0);
  return [
    ...(isIn && soldBn > TOLD_BN && boughtBn > TOLD_BN
      ? [
          phrase(`areas.why.in${who}`, { economy, economies: partners, soldBn, boughtBn }),
          takenBn > TOLD_BN ? phrase('areas.why.taken', { takenBn }) : phrase('areas.why.home'),
        ]
      : []),
    ...(!isIn && soldBn < -TOLD_BN ? [phrase(`areas.why.out${who}`, { economy, soldBn: -soldBn })] : []),
    ...(parts.length === 0
      ? []
      : [
          phrase('areas.why.parts', {
            parts: () =>
              [
                ...parts.map(({ part, percent }) => [t(`part.${part}`), percent] as const),
                ...(Math.abs(rest) > SILENT_PERCENT ? [[t('areas.why.rest'), rest] as const] : []),
              ]
                .map(([name, percent]) => `${name} ${formatSignedPercent(percent / 100, 2)}`)
                .join(t('list.clauses')),
          }),
        ]),
  ];
}

/** Per cent of real income from which a forecast is told beside what it compares with. */
const BASELINE_PERCENT = 0.05;

/**
 * Real income in this round without the draft and with it, opening = 100. Where a round starts from none of the agreements before, both
 * are told, and whether others have signed already; else, where agreements run out, they stand beside the income of now if even without the
 * draft it would be another.
 */
export function baselineOf(
  { reports, settings, agreements }: Pick<CountryGame, 'reports' | 'settings' | 'agreements'>,
  { economy, index, percent }: Pick<Effect, 'economy' | 'index' | 'percent'>,
): Phrase | undefined {
  // What is told as no change is written as none.
  const without = Math.abs(percent) < SILENT_PERCENT ? index : index / (1 + percent / 100);
  const differsFrom = (other: number): boolean => Math.abs(100 * (without / other - 1)) >= BASELINE_PERCENT;
  if (startsAnew({ settings })) {
    return phrase(Object.keys(agreements).length > 0 ? 'proposal.levelsBeside' : 'proposal.levels', {
      without: formatNumber(without, 2),
      index: formatNumber(index, 2),
    });
  }
  const now = reports.at(-1)?.economies[economy]?.index ?? 100;
  if (settings.agreementLimits === undefined || !differsFrom(now)) return undefined;
  return phrase('proposal.baseline', {
    now: formatNumber(now, 2),
    without: formatNumber(without, 2),
    index: formatNumber(index, 2),
  });
}

type Outsiders = {
  readonly losers: readonly Effect[];
  readonly gainers: readonly Effect[];
};

/** Those who stand outside the proposal and its parties' blocs and feel it all the same, most affected first. */
export function outsidersOf(effects: readonly Effect[], inside: readonly EconomyId[]): Outsiders {
  const outside = effects.filter(({ economy }) => !inside.includes(economy));
  return {
    losers: outside
      .filter(({ percent }) => percent < -SILENT_PERCENT)
      .toSorted((a, b) => a.percent - b.percent),
    gainers: outside
      .filter(({ percent }) => percent > SILENT_PERCENT)
      .toSorted((a, b) => b.percent - a.percent),
  };
}

/** Members of the parties' blocs who do not sign: no outsiders, though nobody asks them. */
export type Fellows = {
  /** Members of a bloc that the proposal admits somebody to: bound with the signers, unless they refuse before the bell. */
  readonly bound: readonly EconomyId[];
  /** Members of a party's customs union: not bound, and affected all the same. */
  readonly beside: readonly EconomyId[];
};

export function fellowsOf(
  game: Pick<CountryGame, 'agreements' | 'pairLevels'>,
  { parties, clauses }: Pick<Draft, 'parties' | 'clauses'>,
): Fellows {
  const admitted = clauses.filter(isAdmission).flatMap((clause) => admissionOf(game, clause)?.together ?? []);
  const bound = [...new Set(admitted)].filter((economy) => !parties.includes(economy));
  const units = new Set(parties.flatMap((party) => unitOf(game, party)));
  const beside = [...units].filter((economy) => !parties.includes(economy) && !bound.includes(economy));
  return { bound, beside };
}

export function allFellows({ bound, beside }: Fellows): readonly EconomyId[] {
  return [...bound, ...beside];
}

type LaterEffect = {
  readonly economy: EconomyId;
  readonly percent: number;
  /** Real income with it, opening = 100. */
  readonly index: number;
};

/** What the last of the rounds brings to each economy, in per cent of real income a head, and how many rounds later it is. */
export function laterEffects(
  rounds: readonly ForecastRound[],
  economies: readonly EconomyId[],
): { readonly later: number; readonly effects: readonly LaterEffect[] } | undefined {
  const [now, last] = [rounds[0], rounds.at(-1)];
  if (now === undefined || last === undefined || rounds.length < 2) return undefined;
  const isDifferent = economies.some(
    (economy) =>
      Math.abs((last.logChange[economy] ?? 0) - (now.logChange[economy] ?? 0)) >= SILENT_PERCENT / 100,
  );
  if (!isDifferent) return undefined;
  return {
    later: rounds.length - 1,
    effects: economies.flatMap((economy) => {
      const logChange = last.logChange[economy];
      const index = 100 * (last.welfare[economy] ?? NaN);
      return logChange === undefined ? [] : [{ economy, percent: percentOfLog(logChange), index }];
    }),
  };
}

/** Of the last round, what it brings an economy in the years after where that is another figure: it leads, since they count three times. */
export function leadingAfter(
  { round, settings }: Pick<CountryGame, 'round' | 'settings'>,
  rounds: readonly ForecastRound[] | undefined,
  economy: EconomyId,
): LaterEffect | undefined {
  if (round < settings.rounds || rounds === undefined) return undefined;
  return laterEffects(rounds, [economy])?.effects[0];
}

/** Effects as they are told side by side: where rounds start anew, in the last of them those of the years after lead. */
export function effectsShown(
  game: Pick<CountryGame, 'round' | 'settings'>,
  preview: ProposalPreview,
): { readonly effects: readonly Effect[]; readonly isAfter: boolean } {
  if (preview.type !== 'known') return { effects: [], isAfter: false };
  const { effects, ahead } = preview;
  if (!startsAnew(game)) return { effects, isAfter: false };
  const after = effects.map(({ economy }) => leadingAfter(game, ahead, economy));
  return {
    effects: effects.map((effect, at) => ({ ...effect, percent: after[at]?.percent ?? effect.percent })),
    isAfter: after.some((each) => each !== undefined),
  };
}

/**
 * In the last round of a game in which rounds start anew: real income of the years after without a draft and with it, or that it is as in
 * the round.
 */
export function levelsAfter(
  game: Pick<CountryGame, 'round' | 'settings'>,
  rounds: readonly ForecastRound[] | undefined,
  economy: EconomyId,
): Phrase | undefined {
  if (!startsAnew(game) || game.round < game.settings.rounds || (rounds?.length ?? 0) < 2) return undefined;
  const after = leadingAfter(game, rounds, economy);
  if (after === undefined) return phrase('proposal.levelsSame');
  return phrase('proposal.levelsAfter', {
    without: formatNumber(after.index / (1 + after.percent / 100), 2),
    index: formatNumber(after.index, 2),
  });
}

/** When that is: past the last round only the years after are left. Where agreements of now run out before, that is why it is otherwise. */
export function laterWhen(
  game: Pick<CountryGame, 'round' | 'settings' | 'agreements'>,
  rounds: number,
): Phrase {
  const { round, settings } = game;
  const isLapsing = agreementsLapsed(game, round + rounds).length > 0;
  if (round + rounds > settings.rounds)
    return phrase(isLapsing ? 'proposal.laterYearsLapsed' : 'proposal.laterYears');
  return isLapsing
    ? phrase('proposal.laterLapsed', { round: round + rounds })
    : phrase('proposal.laterYears');
}

/** What is known about the effect of a draft. */
export type ProposalPreview =
  | { readonly type: 'none' }
  | { readonly type: 'computing' }
  | { readonly type: 'failed' }
  | {
      readonly type: 'known';
      readonly effects: readonly Effect[];
      readonly flows: readonly ForecastFlow[];
      /** Support and votes at home; absent where the game has no politics. */
      readonly home?: HomeForecast;
      /** In the last round: the reader's task as it would be judged. */
      readonly tasks?: TasksAhead[string];
      /** The rounds after this one, once they are known. */
      readonly ahead?: readonly ForecastRound[];
      /** How the reader goes on to the end of the game without it and with it, once that is known. */
      readonly ways?: TwoWays;
      readonly levels?: LawEffect['levels'];
      /** Where rounds start anew: the same once those who are left out have signed with each other too. */
      readonly reaction?: OthersThen;
      readonly isStale: boolean;
    };

/**
 * What a forecast is about: terms that could be signed, the envelope as it stands, the package on the floor of a conference, goods that come
 * round by a partner, or that one is out of what one had with some.
 */
export type Foreseen =
  | Pick<Draft, 'parties' | 'clauses'>
  | 'envelope'
  | 'package'
  | `by ${EconomyId}`
  | `left ${string}`;

function nameOf(about: Foreseen): string {
  return typeof about === 'string'
    ? about
    : canonicalJson({ parties: about.parties, clauses: about.clauses });
}

/** Keeps what was told of the own income, in per cent, for when the round is over; undefined: it is not known. */
export function keepTold(round: number, about: Foreseen, percent: number | undefined): void {
  keepForecast(round, nameOf(about), percent);
}

/** Of a draft of the last round: what was told of the years after. */
export function toldAfter(round: number, draft: Foreseen): number | undefined {
  return forecastTold(round, `after ${nameOf(draft)}`);
}

export function toldOf(round: number, about: Foreseen): number | undefined {
  return forecastTold(round, nameOf(about));
}

/** Effect of a lawful draft on everybody; the last answer stays on show while the next is computed. */
export function useProposalPreview(draft: Draft | Proposal | undefined, isLawful: boolean): ProposalPreview {
  const state = gameOfCountries.value;
  const text = draft === undefined ? '' : canonicalJson(draft);
  const asked = isLawful && state !== undefined ? draft : undefined;
  const rounds = state === undefined ? 1 : roundsToLookAt(state);
  const isAhead = asked !== undefined && rounds > 1;
  const awaiting =
    asked !== undefined && 'status' in asked && asked.status === 'awaitingBell' ? asked.id : undefined;
  const itself = awaiting === undefined ? {} : { awaiting };
  usePreview('first', asked && { type: 'proposal', draft: asked, ...itself }, [text, state]);
  const reader = me.value?.seat;
  const toEnd = reader === undefined || state === undefined || startsAnew(state) ? {} : { economy: reader };
  const later = isAhead && ({ type: 'proposalAhead', draft: asked, rounds, ...itself, ...toEnd } as const);
  usePreview('ahead', later || undefined, [text, state, reader]);
  if (draft === undefined || !isLawful) return { type: 'none' };
  const answer = previews.value.first;
  if (answer === undefined || answer.job.type !== 'proposal') return { type: 'computing' };
  const isStale = canonicalJson(answer.job.draft) !== text;
  if (answer.result.type !== 'forecast') return isStale ? { type: 'computing' } : { type: 'failed' };
  const { forecast, home, tasks, levels, reaction } = answer.result;
  const effects = effectsOf(forecast);
  const own = tasks?.[reader ?? ''];
  if (!isStale && state !== undefined) {
    keepTold(state.round, draft, effects.find(({ economy }) => economy === reader)?.percent);
    const { ahead } = aheadOf(text);
    if (ahead && reader)
      keepForecast(state.round, `after ${nameOf(draft)}`, leadingAfter(state, ahead, reader)?.percent);
  }
  return {
    type: 'known',
    effects,
    flows: forecast.flows ?? [],
    ...(home === undefined ? {} : { home }),
    ...(own && { tasks: own }),
    ...(levels === undefined ? {} : { levels }),
    ...(reaction === undefined ? {} : { reaction }),
    ...aheadOf(text),
    isStale,
  };
}

/** The later rounds of just this draft: those of an older one would be read beside newer numbers. */
function aheadOf(text: string): Pick<ProposalPreview & { readonly type: 'known' }, 'ahead' | 'ways'> {
  const answer = previews.value.ahead;
  if (answer?.job.type !== 'proposalAhead' || answer.result.type !== 'ahead') return {};
  const { rounds, ways } = answer.result;
  return canonicalJson(answer.job.draft) === text ? { ahead: rounds, ...(ways && { ways }) } : {};
}

/** Asks for trade under the law in force while a round that started anew is open; once at a table, for all that show trade. */
export function useTradeInForce(game: CountryGame): void {
  const law = lawNamed(game);
  usePreview('inForce', law === undefined ? undefined : { type: 'tradeInForce', law }, [law]);
  const answer = previews.value.inForce;
  useEffect(() => {
    if (answer?.job.type !== 'tradeInForce' || answer.result.type !== 'tradeInForce') return;
    tradeInForce.value = { law: answer.job.law, settled: answer.result.settled };
  }, [answer]);
}
