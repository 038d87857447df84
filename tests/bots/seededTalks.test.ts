import { describe, expect, it } from 'vitest';
import { botMove } from '#shared/bots/botMove.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { knownToAll } from '#shared/bots/valuation/lawTable.ts';
import { foreseenGainBn, valueProposal } from '#shared/bots/valuation/valueProposal.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft, Intent } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AcceptedPayment } from '#shared/protocol/payments.ts';
import { forecastProposal } from '#shared/rules/forecast/compareLaws.ts';
import { refusersOf } from '#shared/rules/countries/proposals.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { isPaidMore } from '../../shared/bots/proposals/halfway.ts';
import { withAccepted } from '../../shared/bots/proposals/concessions.ts';
import { areSame, offersTo } from '../../shared/bots/moves/attention.ts';
import { remarksBetween } from '../../shared/bots/speech/remarks.ts';
import { paidToMn } from '../../shared/rules/law/transfers.ts';
import { SERVER, type Table } from '../support/aTable.ts';
import { diceOf } from '../support/diceOf.ts';
import { type Move, letBotsMove, playedTo } from '../support/playedTo.ts';

const { rounds } = PRESETS.firstLesson;
const SEATS = ['ALB', 'BOR', 'CAT', 'DUN'];

const pay = (from: string, to: string, amountMn: number, term: number): Clause => ({
  type: 'payment',
  from,
  to,
  amountMn,
  rounds: term,
});

const isBetween = (clause: Clause, a: string, b: string): boolean =>
  clause.type === 'payment' && [clause.from, clause.to].every((side) => side === a || side === b);

/** What a person says next: an offer, or somebody's offer with one payment changed, often one that is none of its author's. */
function aWord({ state }: Table, me: string, { roll, pick }: ReturnType<typeof diceOf>, most: number) {
  const term = state.round === rounds ? 2 : 1;
  const amountMn = Math.round(5 + roll() * 40) * 5;
  const turned = (a: string, b: string) =>
    roll() < 0.5 ? pay(a, b, amountMn, term) : pay(b, a, amountMn, term);
  const open = Object.values(state.proposals).filter(
    ({ status, parties, author }) => status === 'open' && parties.includes(me) && author !== me,
  );
  const answered = roll() < 0.6 ? open[Math.floor(roll() * open.length)] : undefined;
  if (answered !== undefined) {
    const { parties, clauses, author, id } = answered;
    const rest = parties.filter((party) => party !== author);
    const isOthers = rest.length > 1 && roll() < 0.6;
    const [a = '', b = ''] = isOthers ? rest : [me, pick(parties.filter((party) => party !== me))];
    const others = clauses.filter((clause) => !isBetween(clause, a, b));
    return { draft: { parties, clauses: [...others, turned(a, b)] }, counterTo: id };
  }
  const size = 2 + Math.floor(roll() * (most - 1));
  const among = [me];
  while (among.length < size) among.push(pick(SEATS.filter((seat) => !among.includes(seat))));
  const paid = among.slice(1).flatMap((other) => (roll() < 0.5 ? [turned(me, other)] : []));
  const draft: Draft = {
    parties: among,
    clauses: [{ type: 'freeTradeArea', among, exceptions: [] }, ...paid],
  };
  return { draft };
}

const paymentsBeside = ({ clauses }: Pick<Draft, 'clauses'>, me: string): string[] =>
  clauses
    .flatMap((each) =>
      each.type === 'payment' && each.from !== me && each.to !== me
        ? [`${each.from} ${each.to} ${each.amountMn}`]
        : [],
    )
    .toSorted();

const lawOf = ({ proposals, round }: CountryGame): string =>
  Object.values(proposals)
    .flatMap(({ id, status, round: made }) => (status === 'concluded' && made === round ? [id] : []))
    .join();

const OF_PRICE = [
  'smallPart',
  'littleMore',
  'farApart',
  'betterOffer',
  'otherAims',
  'noGain',
  'exportsTooSmall',
  'paysTooMuch',
];

