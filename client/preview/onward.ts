/** How a seat goes on if nothing more is decided, and what has moved that in the round, one decision after the other; and what bots say to drafts before and after one. */
import { knownToAll } from '#shared/bots/valuation/lawTable.ts';
import { type Appraiser, createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { noiseBn, taskMoves, taskMovesBn } from '#shared/bots/valuation/valueProposal.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { at, fromKeys } from '#shared/kernel/records.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { SupportNow } from '#shared/protocol/modules/politics.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { withPendingLaw } from '#shared/rules/clauses/proposalLaw.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import type { GoingOn } from '#shared/rules/forecast/compareLaws.ts';
import {
  type ForecastRound,
  type ProjectedRound,
  openedNext,
  projectKept,
  roundsToEnd,
} from '#shared/rules/forecast/forecastOverRounds.ts';
import { economyPlace, placesOf } from '#shared/rules/law/lawInForce.ts';
import { unionBehind } from '#shared/rules/law/blocs.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { supportOfAll } from '#shared/rules/forecast/policyForecasts.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type Stance, priced, stanceOf } from './advice.ts';
import {
  type Foregone,
  type ForegoneDeals,
  type ForegoneJob,
  type Winning,
  type WinningJob,
  goingOn,
  onceSigned,
  supportNow,
} from './otherLaws.ts';

/** How a seat goes on once something more is decided: proposals signed, by their numbers, events announced, a package of the conference adopted. */
export type OnwardStep = {
  readonly on: GoingOn;
  readonly signed: readonly ProposalId[];
  readonly events: readonly string[];
  readonly isPackage: boolean;
  /** Who has given notice of an agreement of the seat. */
  readonly left?: readonly EconomyId[];
  /** What had been signed and counted, and came to nothing: members of a union refused a newcomer, say. */
  readonly gone?: readonly ProposalId[];
  /** What the bell of a round brought. */
  readonly bell?: Bell;
};

/** Agreements and packages as they came into force, the own tariff, lower and higher tariffs of others, whoever moved most first, and what is left; where it cannot be told apart, all of it. */
export type Bell = {
  readonly what: 'signed' | 'own' | 'cut' | 'rise' | 'rest' | 'all';
  readonly by: readonly EconomyId[];
};

/** How a seat goes on as things stand. */
export type Onward = GoingOn & {
  readonly type: 'support';
  readonly fromRound: number;
  readonly support?: SupportNow;
  /** How it went on when this thread first looked in the round, and what has moved that since: the last step leads to now. */
  readonly first: GoingOn;
  readonly moved: readonly OnwardStep[];
  /** How it went on when the round before was sealed, and what its settlement made of that. */
  readonly settled?: Pick<Onward, 'first' | 'moved'>;
};

/** What was answered last, and of which table: what moves a score is what is decided since. */
export type LastLook = {
  readonly view: CountryGame;
  readonly economy: EconomyId;
  readonly onward: Onward;
};

type IncomesOnward = { readonly type: 'ahead'; readonly rounds: readonly ForecastRound[] };

/**
 * As things stand, with what awaits the bell; once a round is settled, from the next one on. Where support falls short, each move of its tariffs is a slice. Where
 * every round starts anew incomes alone, of all.
 */
export function* onwardNow(
  scenario: Scenario,
  settledOrOpen: CountryGame,
  economy: EconomyId,
  last?: LastLook,
): Generator<undefined, Onward | IncomesOnward | { readonly type: 'failed' }> {
  const view = opened(scenario, settledOrOpen);
  const law = withPendingLaw(scenario, view);
  const ahead = projectKept(scenario, law, { rounds: roundsToEnd(view) });
  if (!ahead.ok) return { type: 'failed' };
  if (startsAnew(view))
    return { type: 'ahead', rounds: ahead.value.map((each) => incomesOf(scenario, each)) };
  const support = yield* supportNow(scenario, view, law, economy);
  const on = goingOn({ scenario, view, economy }, ahead.value, support?.points);
  const since = yield* movedSince(scenario, view, { economy, on }, last);
  const settled =
    last?.economy === economy && last.onward.fromRound === view.round - 1
      ? yield* settledSince(scenario, settledOrOpen, on, last)
      : last?.onward.fromRound === view.round
        ? last.onward.settled
        : undefined;
  const told = { ...since, ...(settled && { settled }), ...(support && { support }) };
  return { type: 'support', fromRound: view.round, ...on, ...told };
}

let lastLook: LastLook | undefined;

/** The same for a page, which is told what moves it while it looks on. */
export function* standingNow(scenario: Scenario, view: CountryGame, economy: EconomyId) {
  const onward = yield* onwardNow(scenario, view, economy, lastLook);
  if (onward.type === 'support') lastLook = { view, economy, onward };
  return onward;
}

function opened(scenario: Scenario, settledOrOpen: CountryGame): CountryGame {
  return settledOrOpen.phase === 'results' ? openedNext(scenario, settledOrOpen) : settledOrOpen;
}

function incomesOf(scenario: Scenario, { law: { round }, solved }: ProjectedRound): ForecastRound {
  const { welfarePerHead } = solved.equilibrium;
  const welfare = fromKeys(placesOf(scenario).ids, (id) => at(welfarePerHead, economyPlace(scenario, id)));
  return { round, logChange: {}, welfare };
}

/**
 * The steps from the last look to now. Own signatures come first, each by itself, as the desk told what it would bring; then those of others. What
 * cannot be told apart is one step.
 */
function* movedSince(
  scenario: Scenario,
  view: CountryGame,
  { economy, on }: { readonly economy: EconomyId; readonly on: GoingOn },
  last: LastLook | undefined,
): Generator<undefined, Pick<Onward, 'first' | 'moved'>> {
  if (last?.economy !== economy || last.onward.fromRound !== view.round) return { first: on, moved: [] };
  const { first, moved } = last.onward;
  const before = opened(scenario, last.view);
  const events = announcedIn(view).filter((id) => !announcedIn(before).includes(id));
  const isPackage = adoptedIn(view) > adoptedIn(before);
  const noticed = noticesIn(before, economy).map(({ name }) => name);
  const left = noticesIn(view, economy).flatMap(({ name, by }) => (noticed.includes(name) ? [] : [by]));
  const known = new Set(signedIn(before).map(({ id }) => id));
  const signedNow = new Set(signedIn(view).map(({ id }) => id));
  const gone = [...known].filter((id) => before.round === view.round && !signedNow.has(id));
  const isOfOthers = ({ parties }: Proposal): number => Number(!parties.includes(economy));
  const fresh = signedIn(view)
    .filter(({ id }) => !known.has(id))
    .toSorted((a, b) => isOfOthers(a) - isOfOthers(b));
  const was = moved.at(-1)?.on ?? first;
  if (fresh.length === 0 && events.length === 0 && !isPackage && canonicalJson(was) === canonicalJson(on))
    return { first, moved };
  const apart: OnwardStep[] = [];
  let law = before;
  let rest = fresh;
  // The last of all leads to now.
  while (rest.length > (events.length + left.length + gone.length > 0 || isPackage ? 0 : 1)) {
    const [next] = rest;
    if (next === undefined || findFaults(scenario, law, draftOf(next), next.author).length > 0) break;
    yield undefined;
    law = onceSigned(scenario, law, next);
    const then = onwardUnder(scenario, law, economy);
    if (then === undefined) break;
    apart.push({ on: then, signed: [next.id], events: [], isPackage: false });
    rest = rest.slice(1);
  }
  const end = {
    on,
    signed: rest.map(({ id }) => id),
    events,
    isPackage,
    ...(left.length > 0 && { left: [...new Set(left)] }),
    ...(gone.length > 0 && { gone }),
  };
  return { first, moved: [...moved, ...apart, end] };
}

/** The law as it was sealed becomes what was settled, one decision after the other: what the model foresees of all of them is what came. */
function* settledSince(
  scenario: Scenario,
  { agreements, proposals, wto, walls }: CountryGame,
  on: GoingOn,
  { view, economy, onward: { incomes, supports, tasksDone } }: LastLook,
): Generator<undefined, Onward['settled']> {
  const first = { incomes, ...(supports && { supports }), ...(tasksDone && { tasksDone }) };
  const sealed = withPendingLaw(scenario, opened(scenario, view));
  // Easier borders come nearer after the round, not in it.
  const inRound = wto && { ...wto, facilitatedBp: sealed.wto?.facilitatedBp ?? wto.facilitatedBp };
  const signed = { ...sealed, agreements, proposals, ...(inRound && { wto: inRound }) };
  const movedBy = (id: EconomyId): number => averageOf(walls[id]) - averageOf(sealed.walls[id]);
  const others = Object.keys(walls).filter(
    (id) => id !== economy && canonicalJson(walls[id]) !== canonicalJson(sealed.walls[id]),
  );
  const isOwn = canonicalJson(walls[economy]) !== canonicalJson(sealed.walls[economy]);
  const bells: readonly Bell[] = [
    { what: 'signed', by: [] },
    { what: 'own', by: isOwn ? [economy] : [] },
    { what: 'cut', by: others.filter((id) => movedBy(id) <= 0) },
    { what: 'rise', by: others.filter((id) => movedBy(id) > 0) },
  ];
  const moved: OnwardStep[] = [];
  let [law, was]: [CountryGame, GoingOn] = [signed, first];
  for (const { what, by } of bells) {
    const sizes = new Map<EconomyId, number>();
    const then: { on: GoingOn } = { on: was };
    for (const id of what === 'signed' ? [economy] : by) {
      yield undefined;
      const wall = walls[id];
      if (what !== 'signed' && wall) law = { ...law, walls: { ...law.walls, [id]: wall } };
      const next = onwardUnder(scenario, law, economy);
      if (next === undefined) return undefined;
      sizes.set(id, Math.abs(sumOfLogs(next) - sumOfLogs(then.on)));
      then.on = next;
    }
    was = then.on;
    const largest = by.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
    if (sizes.size > 0)
      moved.push({ on: was, signed: [], events: [], isPackage: false, bell: { what, by: largest } });
  }
  const rest: Bell = { what: 'rest', by: [] };
  return { first, moved: [...moved, { on, signed: [], events: [], isPackage: false, bell: rest }] };
}

function averageOf(wall: CountryGame['walls'][EconomyId] | undefined): number {
  return averageWallBp(wall?.mfnRateBp ?? {}) + (wall?.surcharge?.rateBp ?? 0);
}

function sumOfLogs({ incomes }: GoingOn): number {
  return incomes.reduce((sum, income) => sum + Math.log(income), 0);
}

function onwardUnder(scenario: Scenario, view: CountryGame, economy: EconomyId): GoingOn | undefined {
  const law = withPendingLaw(scenario, view);
  const ahead = projectKept(scenario, law, { rounds: roundsToEnd(view) });
  const support = supportOfAll(scenario, view, { without: law, with: law });
  if (!ahead.ok || !support.ok) return undefined;
  return goingOn({ scenario, view, economy }, ahead.value, support.value[economy]?.after);
}

function signedIn({ proposals, round: now }: CountryGame): readonly Proposal[] {
  return Object.values(proposals).filter(
    ({ status, round }) => round === now && /^(?:concluded|await)/.test(status),
  );
}

/** Notices of agreements of a seat that governments gave themselves. */
function noticesIn(view: CountryGame, economy: EconomyId) {
  return Object.values(view.agreements)
    .filter(({ parties }) => parties.includes(economy))
    .flatMap(({ id: agreement, notices }) =>
      notices
        .filter((notice) => unionBehind(view, { agreement, ...notice }) === undefined)
        .map(({ by }) => ({ name: `${agreement} ${by}`, by })),
    );
}

function announcedIn({ events }: CountryGame): readonly string[] {
  return (events?.announced ?? []).map(({ id }) => id);
}

function adoptedIn({ wto }: CountryGame): number {
  return (wto?.past ?? []).filter(({ outcome }) => outcome === 'adopted').length;
}

export function whatBotsSay(scenario: Scenario, view: CountryGame, job: ForegoneJob | WinningJob) {
  return job.type === 'foregone' ? foregoneDeals(scenario, view, job) : winningOver(scenario, view, job);
}

/** What a bot says a slice. */
function* foregoneDeals(
  scenario: Scenario,
  view: CountryGame,
  { economy, drafts, signs }: ForegoneJob,
): Generator<undefined, ForegoneDeals> {
  const after = signs === undefined ? view : onceSigned(scenario, view, signs);
  const lost: (Foregone | undefined)[] = [];
  for (const draft of drafts) {
    const then = yield* obstacleTo(scenario, after, draft, economy);
    const isLostBefore =
      then !== undefined &&
      signs !== undefined &&
      (yield* obstacleTo(scenario, view, draft, economy)) !== undefined;
    lost.push(isLostBefore ? undefined : then);
  }
  return { type: 'foregone', lost };
}

function* obstacleTo(
  scenario: Scenario,
  view: CountryGame,
  draft: Draft,
  economy: EconomyId,
): Generator<undefined, Foregone | undefined> {
  const [fault] = findFaults(scenario, view, draft, economy);
  if (fault !== undefined) return { fault };
  const appraiser = createAppraiser(scenario, knownToAll(view));
  for (const bot of draft.parties) {
    if (bot === economy || view.seats[bot]?.member !== undefined) continue;
    const { price: _price, ...stance } = yield* stanceOf(appraiser, draft, economy, bot);
    if (stance.step !== 'signs') return { stance };
  }
  return undefined;
}

/** Articles that are left out on trial, those first that cost whoever does not sign most. */
const LEFT_OUT = 2;

/** What bots say a slice: to what they are paid, by the function that prices the list of partners, then to the draft without an article. */
function* winningOver(
  scenario: Scenario,
  view: CountryGame,
  { draft, economy }: WinningJob,
): Generator<undefined, Winning> {
  const appraiser = createAppraiser(scenario, knownToAll(view));
  const isOwnPayment = (clause: Draft['clauses'][number]): boolean =>
    'amountMn' in clause && [clause.from, clause.to].includes(economy);
  const bare = { ...draft, clauses: draft.clauses.filter((clause) => !isOwnPayment(clause)) };
  const found = yield* pricedFor(appraiser, bare, economy);
  if (found?.offer !== undefined) return { type: 'winning', draft: found.offer };
  const by = yield* firstAgainst(appraiser, draft, economy);
  if (by === undefined) return { type: 'winning' };
  const without = yield* lessOne(appraiser, draft, by);
  for (const { less, article } of without.slice(0, LEFT_OUT)) {
    if (findFaults(scenario, view, less, economy).length > 0) continue;
    if ((yield* firstAgainst(appraiser, less, economy)) === undefined)
      return { type: 'winning', draft: less, article };
  }
  const unpaid = found?.stance?.unpaid;
  const [worst] = without;
  return { type: 'winning', by, ...(worst && { article: worst.article }), ...(unpaid && { unpaid }) };
}

/** The payments under which all bots of a draft sign and the seat keeps a gain, as the list of partners finds them. */
function* pricedFor(appraiser: Appraiser, draft: Draft, economy: EconomyId) {
  const appraised = appraiser.appraise(draft);
  if (!appraised.ok) return undefined;
  const { gainBn, laws } = appraised.value;
  const ownBn = (gainBn[economy] ?? 0) + taskMovesBn(appraiser, taskMoves(appraiser, laws, economy), economy);
  return yield* priced(appraiser, { draft, gainBn, ownBn }, economy);
}

/** Who of a draft does not sign it. */
function* firstAgainst(
  appraiser: Appraiser,
  draft: Draft,
  economy: EconomyId,
): Generator<undefined, EconomyId | undefined> {
  for (const bot of draft.parties) {
    if (bot === economy || appraiser.inForce.seats[bot]?.member !== undefined) continue;
    const { step }: Stance = yield* stanceOf(appraiser, draft, economy, bot);
    if (step !== 'signs') return bot;
  }
  return undefined;
}

/** A draft without each of its articles but payments, by what that brings a party more, the most first. */
function* lessOne(
  appraiser: Appraiser,
  draft: Draft,
  party: EconomyId,
): Generator<undefined, { readonly less: Draft; readonly article: Draft['clauses'][number] }[]> {
  const gainOf = (each: Draft): number | undefined => {
    const appraised = appraiser.appraise(each);
    return appraised.ok ? (appraised.value.gainBn[party] ?? 0) : undefined;
  };
  const wholeBn = gainOf(draft);
  const found = [];
  for (const [at, article] of draft.clauses.entries()) {
    yield undefined;
    const less = { ...draft, clauses: draft.clauses.toSpliced(at, 1) };
    const isLaw = !('amountMn' in article) && less.clauses.some((each) => !('amountMn' in each));
    const lessBn = isLaw ? gainOf(less) : undefined;
    if (lessBn === undefined || wholeBn === undefined) continue;
    if (lessBn - wholeBn > noiseBn(appraiser, party)) found.push({ less, article, moreBn: lessBn - wholeBn });
  }
  return found.toSorted((a, b) => b.moreBn - a.moreBn);
}
