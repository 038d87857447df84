import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { TableWhatIfs, TreatyForm, WhatIf } from '#shared/protocol/debrief.ts';
import type { AgreementForm, Proposal } from '#shared/protocol/law.ts';
import { decisionsOf, formsWith, lessonOf, worstOfOthers } from '#shared/rules/game/seatDecisions.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Dumbbell } from '../../design/charts/Bar.tsx';
import { type Ends, endsOf } from '../../design/charts/scale.ts';
import { tableWhatIfs } from '../../state/debrief.ts';
import { hasRisen } from '../../state/standing.ts';
import { ownStorage, writeJson } from '../../state/storage.ts';
import { gameId, session } from '../../state/store.ts';
import { averageWallBp } from '../../state/trade.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { say } from '../../text/Say.tsx';
import { formatNumber, formatPoints, formatSigned, sentences } from '../../text/format.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { brokenWords, lessonText, paidInWords, wallOfOther } from '../debrief/debriefModel.ts';
import { decisionsKey, lessonKey, refusedForRise, scoreWith, sharesOfRounds, taskWith } from './endModel.ts';
import './decisions.css';

/** Real income of the seat over the game, opening = 100, as the game was played and without one decision. */
type Weight = { readonly withIndex: number; readonly withoutIndex: number };
type WeighedDecision = Weight & {
  readonly title: Phrase;
  /** What it came with, and what else might have been done. */
  readonly notes: readonly Phrase[];
};

const DECISIONS_SHOWN = 3;
/** Index points: what is smaller cannot be seen in two decimals. */
const SMALLEST_POINTS = 0.005;

/** The decisions that mattered most to the seat, weightiest first, for better or worse: the game as played against the game without each. */
export function weightiest(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  rows: TableWhatIfs,
): readonly WeighedDecision[] {
  return onceEach(decisionsOf(rows, me).filter(({ treaty }) => isSignedBy(game, treaty, me)))
    .flatMap((row): WeighedDecision[] => {
      const own = row.compared?.[me];
      if (own === undefined || Math.abs(own.with - own.without) < SMALLEST_POINTS) return [];
      const notes = notesOf(game, me, row, rows);
      // What was played again without a rise counts no answer to it: a rise that looks like a loss is told with the answers, or not at all.
      const isRise = row.what === 'wall' && game.reports.some((report) => hasRisen(report, me));
      if (startsAnew(game) && isRise && own.without < own.with && notes.length === 0) return [];
      return [
        { withIndex: own.without, withoutIndex: own.with, title: titleOf(scenario, game, me, row), notes },
      ];
    })
    .slice(0, DECISIONS_SHOWN);
}

function notesOf(game: CountryGame, me: EconomyId, row: WhatIf, rows: TableWhatIfs): readonly Phrase[] {
  if (!startsAnew(game)) return [];
  if (row.what === 'wall') return notesOfWall(game, me);
  const signed = Object.values(game.proposals).find(
    ({ status, round, parties }) =>
      status === 'concluded' && round === row.treaty?.sinceRound && parties.includes(me),
  );
  return signed === undefined ? [] : [...noteOfPayment(signed, me), ...noteOfOther(game, me, row, rows)];
}

function notesOfWall(game: CountryGame, me: EconomyId): readonly Phrase[] {
  const [paid, refused] = [paidAfterRise(game, me), refusedForRise(game, me)];
  return [
    ...(paid === undefined
      ? []
      : [
          phrase('end.decision.paidAfterRise', {
            round: paid.round,
            next: paid.round + 1,
            economies: paid.partners,
            before: paidInWords(paid.beforeMn),
            after: paidInWords(paid.afterMn),
          }),
        ]),
    ...(refused === undefined
      ? []
      : [phrase('end.refusedForRise', { ...refused, before: refused.round - 1 })]),
  ];
}

function noteOfPayment({ clauses }: Proposal, me: EconomyId): readonly Phrase[] {
  const paidMn = paidToMn(clauses, me);
  if (paidMn === 0) return [];
  return [
    phrase(paidMn < 0 ? 'end.decision.youPaid' : 'end.decision.youGot', { amountMn: Math.abs(paidMn) }),
  ];
}

