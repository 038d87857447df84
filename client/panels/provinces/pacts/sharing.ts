import {
  DRAFTING_COST,
  MILLIONS_A_YUAN100M,
  PART_OF_MONEY_PAID,
} from '#shared/content/provinces/provinceConstants.ts';
import { type AnsweredForecast, goesBy } from '#shared/bots/provinces/answerPact.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { PactForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { pointsOfMoney } from '#shared/rules/provinces/settlement/careerScore.ts';
import { REMEMBERED_ROUNDS, wordsRemembered } from '#shared/rules/provinces/pacts/breaches.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { isBot } from '#shared/rules/table/seats.ts';
import { institutionOf } from '#shared/rules/provinces/state/provinceStates.ts';
import { desk } from '../../../state/tableState.ts';
import { freeOfWages } from '../own/OwnCards.tsx';
import { yuan } from '../../../text/money.ts';
import { formatList, sentences } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import type { ProvincesView } from '../seat.ts';
import {
  type PayArticle,
  articleOf,
  freeUnder,
  paymentOf,
  paymentsIn,
  withPayments,
  yuanOf,
} from './pactDraft.ts';

/** A member of a pact whose gain is shared: points of the round that it has of the pact before any payment, and what money does to them. */
export type Sharer = {
  readonly economy: EconomyId;
  /** What the pact brings it without any payment, and with those of the draft. */
  readonly unpaid: number;
  readonly paid: number;
  readonly gain: number;
  /** What it can pay a round, in 100 million yuan. */
  readonly free: number;
  readonly pointsOf: (yuan100m: number) => number;
};

/** Points by which each 100 million yuan must help who has least, to be worth its way: where a little does not, more of it may. */
const LEAST_HELP = 0.01;
const [STEPS, MOST_STEPS] = [[1, 5, 20, 80], 2_000] as const;

/**
 * Payments by which the gain of a pact is shared: whoever has most of it pays whoever has least a little at a time, until that would
 * turn their order round. Nobody pays itself into a loss.
 */
export function fairPayments(
  sharers: readonly Omit<Sharer, 'unpaid' | 'paid'>[],
  rounds: number,
): readonly PayArticle[] {
  const net = new Map(sharers.map(({ economy }) => [economy, 0]));
  const helpless = new Set<EconomyId>();
  const netOf = ({ economy }: Pick<Sharer, 'economy'>): number => net.get(economy) ?? 0;
  const hasWith = (sharer: Omit<Sharer, 'unpaid' | 'paid'>, more: number): number =>
    sharer.gain + sharer.pointsOf(netOf(sharer) + more);
  // What money does to points is slow to reckon: only whoever paid or was paid is asked again.
  const has = new Map(sharers.map((sharer) => [sharer.economy, hasWith(sharer, 0)]));
  const hasNow = ({ economy }: Pick<Sharer, 'economy'>): number => has.get(economy) ?? 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const ranked = sharers.toSorted((a, b) => hasNow(a) - hasNow(b));
    const poorest = ranked.find(({ economy }) => !helpless.has(economy));
    const richest = ranked.findLast((sharer) => sharer.free + Math.min(0, netOf(sharer)) >= 1);
    if (poorest === undefined || richest === undefined || richest === poorest) break;
    const spare = richest.free + Math.min(0, netOf(richest));
    const steps = STEPS.filter(
      (sum) => sum <= spare && hasWith(richest, -sum) >= Math.max(0, hasWith(poorest, sum)),
    );
    if (steps.length === 0) break;
    const helps = (sum: number): boolean => hasWith(poorest, sum) - hasNow(poorest) >= LEAST_HELP * sum;
    const sum = steps.find(helps);
    if (sum === undefined) {
      helpless.add(poorest.economy);
      continue;
    }
    net.set(richest.economy, netOf(richest) - sum);
    net.set(poorest.economy, netOf(poorest) + sum);
    for (const moved of [richest, poorest]) has.set(moved.economy, hasWith(moved, 0));
  }
  return settled(net, rounds);
}

/** What each pays or is paid in all, in one payment for each two: nobody who is paid pays. */
function settled(net: ReadonlyMap<EconomyId, number>, rounds: number): readonly PayArticle[] {
  const owed = new Map([...net].filter(([, sum]) => sum > 0));
  return [...net].flatMap(([from, sum]): PayArticle[] => {
    let left = -sum;
    return [...owed].flatMap(([to, due]): PayArticle[] => {
      const paid = Math.min(left, due);
      if (paid < 1) return [];
      left -= paid;
      owed.set(to, due - paid);
      return [paymentOf(paid, { from, to, rounds })];
    });
  });
}

/** What a draft pays a member in all, in 100 million yuan; below 0 where it pays. */
export const netIn = ({ clauses }: Draft, economy: EconomyId): number =>
  paidToMn(clauses, economy) / MILLIONS_A_YUAN100M;

