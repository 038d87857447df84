/** What a proposal among provinces may say, and what it becomes. */
import { inRound } from '#shared/kernel/records.ts';
import { BLOC_TITLES } from '#shared/content/vocabulary.ts';
import {
  DEPOSIT_LEAST,
  DRAFTING_COST,
  MILLIONS_A_YUAN100M,
  NEW_PACTS_PER_ROUND,
  PACT_ROUNDS_MOST,
} from '#shared/content/provinces/provinceConstants.ts';
import { HIGHEST_LEVEL } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ProposalRules } from '../../rulebook.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import { type ProvinceGame, provinceGame } from '../../state.ts';
import { isDepositWaived } from '../events/effects.ts';
import { enactPacts, provinceStates, featureFault } from '../state/provinceStates.ts';
import { DIALS, dialCap } from './breaches.ts';
import { type PactArticle, isMarketPact, narrowPact, pactLaw, replacedBy } from './pactLaw.ts';
import { moneyLeft } from './payments.ts';

type Seats = Pick<ProvincesScenario, 'dealOrder'>;

/** The rules of proposals among provinces: pacts, which nobody ratifies. */
export function provinceProposals(scenario: Seats): ProposalRules {
  const faults: ProposalRules['faults'] = (state, draft, author) =>
    pactFaults(scenario, provinceGame(state), draft, author);
  const fault: ProposalRules['fault'] = (state, draft, author) => faults(state, draft, author)[0];
  return {
    states: provinceStates,
    faults,
    fault,
    faultUnder: fault,
    tablingFault: (state, draft, author) => newPactFaults(scenario, provinceGame(state), draft, author)[0],
    charged: (state, author) => {
      const costYuan = offerCost(provinceGame(state), author);
      return costYuan < DRAFTING_COST ? { costYuan } : {};
    },
    law: (state, proposal) => pactLaw(provinceGame(state), proposal),
    needsRatification: () => false,
    without: (_state, draft, refusedBy) => narrowPact(draft, refusedBy),
  };
}

/** Everything that keeps a draft among provinces from being law now; the first is the one that a refusal names. */
export function pactFaults(
  scenario: Seats,
  state: ProvinceGame,
  draft: Draft,
  author: EconomyId,
): Rejection[] {
  return faultsOf(scenario, state, draft, { economy: author, yuan100m: 0 });
}

/** What keeps a pact from being law among those who have not refused it; undefined too where fewer than two are left. */
export function narrowedFault(
  scenario: Seats,
  state: ProvinceGame,
  draft: Draft,
  { author, refusedBy }: Pick<Proposal, 'author' | 'refusedBy'>,
): Rejection | undefined {
  const rest = narrowPact(draft, refusedBy);
  return rest && pactFaults(scenario, state, rest, author)[0];
}

/**
 * What another offer of this round costs, in 100 million yuan: the first no more than there is, so that nobody is kept out of the talks by an
 * empty purse.
 */
export function offerCost(state: ProvinceGame, author: EconomyId): number {
  const hasOffered = Object.values(state.proposals).some(
    (proposal) => proposal.author === author && proposal.round === state.round,
  );
  return hasOffered ? DRAFTING_COST : Math.min(DRAFTING_COST, moneyLeft(state, author));
}

/** New pacts that a province may join in one round. */
export function pactsMost({ settings }: Pick<ProvinceGame, 'settings'>): number {
  return settings.pactLimits?.joinedPerRound ?? NEW_PACTS_PER_ROUND;
}

/** Members that a pact may have at most that is founded in a round; any number where the table has no limit. */
export function membersMost({ settings }: Pick<ProvinceGame, 'settings'>, round: number): number {
  return inRound(settings.pactLimits?.members, round) ?? Infinity;
}

/** Rounds that a pact may be agreed for at most. */
function roundsMost({ settings }: Pick<ProvinceGame, 'settings'>, isBinding: boolean): number {
  return Math.min(PACT_ROUNDS_MOST, (isBinding && settings.pactLimits?.bindingRounds) || PACT_ROUNDS_MOST);
}