/** The best that the seat might have signed instead in that round, on the same scale; not told where nobody knows whether its task would have been done. */
function noteOfOther(game: CountryGame, me: EconomyId, row: WhatIf, rows: TableWhatIfs): readonly Phrase[] {
  const other = rows.find(
    ({ what, economy, round }) => what === 'instead' && economy === me && round === row.treaty?.sinceRound,
  );
  const [instead, none] = [other?.compared?.[me], row.compared?.[me]];
  if (other?.treaty === undefined || instead === undefined || none === undefined) return [];
  const task = taskWith(game, me, other.treaty.parties, other.treaty.sinceRound);
  if (task === 'unknown') return [];
  const economies = other.treaty.parties.filter((party) => party !== me);
  const worse = economies.filter((party) => {
    const theirs = other.compared?.[party];
    return theirs !== undefined && theirs.with <= theirs.without - SMALLEST_POINTS;
  });
  const change = formatSigned(instead.with - none.with, 2);
  const score = scoreWith(game, me, instead.with, task);
  return [
    // Points decide: where they are known they come first.
    score === undefined
      ? phrase('end.decision.instead', { economies, change })
      : phrase(`end.decision.score${task ?? ''}`, { economies, change, score: formatPoints(score) }),
    ...(worse.length === 0 ? [] : [phrase('end.decision.insteadPaid', { against: worse })]),
  ];
}

/** Whether the seat signed any form of a treaty: what others founded and merged into its bloc is no decision of its own. */
function isSignedBy({ proposals }: CountryGame, treaty: WhatIf['treaty'], me: EconomyId): boolean {
  const founded = Object.values(proposals).filter(({ status }) => status === 'concluded');
  const forms = formsWith(treaty, me).map(({ sinceRound, parties }) =>
    founded.filter(
      (proposal) =>
        proposal.round === sinceRound &&
        proposal.parties.some((party) => party !== me && parties.includes(party)),
    ),
  );
  const known = forms.flat();
  return known.length === 0 || known.some(({ signatures }) => signatures[me] !== undefined);
}

/** An area that went into a union is thought away together with it: what all would have without either is told once, by the deeper. */
function onceEach(rows: readonly WhatIf[]): readonly WhatIf[] {
  const levelOf = ({ treaty }: WhatIf): number => treaty?.level ?? 0;
  const isSame = (one: WhatIf, other: WhatIf): boolean =>
    one.treaty !== undefined &&
    other.treaty !== undefined &&
    one.compared !== null &&
    canonicalJson(one.compared) === canonicalJson(other.compared);
  return rows.filter(
    (row, at) =>
      !rows.some(
        (other, place) =>
          isSame(row, other) &&
          (levelOf(other) > levelOf(row) || (levelOf(other) === levelOf(row) && place < at)),
      ),
  );
}

function titleOf(scenario: Scenario, game: CountryGame, me: EconomyId, { what, treaty }: WhatIf): Phrase {
  if (what === 'barriers') return phrase('end.decision.barriers');
  return agreementTitle(treaty, me) ?? wallTitle(scenario, game, me);
}

/** An agreement in the form in which it first bound the seat, who joined it later, and what form it took then. */
function agreementTitle(treaty: WhatIf['treaty'], me: EconomyId): Phrase | undefined {
  const [first, ...later] = formsWith(treaty, me);
  if (first === undefined) return undefined;
  const others = ({ parties }: TreatyForm): readonly EconomyId[] => parties.filter((party) => party !== me);
  const { sinceRound: round } = first;
  const params = { level: calledAfter(first), economies: others(first), round };
  const deeper = later.find((form) => form.level > first.level);
  if (deeper !== undefined)
    return phrase('end.decision.agreementDeepened', {
      ...params,
      laterRound: deeper.sinceRound,
      laterLevel: deeper.level,
      laterEconomies: others(deeper),
    });
  const newcomers = [...new Set(later.flatMap(others))].filter((party) => !params.economies.includes(party));
  return newcomers.length === 0
    ? phrase('end.decision.agreement', params)
    : phrase('end.decision.agreementWidened', { ...params, newcomers });
}

/** Of several that are told as one what they have in common, else their level. */
function calledAfter({ level, forms = [] }: TreatyForm): AgreementForm {
  const [form = level, ...others] = [...new Set(forms)];
  if (others.length === 0) return form;
  const [content, ...more] = [...new Set([form, ...others].map((each) => String(each).split(' ')[0]))];
  return more.length === 0 && content !== undefined && typeof form === 'string' ? content : level;
}

