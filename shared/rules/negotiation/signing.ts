/** What parties do with a paper, and what a complete one makes of the law: it is concluded or awaits the bell, and what the new law forbids lapses. */
import type { AgreementId, EconomyId, PaperId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Paper, PaperLapse } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { admissionBlocs, admissionMembers, isAdmission } from '../agreements/admission.ts';
import { blocksEntry } from '../agreements/approval.ts';
import { applyLaw } from '../agreements/register.ts';
import { isComplete } from '../drafts/assent.ts';
import { papersAwaitingBell } from '../drafts/concludeLaw.ts';
import type { PaperRules, TableContext } from '../rulebook.ts';
import type { GameState } from '../state.ts';
import { overtimeEvents } from '../table/clock.ts';
import { type PaperEvent, evolvePapers, findOwnPaper } from './paper.ts';

/** Sign the present version of a paper. The last signature must be confirmed; it makes the paper law, or it lapses. */
export function signPaper(
  context: TableContext,
  state: GameState,
  actor: EconomyId,
  { paper: id, revision, confirmed }: SeatIntentOf<'signPaper'>,
): Result<GameEvent[], Rejection> {
  const found = findOwnPaper(state, actor, id);
  if (!found.ok) return found;
  const paper = found.value;
  if (paper.revision !== revision) {
    return err({ code: 'paper/stale-revision', paper: id, revision: paper.revision });
  }
  if (paper.signatures[actor] === revision) return err({ code: 'paper/already-signed', paper: id });
  const isLast = isLastSignature(state, paper, actor);
  if (isLast && !confirmed) return err({ code: 'paper/needs-confirmation', paper: id });

  const signed = { type: 'paperSigned', paper: id, by: actor, revision } as const;
  const completion = isLast ? completePaper(context.rules.papers, evolvePapers(state, signed), id) : [];
  return ok([signed, ...completion, ...overtimeEvents(context, state)]);
}

/** What the last signer is told before it makes law. */
export type Confirmation = {
  /** An entry or merger: law at the bell unless a member refuses. */
  readonly awaitsBell: boolean;
  /** Legislatures vote at the bell. */
  readonly awaitsRatification: boolean;
  /** Open papers that would lapse. */
  readonly lapses: readonly PaperId[];
  /** Agreements, or pacts, that would end in this one. */
  readonly ends: readonly AgreementId[];
  /** Agreements of which notice would be given. */
  readonly notices: readonly AgreementId[];
};

/** What the signer confirms; undefined unless the signature is the last and the paper lawful. */
export function confirmationFor(
  rules: PaperRules,
  state: GameState,
  paper: Paper,
  signer: EconomyId,
): Confirmation | undefined {
  if (paper.status !== 'open' || !isLastSignature(state, paper, signer)) return undefined;
  if (rules.faults(state, paper, paper.author).length > 0) return undefined;
  const law = rules.law(state, paper);
  const events = concludePaper(rules, state, paper);
  return {
    awaitsBell: paper.clauses.some(isAdmission),
    awaitsRatification: rules.needsRatification(state, paper),
    lapses: events.flatMap((event) => (event.type === 'paperLapsed' ? [event.paper] : [])),
    ends: law.end,
    notices: law.upsert
      .filter(({ id, notices }) => notices.length > (state.agreements[id]?.notices.length ?? 0))
      .map(({ id }) => id),
  };
}

/** Whether nobody's assent is missing once a party has signed the present version. */
export function isLastSignature(
  state: Pick<GameState, 'agreements' | 'seats' | 'round' | 'settled'>,
  paper: Paper,
  signer: EconomyId,
): boolean {
  const signatures = { ...paper.signatures, [signer]: paper.revision };
  return isComplete(state, { ...paper, signatures });
}

/** Take back a signature: possible until the last party signs. */
export function withdrawSignature(
  _context: TableContext,
  state: GameState,
  actor: EconomyId,
  { paper: id }: SeatIntentOf<'withdrawSignature'>,
): Result<GameEvent[], Rejection> {
  const found = findOwnPaper(state, actor, id);
  if (!found.ok) return found;
  const { signatures, revision } = found.value;
  if (signatures[actor] !== revision) return err({ code: 'paper/not-signed', paper: id });
  return ok([{ type: 'signatureWithdrawn', paper: id, by: actor }]);
}

/** Refuse a paper. It goes on if the author wishes so and a second party is left; the author withdraws it instead. */
export function refusePaper(
  _context: TableContext,
  state: GameState,
  actor: EconomyId,
  { paper: id, reason }: SeatIntentOf<'refusePaper'>,
): Result<GameEvent[], Rejection> {
  const found = findOwnPaper(state, actor, id);
  if (!found.ok) return found;
  const paper = found.value;
  if (paper.author === actor) return err({ code: 'intent/not-allowed' });
  const left = paper.parties.length - paper.refusedBy.length - 1;
  return ok([
    { type: 'paperRefused', paper: id, by: actor, ...(reason === undefined ? {} : { reason }) },
    ...(left < 2 ? [lapse(paper, { type: 'refused', by: actor })] : []),
  ]);
}

