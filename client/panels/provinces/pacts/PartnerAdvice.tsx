import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { PactGains, PactLook } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { newPactFaults, offerCost, pactsLeftToJoin } from '#shared/rules/provinces/pacts/pactFaults.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { type GainWorth, previews, usePreview } from '../../../preview/preview.ts';
import { provincesScenario } from '../../../state/store.ts';
import { desk, selected, tab } from '../../../state/tableState.ts';
import { formatNumber } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { medalWorth } from '../../proposal/proposalModel.ts';
import { tableStanding } from '../figures/League.tsx';
import { ownPacts, pactsEnding, seatsWithoutOffer } from '../own/ownModel.ts';
import type * as resultGauges from '../policy/resultGauge.ts';
import { TOLD, pointsLost, standingOf, useProvinces } from '../seat.ts';
import { FIRST_PACT, articleOf, isSignable, newPact, renewedPact, withMembers } from './pactDraft.ts';

type Gain = PactGains[EconomyId];

/**
 * With whom to begin, as the medal counts, income first: what a first pact of two would bring either, in points of the round and in per cent of
 * real income; the own points after the cost of the offer, as the desk then tells them.
 */
export type FirstPartner = GoalsMoved & {
  readonly partner: EconomyId;
  /** The highest level that the pact would allow. */
  readonly atMost: number;
  readonly own: Gain;
  readonly theirs: Gain;
  /** Whether it brings both of them points as it stands; else one has to be paid. */
  readonly paysBoth: boolean;
};

/** What a gain is worth to a medal, in per cent of income; less is told as none. */
const LEAST_WORTH = 0.05;
const worthOf = ({ score, incomePercent }: Gain): number =>
  medalWorth({ percent: incomePercent, points: score });

/** For how many rounds something brings its gain, and what it costs once, in points. */
type Term = { readonly rounds: number; readonly cost: number };

/** Whether a gain is advised: neither career nor income falls by it, its price taken off, and it brings the medal more than it costs. */
export function isAdvised(gain: Gain, { rounds, cost }: Term): boolean {
  const least = (LEAST_WORTH + worthOf({ score: cost, incomePercent: 0 })) / rounds;
  return (
    gain.score * rounds - cost > -TOLD.points && gain.incomePercent > -TOLD.percent && worthOf(gain) >= least
  );
}

/** Levels of the first pacts that are tried: no walls at all, as a form begins with, and low ones. */
const FIRST_LEVELS = [FIRST_PACT.atMost, 1] as const;

/**
 * Of those whose leaders would gain by a first pact, the one with whom it brings this seat most of what its medal counts, people's income and
 * career; where there is none, the one who would lose least of those with whom the seat would gain. Nobody where what the pact brings in its
 * rounds is less than the points that the offer costs, or the career of this round or the income of the seat would fall by it.
 */
export function firstPartner(
  looks: readonly PactLook[],
  me: EconomyId,
  term: Term = { rounds: 1, cost: 0 },
  /** Of each pair in turn. */
  levels: readonly number[] = [],
  /** Where the own result can rise no more: what a pair brings the table, which then is what is looked for. */
  helpOf?: (pair: FirstPartner) => number,
): FirstPartner | undefined {
  const pairs = looks.flatMap(({ gains, nation }, place): FirstPartner[] => {
    const own = gains[me];
    const [partner, theirs] = Object.entries(gains).find(([seat]) => seat !== me) ?? [];
    if (own === undefined || partner === undefined || theirs === undefined) return [];
    const atMost = levels[place] ?? FIRST_PACT.atMost;
    const told = { ...own, score: own.score - term.cost };
    const pair = { partner, atMost, own: told, theirs, paysBoth: theirs.score >= TOLD.points };
    return helpOf !== undefined || (isAdvised(own, term) && told.score > -TOLD.points)
      ? [{ ...pair, ...(nation && { nation }) }]
      : [];
  });
  const both = pairs.filter(({ paysBoth }) => paysBoth);
  if (helpOf !== undefined) return mostHelpful(both, helpOf);
  if (both.length > 0) return both.toSorted((a, b) => worthOf(b.own) - worthOf(a.own))[0];
  return pairs.toSorted((a, b) => b.theirs.score - a.theirs.score)[0];
}

