import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { type AnsweredLook, isWilling } from '#shared/bots/provinces/answerPact.ts';
import type { PactGains, PactRounds } from '#shared/rules/provinces/forecast/pactLooks.ts';
import {
  newPactFaults,
  offerCost,
  pactFaults,
  pactsLeftToJoin,
} from '#shared/rules/provinces/pacts/pactFaults.ts';
import { brokenBefore } from '#shared/rules/provinces/pacts/breaches.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { previews, usePreview } from '../../../preview/preview.ts';
import { provincesScenario } from '../../../state/store.ts';
import { type DeskWork, desk, selected, tab } from '../../../state/tableState.ts';
import { keptDesk, roundWritten } from '../../proposal/deskMemory.ts';
import { medalWorth } from '../../proposal/proposalModel.ts';
import { tableHelp } from '#shared/content/provinces/provinceConstants.ts';
import { pactsRenewable, renewalsOf, seatsWithoutOffer } from '../own/ownModel.ts';
import { bringsPoint, bringsPointInAll, riseTold } from '../figures/League.tsx';
import type * as resultGauges from '../policy/resultGauge.ts';
import type { GoalsMoved, OwnOfPact } from '../policy/resultGauge.ts';
import {
  TOLD,
  atSignature,
  gainWorth,
  pointsLost,
  standingOf,
  tableText,
  useProvinces,
  wholePoints,
} from '../seat.ts';
import { FIRST_PACT, articleOf, newPact, renewedPact, withMembers } from './pactDraft.ts';

type Gain = PactGains[EconomyId];

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

/** Whether all others would sign a draft as it stands: bots as the form tells it, people where they gain by it. */
export function wouldSign(me: EconomyId, { parties }: Draft, { gains, answers }: AnsweredLook): boolean {
  return parties.every((party) => {
    const answer = answers?.[party];
    return party === me || (answer === undefined ? (gains[party]?.score ?? 0) > 0 : isWilling(answer));
  });
}

/** A draft that was asked about, and what was found. */
type Looked = { readonly draft: Draft; readonly look: AnsweredLook };

/** The pact that is advised. Each panel that shows it asks the model by itself, when it appears and again once the table has changed. */
export function usePactAdvised(isWanted: boolean): CircleAdvice | undefined {
  const { game, me } = useProvinces();
  const asks = isWanted && me !== undefined;
  useGauge(asks);
  const job = asks ? partnersAsked(game, me) : undefined;
  const { point, percent } = job?.worth ?? BY_MEDAL;
  usePreview('partners', job, [me, tableText(game, me), point, percent]);
  return asks ? pactAdvised(game, me) : undefined;
}

/** What the model is asked for them: pacts of two, renewals of what ends, and those of many. */
export function partnersAsked(game: ProvinceGame, me: EconomyId) {
  const drafts = Object.keys(game.provinces.provinces)
    .filter((other) => other !== me)
    .flatMap((other) => FIRST_LEVELS.map((atMost) => newPact(game, me, other, atMost)));
  const renewals = pactsRenewable(game, me).map((pact) => renewedPact(game, pact, me));
  const [circles, worth] = [wholeCircles(game, me), worthNow(game, me)];
  return { type: 'partners', economy: me, drafts, renewals, circles, worth } as const;
}

const BY_MEDAL = {
  point: worthOf({ score: 1, incomePercent: 0 }),
  percent: worthOf({ score: 0, incomePercent: 1 }),
};

const worthNow = (game: ProvinceGame, me: EconomyId) => gainWorth(game, me) ?? BY_MEDAL;
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

/** What another offer costs this seat in points, as the table stands. */
function offerPoints(game: ProvinceGame, me: EconomyId): number {
  const { value: scenario } = provincesScenario;
  return (scenario && pointsLost({ scenario, game }, me, standingOf(me), offerCost(game, me))) ?? 0;
}

/** The last answer to that question, draft by draft. */
function lookedAt(): readonly Looked[] {
  const { partners } = previews.value;
  if (partners?.job.type !== 'partners' || partners.result.type !== 'partners') return [];
  const { pairs } = partners.result;
  return partners.job.drafts.map((draft, place) => ({ draft, look: pairs[place] ?? { gains: {} } }));
}

/** An offer with what it makes of both goals, its price paid. */
export function withMoved<Offer extends Offered>(game: ProvinceGame, me: EconomyId, offer: Offer): Offer {
  const { draft, leaving, rounds } = offer;
  const moved = ownMoved(game, me, { draft, rounds, cost: leaving ? 0 : offerCost(game, me) });
  const { without, kept } = rounds === undefined ? {} : atSignature(rounds);
  return {
    ...offer,
    ...(without && kept && { nation: { was: without, next: kept } }),
    ...(moved?.result && { result: moved.result }),
    ...(moved && { moved }),
  };
}

