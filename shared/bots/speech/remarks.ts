/** What bots say of what has happened: a line to the person whom it concerns, or to all where all know of it. */
import {
  type FillArgs,
  type LineKey,
  REMARKS,
  type Remark,
  otherWording,
  remarkKey,
} from '#shared/content/speech.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { ProposalReason } from '#shared/content/phrases.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BotLine, SaidBody } from '#shared/protocol/session.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AcceptedPayment, Outbid } from '#shared/protocol/payments.ts';
import type { Pledge } from '#shared/protocol/pledges.ts';
import { type CountryGame, type GameState, countryPart, provincePart } from '#shared/rules/state.ts';
import { paidToMn, paysToLeaveMn } from '#shared/rules/law/transfers.ts';
import { addresseesOf } from '#shared/rules/settlement/pledges.ts';
import { seededDraw } from '#shared/rules/table/botDelays.ts';
import { isBot } from '#shared/rules/table/seats.ts';
import { answersGiven, mannerOf, offersBegun } from '../botView.ts';
import { concludedSince, hurriedBy, offersTo } from '../moves/attention.ts';

export type Said = {
  readonly by: EconomyId;
  /** Absent: to all. */
  readonly to?: EconomyId;
  readonly line: BotLine;
};

/**
 * What bots have to say after a change of the table. They speak for people: among bots alone nothing is said. A proposal is spoken of to
 * its parties only, and of a broken word nothing is said before its reveal is over.
 */
export function remarksBetween(before: GameState, after: GameState): Said[] {
  if (!Object.values(after.seats).some(({ member }) => member !== undefined)) return [];
  const proposals = Object.values(after.proposals).flatMap((proposal) =>
    proposal === before.proposals[proposal.id] ? [] : proposalRemarks(before, after, proposal),
  );
  return [
    ...proposals,
    ...hurryRemarks(before, after),
    ...noticeRemarks(before, after),
    ...wordRemarks(before, after),
    ...pactRemarks(before, after),
    ...breachRemarks(before, after),
  ];
}

function isPerson({ seats }: GameState, economy: EconomyId): boolean {
  return seats[economy]?.member !== undefined;
}

/** Bots that thank the author of a proposal once it is law: those that have signed it before have said so then. */
const THANKS_MOST = 2;

function proposalRemarks(before: GameState, after: GameState, proposal: Proposal): Said[] {
  const old = before.proposals[proposal.id];
  if (isBot(after, proposal.author)) return ownProposalRemarks(after, old, proposal);
  if (old === undefined || !isPerson(after, proposal.author)) return [];
  const { id, author: to, parties, status } = proposal;
  const bots = parties.filter((party) => isBot(after, party));
  const said = (by: EconomyId, line: BotLine): Said => ({ by, to, line: { ...line, proposal: id } });
  /** Why it signs what pays it less, or has it pay more, than it has asked for. */
  const forLess = (by: EconomyId): BotLine | undefined =>
    old.signatures[by] !== proposal.revision && hasAskedMore(after, proposal, by)
      ? {
          type: 'line',
          key: paidToMn(proposal.clauses, by) < 0 ? 'answer.signsPayingMore' : 'answer.signsForLess',
        }
      : undefined;
  if (old.status !== 'concluded' && status === 'concluded')
    return bots
      .filter((by) => old.signatures[by] !== proposal.revision)
      .slice(0, THANKS_MOST)
      .map((by) => said(by, forLess(by) ?? worded(after, { by, occasion: id }, 'deal')));
  return bots.flatMap((by) => {
    const as = { by, occasion: id };
    if (proposal.refusedBy.includes(by) && !old.refusedBy.includes(by)) {
      const reason = proposal.reasons?.[by] ?? '';
      const isFirst = answersGiven(after, by, to) < 2;
      const line = priceMoved(after, proposal, by, reason) ?? outbidLine(proposal, by, isFirst);
      const nth = answersGiven(after, by, to);
      return [said(by, line ?? worded(after, { ...as, nth }, 'refuse', { reason }))];
    }
    const { revision, signatures } = proposal;
    const isSigned = signatures[by] === revision && old.signatures[by] !== revision;
    return isSigned && status !== 'lapsed' ? [said(by, forLess(by) ?? worded(after, as, 'sign'))] : [];
  });
}

/** Whether a bot has itself offered just these parties in this round what would have paid it more. */
function hasAskedMore(state: GameState, { parties, clauses }: Proposal, by: EconomyId): boolean {
  return offersTo(state, parties, by).some((own) => paidToMn(own.clauses, by) > paidToMn(clauses, by));
}