/** What a bot does against its own word or in others' business. */
function faultsOf(
  { scenario, state }: Table,
  { economy, move, intents, before }: Move,
  lawOfOffers: ReadonlyMap<string, string>,
): string[] {
  const isPerson = (seat: string): boolean => before.seats[seat]?.member !== undefined;
  const ownTo = ({ proposals, round }: CountryGame, parties: readonly string[]): Proposal[] =>
    Object.values(proposals).filter(
      (each) => each.author === economy && each.round === round && areSame(each.parties, parties),
    );
  return intents.flatMap((intent): string[] => {
    if (intent.type === 'tableProposal' && move.type === 'propose') {
      const { parties } = intent.draft;
      const isVain = parties.some((party) =>
        refusersOf(scenario, before, party).some((refuser) => parties.includes(refuser)),
      );
      return parties.some(isPerson) && isVain ? ['writes to who signs nothing with them'] : [];
    }
    const id =
      intent.type === 'tableProposal' ? intent.counterTo : 'proposal' in intent ? intent.proposal : undefined;
    const about = id === undefined ? undefined : before.proposals[id];
    if (about === undefined || !isPerson(about.author)) return [];
    const paidMn = paidToMn(about.clauses, economy);
    const asksMore = ownTo(before, about.parties).some(
      (own) => paidToMn(own.clauses, economy) <= paidMn && lawOfOffers.get(own.id) === lawOf(before),
    );
    if (intent.type === 'tableProposal')
      return [
        ...(asksMore ? ['asks for more than before'] : []),
        ...(paymentsBeside(intent.draft, economy).join() === paymentsBeside(about, economy).join()
          ? []
          : ['changes what others pay each other']),
      ];
    if (intent.type === 'refuseProposal') {
      const { reason = '' } = intent;
      const clauses = about.clauses.filter((each) => each.type !== 'payment' || each.from !== economy);
      const unpaid = valueProposal(
        createAppraiser(scenario, before),
        { ...draftOf(about), clauses },
        economy,
      );
      const isUntrue = reason === 'exportsTooSmall' && unpaid.ok && unpaid.value.distaste === undefined;
      const incomeBn = (draft: Draft): number => {
        const value = valueProposal(createAppraiser(scenario, before), draft, economy);
        return value.ok ? value.value.gainBn - value.value.taskWorthBn : 0;
      };
      const isOutbid = Object.values(before.proposals).some(
        (each) =>
          each.id !== about.id &&
          each.status === 'open' &&
          each.parties.includes(economy) &&
          incomeBn(draftOf(each)) > incomeBn(draftOf(about)),
      );
      return [
        ...(reason === 'betterOffer' && !isOutbid
          ? ['says that another offer brings more, and none does']
          : []),
        ...(asksMore && OF_PRICE.includes(reason) ? [`refuses what it has asked for: ${reason}`] : []),
        ...(isUntrue ? ['says that it sells too little where it minds paying'] : []),
      ];
    }
    const isWaiting = state.proposals[about.id]?.status === 'open';
    const rivals = ownTo(state, about.parties).filter(({ status }) => status === 'open');
    return intent.type === 'signProposal' && isWaiting && rivals.length > 0
      ? ['signs beside its own rival']
      : [];
  });
}

/** Whether it signs what pays it less than it has asked these parties for itself, and does not say why. */
function silentFaults({ state }: Table, { economy, intents, before }: Move): string[] {
  return intents.flatMap((intent) => {
    if (intent.type !== 'signProposal') return [];
    const signed = must(state.proposals[intent.proposal], 'what it signed');
    const isPerson = before.seats[signed.author]?.member !== undefined;
    if (!isPerson || signed.signatures[economy] !== signed.revision) return [];
    const asked = offersTo(before, signed.parties, economy).map(({ clauses }) => paidToMn(clauses, economy));
    if (Math.max(...asked) <= paidToMn(signed.clauses, economy)) return [];
    const said = remarksBetween(before, state).filter(({ by, to }) => by === economy && to === signed.author);
    // Whoever pays has asked for nothing: it pays more than it meant to.
    const key = paidToMn(signed.clauses, economy) < 0 ? 'answer.signsPayingMore' : 'answer.signsForLess';
    return said.some(({ line }) => line.key === key)
      ? []
      : ['signs for less than it asked, and does not say why'];
  });
}

/** What bots do wrong in one talk with two people, and how many of their moves answered people. */
function talk(word: string): {
  readonly faults: string[];
  readonly signed: number;
  readonly countered: number;
} {
  const dice = diceOf(word);
  const round = 2 + Math.floor(dice.roll() * 3);
  const table = playedTo(word, round);
  const first = dice.pick(SEATS);
  const people = [first, dice.pick(SEATS.filter((seat) => seat !== first))];
  for (const [index, economy] of people.entries())
    table.accept(SERVER, { type: 'occupySeat', economy, member: `m${index}` });
  const lawOfOffers = new Map<string, string>();
  const faults: string[] = [];
  let [signed, countered] = [0, 0];
  const untilMs = table.nowMs + 240_000;
  for (; table.nowMs < untilMs && table.state.phase === 'negotiation'; table.nowMs += 2_000) {
    letBotsMove(table, (move) => {
      faults.push(...faultsOf(table, move, lawOfOffers).map((fault) => `${word}: ${move.economy} ${fault}`));
      if (move.intents.some(({ type }) => type === 'signProposal')) signed++;
      faults.push(...silentFaults(table, move).map((fault) => `${word}: ${move.economy} ${fault}`));
      if (move.intents.some((each) => each.type === 'tableProposal' && each.counterTo !== undefined))
        countered++;
      for (const id of Object.keys(table.state.proposals))
        if (!lawOfOffers.has(id)) lawOfOffers.set(id, lawOf(move.before));
    });
    if (dice.roll() > 0.12) continue;
    const me = dice.pick(people);
    const said = table.ask(table.seat(me), {
      type: 'tableProposal',
      ...aWord(table, me, dice, Math.min(round, 3) + (round === rounds ? 1 : 0)),
    });
    const tabled = said.ok ? Object.values(table.state.proposals).at(-1) : undefined;
    for (const other of tabled?.parties.filter((party) => party !== me && people.includes(party)) ?? [])
      table.act(other, { type: 'openProposal', proposal: must(tabled, 'it').id, revision: 1 });
  }
  return { faults, signed, countered };
}