/** Parts of the way from the opening to gold, of income and borders together, from which an offer is told to help the table. */
const LEAST_HELP = 0.01;

/** Of several offers the one that helps the table most; none where none does. */
export function mostHelpful<Offer>(
  offers: readonly Offer[],
  helpOf: (offer: Offer) => number,
): Offer | undefined {
  const [most] = offers.toSorted((a, b) => helpOf(b) - helpOf(a));
  return most && helpOf(most) >= LEAST_HELP ? most : undefined;
}

/** What an offer does for the table that leaves the own result as good as the best bots; undefined while it is not: then advice goes for it. */
export function helpToTable(game: ProvinceGame, me: EconomyId): ((offer: Offered) => number) | undefined {
  const [{ value: scenario }, { value: gauge }, standing] = [provincesScenario, gaugeOf, standingOf(me)];
  if (scenario === undefined || gauge === undefined || standing === undefined) return undefined;
  const now = gauge.gaugeNow({ scenario, game }, me, standing);
  if (now === undefined || !gauge.isAsGoodAsBest(now)) return undefined;
  return (offer) => {
    const { result, nation } = withMoved(game, me, offer);
    const isSafe = result !== undefined && gauge.isAsGoodAsBest(result.next);
    return isSafe && nation !== undefined ? tableHelp(scenario, nation) : 0;
  };
}

type OfferAsked = Pick<Offered, 'draft'> & {
  readonly rounds: PactRounds | undefined;
  /** What laying it on the table still takes, in 100 million yuan. */
  readonly cost: number;
};

/** What an offer makes of the result once all have signed it, and what is left if some break it, by the function that the form, its card and the confirmation ask too; nothing where none is known. */
export function ownMoved(
  game: ProvinceGame,
  me: EconomyId,
  { rounds: forecast, ...asked }: OfferAsked,
): OwnOfPact | undefined {
  const [{ value: scenario }, { value: gauge }] = [provincesScenario, gaugeOf];
  if (scenario === undefined || gauge === undefined || forecast === undefined) return undefined;
  return gauge.ownOfPact({ scenario, game }, me, { ...asked, forecast, now: standingOf(me) });
}

/** What the model has found of renewing a pact, as it is or with payments at which all would sign, and which of its members would not sign that; nothing before it has answered, or where the rules forbid it. */
function renewalTold(game: ProvinceGame, me: EconomyId, pact: Pact): Renewal | undefined {
  const [{ partners }, { value: scenario }] = [previews.value, provincesScenario];
  const found = partners?.result.type === 'partners' ? partners.result.renewals : [];
  const look = found.findLast(
    (each) =>
      each !== undefined &&
      each.draft.parties.length === pact.members.length &&
      each.draft.parties.every((party) => pact.members.includes(party)) &&
      articleOf(each.draft)?.goods === pact.goods,
  );
  const own = look?.gains[me];
  if (scenario === undefined || look === undefined || own === undefined) return undefined;
  const { draft, rounds } = look;
  if (pactFaults(scenario, game, draft, me).length > 0) return undefined;
  const refusing = draft.parties.filter((party) => !wouldSign(me, { ...draft, parties: [me, party] }, look));
  const moved = withMoved(game, me, { draft, own, ...(rounds && { rounds }) });
  return { ...moved, refusing };
}

/** The renewals of the list: those not on the table yet, whether or not they bring a point, or all would sign them as they are. */
export function renewalsTold(game: ProvinceGame, me: EconomyId): readonly Renewal[] {
  return pactsRenewable(game, me)
    .filter((pact) => renewalsOf(game, pact).length === 0)
    .flatMap((pact) => renewalTold(game, me, pact) ?? []);
}

/** Of them those that the list shows by themselves: that bring a point, and do not stand among its pacts. */
export function renewalsListed(game: ProvinceGame, me: EconomyId): readonly Renewal[] {
  const listed = pactsTold(game, me).map(({ draft }) => draft.parties.toSorted().join());
  return renewalsTold(game, me).filter(
    (pact) =>
      bringsPointInAll(pact, articleOf(pact.draft)) && !listed.includes(pact.draft.parties.toSorted().join()),
  );
}

/** The terms on which a pact that ends is advised to be renewed, which all its members would sign; nothing before the model has answered. */
export function renewalAdvised(game: ProvinceGame, me: EconomyId, pact: Pact): CircleAdvice | undefined {
  const told = renewalTold(game, me, pact);
  if (told === undefined || told.refusing.length > 0) return undefined;
  const { draft, own, result } = told;
  const term = { rounds: articleOf(draft)?.rounds ?? 1, cost: offerPoints(game, me) };
  return (result === undefined ? isAdvised(own, term) : bringsPointInAll(told, articleOf(draft)))
    ? told
    : undefined;
}