/** What the author of a proposal says of it to the people among its parties. */
function ownProposalRemarks(after: GameState, old: Proposal | undefined, proposal: Proposal): Said[] {
  const { id, author: by, parties, status, lapse } = proposal;
  const as = { by, occasion: id };
  return parties
    .filter((party) => isPerson(after, party))
    .flatMap((to): Said[] => {
      const said = (line: BotLine): Said[] => [{ by, to, line: { ...line, proposal: id } }];
      if (old === undefined) return status === 'open' ? said(offerLine(after, proposal, to)) : [];
      const gone = old.parties.filter((party) => !parties.includes(party));
      if (gone.length > 0 && status === 'open')
        return said({ type: 'line', key: 'answer.goesOn', fill: { economies: gone } });
      if (old.status === status) return [];
      if (status === 'concluded') return said(worded(after, as, 'deal'));
      if (lapse?.type === 'refused' && lapse.by === to) return said(worded(after, as, 'rebuffed'));
      // Without a reason it makes room for another one.
      if (lapse?.type === 'withdrawn' && lapse.reason !== undefined)
        return said(worded(after, as, 'withdraw', { reason: lapse.reason }));
      return [];
    });
}

function offerLine(state: GameState, proposal: Proposal, to: EconomyId): BotLine {
  const { id, author: by, counterTo, because } = proposal;
  const as = { by, occasion: id };
  const countered = counterTo === undefined ? undefined : state.proposals[counterTo];
  if (countered !== undefined)
    return (
      priceMoved(state, countered, by, because) ??
      outbidCounter(proposal) ??
      worded(state, { ...as, nth: answersGiven(state, by, to) }, 'counter', { reason: because ?? '' })
    );
  const round = lastBrokenWord(state, to);
  const nth = offersBegun(state, by, to);
  return round === undefined
    ? worded(state, { ...as, nth }, 'offer')
    : worded(state, as, 'offerAgain', { round });
}

/** Reasons that the other cannot check by the gains on the screen: beside them a bot says what would do. */
const PRICED: readonly (ProposalReason | undefined)[] = [
  'betterOffer',
  'otherAims',
  'exportsTooSmall',
  'paysTooMuch',
  'lobbyLoses',
];

/** What would do, or that another offer brings it more; undefined where neither says more than the reason, or it has said so before. */
function outbidLine(
  { reasons, accepted, outbid: known }: Proposal,
  by: EconomyId,
  isFirst: boolean,
): BotLine | undefined {
  const reason = reasons?.[by];
  if (reason === undefined || !PRICED.includes(reason)) return undefined;
  const [accepts, outbid] = [accepted?.[by], known?.[by]];
  const isMatched = outbid !== undefined && outbid.paidMn > 0 && accepts?.to === by;
  const priced = isMatched ? outbidBy(outbid, accepts.leastMn) : priceLine(reason, accepts, by);
  if (priced !== undefined || !isFirst || reason !== 'betterOffer') return priced;
  return outbid === undefined
    ? { type: 'line', key: 'answer.outbid' }
    : { type: 'line', key: 'answer.outbidWith', fill: { economies: outbid.economies } };
}

/** By which other offer it asks more in a counter; undefined where none makes it. */
function outbidCounter({ author, outbid, clauses }: Proposal): BotLine | undefined {
  const by = outbid?.[author];
  return by && outbidBy(by, paidToMn(clauses, author));
}

function outbidBy({ economies, paidMn }: Outbid, amountMn: number): BotLine {
  const fill = { economies, reason: 'betterOffer' } as const;
  return paidMn > 0 && amountMn > 0
    ? { type: 'line', key: 'answer.outbidAsks', fill: { ...fill, paidMn, amountMn } }
    : { type: 'line', key: 'answer.outbidTerms', fill };
}

/** The payment with which a bot would sign the same terms; undefined where it has named none. */
export function priceLine(
  reason: ProposalReason | '',
  accepts: AcceptedPayment | undefined,
  economy: EconomyId,
): BotLine | undefined {
  if (accepts === undefined) return undefined;
  const { to, leastMn, mostMn } = accepts;
  const priced = (key: LineKey, amountMn: number): BotLine => ({
    type: 'line',
    key,
    fill: { reason, amountMn },
  });
  if (to === economy) return priced('answer.wouldSignFor', leastMn);
  return mostMn === 0
    ? { type: 'line', key: 'answer.wouldSignUnpaid', fill: { reason } }
    : priced('answer.wouldSignPaying', mostMn);
}

