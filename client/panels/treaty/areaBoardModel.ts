import { useEffect } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { MANDATES } from '#shared/content/mandates.ts';
import { FREE_TRADE_LEVEL, MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AreaPrices } from '#shared/protocol/payments.ts';
import { REQUESTS } from '#shared/protocol/wire.ts';
import { findFaults, raisersFor } from '#shared/rules/countries/proposals.ts';
import { mostFounders, signaturesLeft } from '#shared/rules/law/register.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { isBot } from '#shared/rules/table/seats.ts';
import { ask } from '../../net/requests.ts';
import { type AreaWorth, type PreviewJob, previews } from '../../preview/preview.ts';
import { formatSignedPercent } from '../../text/format.ts';
import { type Phrase, dataPhrase, phrase } from '../../text/t.ts';
import { payingPrices } from '../clauses/clauseViews.ts';
import { hurriedBy } from '../proposal/ReasonLines.tsx';
import { lastWordOf } from '../talk/talkModel.ts';
import { chat } from '../../state/store.ts';
import { levelOfClause } from '../proposal/proposalModel.ts';
import { isLastRound, pointsWith } from '../effects/HomeEffects.tsx';
import { SILENT_PERCENT } from '../effects/useProposalPreview.ts';
import { answerOf, hearPrices, priceTo, willingness, withYou } from './areaPrices.ts';
import { areSame, draftFrom } from './templates.ts';

/** Free trade among some of the seats, as they could found it in this round. */
export type Area = {
  /** The reader first where it is one of them. */
  readonly draft: Draft;
  readonly isOwn: boolean;
  /** It is in force. */
  readonly isSigned: boolean;
  /** So are payments among them. */
  readonly isPaid?: boolean;
  /** Why they cannot sign it in this round. */
  readonly bar?: Phrase;
  /** The newest offer of it that lies open before the reader. */
  readonly offer?: Proposal;
  /** What it brings each of the table without payments, once the model has answered. */
  readonly worth?: AreaWorth;
  /** The same area as a press of its row writes or opens it, with what its bots want; absent while one of them is not known to sign for a price. */
  readonly priced?: Draft;
  /** What that brings. */
  readonly kept?: AreaWorth;
};

/** What it brings an economy in the round, per cent of real income; what the last brings in the years after is in the points. */
export const gainOf = (
  worth: Pick<AreaWorth, 'percent' | 'inRound'> | undefined,
  economy: EconomyId,
): number | undefined => (worth?.inRound ?? worth?.percent)?.[economy];

/** What is left of it once those whom it leaves out sign with each other too, where that is told apart. */
export function othersToo(worth: AreaWorth, me: EconomyId): Phrase | undefined {
  const then = worth.reaction?.percent[me];
  if (then === undefined || Math.abs(then - (gainOf(worth, me) ?? 0)) < SILENT_PERCENT) return undefined;
  return phrase('areas.othersToo', { change: formatSignedPercent(then / 100, 2) });
}

/** What an area comes to as it stands: with what its bots want, where all of them would sign and have said for what. */
export const countedOf = ({ isSigned, worth, kept }: Area): AreaWorth | undefined =>
  isSigned ? worth : (kept ?? worth);

/** The rules are asked once for a state. */
const areasKnown = new WeakMap<CountryGame, { readonly me: EconomyId; readonly areas: readonly Area[] }>();

function areasIn(scenario: Scenario, game: CountryGame, me: EconomyId): readonly Area[] {
  const known = areasKnown.get(game);
  if (known?.me === me) return known.areas;
  const areas = findAreas(scenario, game, me);
  areasKnown.set(game, { me, areas });
  return areas;
}

