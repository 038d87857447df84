import { describe, expect, it } from 'vitest';
import { botMoves } from '#shared/bots/moves/botMoves.ts';
import { botView } from '#shared/bots/botView.ts';
import { BotTable } from '#shared/bots/playBotGame.ts';
import { thoughtOf } from '#shared/bots/proposals/candidateDrafts.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { knownToAll } from '#shared/bots/valuation/lawTable.ts';
import { PRESETS } from '#shared/content/presets.ts';
import type { PartnerOffer, Readiness } from '../../../client/preview/advice.ts';
import type { PreviewJob, PreviewResult } from '../../../client/preview/preview.ts';
import type { ProposalId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import { countryGame } from '#shared/rules/state.ts';
import { isSure, isWinnable } from '../../../client/panels/treaty/clausePolitics.ts';
import { hasSameTerms } from '../../../shared/bots/moves/attention.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { weighedAgain } from '../../../client/panels/treaty/ForegoneDeals.tsx';
import { aScenario } from '../../support/aScenario.ts';
import { someSettings } from '../../support/someSettings.ts';

const ME = 'ALB';
/** Per cent of real income, support counted: a deal that brings so much is worth being told of. */
const WORTH_TELLING = 0.05;

const STEPS: readonly Readiness['step'][] = ['closed', 'more'];
type Hint = 'sure' | 'maySign' | 'wantsMore' | 'closed';
type Heard = {
  readonly hint: Hint;
  readonly isSigned: boolean;
  readonly deal: string;
};

/** A short game from one seat: what the list of partners says of deals, and what bots then do with just that paper; and what it says once it has nothing more. */
class AdvisedSeat {
  readonly heard: Heard[] = [];
  /** What the desk says of deals that were sure before others signed, and what bots then do. */
  readonly again: Heard[] = [];
  /** What the desk says of counter-offers to bots, and what bots then do. */
  readonly countered: Heard[] = [];
  /** Where the desk says that a bot refuses a higher payment than one which it takes, or offers more for, and names no own offer. */
  readonly refusedForMore: string[] = [];
  /** How often it says that the bot's own offer asks for less. */
  asksForLess = 0;
  /** Deals that bots sign and that are worth it, at times at which the list had none. */
  readonly unsaid: string[] = [];
  timesNone = 0;
  readonly #scenario;
  readonly #created;
  readonly #table: BotTable;

  constructor(seed: string) {
    const { rounds } = PRESETS.worldShort;
    const settings = { ...someSettings({ preset: 'worldShort', rounds, seed }), timed: true };
    this.#scenario = aScenario(settings.scenarioId, settings.opening);
    const created = rulebookOf(this.#scenario).create(settings);
    if (!created.ok) throw new Error(created.error.code);
    this.#created = created.value;
    this.#table = this.#aTable();
    this.#table.ask({ type: 'server' }, { type: 'occupySeat', economy: ME, member: 'person' });
    this.#table.ask({ type: 'host' }, { type: 'startGame' });
  }

  play(): this {
    let advised = 0;
    while (this.#table.state.phase !== 'debrief') {
      const { phase, round } = this.#table.state;
      if (phase === 'negotiation' && advised < round) {
        advised = round;
        this.#round();
      } else this.#table.step();
    }
    return this;
  }

  #round(): void {
    const { round } = this.#table.state;
    this.#againOnceOthersSigned();
    this.#counterOffers();
    for (const offer of this.#offers()) {
      const hint = hintOf(offer);
      this.heard.push({
        hint,
        isSigned: this.#isSigned(this.#fork(), offer.draft),
        deal: nameOf(round, offer.draft),
      });
    }
    for (let signed = 0; signed < 12; signed++) {
      const { phase, round: now } = this.#table.state;
      if (phase !== 'negotiation' || now !== round) return;
      const offers = this.#offers().filter((offer) => isWinnable(offer, ME));
      if (offers.length === 0) return this.#lookFor();
      const next = offers.find(isSure);
      if (next === undefined || !this.#isSigned(this.#table, next.draft)) return;
    }
  }

  /** The sure deals weighed again after two bots have signed with each other, and sent as they were. */
  #againOnceOthersSigned(): void {
    const listed = this.#offers().filter((offer) => offer.readiness !== undefined && isSure(offer));
    const later = this.#fork();
    const signed = (): number => Object.keys(countryGame(later.state).agreements).length;
    const before = signed();
    while (signed() === before && later.state.phase === 'negotiation' && botMoves(later.state).length > 0)
      later.step();
    if (signed() === before || later.state.phase !== 'negotiation') return;
    const drafts = listed.map(({ draft }) => draft);
    const answer = this.#ask({ type: 'foregone', economy: ME, drafts }, later);
    const foregone = answer.type === 'foregone' ? answer : undefined;
    for (const [at, draft] of drafts.entries()) {
      const lost = foregone && { ...foregone, lost: foregone.lost.slice(at, at + 1) };
      const weighed = weighedAgain({ draft, law: 'before', isSure: true }, 'after', lost);
      const hint = weighed?.isSure === true ? 'sure' : 'closed';
      const fork = this.#fork(later);
      const isSigned = this.#isSigned(fork, draft);
      const deal = nameOf(later.state.round, draft);
      // Who signs or offers first while the answer is thought about has changed what it is about.
      const isMoved = othersOf(fork) !== othersOf(later);
      if (isSigned || !isMoved) this.again.push({ hint, isSigned, deal });
    }
  }

  /** Offers of bots answered with a payment to them or by them, as the desk weighs it, and sent. */
  #counterOffers(): void {
    const later = this.#fork();
    const offered = () =>
      Object.values(later.state.proposals).filter(
        ({ status, author, parties }) =>
          status === 'open' && author !== ME && parties.length === 2 && parties.includes(ME),
      );
    while (offered().length === 0 && later.state.phase === 'negotiation' && botMoves(later.state).length > 0)
      later.step();
    if (later.state.phase !== 'negotiation') return;
    for (const bot of ['BOR', 'CAT', 'DUN']) {
      // A low bid, so that it may offer other terms instead.
      const haggled = this.#fork(later);
      const area = { type: 'freeTradeArea', among: [ME, bot], exceptions: [] } as const;
      const draft = { parties: [ME, bot], clauses: [area] };
      if (findFaults(this.#scenario, this.#view(haggled), draft, ME).length > 0) continue;
      this.#isSigned(haggled, draft);
      const own = Object.values(haggled.state.proposals).find(
        ({ status, author, parties }) =>
          status === 'open' && author === bot && parties.length === 2 && parties.includes(ME),
      );
      if (own === undefined || haggled.state.phase !== 'negotiation') continue;
      haggled.ask({ type: 'seat', economy: ME }, { type: 'openProposal', proposal: own.id, revision: 1 });
      this.#paidMoreAndMore(haggled, { ...own, clauses: draft.clauses });
    }
    for (const { id, author, parties, clauses, revision } of offered().slice(0, 2)) {
      // Who answers an offer has read it.
      later.ask({ type: 'seat', economy: ME }, { type: 'openProposal', proposal: id, revision });
      const among = parties.toSorted();
      const area = { type: 'freeTradeArea', among, exceptions: [] } as const;
      for (const terms of [clauses.filter(({ type }) => type !== 'payment'), [area]])
        this.#paidMoreAndMore(later, { id, author, parties, clauses: terms });
    }
  }

  #paidMoreAndMore(later: BotTable, offer: Pick<Proposal, 'id' | 'author' | 'parties' | 'clauses'>): void {
    const { id, author, parties, clauses } = offer;
    let best = { rank: 0, isSigned: false };
    for (const amountMn of [-150, -60, -10, 10, 20, 60, 140, 300, 600]) {
      const [from, to] = amountMn > 0 ? [ME, author] : [author, ME];
      const pays = { type: 'payment', from, to, amountMn: Math.abs(amountMn), rounds: 2 } as const;
      const draft = { parties, clauses: [...clauses, pays] };
      const view = this.#view(later);
      if (findFaults(this.#scenario, view, draft, ME).length > 0) continue;
      const answer = this.#ask({ type: 'foregone', economy: ME, drafts: [draft] }, later);
      const lost = answer.type === 'foregone' ? answer.lost[0] : undefined;
      const hint = lost === undefined ? 'sure' : 'wantsMore';
      const isSigned = this.#isSigned(this.#fork(later), draft, id);
      const deal = `${nameOf(view.round, draft)} ${String(amountMn)}`;
      this.countered.push({ hint, isSigned, deal });
      const stance = lost !== undefined && 'stance' in lost ? lost.stance : undefined;
      const isOffered = Object.values(later.state.proposals).some(
        (own) => own.status === 'open' && own.author === author && hasSameTerms(own, draft),
      );
      if (isOffered && stance?.reason === 'ownOffer') this.asksForLess++;
      else {
        const rank =
          lost === undefined
            ? 3
            : STEPS.indexOf(stance?.step ?? 'closed') + Number(stance?.isLikely === true);
        if (rank < best.rank || (best.isSigned && !isSigned))
          this.refusedForMore.push(`${deal}: ${JSON.stringify(stance)} ${String(isSigned)}`);
        best = { rank: Math.max(best.rank, rank), isSigned: best.isSigned || isSigned };
      }
    }
  }

  /** Every form that could have been listed, put to the bots as it is. */
  #lookFor(): void {
    this.timesNone++;
    const view = this.#view();
    const appraiser = createAppraiser(this.#scenario, knownToAll(view));
    for (const draft of thoughtOf(this.#scenario, view, ME, new Set())) {
      if (findFaults(this.#scenario, view, draft, ME).length > 0) continue;
      const worth = appraiser.appraise(draft);
      const least = (WORTH_TELLING / 100) * (view.settled.incomeBn[ME] ?? 0);
      if (!worth.ok || (worth.value.gainBn[ME] ?? 0) < least) continue;
      if (this.#isSigned(this.#fork(), draft)) this.unsaid.push(nameOf(view.round, draft));
    }
  }

  #isSigned(table: BotTable, draft: Draft, counterTo?: ProposalId): boolean {
    const tabled = table.ask(
      { type: 'seat', economy: ME },
      { type: 'tableProposal', draft, ...(counterTo === undefined ? {} : { counterTo }) },
    );
    if (!tabled.ok) return false;
    const [id = 'p0'] = tabled.value.flatMap((event) =>
      event.type === 'proposalTabled' ? [event.proposal.id] : [],
    );
    const isAnswered = (): boolean =>
      table.state.proposals[id]?.status !== 'open' ||
      table.state.proposals[id].refusedBy.length > 0 ||
      Object.values(table.state.proposals).some(({ counterTo }) => counterTo === id);
    while (!isAnswered() && table.state.phase === 'negotiation' && botMoves(table.state).length > 0)
      table.step();
    const status = table.state.proposals[id]?.status;
    return status === 'concluded' || status === 'awaitingBell';
  }

  #aTable(): BotTable {
    return new BotTable(rulebookOf(this.#scenario), this.#created, { ignoresCauses: true });
  }

  #fork(of = this.#table): BotTable {
    const { state, nowMs } = of;
    return Object.assign(this.#aTable(), { state, nowMs });
  }

  #offers(): readonly PartnerOffer[] {
    const view = this.#view();
    const asked = this.#ask({ type: 'advice', economy: ME, shunned: [] });
    const offers = asked.type === 'advice' ? asked.offers : [];
    return offers.filter(({ draft }) => findFaults(this.#scenario, view, draft, ME).length === 0);
  }

  #ask(job: PreviewJob, of = this.#table): PreviewResult {
    const slices = countryAnswers(this.#scenario, this.#view(of))(job);
    let slice = slices.next();
    while (slice.done !== true) slice = slices.next();
    return slice.value;
  }

  #view(of = this.#table) {
    return botView(countryGame(of.state), ME);
  }
}

/** What has been signed and offered without the seat having begun it. */
function othersOf({ state: { proposals } }: BotTable): string {
  return Object.values(proposals)
    .filter(({ author, counterTo }) => author !== ME && counterTo === undefined)
    .map(({ id, status }) => `${id} ${status}`)
    .join();
}

function hintOf(offer: PartnerOffer): Hint {
  if (offer.readiness?.step === 'closed') return 'closed';
  if (isSure(offer)) return 'sure';
  return offer.readiness?.isLikely === true ? 'maySign' : 'wantsMore';
}

function nameOf(round: number, { parties, clauses }: Draft): string {
  return `round ${round}: ${parties.join()} ${clauses.map(({ type }) => type).join()}`;
}

describe('the list of partners', () => {
  const games = ['holds-1', 'holds-6'].map((seed) => new AdvisedSeat(seed).play());
  const heard = games.flatMap((game) => game.heard);
  const missed = (hint: Heard['hint'], isSigned: boolean) =>
    heard.filter((each) => each.hint === hint && each.isSigned === isSigned).map(({ deal }) => deal);

  it('is right of every deal that it calls sure, and of nearly all of which it says that more is wanted', () => {
    expect(missed('sure', true).length).toBeGreaterThan(5);
    expect(missed('sure', false)).toEqual([]);
    // A few that most of its kind would ask more for.
    expect(missed('wantsMore', true).length).toBeLessThanOrEqual(missed('wantsMore', false).length / 5);
  });

  it('is right of every deal that is still sure when it is weighed again after others have signed', () => {
    const again = games.flatMap((game) => game.again);
    const sure = again.filter(({ hint }) => hint === 'sure');
    expect(sure.filter(({ isSigned }) => isSigned).length).toBeGreaterThan(0);
    expect(sure.filter(({ isSigned }) => !isSigned).map(({ deal }) => deal)).toEqual([]);
  });

  it('is right of a counter-offer of which the desk says that it is signed as it is', () => {
    const countered = games.flatMap((game) => game.countered);
    const sure = countered.filter(({ hint }) => hint === 'sure');
    expect(sure.length).toBeGreaterThan(0);
    expect(sure.filter(({ isSigned }) => !isSigned).map(({ deal }) => deal)).toEqual([]);
  });

  it('is refused no payment where a smaller one does, but where the bot itself offers the same for less', () => {
    expect(games.some(({ asksForLess }) => asksForLess > 0)).toBe(true);
    expect(games.flatMap(({ refusedForMore }) => refusedForMore)).toEqual([]);
  });

  it('has no deal that bots sign and that is worth telling where it says that none is left', () => {
    expect(games.flatMap(({ unsaid }) => unsaid)).toEqual([]);
  });
});