/** Its own wall, from the opening to where it stood at the end, and how far a conference has bound it below the opening. */
function wallTitle(scenario: Scenario, game: CountryGame, me: EconomyId): Phrase {
  const average = (schedule: Readonly<Record<string, number>>, under = game): number =>
    Math.round(averageWallBp(scenario, under, me, schedule) / 10) * 10;
  // Weighted by the trade of the opening, as it was told then.
  const { imports } = baseAccounts(scenario.base);
  const atOpening = { ...game, settled: { ...game.settled, imports: [...imports] } };
  const fromBp = average(scenario.mfnRateBp[me] ?? {}, atOpening);
  const toBp = average(game.walls[me]?.mfnRateBp ?? {});
  const bound = game.wto?.bindings[me];
  const boundBp = bound === undefined ? Infinity : average(bound);
  if (toBp < fromBp && boundBp < fromBp) return phrase('end.decision.wallBound', { fromBp, toBp, boundBp });
  const way = toBp > fromBp ? 'wallUp' : toBp < fromBp ? 'wallDown' : 'wallMoved';
  return phrase(`end.decision.${way}`, { fromBp, toBp });
}

/** The line on which all decisions that are shown stand, with each and without it. */
export function endsOfDecisions(shown: readonly Weight[]): Ends {
  return endsOf(
    shown.flatMap(({ withIndex, withoutIndex }) => [withIndex, withoutIndex]),
    SMALLEST_POINTS,
  );
}

/** Keeps what is told on this device, for the page to keep. */
function useKept(shown: readonly WeighedDecision[] | undefined, lesson: unknown, me: EconomyId): void {
  useEffect(() => {
    if (shown === undefined) return;
    const told = shown.map(({ title, withIndex, withoutIndex }) => ({
      title,
      points: withIndex - withoutIndex,
    }));
    writeJson(ownStorage(), decisionsKey(gameId.peek() ?? '', me), told);
    writeJson(ownStorage(), lessonKey(gameId.peek() ?? '', me), lesson);
  }, [shown !== undefined]);
}

/** What made the game of a seat, what others did to it and what to take home, all in its average income over the game: as it was played, and played again without each. */
export function DecisionsCard() {
  const { scenario, game, me } = useCountrySeat();
  const rows = tableWhatIfs.value[session.value?.ofClass?.table ?? 'A'];
  const shown = rows === undefined ? [] : weightiest(scenario, game, me, rows);
  const others = ofOthers(scenario, game, me, rows ?? []);
  const lesson = startsAnew(game) ? lessonOf(rows ?? [], game) : undefined;
  useKept(rows && shown, lesson, me);
  const all = [...shown, ...others];
  const taught = lesson === undefined ? bestTogether(me, rows ?? []) : lessonText(lesson, me);
  return (
    <section class="paper decisions roomy stack top" aria-labelledby="decisions">
      <h2 id="decisions">{t('end.decisions')}</h2>
      <p class="small muted">
        {sentences(
          t('end.decisionsText'),
          startsAnew(game) && shown.length > 0 && t('end.decisionsShare', sharesOfRounds(game)),
        )}
      </p>
      <div aria-live="polite">
        {rows === undefined && <p class="muted">{t('end.decisionsWait')}</p>}
        {rows !== undefined && shown.length === 0 && <p>{t('end.decisionsNone')}</p>}
        <DecisionList shown={shown} all={all} />
      </div>
      {others.length > 0 && (
        <>
          <h2>{t('end.others')}</h2>
          <DecisionList shown={others} all={all} />
        </>
      )}
      {brokenWords(game, me).map((said, at) => (
        <p key={at}>{say(said)}</p>
      ))}
      {taught !== undefined && (
        <>
          <h2>{t('end.lesson')}</h2>
          <p>{taught}</p>
        </>
      )}
    </section>
  );
}

/** What others decided that cost the seat most: what they signed without it, or a tariff of theirs. */
export function ofOthers(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  rows: TableWhatIfs,
): readonly WeighedDecision[] {
  return worstOfOthers(rows, me).flatMap(({ treaty, economy, compared }): WeighedDecision[] => {
    const own = compared?.[me];
    if (own === undefined) return [];
    const told = (title: Phrase, notes: readonly Phrase[] = []): WeighedDecision[] => [
      { withIndex: own.without, withoutIndex: own.with, title, notes },
    ];
    if (treaty === undefined) return told(...wallOfOther(scenario, game, me, economy ?? ''));
    const { parties: economies, sinceRound: round } = treaty;
    return told(
      startsAnew(game)
        ? phrase('end.others.signed', { economies, round })
        : phrase('end.others.agreement', { level: calledAfter(treaty), economies, round }),
    );
  });
}