/**
 * The payments of a draft with what members ask for their signatures on top: whoever has most pays that, and nobody into a loss; what is then still
 * missing the reader pays where the points are known that it has of the pact, people's income included. Undefined where nobody asks, or the gain is not enough.
 */
function pricedPayments(
  { me, brings, sharers, asked }: Shared,
  draft: Draft,
): readonly PayArticle[] | undefined {
  const net = new Map(sharers.map(({ economy }) => [economy, netIn(draft, economy)]));
  const isAsking = (economy: EconomyId): boolean => asked.some(({ to }) => to === economy);
  const hasWith = ({ economy, gain, pointsOf }: Sharer, more: number): number =>
    gain + pointsOf((net.get(economy) ?? 0) + more);
  for (const { to, ...price } of asked) {
    for (let due = Math.ceil(yuanOf(price)); due > 0; due--) {
      const able = sharers.filter(
        (each) => !isAsking(each.economy) && each.free + Math.min(0, net.get(each.economy) ?? 0) >= 1,
      );
      const [richest] = able
        .filter((each) => hasWith(each, -1) >= 0)
        .toSorted((a, b) => hasWith(b, 0) - hasWith(a, 0));
      const payer = richest ?? (brings && able.find(({ economy }) => economy === me));
      if (payer === undefined) return undefined;
      net.set(payer.economy, (net.get(payer.economy) ?? 0) - 1);
      net.set(to, (net.get(to) ?? 0) + 1);
    }
  }
  return asked.length === 0 ? undefined : settled(net, articleOf(draft)?.rounds ?? 1);
}

export function sharersOf(
  { scenario, game }: Pick<ProvincesView, 'scenario' | 'game'>,
  me: EconomyId,
  draft: Draft,
  { without, kept, unpaid = kept }: PactForecast,
): readonly Sharer[] | undefined {
  const article = articleOf(draft);
  if (article === undefined) return undefined;
  const free = freeUnder(game, article, desk.value?.revises === undefined ? me : undefined);
  const institution = institutionOf(scenario, game);
  const isStepwise = game.settings.pactLimits !== undefined;
  const partPaid = (economy: EconomyId): number =>
    isStepwise && game.seats[economy]?.member === undefined ? PART_OF_MONEY_PAID : 1;
  return draft.parties.flatMap((economy): Sharer[] => {
    const [was, own] = [without.provinces[economy], unpaid.provinces[economy]];
    if (was === undefined || own === undefined) return [];
    const pointsOf = (money: number): number => pointsOfMoney(scenario, institution, economy, own, money);
    // What payments do to markets is known once there are some: then it is counted.
    const { score, budgetParts } = kept.provinces[economy] ?? own;
    const beside = score - own.score - pointsOf(budgetParts.payments - own.budgetParts.payments);
    return [
      {
        economy,
        unpaid: own.score - was.score,
        paid: score - was.score,
        gain: own.score - was.score + beside,
        // Others may have paid for offers that nobody else sees; bots pay at the cost of their wages too, where that is worth it to them.
        free:
          economy === me
            ? freeOfWages(free(economy), own)
            : partPaid(economy) * Math.max(0, free(economy) - DRAFTING_COST),
        pointsOf,
      },
    ];
  });
}
/** How surely each bot would sign, from 0 to 1, and from what payment by the reader one that may not would for certain. */
type Will = Readonly<Record<EconomyId, number>>;
/** Points of the reader’s round with a version, if it is broken, and without the pact; where points are known. */
type Brings = Readonly<{ points: number; without: number; least?: number | undefined }>;
export type Shared = {
  readonly me: EconomyId;
  readonly brings?: Brings | undefined;
  readonly sharers: readonly Sharer[];
  readonly will: Will;
  readonly asked: readonly PayArticle[];
};

/** A version of the draft, who would sign it or what is asked for that, what the member has of it that has least, and whoever shares; with its payments and what is asked on top, and those that are fair, as they were seen then. */
export type Tried = Pick<Shared, 'will' | 'brings' | 'asked'> & {
  readonly draft: Draft;
  readonly least: number;
  readonly mine: number;
  readonly fair: readonly PayArticle[];
  readonly priced?: readonly PayArticle[] | undefined;
};

export function triedNow(draft: Draft, shared: Shared): Tried {
  const { me, sharers, will, brings, asked } = shared;
  const mine = sharers.find(({ economy }) => economy === me)?.paid ?? 0;
  const fair = fairPayments(sharers, articleOf(draft)?.rounds ?? 1);
  const priced = pricedPayments(shared, draft);
  return {
    draft,
    will,
    brings,
    asked,
    least: Math.min(...sharers.map(({ paid }) => paid)),
    mine,
    fair,
    priced,
  };
}