/** All areas with the reader, and those of others that stand or can still be signed. */
function findAreas(scenario: Scenario, game: CountryGame, me: EconomyId): Area[] {
  const most = mostFounders(game.settings, game.round);
  const others = Object.keys(game.seats).filter((economy) => economy !== me);
  return (
    [me, ...others]
      .reduce<EconomyId[][]>((sets, each) => [...sets, ...sets.map((set) => [...set, each])], [[]])
      .filter(({ length }) => length > 1 && length <= most)
      .map((parties): Area => {
        const [author = me, ...partners] = parties;
        const draft = draftFrom('freeTradeArea', { scenario, game, me: author, partners });
        const signed = Object.values(game.agreements).find(
          (agreement) => agreement.level >= FREE_TRADE_LEVEL && areSame(agreement.parties, parties),
        );
        const isSigned = signed !== undefined;
        const bar = isSigned ? undefined : barTo(scenario, game, draft, me);
        const offer = openOfferOf(game, parties);
        return {
          draft,
          isOwn: parties.includes(me),
          isSigned,
          isPaid: (signed?.payments.length ?? 0) > 0,
          ...(bar === undefined ? {} : { bar }),
          ...(offer === undefined ? {} : { offer }),
        };
      })
      // Who has signed is told once, not for every area that they would be in.
      .filter(({ draft, isOwn, bar }) =>
        isOwn ? bar?.key !== 'areas.haveSigned' || draft.parties.length === 2 : bar === undefined,
      )
  );
}

/** Who has signed already, or signs nothing with another of them; what else the rules say against it. */
function barTo(scenario: Scenario, game: CountryGame, draft: Draft, me: EconomyId): Phrase | undefined {
  const { parties } = draft;
  const [author = me] = parties;
  const spent = parties.filter((party) => signaturesLeft(game, party) === 0);
  if (spent.includes(me)) return phrase('areas.youSigned');
  if (spent.length > 0) return phrase('areas.haveSigned', { economies: spent, count: spent.length });
  for (const economy of parties) {
    const against = raisersFor(scenario, game, economy).filter((other) => parties.includes(other));
    if (against.includes(me)) return phrase('areas.refusesYou', { economy });
    if (against.length > 0) return phrase('areas.refuses', { economy, economies: against });
  }
  return findFaults(scenario, game, draft, author).length === 0 ? undefined : phrase('areas.barred');
}

/** What the model is asked, for the board and for the next move: those that are in force or can still be signed, then the same with their payments. */
export function jobOfAreas(scenario: Scenario, game: CountryGame, me: EconomyId) {
  const areas = areasIn(scenario, game, me).filter(({ bar }) => bar === undefined);
  const drafts = areas.map(({ draft }) => draft);
  const known = new Set(drafts.map(canonicalJson));
  const priced = areas
    .flatMap((area) => pricedOf(game, area) ?? [])
    .filter((draft) => !known.has(canonicalJson(draft)));
  return { type: 'areas', economy: me, drafts: [...drafts, ...priced] } as const satisfies PreviewJob;
}

/** An area with what its bots want of the reader, or the offer of it that lies open; undefined where one of them is not known to sign for a price. */
function pricedOf(game: CountryGame, area: Area): Draft | undefined {
  const { draft, isOwn, isSigned, bar, offer } = area;
  const [me = '', ...others] = draft.parties;
  if (!isOwn || isSigned || bar !== undefined) return undefined;
  // An own offer to bots alone stands beside what they want; with a person there are no prices but those that are offered.
  const isAsItLies = offer?.author !== me || others.some((party) => !isBot(game, party));
  if (offer !== undefined && isAsItLies && offer.refusedBy.length === 0) return draftOf(offer);
  const prices = others
    .filter((party) => isBot(game, party))
    .map((partner) => ({ partner, priceMn: priceTo(game, area, partner) }));
  const known = prices.flatMap(({ partner, priceMn }) =>
    typeof priceMn === 'number' ? [{ partner, priceMn }] : [],
  );
  return known.length === prices.length ? payingPrices(game, draft, me, known) : undefined;
}

/** Of open versions of one area, where none has the last price of each: the terms with all of these, in place of the own or as an answer to the newest. */
export function joinedPrices(game: CountryGame, me: EconomyId, versions: readonly Proposal[]) {
  const last = versions.at(-1);
  if (last === undefined || last.parties.length < 3 || !last.parties.includes(me)) return undefined;
  const others = last.parties.filter((party) => party !== me);
  const draft = { parties: [me, ...others], clauses: last.clauses.filter((each) => !('amountMn' in each)) };
  const prices = others.flatMap((partner) => {
    const offeredMn = priceTo(game, { draft }, partner);
    if (typeof offeredMn !== 'number') return [];
    // Its own offer stands though it would sign no other for as little now.
    const priceMn = Math.max(offeredMn, willingness(game, { draft }, partner)?.wantsMn ?? offeredMn);
    return [{ partner, priceMn }];
  });
  if (prices.length < others.length) return undefined;
  const joined = payingPrices(game, draft, me, prices);
  const isSame = ({ clauses }: Proposal): boolean =>
    joined.parties.every((party) => paidToMn(clauses, party) === paidToMn(joined.clauses, party));
  if (versions.some(isSame)) return undefined;
  const own = versions.findLast(({ author }) => author === me);
  return { draft: joined, ...(own === undefined ? { counterTo: last.id } : { revises: own.id }) };
}