/** Where agreements last, what all would have had on the best path that the rules allow. */
function bestTogether(me: EconomyId, rows: TableWhatIfs): string | undefined {
  const compared = rows.find(({ what }) => what === 'best')?.compared ?? undefined;
  const own = compared?.[me];
  if (compared === undefined || own === undefined) return undefined;
  const seats = Object.values(compared);
  const meanOf = (of: 'with' | 'without'): string =>
    formatNumber(seats.reduce((sum, seat) => sum + seat[of], 0) / seats.length, 2);
  return t('end.bestText', {
    index: formatNumber(own.with, 2),
    mean: meanOf('with'),
    meanWas: meanOf('without'),
  });
}

type ListProps = { readonly shown: readonly WeighedDecision[]; readonly all: readonly Weight[] };

function DecisionList({ shown, all }: ListProps) {
  return (
    <ol class="decision-list">
      {shown.map((each, at) => (
        <Decision
          key={at}
          figure={formatSigned(each.withIndex - each.withoutIndex, 2)}
          title={each.title}
          notes={each.notes}
        >
          <Comparison decision={each} all={all} />
        </Decision>
      ))}
    </ol>
  );
}

type ComparisonProps = { readonly decision: Weight; readonly all: readonly Weight[] };

function Comparison({ decision: { withIndex, withoutIndex }, all }: ComparisonProps) {
  const isGain = withIndex >= withoutIndex;
  return (
    <>
      <Dumbbell was={withoutIndex} now={withIndex} ends={endsOfDecisions(all)} />
      <p class={isGain ? 'row between small num' : 'row between small num turned'}>
        <span>{t('end.without', { index: formatNumber(withoutIndex, 2) })}</span>
        <b>{t('end.with', { index: formatNumber(withIndex, 2) })}</b>
      </p>
    </>
  );
}

type DecisionProps = {
  /** Its one number. */
  readonly figure: string;
  readonly title: Phrase;
  readonly notes?: readonly Phrase[];
  /** How the number comes about. */
  readonly children?: ComponentChildren;
};

/** One decision of a list: its number, what it was, and what it is measured against. */
export function Decision({ figure, title, notes = [], children }: DecisionProps) {
  return (
    <li>
      <b class="decision-figure num">{figure}</b>
      <div>
        <h3>{say(title)}</h3>
        {notes.length > 0 && <p class="small">{sentences(...notes.map(say))}</p>}
      </div>
      {children !== undefined && <div class="decision-dots">{children}</div>}
    </li>
  );
}

/** What a deal with the same partners paid a seat in the round before it raised its tariffs, and in the round after, millions: less than 0 is what it paid. */
export type PaidAfterRise = {
  readonly round: number;
  readonly partners: readonly EconomyId[];
  readonly beforeMn: number;
  readonly afterMn: number;
};

/** Where every round starts anew: the rise after which its payments with the same partners came to most more. */
export function paidAfterRise(
  game: Pick<CountryGame, 'settings' | 'proposals' | 'reports'>,
  me: EconomyId,
): PaidAfterRise | undefined {
  if (!startsAnew(game)) return undefined;
  const dealIn = (round: number): Proposal | undefined =>
    Object.values(game.proposals).find(
      (each) => each.round === round && each.status === 'concluded' && each.parties.includes(me),
    );
  const partnersOf = (deal: Proposal | undefined): readonly EconomyId[] =>
    (deal?.parties ?? []).filter((party) => party !== me).toSorted();
  const [most] = game.reports
    .filter((report) => !report.isEpilogue && hasRisen(report, me))
    .flatMap(({ round }): PaidAfterRise[] => {
      const [before, after] = [dealIn(round), dealIn(round + 1)];
      const partners = partnersOf(after);
      if (before === undefined || after === undefined || partnersOf(before).join() !== partners.join())
        return [];
      const [beforeMn, afterMn] = [paidToMn(before.clauses, me), paidToMn(after.clauses, me)];
      return afterMn > beforeMn ? [{ round, partners, beforeMn, afterMn }] : [];
    })
    .toSorted((a, b) => b.afterMn - b.beforeMn - (a.afterMn - a.beforeMn));
  return most;
}