/** Rounds that a pact of this round may last: none lasts longer than the game. */
export function longestTerm(state: Pick<ProvinceGame, 'settings' | 'round'>, isBinding: boolean): number {
  return Math.max(1, Math.min(roundsMost(state, isBinding), state.settings.rounds - state.round + 1));
}

/** New pacts that a province may still join in this round. */
export function pactsLeftToJoin(state: ProvinceGame, economy: EconomyId): number {
  const { provinces, round } = state;
  const joined = Object.values(provinces.pacts).filter(
    ({ members, sinceRound }) => members.includes(economy) && sinceRound === round,
  );
  return Math.max(0, pactsMost(state) - joined.length);
}

/** The same of a proposal that is not yet on the table: its author must also be able to pay what it costs to lay it there. */
export function newPactFaults(
  scenario: Seats,
  state: ProvinceGame,
  draft: Draft,
  author: EconomyId,
): Rejection[] {
  const [freeYuan, costYuan] = [moneyLeft(state, author), offerCost(state, author)];
  return [
    ...faultsOf(scenario, state, draft, { economy: author, yuan100m: costYuan }),
    ...(freeYuan < costYuan ? [{ code: 'province/no-money', costYuan, freeYuan } as const] : []),
  ];
}

function faultsOf(
  { dealOrder }: Seats,
  state: ProvinceGame,
  draft: Draft,
  reserved: { readonly economy: EconomyId; readonly yuan100m: number },
): Rejection[] {
  const whole = pactPartyFaults(dealOrder, draft, reserved.economy);
  const place = draft.clauses.findIndex(isMarketPact);
  const article = draft.clauses.find(isMarketPact);
  if (article === undefined) return whole;
  return [
    ...whole,
    ...pactArticleFaults(state, draft, article, place),
    ...pactPaymentFaults(state, draft, article, reserved),
  ];
}

/** What is wrong with a proposal as a whole: who is a party of it, and what articles it has. */
function pactPartyFaults(
  seats: readonly EconomyId[],
  { parties, clauses, title }: Draft,
  author: EconomyId,
): Rejection[] {
  const faults: Rejection[] = [];
  if (!parties.includes(author)) faults.push({ code: 'proposal/author-not-party' });
  if (new Set(parties).size < parties.length)
    faults.push({ code: 'intent/malformed', path: 'draft.parties' });
  if (new Set(parties).size < 2) faults.push({ code: 'proposal/two-parties-least' });
  for (const economy of new Set(parties)) {
    if (!seats.includes(economy)) faults.push({ code: 'proposal/unknown-party', economy });
  }
  const isListed = title === undefined || BLOC_TITLES.some((listed) => listed === title);
  if (!isListed) faults.push({ code: 'proposal/unknown-title', title });
  clauses.forEach(({ type }, clause) => {
    if (type !== 'marketPact' && type !== 'payment') faults.push({ code: 'pact/only-pacts', clause });
  });
  const pacts = clauses.filter(({ type }) => type === 'marketPact').length;
  if (pacts === 0) faults.push({ code: 'pact/no-pact' });
  if (pacts > 1) faults.push({ code: 'pact/one-article' });
  return faults;
}

/** What is wrong with the article that makes the pact. `clause` is its place in the proposal. */
function pactArticleFaults(
  state: ProvinceGame,
  { parties }: Draft,
  article: PactArticle,
  clause: number,
): Rejection[] {
  return [
    ...memberFaults(parties, article, clause),
    ...sizeFaults(state, article),
    ...termFaults(state, article, clause),
    ...lawFaults(state, article),
  ];
}

/** Members and parties are the same: nobody is bound without a signature, nobody signs for nothing. */
function memberFaults(parties: Draft['parties'], { among }: PactArticle, clause: number): Rejection[] {
  return [
    ...(new Set(among).size < among.length ? [{ code: 'clause/duplicate', clause } as const] : []),
    ...parties
      .filter((economy) => !among.includes(economy))
      .map((economy): Rejection => ({ code: 'proposal/party-not-named', economy })),
    ...among
      .filter((economy) => !parties.includes(economy))
      .map((economy): Rejection => ({ code: 'proposal/named-not-party', economy, clause })),
  ];
}

function sizeFaults(state: ProvinceGame, { among }: PactArticle): Rejection[] {
  const limit = membersMost(state, state.round);
  const over = new Set(among).size - limit;
  return over > 0 ? [{ code: 'pact/too-large', limit, over }] : [];
}