describe('bots in talks with two people who haggle at random', () => {
  // Talks in which bots once did each of these wrong, and some others.
  const words = [22, 31, 39, 94, 169, 235, 423, ...Array.from({ length: 12 }, (_each, at) => at)];

  it('stand by their prices, leave what others pay each other, and say no reason that the numbers contradict', () => {
    const talks = words.map((word) => talk(`game ${word}`));
    expect(talks.flatMap(({ faults }) => faults)).toEqual([]);
    const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
    expect(sum(talks.map(({ signed }) => signed))).toBeGreaterThan(30);
    expect(sum(talks.map(({ countered }) => countered))).toBeGreaterThan(15);
  });
});

/** What is not so of an answer of a bot to a person's offer, asked at one moment of the table. */
function untruthsOf(table: Table, offer: Proposal, economy: string): string[] {
  const { scenario, state } = table;
  const answerTo = (proposal: Proposal): readonly Intent[] =>
    botMove(scenario, table.state, economy, { type: 'answer', proposal: proposal.id, revision: 1 });
  const intents = answerTo(offer);
  const appraiser = createAppraiser(scenario, knownToAll(state));
  const valueOf = (draft: Draft) => {
    const value = valueProposal(appraiser, draft, economy);
    if (!value.ok) throw new Error(value.error.code);
    return { incomeBn: value.value.gainBn - value.value.taskWorthBn };
  };
  const noiseBn = 5e-5 * (state.settled.incomeBn[economy] ?? 0);
  const { incomeBn } = valueOf(offer);
  const foreseen = foreseenGainBn(appraiser, draftOf(offer), economy);
  const foreseenBn = foreseen.ok ? foreseen.value : NaN;
  const isOutbid = Object.values(state.proposals).some(
    (each) =>
      each.id !== offer.id &&
      each.status === 'open' &&
      each.refusedBy.length === 0 &&
      each.parties.includes(economy) &&
      valueOf(draftOf(each)).incomeBn > incomeBn,
  );
  return intents.flatMap((intent): string[] => {
    if (intent.type === 'tableProposal') {
      const isOfPart = ['smallPart', 'littleMore', 'farApart'].includes(intent.reason ?? '');
      const isMore = valueOf(intent.draft).incomeBn > incomeBn;
      const isOfPrice = intent.reason === 'otherAims' && isPaidMore(offer, intent.draft, economy);
      return [
        ...(isOfPart && !isMore ? ['wants a larger part, and asks for less'] : []),
        ...(isOfPrice ? ['speaks of another aim, and asks for no more than money'] : []),
      ];
    }
    if (intent.type !== 'refuseProposal' || intent.proposal !== offer.id) return [];
    const { reason = '', accepts } = intent;
    const faults: (string | false)[] = [
      reason === 'betterOffer' && !isOutbid && 'says that another offer brings more, and none does',
      reason === 'otherAims' &&
        accepts?.to === economy &&
        'speaks of another aim, and names a payment that would do',
      reason === 'otherAims' && incomeBn <= 0 && 'says that it gains, and does not',
      reason === 'noGain' &&
        Math.min(incomeBn, foreseenBn) > noiseBn &&
        'says that there is nothing in it, and there is',
      reason === 'outOfReach' && accepts !== undefined && 'says that no price would do, and names one',
      reason === 'outOfReach' &&
        paidToMn(offer.clauses, economy) < 0 &&
        'is to pay, and speaks of being paid',
      reason === 'asksTooMuch' && paidToMn(offer.clauses, economy) >= 0 && 'is not asked to pay, and says so',
      ['smallPart', 'littleMore', 'farApart'].includes(reason) &&
        accepts === undefined &&
        'finds its part too small, and names no payment that would do',
      reason === 'exportsTooSmall' &&
        !sellsLittle(table, draftOf(offer), economy) &&
        'says that it would hardly sell more, and it would',
    ];
    return [
      ...faults.filter((fault) => fault !== false),
      ...wrongPrice(table, offer, { economy, accepts, reason }),
    ];
  });
}

