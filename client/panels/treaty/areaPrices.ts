import { signal } from '@preact/signals';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AreaPrice, AreaPrices, Outbid } from '#shared/protocol/payments.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { isBot } from '#shared/rules/table/seats.ts';
import { formatList } from '../../text/format.ts';
import { partyName } from '../../text/nameParams.ts';
import { type Phrase, dataPhrase, phrase, t } from '../../text/t.ts';
import { bareSum } from '../clauses/undertakings.tsx';
import { areSame } from './templates.ts';

/** Free trade of these, the reader first. */
type Area = { readonly draft: Draft };

/** What bots want for areas, in the order of what was asked, as the table was then. */
type KnownPrices = {
  readonly round: number;
  readonly me: EconomyId;
  readonly asked: readonly (readonly EconomyId[])[];
  readonly prices: AreaPrices;
  /** What was answered first in the round, with what had been signed by then. */
  readonly first?: { readonly prices: ReadonlyMap<string, AreaPrice>; readonly signed: number };
};

/** What the server last answered; while a new answer is on its way the last of the round stands. */
export const pricesKnown = signal<KnownPrices | undefined>(undefined);

const nameOf = (parties: readonly EconomyId[], bot: EconomyId): string => [bot, ...parties.toSorted()].join();

/** What has been signed by all in this round, also what is decided at the bell. */
export const signedIn = ({ proposals, round }: CountryGame): Proposal[] =>
  Object.values(proposals).filter(
    (each) => each.round === round && (each.status === 'concluded' || each.status === 'awaitingBell'),
  );

/** Takes in an answer of the server. */
export function hearPrices(
  game: CountryGame,
  me: EconomyId,
  asked: KnownPrices['asked'],
  prices: AreaPrices,
): void {
  const before = pricesKnown.peek();
  const { first } = before?.round === game.round && before.me === me ? before : {};
  const now = asked.flatMap((parties, at) =>
    Object.entries(prices[at] ?? {}).map(([bot, price]) => [nameOf(parties, bot), price] as const),
  );
  pricesKnown.value = {
    round: game.round,
    me,
    asked,
    prices,
    first: {
      prices: new Map([...now, ...(first?.prices ?? [])]),
      signed: first?.signed ?? signedIn(game).length,
    },
  };
}

export function answerOf({ round }: CountryGame, { draft: { parties } }: Area, party: EconomyId) {
  const { value: known } = pricesKnown;
  const [me] = parties;
  if (known?.round !== round || known.me !== me) return undefined;
  const at = known.asked.findIndex((each) => areSame(each, parties));
  return known.prices[at]?.[party];
}

/** By how much a sum must have moved in a round to be explained. */
const MOVED = 0.1;

/** With whom a bot would sign, the reader last and as “you”. */
export function withYou(economies: readonly EconomyId[], me: EconomyId | undefined) {
  const others = economies.filter((each) => each !== me).map(partyName);
  if (others.length === economies.length) return economies;
  return () => (others.length === 0 ? t('areas.youAlone') : formatList([...others, t('table.you')]));
}

/** What has moved the sum that a bot is said to want since the round began; of an offer of its own, only who pays it more. */
export function whyPriceMoved(game: CountryGame, area: Area, party: EconomyId): Phrase | undefined {
  const { parties } = area.draft;
  const { first } = pricesKnown.value ?? {};
  const before = first?.prices.get(nameOf(parties, party));
  const own = lastOffer(game, area, party);
  const { wants, outbid } =
    own === undefined
      ? (answerOf(game, area, party) ?? {})
      : {
          wants: offeredMn(game, area, party),
          outbid: own.outbid?.[party],
        };
  if (outbid !== undefined) return saidOutbid(outbid, { wants, was: before?.wants, me: parties[0] });
  if (own !== undefined) return undefined;
  if (typeof wants !== 'number' || typeof before?.wants !== 'number') return undefined;
  if (Math.abs(wants - before.wants) <= MOVED * Math.abs(before.wants)) return undefined;
  // What it has come down to itself stands on its card or beside its refusal.
  const isOwn = ({ round, author, accepted, parties: among }: Proposal): boolean =>
    round === game.round && areSame(among, parties) && (author === party || accepted?.[party] !== undefined);
  if (Object.values(game.proposals).some(isOwn)) return undefined;
  const signed = signedIn(game).slice(first?.signed).at(-1);
  if (signed !== undefined) return phrase('areas.movedSigned', { economies: signed.parties });
  return before.outbid && phrase('areas.movedFree', { economies: before.outbid.economies });
}

type Rise = {
  readonly wants: AreaPrice['wants'] | undefined;
  /** What it was first said to want in the round. */
  readonly was: AreaPrice['wants'] | undefined;
  readonly me: EconomyId | undefined;
};

/** Who offers a bot more, and what they pay it; where its sum has risen by that, from which. */
function saidOutbid({ economies, paidMn }: Outbid, { wants, was, me }: Rise): Phrase {
  const by = { economies: withYou(economies, me), paidMn };
  const isPaid = paidMn > 0;
  if (typeof wants !== 'number' || typeof was !== 'number' || wants <= was)
    return isPaid ? phrase('areas.outbidPaid', by) : phrase('areas.outbid', by);
  const risen = { ...by, wasMn: Math.abs(was) };
  // It offered the reader money at first: without that word a smaller sum would read as a lower price.
  const turned = was < 0 ? 'Turned' : '';
  return phrase(isPaid ? `areas.risenPaid${turned}` : `areas.risen${turned}`, risen);
}