function termFaults(state: ProvinceGame, article: PactArticle, clause: number): Rejection[] {
  const { deposit, isBinding, hasOffice, rounds, rules } = article;
  const faults: Rejection[] = [];
  if (new Set(rules).size < rules.length) faults.push({ code: 'clause/duplicate', clause });
  if (DIALS.every((dial) => dialCap(article, dial) >= HIGHEST_LEVEL)) {
    faults.push({ code: 'pact/lowers-nothing', clause });
  }
  if (deposit > 0 && !isBinding) faults.push({ code: 'pact/deposit-needs-binding', clause });
  if (isBinding && deposit < DEPOSIT_LEAST && !isDepositWaived(state)) {
    faults.push({ code: 'pact/binding-needs-deposit', clause, points: DEPOSIT_LEAST });
  }
  const limit = roundsMost(state, isBinding);
  if (rounds > limit) faults.push({ code: 'pact/bound-too-long', clause, limit });
  const closed = hasOffice ? featureFault(state, 'offices') : undefined;
  return closed === undefined ? faults : [...faults, closed];
}

function lawFaults(state: ProvinceGame, article: PactArticle): Rejection[] {
  const { pacts } = state.provinces;
  const replaced = replacedBy({ pacts }, article);
  const others = Object.values(pacts).filter((pact) => !replaced.includes(pact));
  const bound = article.isBinding ? others.filter(({ isBinding }) => isBinding) : [];
  return [
    ...bound.flatMap(({ id, members }) =>
      article.among
        .filter((economy) => members.includes(economy))
        .map((economy): Rejection => ({ code: 'pact/second-binding', economy, agreement: id })),
    ),
    ...article.among
      .filter((economy) => pactsLeftToJoin(state, economy) === 0)
      .map((economy): Rejection => ({ code: 'pact/too-many', economy, limit: pactsMost(state) })),
  ];
}

type Money = ClauseOf<'payment'>;

/** What is wrong with the payments tied to a pact. `reserved` is what its author must keep for drafting, in 100 million yuan. */
function pactPaymentFaults(
  state: ProvinceGame,
  { clauses }: Draft,
  article: PactArticle,
  reserved: { readonly economy: EconomyId; readonly yuan100m: number },
): Rejection[] {
  const placed = clauses.flatMap((clause, place) => (isPayment(clause) ? [{ clause, place }] : []));
  const wrong = placed.flatMap(({ clause, place }) => paymentFault(article, clause, place));
  if (wrong.length > 0) return wrong;
  const free = freeWhenReplaced(state, article);
  const payers = [...new Set(placed.map(({ clause }) => clause.from))];
  return payers.flatMap((economy): Rejection[] => {
    const own = placed.filter(({ clause }) => clause.from === economy);
    const costYuan = own.reduce((sum, { clause }) => sum + clause.amountMn, 0) / MILLIONS_A_YUAN100M;
    const freeYuan = Math.max(0, free(economy) - (economy === reserved.economy ? reserved.yuan100m : 0));
    const clause = own.at(-1)?.place ?? 0;
    return costYuan > freeYuan ? [{ code: 'pact/payer-short', clause, economy, costYuan, freeYuan }] : [];
  });
}

function isPayment(clause: Clause): clause is Money {
  return clause.type === 'payment';
}

function paymentFault(
  { among, rounds }: PactArticle,
  { from, to, rounds: lasts }: Money,
  clause: number,
): Rejection[] {
  if (from === to) return [{ code: 'clause/self-dealing', economy: from, clause }];
  if (!among.includes(from) || !among.includes(to)) return [{ code: 'pact/payment-outside', clause }];
  return lasts > rounds ? [{ code: 'pact/payment-past-term', clause }] : [];
}

/** What provinces have left once the pacts that the new one replaces, and their payments, have ended. */
export function freeWhenReplaced(state: ProvinceGame, article: PactArticle): (economy: EconomyId) => number {
  const end = replacedBy(state.provinces, article).map(({ id }) => id);
  const after = enactPacts(state, { upsert: [], end });
  return (economy) => moneyLeft(after, economy);
}
