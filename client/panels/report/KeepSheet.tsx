import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { INTEGRATION_STAGES, type Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Cause, RoundReport } from '#shared/protocol/report.ts';
import { percentMoved } from '#shared/rules/settlement/causes.ts';
import type { CountryGame, ProvinceGame } from '#shared/rules/state.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { formatPoints, formatSigned, formatSignedPercent } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { t, type Phrase, phrase } from '../../text/t.ts';
import { MedalMark } from '../end/Medals.tsx';
import { letGoIn } from '../end/endModel.ts';
import { envelopesOf } from '../headlines/revealFigures.ts';
import type { ReportProps } from './TableSheets.tsx';

type Props = Omit<ReportProps, 'ends'> & { readonly model: KeepModel };

/** The page to keep: one sheet of paper, light, with patterns where other pages have colours. */
export function KeepSheet({ model, where, played }: Props) {
  const { economy, title, medal, score, rounds, tasks, decisions, lesson, word, question } = model;
  return (
    <article class="keep-sheet paper stack gap-3" aria-labelledby="keep-title">
      <header class="row wrap between">
        <span class="row gap-3">
          <Medallion economy={economy} size={54} />
          <span>
            <span class="small muted">{`${t('app.name')} · ${played}`}</span>
            <h1 id="keep-title" class="size-h2">
              {title}
            </h1>
            <span class="small muted">{where}</span>
          </span>
        </span>
        <span class="keep-medal stack gap-1">
          <MedalMark medal={medal} />
          {score !== undefined && <b class="num">{t('end.scoreOf', { score: formatPoints(score) })}</b>}
        </span>
      </header>
      {tasks}
      <section class="ruled stack" aria-labelledby="keep-decisions">
        <h2 id="keep-decisions">{t('keep.decisions')}</h2>
        {decisions.length === 0 ? <p>{t('keep.noDecisions')}</p> : <Decisions decisions={decisions} />}
      </section>
      <section class="ruled stack" aria-labelledby="keep-income">
        <h2 id="keep-income">{t('keep.income')}</h2>
        <IncomeBars rounds={rounds} economy={economy} />
      </section>
      {lesson !== undefined && (
        <section class="ruled stack" aria-labelledby="keep-lesson">
          <h2 id="keep-lesson">{t('end.lesson')}</h2>
          <p>{lesson}</p>
        </section>
      )}
      {word !== undefined && (
        <section class="ruled stack" aria-labelledby="keep-word">
          <h2 id="keep-word">{t('keep.word')}</h2>
          <p>{word}</p>
        </section>
      )}
      {question !== undefined && (
        <section class="ruled stack" aria-labelledby="keep-question">
          <h2 id="keep-question">{t('keep.question')}</h2>
          <p class="lead">
            <Say phrase={question} />
          </p>
        </section>
      )}
      <OwnWords />
    </article>
  );
}

function Decisions({ decisions }: Pick<KeepModel, 'decisions'>) {
  return (
    <>
      <ol class="stack">
        {decisions.map((decision, at) => (
          <Decision key={at} {...decision} />
        ))}
      </ol>
      {decisions.some(({ percent }) => percent !== undefined) && (
        <p class="small muted">{t('keep.decisionsNote')}</p>
      )}
      {decisions.some(({ points }) => points !== undefined) && (
        <p class="small muted">{t('keep.decisionsTold')}</p>
      )}
    </>
  );
}

function Decision({ round, percent, points, phrase, parts }: KeptDecision) {
  return (
    <li class="row between gap-4">
      <span>
        {round > 0 && <span class="small muted">{t('keep.inRound', { round })}</span>} <Say phrase={phrase} />{' '}
        {parts !== undefined && <Say phrase={parts} />}
      </span>
      {points !== undefined && <b class="num">{formatSigned(points, 2)}</b>}
      {percent !== undefined && (
        <span class="right">
          <b class="num">{formatSignedPercent(percent / 100, 2)}</b>
          <br />
          <span class="small muted">{t('keep.ofRound')}</span>
        </span>
      )}
    </li>
  );
}

const HEIGHT = 150;
const TOP = 22;
const FOOT = 24;
const BAR = 46;
const STEP = 78;
/** Points of income below which bars of a game in which little moved are not stretched. */
const LEAST_SPAN = 0.5;