/** How a result is reckoned: fetched once it is asked for, so that the table is drawn without it. */
export const gaugeOf = signal<typeof resultGauges | undefined>(undefined);

export function useGauge(isWanted: boolean): typeof gaugeOf.value {
  useEffect(() => {
    if (!isWanted || gaugeOf.peek() !== undefined) return;
    import('../policy/resultGauge.ts').then(
      (gauge) => (gaugeOf.value = gauge),
      (failure: unknown) => console.warn('what a result is made of could not be fetched', failure),
    );
  }, [isWanted]);
  return gaugeOf.value;
}

/** A pact that all others would sign, and what this seat has of it once the offer is paid. */
export type CircleAdvice = GoalsMoved & { readonly draft: Draft; readonly own: Gain };

/** A pact that ends, once more, and who would not sign that. */
type Renewal = CircleAdvice & { readonly refusing: readonly EconomyId[] };

/** Pacts of all who may still join one in this round: those who lose by it are taken out before one is advised. */
function wholeCircles(game: ProvinceGame, me: EconomyId): readonly Draft[] {
  const seats = Object.keys(game.provinces.provinces);
  const others = seats.filter((seat) => seat !== me && pactsLeftToJoin(game, seat) > 0);
  return FIRST_LEVELS.map((atMost) => withMembers(newPact(game, me, undefined, atMost), [me, ...others]));
}

/** Pacts that all their members would sign and that bring a point, each set of members once on its word and once binding, worth most first. */
function pactsOpen(game: ProvinceGame, me: EconomyId): readonly CircleAdvice[] {
  const term = (draft: Draft): Term => ({ rounds: articleOf(draft)?.rounds ?? 1, cost: 0 });
  const anew = renewalsTold(game, me).filter(
    ({ refusing, moved }) => refusing.length === 0 && moved?.isNextRound !== true,
  );
  const all = [...offersTold(game, me), ...anew]
    .toSorted(byGain(me))
    .filter(
      ({ result, draft, own }) =>
        bringsPoint({ result }) && (result !== undefined || isAdvised(own, term(draft))),
    );
  const keyOf = ({ draft }: CircleAdvice): string =>
    `${draft.parties.toSorted().join()} ${articleOf(draft)?.isBinding === true}`;
  return [...new Map(all.toReversed().map((pact) => [keyOf(pact), pact])).values()].toSorted(byGain(me));
}

const LISTED_MOST = 5;
/** The pacts of the list; those that bind alone where there are any: on their word alone bots soon leave. */
export function pactsTold(game: ProvinceGame, me: EconomyId): readonly CircleAdvice[] {
  const all = pactsOpen(game, me);
  const binding = all.filter(({ draft }) => articleOf(draft)?.isBinding === true);
  return (binding.length > 0 ? binding : all).slice(0, LISTED_MOST);
}

/** A pact of those with what sets it apart. */
export type Plan = CircleAdvice & { readonly kind: PlanKind };
type PlanKind = (typeof PLANS)[number];
const PLANS = ['safe', 'bold', 'without', 'word', 'bound', 'wide', 'career', 'people'] as const;
/** How many, and points of a goal by which a plan for it goes beyond the others. */
const [PLANS_MOST, APART] = [3, 3];

/** Up to three of them side by side, none before the others: each goes beyond those before it in something. Those on their word stand beside those that bind. */
export function plansTold(game: ProvinceGame, me: EconomyId): readonly Plan[] {
  const broken = brokenBefore(game, Object.keys(game.provinces.provinces), me);
  return plansAmong(pactsOpen(game, me), new Set(broken.map(({ by }) => by)));
}