/** The same from the rules' own numbers. Each panel that shows it asks by itself, when it appears and again in every round, under other pacts and when anybody has signed. */
export function useFirstPartner(isWanted: boolean): FirstPartner | undefined {
  const { game, me } = useProvinces();
  const asks = isWanted && me !== undefined;
  const pacts = asks ? ownPacts(game, me).map(({ id }) => id) : [];
  const signed = Object.values(game.proposals).filter(({ status }) => status === 'concluded').length;
  const drafts = asks
    ? [
        ...Object.keys(game.provinces.provinces)
          .filter((other) => other !== me)
          .flatMap((other) => FIRST_LEVELS.map((atMost) => newPact(game, me, other, atMost))),
        ...pactsEnding(game, me).map((pact) => renewedPact(game, pact, me)),
      ]
    : [];
  useGauge(asks);
  const circles = asks ? wholeCircles(game, me) : [];
  const worth = asks ? worthNow(game, me) : BY_MEDAL;
  usePreview('partners', asks ? { type: 'partners', economy: me, drafts, circles, worth } : undefined, [
    me,
    game.round,
    pacts.join(),
    signed,
    worth.point,
    worth.percent,
  ]);
  return asks ? firstPartnerTold(game, me) : undefined;
}

const BY_MEDAL: GainWorth = {
  point: worthOf({ score: 1, incomePercent: 0 }),
  percent: worthOf({ score: 0, incomePercent: 1 }),
};

function worthNow(game: ProvinceGame, me: EconomyId): GainWorth {
  return gaugeOf.value?.gainWorth(game, me) ?? BY_MEDAL;
}

/** Whether the last answer, be it that the model found none, was asked for with what gains are worth now. */
export function isAnswered(game: ProvinceGame, me: EconomyId): boolean {
  const { job } = previews.value.partners ?? {};
  const { point, percent } = worthNow(game, me);
  return (
    gaugeOf.value !== undefined &&
    job?.type === 'partners' &&
    job.worth.point === point &&
    job.worth.percent === percent
  );
}

const NO_GAIN: Gain = { score: 0, incomePercent: 0 };

/** What another offer costs this seat in points, as the table stands. */
function offerPoints(game: ProvinceGame, me: EconomyId): number {
  const { value: scenario } = provincesScenario;
  return (scenario && pointsLost({ scenario, game }, me, standingOf(me), offerCost(game, me))) ?? 0;
}

/** The partner by the last answer to that question. */
export function firstPartnerTold(game: ProvinceGame, me: EconomyId): FirstPartner | undefined {
  const { partners } = previews.value;
  if (partners?.job.type !== 'partners' || partners.result.type !== 'partners') return undefined;
  const { pairs } = partners.result;
  const open = new Set(seatsWithoutOffer(game, me));
  const asked = partners.job.drafts.flatMap((draft, place) => {
    const others = draft.parties.filter((party) => party !== me);
    const isOpen = others.length === 1 && others.every((party) => open.has(party));
    const level = articleOf(draft)?.atMost ?? FIRST_PACT.atMost;
    return isOpen ? [{ ...(pairs[place] ?? { gains: {} }), level }] : [];
  });
  const helpOf = helpToTable(game, me);
  const first = firstPartner(
    asked,
    me,
    { rounds: articleOf(newPact(game, me))?.rounds ?? 1, cost: offerPoints(game, me) },
    asked.map(({ level }) => level),
    helpOf,
  );
  const result = first && resultMoved(game, me, first.own, offerPoints(game, me));
  return first && result ? { ...first, result } : first;
}

/** Parts of the way from the opening to gold, of income and borders together, from which an offer is told to help the table. */
const LEAST_HELP = 0.01;

/** Of several offers the one that helps the table most; none where none does. */
export function mostHelpful<Offer>(
  offers: readonly Offer[],
  helpOf: (offer: Offer) => number,
): Offer | undefined {
  const [most] = offers.toSorted((a, b) => helpOf(b) - helpOf(a));
  return most !== undefined && helpOf(most) >= LEAST_HELP ? most : undefined;
}

/** What an offer does for the medal of the table, as far as gold asks for it: its part of the way from the opening, of income and of borders. */
export function tableHelp(
  scenario: Parameters<typeof tableStanding>[0],
  { was, next }: NonNullable<PactLook['nation']>,
): number {
  const { gold, opening } = tableStanding(scenario, was);
  const way = ({ nationalIncomePercent, borderEffect }: typeof was): number =>
    Math.min(1, nationalIncomePercent / gold.incomePercent) +
    Math.min(1, Math.log(opening / borderEffect) / Math.log(opening / gold.borderEffect));
  return way(next) - way(was);
}

