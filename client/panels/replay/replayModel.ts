import type { Phase } from '#shared/content/vocabulary.ts';
import type { ReplayCourse, ReplayMark, ReplayPhase } from '#shared/protocol/replay.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../text/t.ts';

/** A place on the slider where the buttons stop: something happened there, or a phase begins. */
export type ReplayStop = { readonly seq: number; readonly mark?: ReplayMark; readonly phase: ReplayPhase };

/** The course of a game with its stops in order. */
export function stopsOf({ phases, marks }: ReplayCourse): readonly ReplayStop[] {
  const began = phases.map((phase): ReplayStop => ({ seq: phase.seq, phase }));
  const happened = marks.flatMap((mark): ReplayStop[] => {
    const phase = phaseAt(phases, mark.seq);
    return phase === undefined ? [] : [{ seq: mark.seq, mark, phase }];
  });
  return [...began, ...happened].toSorted((a, b) => a.seq - b.seq);
}

/** The phase in which a row falls. A row that ends one phase begins the next. */
export function phaseAt(phases: readonly ReplayPhase[], seq: number): ReplayPhase | undefined {
  return phases.findLast((phase) => phase.seq <= seq) ?? phases[0];
}

/** The last stop at or before a row. */
export function stopAt(stops: readonly ReplayStop[], seq: number): ReplayStop | undefined {
  return stops.findLast((stop) => stop.seq <= seq) ?? stops[0];
}

/** The row of the next stop, or of the one before; the row itself where there is none. */
export function stepFrom(stops: readonly ReplayStop[], seq: number, by: 1 | -1): number {
  const next = by === 1 ? stops.find((stop) => stop.seq > seq) : stops.findLast((stop) => stop.seq < seq);
  return next?.seq ?? seq;
}

/** The same by whole phases. */
export function stepPhase(phases: readonly ReplayPhase[], seq: number, by: 1 | -1): number {
  const next = by === 1 ? phases.find((each) => each.seq > seq) : phases.findLast((each) => each.seq < seq);
  return next?.seq ?? seq;
}

/** At first speed a whole game takes so long. */
const WHOLE_GAME_MS = 30_000;
export const REPLAY_SPEEDS = [0.25, 0.5, 1, 2] as const;

/** The row at which playing has arrived, so long after it began at another: every stop takes the same time. */
export function playedTo(
  stops: readonly ReplayStop[],
  {
    fromSeq,
    elapsedMs,
    speed,
  }: { readonly fromSeq: number; readonly elapsedMs: number; readonly speed: number },
): number {
  const rows = [...new Set(stops.map(({ seq }) => seq))];
  const start = Math.max(
    0,
    rows.findLastIndex((seq) => seq <= fromSeq),
  );
  const steps = Math.floor((elapsedMs * speed * rows.length) / WHOLE_GAME_MS);
  return Math.max(fromSeq, rows[Math.min(rows.length - 1, start + steps)] ?? fromSeq);
}

const PLACE = /^#r(\d+)(?:\.([a-z]+)(?:\.(p\d+))?)?$/;

/** The row that a link names: `#r3`, `#r3.negotiation`, `#r3.negotiation.p14` or `#412`. */
export function placeOf(
  hash: string,
  { phases, marks, firstSeq, lastSeq }: ReplayCourse,
): number | undefined {
  const row = /^#(\d+)$/.exec(hash)?.[1];
  if (row !== undefined) return Math.min(lastSeq, Math.max(firstSeq, Number(row)));
  const [, round, phase, proposal] = PLACE.exec(hash) ?? [];
  if (round === undefined) return undefined;
  const isThere = (each: { readonly round: number; readonly phase: Phase }): boolean =>
    each.round === Number(round) && (phase === undefined || each.phase === phase);
  const about = marks.find((mark) => isThere(mark) && proposal !== undefined && mark.proposal === proposal);
  return about?.seq ?? phases.find(isThere)?.seq;
}

/** A link to a row: by round, phase and proposal where that names it, else by its number. */
export function hashOf(seq: number, course: ReplayCourse): string {
  const begins = course.phases.find((phase) => phase.seq === seq);
  const mark = course.marks.find((each) => each.seq === seq);
  const named = [
    ...(begins === undefined ? [] : [`#r${begins.round}.${begins.phase}`]),
    ...(mark?.proposal === undefined ? [] : [`#r${mark.round}.${mark.phase}.${mark.proposal}`]),
  ];
  return named.find((hash) => placeOf(hash, course) === seq) ?? `#${seq}`;
}

/** What happened, in a sentence: of an offer whose it is, and who pays whom in it. */
export function markPhrase({ kind, by = '', author, parties = [], payments = [] }: ReplayMark): Phrase {
  const others = parties.filter((party) => party !== (author ?? by));
  const paid = payments.map((payment) => say(phrase('replay.mark.pays', payment)));
  const terms = (): string =>
    paid.length === 0 ? '' : t('replay.mark.terms', { list: paid.join(t('list.clauses')) });
  // Whoever acts on an offer to them alone is who it was made to.
  const whom = (): string =>
    others.length === 1 && others[0] === by ? '' : say(phrase('replay.mark.whom', { economies: others }));
  switch (kind) {
    case 'proposed':
    case 'revised':
    case 'published':
      return phrase(`replay.mark.${kind}`, { economy: by, economies: others, terms });
    case 'signed':
    case 'unsigned':
    case 'refused':
      return phrase(`replay.mark.${kind}`, { economy: by, against: author ?? by, whom, terms });
    case 'agreed':
      return phrase('replay.mark.agreed', { economies: parties, terms });
    case 'lapsed':
      return author === undefined
        ? phrase('replay.mark.lapsed', { economies: parties })
        : phrase('replay.mark.lapsedOf', { against: author, economies: others, terms });
    case 'leaving':
    case 'pledged':
    case 'sealed':
      return phrase(`replay.mark.${kind}`, { economy: by });
    case 'settled':
    case 'ended':
      return phrase(`replay.mark.${kind}`);
  }
}