/** All of them, with what they bring where the model has answered. */
export function weighedAreas(scenario: Scenario, game: CountryGame, me: EconomyId): readonly Area[] {
  const { job, result } = previews.value.areas ?? {};
  if (job?.type !== 'areas' || result?.type !== 'areas' || job.economy !== me)
    return areasIn(scenario, game, me);
  const places = new Map(job.drafts.map((draft, at) => [canonicalJson(draft), at]));
  const worthOf = (draft: Draft): AreaWorth | undefined =>
    result.worths[places.get(canonicalJson(draft)) ?? -1];
  const areas = areasIn(scenario, game, me);
  // All at once: rows are told apart by what they bring.
  if (areas.some(({ draft, bar }) => bar === undefined && !places.has(canonicalJson(draft)))) return areas;
  return areas.map((area): Area => {
    const worth = area.bar === undefined ? worthOf(area.draft) : undefined;
    const priced = pricedOf(game, area);
    const kept = priced && worthOf(priced);
    return { ...area, ...(worth && { worth }), ...(priced && { priced }), ...(kept && { kept }) };
  });
}

/**
 * The rows of the board: the reader's own, what brings most in the round after the price first, in the last what comes to most points, and what bots or the rules keep it from last;
 * then those of others that stand or would cost the reader something, the costliest first.
 */
export function areaBoard(scenario: Scenario, game: CountryGame, me: EconomyId): readonly Area[] {
  const told = weighedAreas(scenario, game, me);
  const own = ({ worth }: Area): number => gainOf(worth, me) ?? 0;
  const left = (area: Area): number => gainOf(countedOf(area), me) ?? 0;
  const most = (area: Area): number => {
    const counted = isLastRound(game) ? countedOf(area) : undefined;
    return (counted && pointsWith(game, me, counted)) ?? 0;
  };
  const rank = (area: Area): number =>
    area.isSigned ? 0 : area.bar !== undefined ? 3 : isOutOfReach(game, area) ? 2 : 1;
  return [
    ...told
      .filter(({ isOwn }) => isOwn)
      .toSorted((a, b) => rank(a) - rank(b) || most(b) - most(a) || left(b) - left(a)),
    ...told
      .filter((area) => !area.isOwn && area.worth !== undefined)
      .filter((area) => area.isSigned || own(area) < -SILENT_PERCENT)
      .toSorted((a, b) => rank(a) - rank(b) || own(a) - own(b)),
  ];
}

/** So many of the reader's own rows stand at once in any case; the others are one press away. */
const SHOWN = 3;

/** Of the own rows those that stand at once: the best, the best that does the task, every person at the table and the area of all; and the partners that none of them is with alone. */
export function shortRows(game: CountryGame, own: readonly Area[]) {
  const fit = own.find((area) => area.bar === undefined && countedOf(area)?.task?.met === true);
  const isPair = ({ draft }: Area): boolean => draft.parties.length === 2;
  const isKept = (area: Area): boolean =>
    isPair(area)
      ? area.draft.parties.slice(1).some((party) => !isBot(game, party))
      : area.bar === undefined && area.draft.parties.length === Object.keys(game.seats).length;
  const shown = own.filter((area, at) => at < SHOWN || area === fit || isKept(area));
  const folded = own.filter((area) => isPair(area) && !shown.includes(area));
  return { shown, folded: folded.flatMap(({ draft }) => draft.parties.slice(1)) };
}