export function plansAmong(pacts: readonly CircleAdvice[], broken: ReadonlySet<EconomyId>): readonly Plan[] {
  const simplest = pacts.toSorted((a, b) => a.draft.clauses.length - b.draft.clauses.length);
  const all = simplest.flatMap((pact) => {
    const { result, betrayed } = pact.moved ?? {};
    if (result === undefined) return [];
    const [was, next] = [wholePoints(result.was), wholePoints(result.next)];
    const least = Math.round(betrayed?.result ?? next.score);
    const bound = Number(articleOf(pact.draft)?.isBinding);
    return [
      {
        pact,
        safe: least >= was.score ? least : -Infinity,
        rise: next.score - was.score,
        bold: next.score,
        without: Number(!pact.draft.parties.some((party) => broken.has(party))),
        word: 1 - bound,
        bound,
        wide: pact.draft.parties.length,
        career: (next.career - was.career) / APART,
        people: (next.income - was.income) / APART,
      },
    ];
  });
  const most = Math.max(...all.map(({ rise }) => rise));
  // What is better than another in nothing is no choice, nor what brings less than half as much.
  const traits = all.filter(
    (each, at) =>
      2 * each.rise >= most &&
      !all.some(
        (other, place) =>
          PLANS.every((kind) => other[kind] >= each[kind]) &&
          (place < at || PLANS.some((kind) => other[kind] > each[kind])),
      ),
  );
  const chosen: { readonly kind: PlanKind; readonly of: (typeof all)[number] }[] = [];
  for (const kind of PLANS) {
    const left = traits.filter((each) => !chosen.some(({ of }) => of === each));
    const [best] = left.toSorted((a, b) => b[kind] - a[kind] || b.bold - a.bold);
    const before = Math.max(...chosen.map(({ of }) => of[kind]));
    if (best && best[kind] > -Infinity && best[kind] >= before + 1) chosen.push({ kind, of: best });
  }
  return (chosen.length > 1 ? chosen.slice(0, PLANS_MOST) : []).map(({ kind, of }) => ({ ...of.pact, kind }));
}

/** The one that is advised, wherever that is told: the first of the list; where no pact brings a point and the own result is as good as the best bots’, what helps the table most. */
export function pactAdvised(game: ProvinceGame, me: EconomyId): CircleAdvice | undefined {
  if (gaugeOf.value === undefined) return undefined;
  const [[first], helpOf] = [pactsTold(game, me), helpToTable(game, me)];
  return first ?? (helpOf && mostHelpful(offersTold(game, me), helpOf));
}

/** As points are told; of those that bring as many first the one for which the reader pays less. */
function byGain(me: EconomyId): (a: CircleAdvice, b: CircleAdvice) => number {
  const paid = ({ draft }: CircleAdvice): number => paidToMn(draft.clauses, me);
  return (a, b) =>
    a.result && b.result
      ? riseTold(b.result) - riseTold(a.result) || paid(b) - paid(a)
      : worthOf(b.own) - worthOf(a.own);
}

/**
 * Pacts that all others would sign by the last answer of the model, of two and of several, each with what it makes of the result, worth most to it
 * first: none whose members all have an offer of this round, or are partners already.
 */
export function offersTold(game: ProvinceGame, me: EconomyId): readonly CircleAdvice[] {
  const [{ partners }, { value: scenario }] = [previews.value, provincesScenario];
  if (scenario === undefined || partners?.result.type !== 'partners') return [];
  const fresh = new Set(seatsWithoutOffer(game, me));
  const cost = offerPoints(game, me);
  const pairs = lookedAt().flatMap(({ draft, look }) =>
    wouldSign(me, draft, look) ? [{ draft, ...look }] : [],
  );
  // What the other does not sign as it is, at its price.
  const priced = partners.result.nearly.filter(({ answers = {} }) => Object.keys(answers).length === 0);
  const offers = [...partners.result.circles, ...priced, ...pairs].flatMap(
    ({ draft, gains, rounds }): CircleAdvice[] => {
      const gain = gains[me];
      const isOpen = draft.parties.some((party) => fresh.has(party));
      if (gain === undefined || !isOpen || newPactFaults(scenario, game, draft, me).length > 0) return [];
      const own = { ...gain, score: gain.score - cost };
      return [withMoved(game, me, { draft, own, ...(rounds && { rounds }) })];
    },
  );
  return offers.toSorted(byGain(me));
}

/** A draft that is advised, on the desk. */
export const openDraft = (draft: Draft): void => putOnDesk({ draft });

function putOnDesk(work: DeskWork): void {
  selected.value = undefined;
  tab.value = 'deals';
  desk.value = work;
}

/** Go on with the pact that was left on the desk, if it is with whom one now writes to, or begin one. */
export function openPactDesk(game: ProvinceGame, me: EconomyId, partner?: EconomyId): void {
  const kept = keptPact(game, partner === undefined ? undefined : [me, partner]);
  putOnDesk(kept ?? { draft: newPact(game, me, partner ?? selected.peek()) });
}

/** The pact that was left on the desk in this round, if it is among these: what was written before is out of date. */
export function keptPact({ round }: ProvinceGame, members?: readonly EconomyId[]): DeskWork | undefined {
  const kept = keptDesk(members);
  if (kept === undefined || articleOf(kept.draft) === undefined) return undefined;
  return (roundWritten(kept.draft.parties) ?? round) < round ? undefined : kept;
}

/** `leaving`: the pact that is left, where none is signed. */
type Offered = GoalsMoved & { readonly draft: Draft; readonly leaving?: Pact | undefined };