/** Payments move markets too, which is known only once their forecast is there: so many versions are tried. */
const TRIES = 8;
/** Points of a loss that are told as 0. */
const NO_LOSS = 0.05;

/** How it ended: all sign, all sign without it, the gain is shared in full, or as far as members sign, whoever shares still loses, or there is no better payment. */
export type SharedHow = 'sharedAll' | 'sharedSigned' | 'shared' | 'sharedPart' | 'sharedLoss' | 'sharedNone';

/**
 * What is tried next: what those ask who would not sign, on top of the draft’s own payments and of none, since either may leave the reader more; then the fair
 * payments, half of them; or the best of all that were: none that anybody refuses who would have signed the first, nor by which whoever shares loses while
 * all gain, which most sign, then the best for the reader, or among people the fairest.
 */
export function shareAgain(
  draft: Draft,
  shared: Shared,
  tried: readonly Tried[],
): { readonly draft: Draft } & ({ readonly tried: readonly Tried[] } | SharedBest) {
  const last = triedNow(draft, shared);
  const now: readonly Tried[] = [...tried, last];
  const half = last.fair.map(({ from, to, rounds, ...each }) =>
    paymentOf(Math.ceil(yuanOf(each) / 2), { from, to, rounds }),
  );
  const [first = last] = now;
  const isWon = !isSignedByAll(first, shared) && now.some((each) => isSignedByAll(each, shared));
  const next = [...now.flatMap(({ priced = [] }) => [priced]), ...(isWon ? [] : [last.fair, half])]
    .map((payments) => withPayments(draft, payments))
    .find((each) => !now.some((known) => canonicalJson(known.draft) === canonicalJson(each)));
  if (next !== undefined && now.length <= TRIES) return { draft: next, tried: now };
  const best = bestOf(now, shared);
  const refusing = draft.parties.filter((party) => best.will[party] === 0);
  return { ...best, how: howShared(best, now, shared), short: best.asked, refusing };
}

const isSignedByAll = ({ draft, will }: Tried, { me }: Shared): boolean =>
  draft.parties.every((party) => party === me || will[party] === 1);

/** How it ended, what the best of all brings the reader, and what is asked for signatures, or who refuses, even so. */
export type SharedBest = {
  readonly how: SharedHow;
  readonly short?: readonly PayArticle[];
  readonly refusing?: readonly EconomyId[];
} & Partial<Pick<Shared, 'brings'>>;

/** What was filled in, whether all sign that, and what they ask for else; its points stand at the foot of the form. `isWorse`: that the pact takes points from the reader. Where somebody refuses even so, that it can be tried without. */
export function sharedTold(
  draft: Draft,
  me: EconomyId,
  { how, brings, short = [], refusing = [] }: SharedBest,
): { readonly isWorse: boolean; readonly text: string; readonly press?: string } {
  const economies = formatList(refusing.map(economyName));
  if (economies !== '') {
    const press = t('pactDesk.sharedWithout', { economies });
    return { isWorse: true, text: t('pactDesk.sharedRefused', { economies }), press };
  }
  const paid = netIn(draft, me);
  const key = paid === 0 ? 'nonePaid' : paid > 0 ? 'get' : 'pay';
  const terms = t(`pactOutlook.${key}`, { sum: yuan(Math.abs(paid)) });
  return {
    isWorse: brings !== undefined && Math.round(brings.points) < Math.round(brings.without),
    text: sentences(
      short.length === 0 && t('pactDesk.sharedHow', { how: t(`pactDesk.${how}`), terms }),
      short.length > 0 && how !== 'sharedNone' && t('pactDesk.sharedTerms', { terms }),
      short.length > 0 && t('pactDesk.sharedShort', { sums: sumsTold(short) }),
    ),
  };
}

function bestOf(now: readonly Tried[], { me, sharers }: Shared): Tried {
  const joint = sharers.reduce((sum, { unpaid }) => sum + unpaid, 0);
  const plain = now.filter(({ draft }) => hasOneAPair(paymentsIn(draft)));
  const kept = plain.filter(({ will }) =>
    Object.entries(now[0]?.will ?? {}).every(([economy, before]) => (will[economy] ?? 0) >= before),
  );
  const all = kept.length > 0 ? kept : plain;
  const unhurt = joint > 0 ? all.filter((each) => !isHurt(each, 0)) : all;
  const worth = ({ draft, will, brings, least }: Tried): number =>
    draft.parties.every((each) => each === me || each in will) ? (brings?.points ?? least) : least;
  const signs = ({ will }: Tried): number => Object.values(will).reduce((sum, each) => sum + each, 0);
  return must(
    (unhurt.length > 0 ? unhurt : all).toSorted((a, b) =>
      unhurt.length > 0 ? signs(b) - signs(a) || worth(b) - worth(a) : b.mine - a.mine,
    )[0],
    'a version',
  );
}

