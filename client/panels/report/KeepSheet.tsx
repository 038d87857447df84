import { useState } from 'preact/hooks';
import { Medallion } from '../../design/Medallion.tsx';
import { formatNumber, formatSigned } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { MedalMark } from '../end/MedalMark.tsx';
import type { ReportProps } from './TableSheets.tsx';
import type { KeepModel, KeptDecision, KeptRound } from './keepModel.ts';

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