/** Real income after every round against the opening: filled where it lies above, hatched where it lies below. */
function IncomeBars({
  rounds,
  economy,
}: {
  readonly rounds: readonly KeptRound[];
  readonly economy: string;
}) {
  const values = rounds.map(({ index }) => index - 100);
  const most = Math.max(0, ...values);
  const least = Math.min(0, ...values);
  const span = Math.max(LEAST_SPAN, most - least);
  const inside = HEIGHT - TOP - FOOT - 16;
  const y = (value: number): number => TOP + ((most - value) / span) * inside;
  const width = STEP * Math.max(1, rounds.length);
  const changeOf = ({ index }: KeptRound): string => formatSignedPercent(index / OPENING - 1, 2);
  const told = rounds.map((each) => `${nameOf(each)}${t('common.colon')}${changeOf(each)}`);
  return (
    <svg
      class="keep-bars"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={`${economyName(economy)}${t('common.colon')}${told.join('; ')}`}
    >
      <defs>
        <pattern
          id="keep-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="#fff" />
          <rect width="2.5" height="6" fill="#17232c" />
        </pattern>
      </defs>
      {rounds.map((each, at) => {
        const value = each.index - 100;
        const middle = STEP * (at + 0.5);
        const isUp = value >= 0;
        const top = Math.min(y(0), y(value));
        return (
          <g key={at}>
            <rect
              x={middle - BAR / 2}
              y={top}
              width={BAR}
              height={Math.max(1, Math.abs(y(value) - y(0)))}
              fill={isUp ? '#3d4f5c' : 'url(#keep-hatch)'}
              stroke="#17232c"
            />
            <text x={middle} y={isUp ? top - 5 : y(value) + 14} text-anchor="middle">
              {changeOf(each)}
            </text>
            <text class="foot" x={middle} y={HEIGHT - 6} text-anchor="middle">
              {nameOf(each)}
            </text>
          </g>
        );
      })}
      <path d={`M0 ${y(0)}H${width}`} stroke="#17232c" stroke-width="1.5" />
    </svg>
  );
}

function nameOf({ round, isAfter }: KeptRound): string {
  return isAfter ? t('end.after') : t('keep.round', { round });
}

/** Two sentences in one's own words: typed here, or written by hand on the printed page. They are sent nowhere. */
function OwnWords() {
  const [words, setWords] = useState('');
  return (
    <section class="ruled stack" aria-labelledby="keep-own">
      <h2 id="keep-own">{t('keep.own')}</h2>
      <textarea
        class="keep-lines"
        rows={3}
        maxLength={300}
        aria-labelledby="keep-own"
        value={words}
        onInput={({ currentTarget }) => setWords(currentTarget.value)}
      />
    </section>
  );
}

/** Something that a seat decided in a round, and what this alone moved of its real income: unknown of a word, and in games of before. */
export type KeptDecision = {
  /** 0: told of the whole game. */
  readonly round: number;
  /** By how much the average income of the whole game is other with it, as the end page told it. */
  readonly points?: number;
  readonly phrase: Phrase;
  /** What of it was trade and what was paid, where both were. */
  readonly parts?: Phrase | undefined;
  readonly percent?: number | undefined;
};

/** Real income after a round, 100 at the opening. */
type KeptRound = { readonly round: number; readonly index: number; readonly isAfter: boolean };

/** What a player takes home: one page of a game, the same for every game. */
type KeepModel = {
  readonly economy: EconomyId;
  readonly title: string;
  readonly medal: Medal;
  /** Of 100; absent where nothing compares the seat. */
  readonly score: number | undefined;
  readonly rounds: readonly KeptRound[];
  /** What was secret until the end. */
  readonly tasks?: ComponentChildren;
  readonly decisions: readonly KeptDecision[];
  /** What to take home, as the end page told it. */
  readonly lesson?: string | undefined;
  /** Words kept and broken, in a sentence, where any was given. */
  readonly word: string | undefined;
  readonly question: Phrase | undefined;
};

const DECISIONS_KEPT = 3;
export const OPENING = 100;
/** A wall that moves by less is the same to a reader. */
const SMALLEST_MOVE_BP = 10;
/** Per cent: what is smaller cannot be seen in two decimals. */
const SMALLEST_PERCENT = 0.005;

/** The decisions to remember: those that moved income most, for better or worse, in the order in which they were taken. */
export function choose(decisions: readonly KeptDecision[]): readonly KeptDecision[] {
  const weight = ({ percent = 0 }: KeptDecision): number => Math.abs(percent);
  return decisions
    .filter(({ percent }) => percent === undefined || Math.abs(percent) >= SMALLEST_PERCENT)
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, DECISIONS_KEPT)
    .toSorted((a, b) => a.round - b.round);
}