type Priced = {
  readonly economy: string;
  readonly accepts: AcceptedPayment | undefined;
  readonly reason: string;
};

/** Of a price that a bot names beside a refusal: whether it signs at it, and whether that leaves the payer a gain. */
function wrongPrice(table: Table, offer: Proposal, { economy, accepts, reason }: Priced): string[] {
  if (accepts === undefined || accepts.to !== economy) return [];
  const { state } = table;
  const draft = withAccepted(offer, accepts);
  const { author } = offer;
  const appraised = createAppraiser(table.scenario, knownToAll(state)).appraise(draft);
  const leftBn = appraised.ok ? (appraised.value.gainBn[author] ?? 0) : NaN;
  table.act(economy, { type: 'refuseProposal', proposal: offer.id, accepts });
  const said = table.ask(table.seat(author), { type: 'tableProposal', draft });
  const priced = must(Object.values(table.state.proposals).at(-1), 'the offer');
  const next = botMove(table.scenario, table.state, economy, {
    type: 'answer',
    proposal: priced.id,
    revision: 1,
  });
  table.state = state;
  // Where nothing more may be tabled the price cannot be tried.
  const isTaken =
    !said.ok ||
    next.some((each) => each.type === 'signProposal' || ('reason' in each && each.reason === 'ownOffer'));
  return [
    ...(isTaken ? [] : [`names ${accepts.leastMn} million, and does not sign for it`]),
    // Among several, others may pay whoever was asked for too much.
    ...(leftBn > 0 || (reason === 'asksTooMuch' && offer.parties.length > 2)
      ? []
      : ['names a price that takes more than the payer gains']),
  ];
}

/** Whether it sells less than half as much more to the others as it buys more, by the forecast that everybody sees. */
function sellsLittle({ scenario, state }: Table, draft: Draft, economy: string): boolean {
  const forecast = forecastProposal(scenario, state, draft, { flows: true });
  if (!forecast.ok) throw new Error(forecast.error.code);
  const others = draft.parties.filter((party) => party !== economy);
  const moreBn = (isSold: boolean): number =>
    (forecast.value.flows ?? [])
      .filter(({ exporter, importer }) =>
        isSold
          ? exporter === economy && others.includes(importer)
          : importer === economy && others.includes(exporter),
      )
      .reduce((sum, { beforeBn, afterBn }) => sum + afterBn - beforeBn, 0);
  const paidBn = paidToMn(draft.clauses, economy) / 1_000;
  return moreBn(true) + Math.min(0, paidBn) < 0.55 * moreBn(false);
}

/** Offers of people at a moment of some talks, each answered by itself. */
const OFFERS = process.env['DEMANDS'] === 'all' ? { tables: 100, each: 60 } : { tables: 16, each: 60 };

describe('what a bot says to an offer of a person', () => {
  it('is so: its reason, and the price at which it signs', () => {
    const faults: string[] = [];
    let answers = 0;
    for (let at = 0; at < OFFERS.tables; at++) {
      const word = `reason ${at}`;
      const dice = diceOf(word);
      const round = 1 + (at % rounds);
      const table = playedTo(word, round);
      const me = dice.pick(SEATS);
      table.accept(SERVER, { type: 'occupySeat', economy: me, member: 'm1' });
      const untilMs = table.nowMs + 20_000 + dice.roll() * 80_000;
      for (; table.nowMs < untilMs && table.state.phase === 'negotiation'; table.nowMs += 4_000)
        letBotsMove(table);
      const before = table.state;
      for (let said = 0; said < OFFERS.each; said++) {
        const { draft } = aWord(table, me, dice, Math.min(round + 1, round === rounds ? 4 : 3));
        const tabled = table.ask(table.seat(me), { type: 'tableProposal', draft });
        const offer = tabled.ok ? must(Object.values(table.state.proposals).at(-1), 'the offer') : undefined;
        for (const economy of offer?.parties.filter((party) => party !== me) ?? []) {
          answers++;
          const found = untruthsOf(table, must(offer, 'the offer'), economy);
          faults.push(...found.map((fault) => `${word}, ${said}: ${economy} ${fault}`));
        }
        table.state = before;
      }
    }
    expect(faults).toEqual([]);
    expect(answers).toBeGreaterThan(OFFERS.tables * OFFERS.each * 0.5);
  });
});
