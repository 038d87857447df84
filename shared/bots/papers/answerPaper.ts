import { OPEN_PAPERS_PER_SEAT } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft, SeatIntent, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { isAdmission } from '#shared/rules/agreements/admission.ts';
import { unitOf } from '#shared/rules/agreements/unions.ts';
import { narrowDraft } from '#shared/rules/drafts/draft.ts';
import { draftOf } from '#shared/rules/negotiation/paper.ts';
import type { GameState } from '#shared/rules/state.ts';
import { hasPerson, isBusy } from '../moves/attention.ts';
import { type Appraiser, createAppraiser, isLawful } from '../valuation/appraiser.ts';
import { isWorthSigning, noiseBn, temperOf, valuePaper } from '../valuation/valuePaper.ts';
import { balancePayments, swapDrafts } from './concessions.ts';
import { type Objection, objectionTo, shortfall } from './objectionTo.ts';

/**
 * A bot's answer to a paper that reached it: it signs what is worth it, counters where all could gain, else refuses. With its
 * hands full it leaves papers among bots unanswered.
 */
export function answerPaper(appraiser: Appraiser, paper: Paper, economy: EconomyId): SeatIntent[] {
  const reading: SeatIntent[] = paper.openedBy.includes(economy)
    ? []
    : [{ type: 'openPaper', paper: paper.id, revision: paper.revision }];
  if (isBusy(appraiser.law, economy) && !hasPerson(appraiser.law, paper.parties)) return reading;
  return [...reading, answer(appraiser, paper, economy)];
}

function answer(appraiser: Appraiser, paper: Paper, economy: EconomyId): SeatIntent {
  const objection = objectionTo(appraiser, paper, economy);
  if (objection === undefined) {
    return { type: 'signPaper', paper: paper.id, revision: paper.revision, confirmed: true };
  }
  const counter = isOpenToTalk(objection) ? counterPaper(appraiser, paper, economy) : undefined;
  return { ...(counter ?? { type: 'refusePaper', paper: paper.id }), ...objection };
}

/** Whoever broke with it, or asks for what cannot be, gets no other paper. */
function isOpenToTalk({ reason }: Objection): boolean {
  return reason !== 'leftUs' && reason !== 'lawChanged' && reason !== undefined;
}

/** How much more than its reservation a bot asks in a counter, so that it does not sign at the very edge. */
const MARGIN = 0.05;

/** Papers of one thread: offer, counter, and one answer to it; then somebody must say yes or no. */
const THREAD_LENGTH = 3;

/** Another paper in the thread with which this bot could live: other payments, or else fewer cuts. Undefined: it sees none. */
function counterPaper(
  appraiser: Appraiser,
  paper: Paper,
  economy: EconomyId,
): SeatIntentOf<'tablePaper'> | undefined {
  if (!mayCounter(appraiser, paper, economy)) return undefined;
  const draft = counterDrafts(appraiser, paper, economy).find((each) => isBetter(appraiser, each, economy));
  return draft === undefined ? undefined : { type: 'tablePaper', draft, counterTo: paper.id };
}

function mayCounter({ law }: Appraiser, paper: Paper, economy: EconomyId): boolean {
  const papers = Object.values(law.papers);
  const thread = papers.filter((other) => other.thread === paper.thread);
  const own = papers.filter(({ author, status }) => author === economy && status === 'open');
  return thread.length < THREAD_LENGTH && own.length < OPEN_PAPERS_PER_SEAT;
}

/** The same paper with payments that satisfy everybody; for two units also swaps of single goods. */
function counterDrafts(appraiser: Appraiser, paper: Paper, economy: EconomyId): Draft[] {
  const { scenario, law } = appraiser;
  const { parties, clauses, title } = draftOf(paper);
  const terms: Draft = {
    parties,
    clauses: clauses.filter(({ type }) => type !== 'payment'),
    ...(title === undefined ? {} : { title }),
  };
  const own = unitOf(law, economy);
  const others = parties.filter((party) => !own.includes(party));
  const [partner] = others;
  const isForTwoUnits = partner !== undefined && unitOf(law, partner).length === others.length;
  const hasSwap = isForTwoUnits && !clauses.some(isAdmission);
  const drafts = [terms, ...(hasSwap ? swapDrafts(scenario, law, own, others) : [])];
  return drafts.flatMap((draft) => withPayments(appraiser, draft, economy) ?? []);
}

function withPayments(appraiser: Appraiser, draft: Draft, economy: EconomyId): Draft | undefined {
  if (draft.clauses.length === 0 || !isLawful(appraiser, draft, economy)) return undefined;
  const appraised = appraiser.appraise(draft);
  if (!appraised.ok) return undefined;
  const demand = temperOf(appraiser, economy).fairShare + MARGIN;
  return balancePayments(appraiser.law, draft, appraised.value, { wanted: { [economy]: demand } });
}

function isBetter(appraiser: Appraiser, draft: Draft, economy: EconomyId): boolean {
  if (!isLawful(appraiser, draft, economy)) return false;
  const value = valuePaper(appraiser, draft, economy);
  return value.ok && isWorthSigning(value.value);
}

/** A member's say on an entry or merger that waits for the bell: it refuses what costs it, else silence is consent. */
export function answerAdmission(
  scenario: Scenario,
  view: GameState,
  paper: Paper,
  economy: EconomyId,
): SeatIntent[] {
  const { [paper.id]: _waiting, ...others } = view.papers;
  const appraiser = createAppraiser(scenario, { ...view, papers: others });
  const draft = draftOf(paper);
  const appraised = appraiser.appraise(draft);
  if (!appraised.ok) return [];
  const gainBn = appraised.value.gainBn[economy] ?? 0;
  const reservationBn = -noiseBn(appraiser, economy);
  if (gainBn >= reservationBn) return [];
  const reason = shortfall(appraiser, draft, economy, {
    gainBn,
    reservationBn,
    appraisal: appraised.value,
  });
  return [{ type: 'refuseAdmission', paper: paper.id, reason }];
}

/** What becomes of one's own open paper that somebody refused: it goes on without them where that is worth it. */
export function rethinkPaper(appraiser: Appraiser, paper: Paper, economy: EconomyId): SeatIntent[] {
  if (paper.status !== 'open' || paper.refusedBy.length === 0) return [];
  const narrow = narrowDraft(appraiser.law, draftOf(paper), paper.refusedBy);
  if (narrow !== undefined && isLawful(appraiser, narrow, economy)) {
    const value = valuePaper(appraiser, narrow, economy);
    if (value.ok && isWorthSigning(value.value)) return [{ type: 'goOnWithout', paper: paper.id }];
  }
  return [{ type: 'withdrawPaper', paper: paper.id, reason: 'notWithoutThem' }];
}

/** What becomes of a paper that a bot has signed once another treaty of its own is law: it takes its word back where that is too little. */
export function reconsiderPaper(appraiser: Appraiser, paper: Paper, economy: EconomyId): SeatIntent[] {
  if (paper.status !== 'open' || paper.signatures[economy] !== paper.revision) return [];
  if (objectionTo(appraiser, paper, economy) === undefined) return [];
  const type = paper.author === economy ? 'withdrawPaper' : 'refusePaper';
  return [{ type, paper: paper.id, reason: 'lawChanged' }];
}