export function countryRounds(reports: readonly RoundReport[], economy: EconomyId): readonly KeptRound[] {
  return reports.map(({ round, economies, isEpilogue }) => ({
    round,
    index: economies[economy]?.index ?? OPENING,
    isAfter: isEpilogue,
  }));
}

/** Decisions of a country: agreements that it signed, though they have run out since, and those that ended and were not signed anew, its own wall, words kept or broken. */
export function countryDecisions(game: CountryGame, economy: EconomyId): readonly KeptDecision[] {
  const signed = Object.values(game.proposals).filter(
    ({ status, parties }) => status === 'concluded' && parties.includes(economy),
  );
  const decided = game.reports
    .filter(({ isEpilogue }) => !isEpilogue)
    .flatMap((report) => {
      const own = signed.filter(({ round }) => round === report.round);
      return [
        ...agreedIn(report, economy, own),
        ...letGoIn(report, economy, game.reports).map(({ economies, percent }) => ({
          round: report.round,
          phrase: phrase('keep.letGo', { economies }),
          percent,
        })),
        ...wallIn(report, economy),
        ...wordsIn(game, report, economy),
      ];
    });
  // Without what the end page tells no number stands beside them: those of single rounds are others.
  return choose(decided).map(({ round, phrase: told }) => ({ round, phrase: told }));
}

/** What a seat has signed in a round, with the payments in it; what counts as one with it is told with it. */
function agreedIn(
  report: RoundReport,
  economy: EconomyId,
  signed: readonly Proposal[],
): readonly KeptDecision[] {
  const causes = (report.causes ?? []).filter(({ kind }) => kind === 'signed');
  const causeOf = (proposal: Proposal): Cause | undefined =>
    causes.find(({ parties = [] }) => proposal.parties.every((party) => parties.includes(party)));
  const together = groupsBy(signed, (proposal) => (causeOf(proposal)?.parties ?? proposal.parties).join(' '));
  return [...together.values()].map((proposals) => {
    const [deepest] = proposals
      .flatMap(({ clauses }) => clauses.flatMap((clause) => foundedBy(clause, economy)))
      .toSorted((a, b) => b.level - a.level);
    const level = deepest?.level ?? 0;
    const members = deepest?.members ?? proposals.flatMap((proposal) => proposal.parties);
    const others = { economies: [...new Set(members)].filter((party) => party !== economy) };
    return {
      round: report.round,
      phrase: level === 0 ? phrase('keep.signed', others) : phrase('keep.agreed', { ...others, level }),
      percent: percentMoved(report, economy, (cause) => proposals.some((own) => causeOf(own) === cause)),
    };
  });
}

type Founded = { readonly level: number; readonly members: readonly EconomyId[] };

/** The form of integration that a clause founds with the economy in it, and its members: others may sign who do not join. */
function foundedBy(clause: Clause, economy: EconomyId): readonly Founded[] {
  const level = 1 + INTEGRATION_STAGES.findIndex((stage) => stage === clause.type);
  if (level === 0 || !('among' in clause) || !clause.among.includes(economy)) return [];
  return [{ level, members: clause.among }];
}

function wallIn(report: RoundReport, economy: EconomyId): readonly KeptDecision[] {
  const wall = envelopesOf(report).find((envelope) => envelope.economy === economy);
  if (wall === undefined || Math.abs(wall.toBp - wall.fromBp) < SMALLEST_MOVE_BP) return [];
  return [
    {
      round: report.round,
      phrase: phrase(wall.toBp > wall.fromBp ? 'keep.wallRaised' : 'keep.wallLowered', {
        fromBp: rounded(wall.fromBp),
        toBp: rounded(wall.toBp),
      }),
      percent: percentMoved(report, economy, ({ kind }) => kind === 'ownTariff'),
    },
  ];
}

function wordsIn({ pledges }: CountryGame, { round }: RoundReport, economy: EconomyId): KeptDecision[] {
  return pledges
    .filter((pledge) => pledge.by === economy && pledge.round === round)
    .flatMap(({ outcome }) =>
      outcome === undefined
        ? []
        : [{ round, phrase: phrase(outcome === 'kept' ? 'keep.wordKept' : 'keep.wordBroken') }],
    )
    .slice(0, 1);
}

function rounded(rateBp: number): number {
  return Math.round(rateBp / SMALLEST_MOVE_BP) * SMALLEST_MOVE_BP;
}

export function provinceRounds({ reports }: ProvinceGame, economy: EconomyId): readonly KeptRound[] {
  return reports.map(({ round, provinces }) => ({
    round,
    index: provinces[economy]?.index ?? OPENING,
    isAfter: false,
  }));
}