/**
 * What the reader pays a bot by the last open offer of the area that the bot has made or signed; less than 0: what it gets. Where others alone pay
 * it, what they do: without a payment it has not signed. Undefined where it pays others alone, which says nothing of the reader.
 */
function offeredMn(game: CountryGame, { draft }: Area, bot: EconomyId): number | undefined {
  const [me = ''] = draft.parties;
  const offer = lastOffer(game, { draft }, bot);
  const between = offer?.clauses.filter(
    (each) => 'amountMn' in each && [each.from, each.to].every((side) => side === me || side === bot),
  );
  if (offer === undefined || between === undefined) return undefined;
  const paidMn = paidToMn(offer.clauses, bot);
  const ownMn = paidToMn(between, bot);
  return ownMn !== 0 || paidMn >= 0 ? ownMn || paidMn : undefined;
}

function lastOffer({ proposals, round }: CountryGame, { draft }: Area, bot: EconomyId): Proposal | undefined {
  return Object.values(proposals).findLast(
    (each) =>
      each.status === 'open' &&
      each.round === round &&
      each.signatures[bot] === each.revision &&
      areSame(each.parties, draft.parties),
  );
}

/** Whether a bot has refused an open offer of the area that paid it as much as it is said to want. */
function hasRefused({ proposals, round }: CountryGame, { draft }: Area, bot: EconomyId, price: number) {
  return Object.values(proposals).some(
    (each) =>
      each.status === 'open' &&
      each.round === round &&
      each.refusedBy.includes(bot) &&
      areSame(each.parties, draft.parties) &&
      paidToMn(each.clauses, bot) >= price,
  );
}

/** Millions that the reader would pay a bot for its signature, as the bot has offered itself where it has; less than 0: what it gets. */
export function priceTo(game: CountryGame, area: Area, bot: EconomyId) {
  const offered = offeredMn(game, area, bot);
  const price = offered ?? answerOf(game, area, bot)?.wants;
  if (typeof price !== 'number' || offered !== undefined) return price;
  return hasRefused(game, area, bot, price) ? 'saidNo' : price;
}

/** What a bot would sign for, in millions that the reader would pay it, and the least that it may come down to. */
export type Willing = { readonly wantsMn: number; readonly downToMn?: number };

/** What a bot would sign an area for, whatever it has offered itself; undefined where that is unknown, or it signs for no price. */
export function willingness(game: CountryGame, { draft }: Area, bot: EconomyId): Willing | undefined {
  const { wants, downTo } = answerOf(game, { draft }, bot) ?? {};
  if (typeof wants !== 'number' || hasRefused(game, { draft }, bot, wants)) return undefined;
  return { wantsMn: wants, ...(downTo !== undefined && { downToMn: downTo }) };
}

/** A phrase with bare sums, where a head or a bracket names the unit. */
export function inBareSums(scenario: Scenario, { key, params }: Phrase): Phrase {
  return dataPhrase(
    key,
    mapValues(params, (value) => (typeof value === 'number' ? bareSum(scenario, value) : value)),
  );
}

/** A phrase that calls the reader “you” among the economies that it names. */
export function toReader({ key, params }: Phrase, me: EconomyId): Phrase {
  const { economies } = params;
  if (!Array.isArray(economies) || !economies.includes(me)) return dataPhrase(key, params);
  const nameOf = (each: string): string => (each === me ? t('table.you') : partyName(each));
  return dataPhrase(key, { ...params, economies: () => formatList(economies.map(String).map(nameOf)) });
}

/** What a bot says to an area, nothing of people: its own offer where it has made one, else the sum for which it surely signs, and that more can be had by haggling. */
export function wordsOf(game: CountryGame, area: Area, party: EconomyId): readonly Phrase[] {
  if (!isBot(game, party)) return [];
  const price = priceTo(game, area, party);
  if (price === undefined) return [];
  if (typeof price === 'string') return [phrase(`areas.${price}`)];
  if (price === 0) return [phrase('areas.signs')];
  const { wantsMn, downToMn = wantsMn } = willingness(game, area, party) ?? {};
  const soft = downToMn !== undefined && downToMn < price ? [phrase('areas.soft')] : [];
  if (offeredMn(game, area, party) === undefined) return [saidSurely(price), ...soft];
  return [phrase(price > 0 ? 'areas.asks' : 'areas.pays', { amountMn: Math.abs(price) }), ...soft];
}

/** What a bot would sign for in words: the sum that it surely signs. How far it may come down is not told: few come that far. */
export function saidSurely(wantsMn: number): Phrase {
  if (wantsMn === 0) return phrase('areas.signs');
  return phrase(wantsMn < 0 ? 'areas.wouldPay' : 'areas.asks', { amountMn: Math.abs(wantsMn) });
}

/** The sum of it, or why there is none. */
export function wouldSign(game: CountryGame, area: Area, party: EconomyId): Phrase | undefined {
  return wordsOf(game, area, party)[0];
}