const hasOneAPair = (payments: readonly PayArticle[]): boolean =>
  new Set(payments.map(({ from, to }) => [from, to].toSorted().join())).size === payments.length;

/** Whether whoever shares loses by a version: by its points, or by its career where these are not known. */
function isHurt({ mine, brings }: Tried, slack: number): boolean {
  return brings === undefined ? mine < -slack : brings.points < brings.without - slack;
}

function howShared(best: Tried, now: readonly Tried[], shared: Shared): SharedHow {
  const payments = paymentsIn(best.draft);
  if (best === now[0] && isSignedByAll(best, shared)) return 'sharedSigned';
  if (payments.length === 0) return 'sharedNone';
  if (isHurt(best, NO_LOSS) && shared.sharers.reduce((sum, { unpaid }) => sum + unpaid, 0) > 0)
    return 'sharedLoss';
  if (isSignedByAll(best, shared)) return 'sharedAll';
  const isFair = now.some(({ fair }) => canonicalJson(fair) === canonicalJson(payments));
  return isFair ? 'shared' : 'sharedPart';
}

/** What a draft has one pay the other in each round, less what it is paid, in 100 million yuan. */
export function paidBetween(draft: Pick<Draft, 'clauses'>, from: EconomyId, to: EconomyId): number {
  const between = paymentsIn(draft).filter((each) =>
    [from, to].every((one) => one === each.from || one === each.to),
  );
  return paidToMn(between, to) / MILLIONS_A_YUAN100M;
}

/** What each asks of the reader for its signature, beside what the draft pays it. */
export function askedIn(
  { parties, clauses }: Draft,
  me: EconomyId,
  { answers = {} }: Pick<AnsweredForecast, 'answers'>,
): readonly PayArticle[] {
  const rounds = articleOf({ clauses })?.rounds ?? 1;
  return parties.flatMap((to): PayArticle[] => {
    const answer = answers[to];
    const more = answer?.answer === 'asks' ? answer.price - paidBetween({ clauses }, me, to) : 0;
    return more < 1 ? [] : [paymentOf(Math.ceil(more), { from: me, to, rounds })];
  });
}

/** That the reader pays a member a sum a round, or is paid it below 0; in place of what the draft has now, which does not stand beside it. */
export function paidTerms(paid: number, now = 0): string {
  const wayOf = (sum: number) => (sum > 0 ? 'pay' : 'take');
  const key = paid === 0 ? 'nothing' : wayOf(paid);
  const terms = t(`pactDesk.price.${key}`, { sum: yuan(Math.abs(paid)) });
  if (now === 0 || now === paid) return terms;
  return t(`pactDesk.price.instead.${wayOf(now)}`, { terms, sum: yuan(Math.abs(now)) });
}

type Advised = { readonly rounds?: Pick<PactForecast, 'breaking'> };

/** Who is expected to break an advised pact at once. */
export function breakersTold({ rounds }: Advised): readonly string[] {
  const { breaking = [] } = rounds ?? {};
  return breaking.length === 0
    ? []
    : [t('pboard.mayBreak', { economies: formatList(breaking.map(economyName)) })];
}

/** Sums with those to whom they go. */
function sumsTold(payments: readonly PayArticle[]): string {
  return formatList(
    payments.map((each) => t('pbrief.paySum', { economy: economyName(each.to), sum: yuan(yuanOf(each)) })),
  );
}

/** Who of the members broke or left a pact of late, its last, where the draft does not bind; and who goes by it, but the reader and those who have signed. */
export function distrustTold(
  game: ProvinceGame,
  draft: Draft,
  { me, signed = [] }: { readonly me?: EconomyId | undefined; readonly signed?: readonly EconomyId[] } = {},
): readonly Phrase[] {
  if (articleOf(draft)?.isBinding !== false) return [];
  const last = new Map(wordsRemembered(game, draft.parties).map((word) => [word.by, word]));
  return [...last.values()].flatMap((word) => {
    const { by, pact, round, left } = word;
    const mayGoBy = draft.parties.filter(
      (party) => isBot(game, party) && ![by, me, ...signed].includes(party),
    );
    const economies = mayGoBy.filter((party) => goesBy(game, party, draft.parties, word));
    const again = round + REMEMBERED_ROUNDS + 1;
    const until = again > lastRoundOf(game) ? t('distrust.always') : t('distrust.before', { round: again });
    const [who, them] =
      by === me ? [t('proposal.you'), t('distrust.you')] : [economyName(by), t('distrust.it')];
    const key = left === undefined ? 'distrust.broke' : 'distrust.left';
    return economies.length === 0
      ? []
      : [phrase(key, { who, them, agreement: pact, round, until, economies })];
  });
}