/** The same of what leaves the own result as good as the best bots; undefined while it is not: then advice goes for it. */
function helpToTable(
  game: ProvinceGame,
  me: EconomyId,
): ((offer: Pick<CircleAdvice, 'own' | 'nation'>) => number) | undefined {
  const [{ value: scenario }, { value: gauge }] = [provincesScenario, gaugeOf];
  const now = gauge?.resultWithGain(game, me, standingOf(me), NO_GAIN);
  if (scenario === undefined || gauge === undefined || now === undefined || !gauge.isAsGoodAsBest(now))
    return undefined;
  return ({ own, nation }) => {
    const next = gauge.resultWithGain(game, me, standingOf(me), own, offerPoints(game, me));
    const isSafe = next !== undefined && gauge.isAsGoodAsBest(next);
    return isSafe && nation !== undefined ? tableHelp(scenario, nation) : 0;
  };
}

/** What a gain makes of the result, of which what the offer costs (`price`) is lost in this round alone; nothing where none is known. */
export function resultMoved(game: ProvinceGame, me: EconomyId, gain: Gain, price = 0): GoalsMoved['result'] {
  const [{ value: scenario }, { value: gauge }, standing] = [provincesScenario, gaugeOf, standingOf(me)];
  if (scenario === undefined || gauge === undefined || standing === undefined) return undefined;
  const spent = gauge.onceSpent({ scenario, game }, me, standing);
  const resultWith = (each: Gain, once = 0): number | undefined =>
    gauge.resultWithGain(game, me, standing, each, spent + once)?.score;
  const [was, next] = [resultWith(NO_GAIN), resultWith(gain, price)];
  return was === undefined || next === undefined ? undefined : { was, next };
}

/** Whether a pact that ends is advised to be renewed as it is, and its members can and may sign that; nothing before the model has answered. */
export function isRenewalAdvised(game: ProvinceGame, me: EconomyId, pact: Pact): boolean | undefined {
  const { partners } = previews.value;
  if (partners?.job.type !== 'partners' || partners.result.type !== 'partners') return undefined;
  const place = partners.job.drafts.findLastIndex(
    (draft) =>
      draft.parties.length === pact.members.length &&
      draft.parties.every((party) => pact.members.includes(party)) &&
      articleOf(draft)?.goods === pact.goods,
  );
  const gains = partners.result.pairs[place]?.gains ?? {};
  const [own, draft] = [gains[me], renewedPact(game, pact, me)];
  const term = { rounds: articleOf(draft)?.rounds ?? 1, cost: offerPoints(game, me) };
  return own && isAdvised(own, term) && isSignable(provincesScenario.value, { game, me }, draft, gains);
}

type Gauge = typeof resultGauges;

/** How a result is reckoned: fetched once it is asked for, so that the table is drawn without it. */
const gaugeOf = signal<Gauge | undefined>(undefined);

export function useGauge(isWanted: boolean): Gauge | undefined {
  useEffect(() => {
    if (!isWanted || gaugeOf.peek() !== undefined) return;
    import('../policy/resultGauge.ts').then(
      (gauge) => (gaugeOf.value = gauge),
      (failure: unknown) => console.warn('what a result is made of could not be fetched', failure),
    );
  }, [isWanted]);
  return gaugeOf.value;
}

/** A pact of several whose other members gain career points by it, or lose few, and what this seat has of it once the offer is paid. */
export type CircleAdvice = GoalsMoved & {
  readonly draft: Draft;
  readonly own: Gain;
  /** Members who would lose by it, and want to be paid. */
  readonly losers: readonly EconomyId[];
};

/** Pacts of all who may still join one in this round: those who lose by it are taken out before one is advised. */
function wholeCircles(game: ProvinceGame, me: EconomyId): readonly Draft[] {
  const seats = Object.keys(game.provinces.provinces);
  const others = seats.filter((seat) => seat !== me && pactsLeftToJoin(game, seat) > 0);
  return FIRST_LEVELS.map((atMost) => withMembers(newPact(game, me, undefined, atMost), [me, ...others]));
}

/** How much more than a pact of two a larger one must bring to be advised in its place: points of the result, and times its worth to a medal. */
const CLEARLY_MORE = { result: 1, times: 1.2 } as const;