/** Of areas with the reader, those of which bots are asked. */
export function areasToAsk(scenario: Scenario, game: CountryGame, me: EconomyId): readonly EconomyId[][] {
  const open = areasIn(scenario, game, me).filter(({ isOwn, isSigned, bar }) => isOwn && !isSigned && !bar);
  const isWithBot = ({ draft: { parties } }: Area): boolean => parties.some((party) => isBot(game, party));
  return open.filter(isWithBot).map(({ draft }) => [...draft.parties]);
}

/** Asks the bots anew whenever offers have changed. */
export function useAreaPrices(scenario: Scenario, game: CountryGame, me: EconomyId): void {
  const areas = game.phase === 'negotiation' ? areasToAsk(scenario, game, me) : [];
  const name = canonicalJson([game.round, areas, game.proposals]);
  useEffect(() => {
    if (areas.length === 0) return undefined;
    const askNow = (): void => {
      void ask(REQUESTS.areaPrices, { areas }).then((answer) => {
        // The server's word is taken for what it is.
        if (answer?.ok === true) hearPrices(game, me, areas, answer.value as AreaPrices);
      });
    };
    const timer = setTimeout(askNow, ASKED_AFTER_MS);
    // Offers among others are not seen, and move what bots want too.
    const again = setInterval(askNow, ASKED_AGAIN_MS);
    return () => {
      clearTimeout(timer);
      clearInterval(again);
    };
  }, [name]);
}

/** Offers often come in twos. */
const ASKED_AFTER_MS = 400;
const ASKED_AGAIN_MS = 10_000;

/** Bots that have said last that they will soon sign with others, and would sign with the reader. */
export function soonGone(scenario: Scenario, game: CountryGame, me: EconomyId): readonly EconomyId[] {
  const inOffers = Object.values(game.proposals).flatMap((proposal) => hurriedBy(game, proposal, me));
  return Object.keys(game.seats).filter((economy) => {
    // Who signs nothing with the reader in any case takes no offer of its.
    if (signaturesLeft(game, economy) === 0 || raisersFor(scenario, game, economy).includes(me)) return false;
    const isOther = (each: EconomyId): boolean => each !== me && each !== economy;
    // All others have signed: nobody is left to whom it could go.
    if (!Object.keys(game.seats).some((each) => isOther(each) && signaturesLeft(game, each) !== 0))
      return false;
    const { key, fill } = lastWordOf(chat.value, game, economy)?.line ?? {};
    return inOffers.includes(economy) || (key === 'answer.lastCall' && fill?.round === game.round);
  });
}

/** Whether some bot in it would sign for no payment, or only for more than the reader gains. */
function isOutOfReach(game: CountryGame, area: Area): boolean {
  return (
    area.isOwn && area.draft.parties.some((party) => typeof answerOf(game, area, party)?.wants === 'string')
  );
}

/** Whether an area raises the income of all its members, as the rows write it. */
function isGainForAll({ draft, worth }: Area): boolean {
  return draft.parties.every((party) => (gainOf(worth, party) ?? 0) >= SILENT_PERCENT);
}

/** Of the areas that the reader can still sign: whether one raises the income of all its members, or none does; undefined while that is not known. */
export function isGainLeft(board: readonly Area[]): boolean | undefined {
  const open = board.filter(({ isOwn, bar, isSigned }) => isOwn && bar === undefined && !isSigned);
  if (open.some(({ worth }) => worth === undefined)) return undefined;
  return open.some(isGainForAll);
}

/** In the last round, which judges the one task of a seat: whether it is about partners, and no area that the rules leave does it. */
export function isTaskShut(game: CountryGame, board: readonly Area[]): boolean {
  const left = board.filter(({ isOwn, bar }) => isOwn && bar === undefined);
  const tasks = left.map((area) => countedOf(area)?.task);
  const isShut = tasks.every((task) => task?.met === false && MANDATES[task.kind].aim === 'partners');
  return isLastRound(game) && left.length > 0 && isShut;
}

/** What the board says to the next move: whether an area is left that all its members gain by, else what others may sign that takes most from the reader. */
export function boardTold(board: readonly Area[], me: EconomyId): Phrase {
  if (isGainLeft(board) !== false) return phrase('move.board');
  const [worst] = board
    .filter((area) => !area.isOwn && area.bar === undefined && !area.isSigned && isGainForAll(area))
    .map(({ draft, worth }) => ({ economies: draft.parties, percent: gainOf(worth, me) ?? 0 }))
    .filter(({ percent }) => percent <= -SILENT_PERCENT)
    .toSorted((a, b) => a.percent - b.percent);
  if (worst === undefined) return phrase('move.boardNone');
  const change = formatSignedPercent(worst.percent / 100, 2);
  return phrase('move.boardOthers', { economies: worst.economies, change });
}