/** Note that a party reads the present version of a paper. */
export function openPaper(
  _context: TableContext,
  state: GameState,
  actor: EconomyId,
  { paper: id, revision }: SeatIntentOf<'openPaper'>,
): Result<GameEvent[], Rejection> {
  const found = findOwnPaper(state, actor, id);
  if (!found.ok) return found;
  const paper = found.value;
  if (paper.revision !== revision) {
    return err({ code: 'paper/stale-revision', paper: id, revision: paper.revision });
  }
  return ok(paper.openedBy.includes(actor) ? [] : [{ type: 'paperOpened', paper: id, by: actor }]);
}

/**
 * A member that has not signed refuses an entry or merger: it does not become law at the bell. In unions that decide by weight the
 * refusal counts, and ends it when enough have refused.
 */
export function refuseAdmission(
  state: GameState,
  actor: EconomyId,
  { paper: id, reason }: SeatIntentOf<'refuseAdmission'>,
): Result<GameEvent[], Rejection> {
  const paper = state.papers[id];
  if (paper?.status !== 'awaitingBell') return err({ code: 'admission/not-pending', paper: id });
  if (!admissionMembers(state, paper).includes(actor))
    return err({ code: 'admission/not-a-member', paper: id });
  if (paper.refusedBy.includes(actor)) return err({ code: 'admission/already-refused', paper: id });
  const refusedBy = [...paper.refusedBy, actor];
  const isBlocked = admissionBlocs(state, paper).some((bloc) => blocksEntry(state, bloc, refusedBy));
  return ok([
    { type: 'paperRefused', paper: id, by: actor, ...(reason === undefined ? {} : { reason }) },
    ...(isBlocked ? [lapse(paper, { type: 'refused', by: actor })] : []),
  ]);
}

/**
 * All have signed: an unlawful paper lapses and names the rule, an entry or merger, and what
 * legislatures must ratify, awaits the bell, any other is law at once.
 */
function completePaper(rules: PaperRules, state: GameState, id: PaperId): PaperEvent[] {
  const paper = must(state.papers[id], `paper ${id}`);
  const [fault] = rules.faults(state, paper, paper.author);
  if (fault !== undefined) return [lapse(paper, { type: 'unlawful', fault })];
  if (!waitsForBell(rules, state, paper)) return concludePaper(rules, state, paper);
  const awaits = { type: 'paperAwaitsBell', paper: id } as const;
  return [awaits, ...unlawfulLapses(rules, evolvePapers(state, awaits))];
}

type Lapse = GameEventOf<'paperLapsed'>;

/** A lawful paper becomes law; other papers of its thread lapse, and so does what the new law makes unlawful. */
export function concludePaper(rules: PaperRules, state: GameState, paper: Paper): PaperEvent[] {
  const concluded = {
    type: 'paperConcluded',
    paper: paper.id,
    law: rules.law(state, paper),
  } as const;
  const thread = Object.values(state.papers)
    .filter((other) => other.id !== paper.id && other.thread === paper.thread && isAlive(other))
    .map((other) => lapse(other, { type: 'counterConcluded', paper: paper.id }));
  const after = [concluded, ...thread].reduce(evolvePapers, state);
  return [concluded, ...thread, ...unlawfulLapses(rules, after)];
}

/** Papers that the law no longer allows: first those that await the bell, in order of receipt, then the open ones. */
export function unlawfulLapses(rules: PaperRules, state: GameState): Lapse[] {
  const admissions: Lapse[] = [];
  let law = state;
  for (const paper of papersAwaitingBell(state)) {
    const [fault] = rules.faultsUnder(law, paper, paper.author);
    if (fault === undefined) law = applyLaw(law, rules.law(law, paper));
    else admissions.push(lapse(paper, { type: 'unlawful', fault }));
  }
  const after = admissions.reduce<GameState>(evolvePapers, state);
  const open = Object.values(after.papers).filter(({ status }) => status === 'open');
  return [
    ...admissions,
    ...open.flatMap((paper) => {
      const [fault] = rules.faults(after, paper, paper.author);
      return fault === undefined ? [] : [lapse(paper, { type: 'unlawful', fault })];
    }),
  ];
}

/** An entry or merger, and what legislatures vote on. */
function waitsForBell(rules: PaperRules, state: GameState, paper: Paper): boolean {
  return paper.clauses.some(isAdmission) || rules.needsRatification(state, paper);
}

export function lapse(paper: Paper, why: PaperLapse): Lapse {
  return { type: 'paperLapsed', paper: paper.id, lapse: why };
}

function isAlive({ status }: Paper): boolean {
  return status === 'open' || status === 'awaitingBell';
}