/** That a price which the bot has named is not enough any more, and who has signed since; undefined where that is not why it says no. */
function priceMoved(
  state: GameState,
  proposal: Proposal,
  by: EconomyId,
  reason: ProposalReason | '' | undefined,
): BotLine | undefined {
  const since = reason === 'lawChanged' ? concludedSince(state, proposal, by) : undefined;
  if (since === undefined) return undefined;
  const key = since.parties.includes(by) ? 'answer.priceMovedByUs' : 'answer.priceMoved';
  return { type: 'line', key, fill: { economies: since.parties.filter((party) => party !== by) } };
}

/** To each person whom a bot has noted to tell that it will soon sign with others; with whom, it does not say. */
function hurryRemarks(before: GameState, after: GameState): Said[] {
  if (before.botThoughts === after.botThoughts) return [];
  return Object.keys(after.seats).flatMap((by) => {
    const known = hurriedBy(before, by).length;
    return hurriedBy(after, by)
      .slice(known)
      .map(({ to }) => ({
        by,
        to,
        line: isAwaited(after, by, to)
          ? worded(after, { by, occasion: to }, 'hurry')
          : { type: 'line', key: 'answer.lastCall', fill: { round: after.round } },
      }));
  });
}

/** Whether an offer that a bot has signed waits for the signature of a person. */
function isAwaited({ proposals }: GameState, by: EconomyId, to: EconomyId): boolean {
  return Object.values(proposals).some(
    ({ status, parties, signatures, revision, refusedBy }) =>
      status === 'open' &&
      [by, to].every((each) => parties.includes(each) && !refusedBy.includes(each)) &&
      signatures[by] === revision &&
      signatures[to] !== revision,
  );
}

/** Notices are public: a bot that leaves says so, and why, to all; of those left by a person one answers. */
function noticeRemarks(before: GameState, after: GameState): Said[] {
  const { agreements: known } = countryPart(before);
  return Object.values(countryPart(after).agreements).flatMap(({ id, parties, payments, notices }) =>
    notices
      .filter(({ by }) => known[id]?.notices.some((old) => old.by === by) === false)
      .flatMap(({ by }): Said[] => {
        const left = parties.filter((party) => party !== by);
        const paysMn = paysToLeaveMn(countryPart(after), { payments }, by);
        return paysMn === undefined
          ? leavingRemarks(after, by, left, id)
          : [{ by, line: reasonToLeave(left, paysMn) }];
      }),
  );
}

function reasonToLeave(economies: readonly EconomyId[], paysMn: number): BotLine {
  return paysMn > 0
    ? { type: 'line', key: 'answer.leavesPaying', fill: { economies, amountMn: paysMn } }
    : { type: 'line', key: 'answer.leavesEarning', fill: { economies } };
}

/** Members that are gone from a pact during talks; a new pact among the same members takes the place of the old. */
function pactRemarks(before: GameState, after: GameState): Said[] {
  if (before.phase !== 'negotiation' || after.phase !== 'negotiation') return [];
  const { pacts: inForce } = provincePart(after);
  const pacts = Object.values(inForce);
  return Object.values(provincePart(before).pacts).flatMap(({ id, members }) => {
    const now = inForce[id]?.members ?? [];
    const gone = members.filter((member) => !now.includes(member));
    const isRenewed = pacts.some((pact) => members.every((each) => pact.members.includes(each)));
    const leaver = gone.find((member) => isBot(after, member)) ?? gone[0];
    if (leaver === undefined || isRenewed) return [];
    return leavingRemarks(
      after,
      leaver,
      members.filter((member) => member !== leaver),
      id,
    );
  });
}

function leavingRemarks(
  state: GameState,
  leaver: EconomyId,
  left: readonly EconomyId[],
  occasion: string,
): Said[] {
  if (isBot(state, leaver))
    return [{ by: leaver, line: worded(state, { by: leaver, occasion }, 'leave', { economies: left }) }];
  const by = left.find((party) => isBot(state, party));
  if (by === undefined) return [];
  return [{ by, line: worded(state, { by, occasion }, 'left', { economy: leaver }) }];
}

/** Whether the reveal of a round has just ended, so that all have seen it. */
function wasRevealed(before: GameState, after: GameState): boolean {
  return before.phase === 'results' && after.phase !== 'results';
}

/** Words of the last round: whoever broke its own says something to it, and one to whom a person's was given. */
function wordRemarks(before: GameState, after: GameState): Said[] {
  if (!wasRevealed(before, after)) return [];
  const judged = countryPart(after).pledges.filter(({ round }) => round === before.round);
  const broken = judged.filter(({ outcome }) => outcome === 'broken');
  const breakers = [...new Set(broken.map(({ by }) => by))];
  const kept = judged.flatMap(({ id, by: to, to: addressee, outcome }): Said[] => {
    if (outcome !== 'kept' || addressee.type !== 'seat' || !isPerson(after, to)) return [];
    const by = addressee.economy;
    return isBot(after, by) ? [{ by, to, line: worded(after, { by, occasion: id }, 'wordKept') }] : [];
  });
  return [
    ...breakers.flatMap((breaker) => {
      const told = broken.filter(({ by }) => by === breaker).flatMap((pledge) => toldOf(after, pledge));
      return brokenWordRemarks(after, breaker, told);
    }),
    ...kept,
  ];
}