/**
 * Of a bot that asks for money, or would pay: what is the reason by which it does, as far as the table shows it. It can have more with others, or one of
 * the two gains more by it. Nothing is said that speaks against its word.
 */
export function reasonToPay(
  all: readonly Area[],
  area: Area,
  economy: EconomyId,
  would: Phrase | undefined,
): Phrase | undefined {
  const [me = ''] = area.draft.parties;
  const of = (each: EconomyId): number => gainOf(area.worth, each) ?? 0;
  const asks = would?.key === 'areas.asks';
  if (!asks && would?.key !== 'areas.pays' && would?.key !== 'areas.wouldPay')
    return would === undefined ? mostFor(all, area, economy) : undefined;
  const isOther = (asks ? of(me) - of(economy) : of(economy) - of(me)) > SILENT_PERCENT;
  if (!asks) return isOther ? phrase('areas.paysPart', { economy }) : undefined;
  return mostFor(all, area, economy) ?? phrase(isOther ? 'areas.asksPart' : 'areas.asksWants', { economy });
}

/** Of a bot that asks for money though it gains more by an area than the reader, and more than would even their gains out: what else it could sign. */
export function elseFor(
  { settled }: Pick<CountryGame, 'settled'>,
  all: readonly Area[],
  area: Area,
  economy: EconomyId,
  would: Phrase | undefined,
) {
  const [me = ''] = area.draft.parties;
  const of = (each: EconomyId): number => gainOf(area.worth, each) ?? 0;
  const gainMn = (each: EconomyId): number =>
    (of(each) / 100) * (settled.incomeBn[each] ?? 0) * MILLIONS_PER_BILLION;
  if (would?.key !== 'areas.asks' || of(economy) <= of(me)) return undefined;
  if (Number(would.params['amountMn']) <= (gainMn(me) - gainMn(economy)) / 2) return undefined;
  const { params } = mostFor(all, area, economy) ?? {};
  return params && dataPhrase('areas.else', params);
}

/** What of all that can still be signed brings an economy more than an area. */
export function mostFor(all: readonly Area[], area: Area, economy: EconomyId): Phrase | undefined {
  const of = ({ worth }: Area): number => gainOf(worth, economy) ?? 0;
  const [best] = all
    .filter(({ bar, isSigned, draft }) => bar === undefined && !isSigned && draft.parties.includes(economy))
    .toSorted((a, b) => of(b) - of(a));
  if (best === undefined || of(best) <= SILENT_PERCENT) return undefined;
  if (of(best) - of(area) <= SILENT_PERCENT) return undefined;
  const economies = withYou(
    best.draft.parties.filter((party) => party !== economy),
    area.draft.parties[0],
  );
  return phrase('areas.most', { economy, economies, change: formatSignedPercent(of(best) / 100, 2) });
}

/** What has become of it: signed, or offered by whom. */
export function markOf({ isSigned, isPaid, offer }: Area, me: EconomyId): Phrase | undefined {
  if (isSigned) return phrase(isPaid === true ? 'areas.signedPaid' : 'areas.signed');
  if (offer !== undefined && offer.refusedBy.length > 0)
    return phrase('areas.refused', { economies: offer.refusedBy });
  if (offer?.author === me) return phrase('areas.offerYours');
  return offer === undefined ? undefined : phrase('areas.offer', { economy: offer.author });
}

/** The newest offer of free trade among just these that lies open; one that nobody has refused before others. */
function openOfferOf(game: CountryGame, among: readonly EconomyId[]): Proposal | undefined {
  return Object.values(game.proposals)
    .filter(
      ({ status, parties, clauses }) =>
        status === 'open' &&
        areSame(parties, among) &&
        clauses.some((clause) => levelOfClause(clause) >= FREE_TRADE_LEVEL),
    )
    .toSorted((a, b) => a.refusedBy.length - b.refusedBy.length || b.revisedAtMs - a.revisedAtMs)[0];
}
