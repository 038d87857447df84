import { useState } from 'preact/hooks';
import type { Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { formedInRound } from '#shared/rules/law/blocs.ts';
import type { CountryGame, ProvinceGame } from '#shared/rules/state.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { formatNumber, formatSigned } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { t, type Phrase, phrase } from '../../text/t.ts';
import { MedalMark } from '../end/Medals.tsx';
import { envelopesOf } from '../reveal/revealModel.ts';
import type { ReportProps } from './TableSheets.tsx';

type Props = Omit<ReportProps, 'ends'> & { readonly model: KeepModel };

/** The page to keep: one sheet of paper, light, with patterns where other pages have colours. */
export function KeepSheet({ model, where, played }: Props) {
  const { economy, title, medal, score, rounds, decisions, word, question } = model;
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
          {score !== undefined && <b class="num">{t('end.scoreOf', { score: formatNumber(score) })}</b>}
        </span>
      </header>
      <section class="ruled stack" aria-labelledby="keep-decisions">
        <h2 id="keep-decisions">{t('keep.decisions')}</h2>
        {decisions.length === 0 ? <p>{t('keep.noDecisions')}</p> : <Decisions decisions={decisions} />}
      </section>
      <section class="ruled stack" aria-labelledby="keep-income">
        <h2 id="keep-income">{t('keep.income')}</h2>
        <IncomeBars rounds={rounds} economy={economy} />
      </section>
      <section class="ruled stack" aria-labelledby="keep-word">
        <h2 id="keep-word">{t('keep.word')}</h2>
        <p>{word}</p>
      </section>
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
      <p class="small muted">{t('keep.decisionsNote')}</p>
    </>
  );
}

function Decision({ round, points, phrase }: KeptDecision) {
  return (
    <li class="row between gap-4">
      <span>
        <span class="small muted">{t('keep.inRound', { round })}</span> <Say phrase={phrase} />
      </span>
      <b class="num">{formatSigned(points, 2)}</b>
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
  const told = rounds.map((each) => `${nameOf(each)}${t('common.colon')}${formatNumber(each.index, 2)}`);
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
              {formatNumber(each.index, 2)}
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

/** Something that a seat decided in a round, and by how much its real income moved in that round. */
type KeptDecision = { readonly round: number; readonly points: number; readonly phrase: Phrase };

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
  readonly decisions: readonly KeptDecision[];
  /** Words kept and broken, in a sentence. */
  readonly word: string;
  readonly question: Phrase | undefined;
};

const DECISIONS_KEPT = 3;
export const OPENING = 100;
/** A wall that moves by less is the same to a reader. */
const SMALLEST_MOVE_BP = 10;

/** Indices after each round, and by how much each moved from the one before. */
function movesOf(rounds: readonly KeptRound[]): readonly (KeptRound & { readonly points: number })[] {
  return rounds.map((each, at) => ({ ...each, points: each.index - (rounds[at - 1]?.index ?? OPENING) }));
}

/**
 * The decisions to remember: those of the rounds in which most moved, for better or worse, the weightiest of each first. They are told in
 * the order in which they were taken.
 */
function choose(
  rounds: readonly KeptRound[],
  decidedIn: (round: number) => readonly Phrase[],
): readonly KeptDecision[] {
  return movesOf(rounds)
    .filter(({ isAfter }) => !isAfter)
    .flatMap(({ round, points }) =>
      decidedIn(round).map((told, rank) => ({ round, points, phrase: told, rank })),
    )
    .toSorted((a, b) => a.rank - b.rank || Math.abs(b.points) - Math.abs(a.points))
    .slice(0, DECISIONS_KEPT)
    .toSorted((a, b) => a.round - b.round || a.rank - b.rank)
    .map(({ rank: _rank, ...kept }) => kept);
}

export function countryRounds(reports: readonly RoundReport[], economy: EconomyId): readonly KeptRound[] {
  return reports.map(({ round, economies, isEpilogue }) => ({
    round,
    index: economies[economy]?.index ?? OPENING,
    isAfter: isEpilogue,
  }));
}

/** Decisions of a country: agreements that began to govern, words kept or broken, its own wall. */
export function countryDecisions(game: CountryGame, economy: EconomyId): readonly KeptDecision[] {
  const { reports, agreements, pledges } = game;
  const own = Object.values(agreements).filter(
    ({ parties, proposal }) => proposal !== undefined && parties.includes(economy),
  );
  return choose(countryRounds(reports, economy), (round) => {
    const founded = own
      .filter((agreement) => formedInRound(game, agreement) === round)
      .map(({ parties, level }) =>
        phrase('keep.agreed', { economies: parties.filter((party) => party !== economy), level }),
      );
    const given = pledges.filter((pledge) => pledge.by === economy && pledge.round === round);
    const words = given.flatMap(({ outcome }) =>
      outcome === undefined ? [] : [phrase(outcome === 'kept' ? 'keep.wordKept' : 'keep.wordBroken')],
    );
    const report = reports.find((each) => each.round === round);
    const wall = report && envelopesOf(report).find((envelope) => envelope.economy === economy);
    const moved =
      wall === undefined || Math.abs(wall.toBp - wall.fromBp) < SMALLEST_MOVE_BP
        ? []
        : [
            phrase(wall.toBp > wall.fromBp ? 'keep.wallRaised' : 'keep.wallLowered', {
              fromBp: rounded(wall.fromBp),
              toBp: rounded(wall.toBp),
            }),
          ];
    return [...founded, ...moved, ...words.slice(0, 1)];
  });
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

/** Decisions of a province: pacts that it joined, pacts that it broke, its wall and its block. */
export function provinceDecisions(game: ProvinceGame, economy: EconomyId): readonly KeptDecision[] {
  const { reports, provinces } = game;
  return choose(provinceRounds(game, economy), (round) => {
    const joined = Object.values(provinces.pacts)
      .filter(({ sinceRound, members }) => sinceRound === round && members.includes(economy))
      .map(({ members }) =>
        phrase('keep.pact', { economies: members.filter((member) => member !== economy) }),
      );
    const broke = provinces.breaches.some((breach) => breach.by === economy && breach.round === round)
      ? [phrase('keep.pactBroken')]
      : [];
    const own = reports.find((each) => each.round === round)?.provinces[economy];
    const dials =
      own === undefined
        ? []
        : [
            ...(own.wall === own.wallBefore
              ? []
              : [phrase('keep.provinceWall', { before: own.wallBefore, now: own.wall })]),
            ...(own.block === own.blockBefore
              ? []
              : [phrase('keep.provinceBlock', { before: own.blockBefore, now: own.block })]),
          ];
    return [...joined, ...broke, ...dials];
  });
}