function toldOf(state: GameState, pledge: Pledge): readonly EconomyId[] {
  const to = addresseesOf(countryPart(state), pledge);
  return to === 'all' ? Object.keys(state.seats).filter((economy) => economy !== pledge.by) : to;
}

/** Breaches that were seen: a bot owns up to the people who were in the pact with it, each for themselves, or where there are none to all. */
function breachRemarks(before: GameState, after: GameState): Said[] {
  if (!wasRevealed(before, after)) return [];
  const report = provincePart(after).reports.find(({ round }) => round === before.round);
  const seen = (report?.breaches ?? []).filter(({ isSeen }) => isSeen);
  return [...new Set(seen.map(({ by }) => by))].flatMap((breaker) => {
    const pacts = seen.filter(({ by }) => by === breaker).map(({ pact }) => pact);
    const fellows = (report?.pacts ?? [])
      .filter(({ id }) => pacts.includes(id))
      .flatMap(({ members }) => members)
      .filter((member) => member !== breaker);
    const remarks = brokenWordRemarks(after, breaker, fellows);
    const people = isBot(after, breaker) ? [...new Set(fellows)].filter((each) => isPerson(after, each)) : [];
    return people.length === 0 ? remarks : people.flatMap((to) => remarks.map((said) => ({ ...said, to })));
  });
}

function brokenWordRemarks(state: GameState, breaker: EconomyId, told: readonly EconomyId[]): Said[] {
  const occasion = `word ${breaker}`;
  if (isBot(state, breaker))
    return [{ by: breaker, line: worded(state, { by: breaker, occasion }, 'broke') }];
  const by = told.find((economy) => isBot(state, economy));
  if (by === undefined) return [];
  return [{ by, line: worded(state, { by, occasion }, 'brokenTo', { economy: breaker }) }];
}

type Occasion = {
  readonly by: EconomyId;
  readonly occasion: string;
  /** How often it has said something like that in the round to whoever hears it: the same words come again only after all others. */
  readonly nth?: number;
};

/** A remark as one bot words it; `occasion` tells apart what it says more than once in a round. */
export function worded<R extends Remark>(
  state: GameState,
  { by, occasion, nth }: Occasion,
  remark: R,
  ...[fill]: FillArgs<(typeof REMARKS)[R]>
): BotLine {
  const { wordings } = REMARKS[remark];
  const drawn = Math.floor(wordings * seededDraw(state, by, `${remark} ${occasion}`));
  // What lapsed in earlier rounds is not known any more: each round begins where two things said in the one before would have ended.
  const turn = nth === undefined ? drawn : (nth + Math.max(1, wordings / 2) * state.round) % wordings;
  const key = remarkKey(remark, mannerOf(state, by), 1 + turn);
  return { type: 'line', key, ...(fill === undefined ? {} : { fill }) };
}

/** A line after the last that the bot said to the same listeners: the very same again is put in other words; undefined where it has none. */
export function notTwice(line: BotLine, last: SaidBody | undefined): BotLine | undefined {
  const textOf = ({ key, fill = {} }: BotLine): string => canonicalJson({ key, fill });
  if (last?.type !== 'line' || textOf(line) !== textOf(last)) return line;
  const key = otherWording(line.key);
  return key && { ...line, key };
}

/** The last round in which an economy was seen to break its word, as earlier reveals have shown; undefined where it never was. */
export function lastBrokenWord(state: GameState, economy: EconomyId): number | undefined {
  return roundsOfBrokenWords(state, economy)
    .filter((round) => round < state.round)
    .toSorted((a, b) => b - a)[0];
}

function roundsOfBrokenWords(state: GameState, economy: EconomyId): number[] {
  const broken = countryPart(state).pledges.filter(({ outcome }) => outcome === 'broken');
  const seen = provincePart(state).breaches.filter(({ isSeen }) => isSeen);
  return [...broken, ...seen].filter(({ by }) => by === economy).map(({ round }) => round);
}

/** The last round in which somebody left an agreement with an economy; undefined where nobody has. */
export function lastLeft(
  { reports }: CountryGame,
  leaver: EconomyId,
  injured: EconomyId,
): number | undefined {
  return reports.findLast(({ leavers }) =>
    leavers.some(({ by, injured: all }) => by === leaver && all.includes(injured)),
  )?.round;
}
