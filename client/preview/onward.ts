/** How a seat goes on if nothing more is decided, and what has moved that in the round, one decision after the other. */
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
import { goingOn, onceSigned, supportNow } from './otherLaws.ts';

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
};

/** How a seat goes on as things stand. */
export type Onward = GoingOn & {
  readonly type: 'support';
  readonly fromRound: number;
  readonly support?: SupportNow;
  /** How it went on when this thread first looked in the round, and what has moved that since: the last step leads to now. */
  readonly first: GoingOn;
  readonly moved: readonly OnwardStep[];
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
  return { type: 'support', fromRound: view.round, ...on, ...since, ...(support && { support }) };
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