/**
 * The pact that binds, as soon as it brings more than nothing: on their word alone bots soon leave. Else of pacts of several that would pay each
 * of their members the one that brings this seat most, where that is clearly more than the best pact of two (`pair`) or, without one, than
 * nothing. `resultWith`: the result of 100 with a gain.
 */
export function circleAdvised(
  circles: readonly CircleAdvice[],
  pair: Gain | undefined,
  resultWith: (gain: Gain) => number | undefined,
): CircleAdvice | undefined {
  const isMore = (gain: Gain, than: Gain): boolean => {
    const points = (resultWith(gain) ?? 0) - (resultWith(than) ?? 0);
    if (Math.abs(points) >= CLEARLY_MORE.result) return points > 0;
    return worthOf(gain) > CLEARLY_MORE.times * worthOf(than) + LEAST_WORTH;
  };
  const binding = circles.find(({ draft }) => articleOf(draft)?.isBinding === true);
  if (binding !== undefined && isMore(binding.own, NO_GAIN)) return binding;
  const best = circles.reduce<CircleAdvice | undefined>(
    (most, circle) => (most === undefined || isMore(circle.own, most.own) ? circle : most),
    undefined,
  );
  return best !== undefined && isMore(best.own, pair ?? NO_GAIN) ? best : undefined;
}

/** Pacts of several by the last answer of the model, each with what it makes of the result: none whose members all have an offer of this round, or are partners already. */
export function circlesTold(game: ProvinceGame, me: EconomyId): readonly CircleAdvice[] {
  const { partners } = previews.value;
  const { value: scenario } = provincesScenario;
  if (scenario === undefined || partners?.job.type !== 'partners' || partners.result.type !== 'partners')
    return [];
  const fresh = new Set(seatsWithoutOffer(game, me));
  const cost = offerPoints(game, me);
  return (partners.result.circles ?? []).flatMap(({ draft, gains, nation }): CircleAdvice[] => {
    const gain = gains[me];
    const isOpen = draft.parties.some((party) => fresh.has(party));
    if (gain === undefined || !isOpen || newPactFaults(scenario, game, draft, me).length > 0) return [];
    const own = { ...gain, score: gain.score - cost };
    const result = resultMoved(game, me, own, cost);
    const losers = draft.parties.filter((party) => party !== me && (gains[party]?.score ?? 0) < 0);
    return [{ draft, own, losers, ...(nation && { nation }), ...(result && { result }) }];
  });
}

/** The one of them that is advised. */
export function circleTold(game: ProvinceGame, me: EconomyId): CircleAdvice | undefined {
  const gauge = gaugeOf.value;
  if (gauge === undefined) return undefined;
  const sumWith = (gain: Gain): number | undefined =>
    gauge.resultWithGain(game, me, standingOf(me), gain)?.sum;
  const circles = circlesTold(game, me);
  const first = firstPartnerTold(game, me);
  const helpOf = helpToTable(game, me);
  if (helpOf !== undefined) {
    const most = mostHelpful(circles, helpOf);
    const least = first === undefined ? 0 : CLEARLY_MORE.times * helpOf(first);
    return most !== undefined && helpOf(most) >= least ? most : undefined;
  }
  return circleAdvised(circles, first?.paysBoth === true ? first.own : undefined, sumWith);
}

/** A draft that is advised, on the desk. */
export function openDraft(draft: Draft): void {
  selected.value = undefined;
  tab.value = 'deals';
  desk.value = { draft };
}

/** What an act makes of both goals: the result of 100 at this rate, and how the country stands. */
export type GoalsMoved = {
  readonly result?: { readonly was: number; readonly next: number };
  readonly nation?: PactLook['nation'];
};

/** The result, and how the country stands where the result stays as it is told, but at 0: there what comes first is to rise from it. */
export function goalsMoved({ result, nation }: GoalsMoved): string {
  if (result === undefined) return '';
  const [was, next] = [formatNumber(result.was), formatNumber(result.next)];
  if (was !== next) return t('pmove.circleResult', { was, next });
  return nation === undefined || Math.round(result.next) <= 0
    ? ''
    : t('pmove.circleTable', {
        was: formatNumber(nation.was.borderEffect, 1),
        next: formatNumber(nation.next.borderEffect, 1),
      });
}
