import { createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';
import type { TableResults } from '#shared/classroom/openFacts.ts';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import { EXIT_THOUGHTS, MOODS } from '#shared/content/lessons.ts';
import type { BallotView } from '#shared/protocol/debrief.ts';
import { REQUESTS } from '#shared/protocol/wire.ts';
import { type Ends, endsOf, pictureRole, scaleTo, within } from '../../design/charts/scale.ts';
import { request } from '../../net/requests.ts';
import { submitBallot } from '../../net/submitIntent.ts';
import { ballots, ownAnswers } from '../../state/debrief.ts';
import { notify } from '../../state/notices.ts';
import { connection, me, playsAlone } from '../../state/store.ts';
import { formatList, formatNumber } from '../../text/format.ts';
import { rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import './debrief.css';

/** Whether somebody at this device answers for themselves: who plays or watches, but not whoever plays alone. */
function mayAnswer(): boolean {
  return me.value?.member !== undefined && !playsAlone.value;
}

/** What shows the boards: the host's console, what hangs on the wall, which has the same rights and no buttons, or somebody's own device. */
export type ShownOn = 'console' | 'wall' | 'own';
export const BoardsOn = createContext<ShownOn>('own');

/** Of two each knows what the other chose. */
function isSecret(): boolean {
  return (ballots.value?.voters ?? 0) > 2;
}

/** So few choices can be large on a wall; more stand in two columns. */
const FEW = 5;
const LARGE = {
  minHeight: 'calc(84 * var(--u))',
  paddingInline: 'var(--s3)',
  fontSize: 'var(--t-h2)',
} as const;
const TWO_COLUMNS = { gridTemplateColumns: '1fr 1fr' } as const;

export function ballotOf(item: string): BallotView | undefined {
  return ballots.value?.ballots.find((ballot) => ballot.item === item);
}

type Props = {
  readonly item: string;
  readonly title: string;
  readonly choices: readonly { readonly choice: string; readonly label: string }[];
};

/** One question with its answers: to tap on a person's own device, with counts where they have answered and on every screen. */
export function Ballot({ item, title, choices }: Props) {
  const id = useId();
  const on = useContext(BoardsOn);
  const ballot = ballotOf(item);
  if (ballot === undefined) return null;
  const own = ownAnswers.value[item];
  const answers = mayAnswer() && !ballot.isClosed;
  const isTold = !answers || own !== undefined;
  const given = Object.values(ballot.counts).reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...Object.values(ballot.counts));
  return (
    <section class="ballot stack gap-2" aria-labelledby={id}>
      <h3 id={id} class={on === 'wall' ? 'size-h2' : ''}>
        {title}
      </h3>
      {answers && <p class="small muted">{t(isSecret() ? 'debrief.choose' : 'debrief.chooseOpenly')}</p>}
      <ul class="stack gap-2" style={on === 'wall' && choices.length > FEW ? TWO_COLUMNS : {}}>
        {choices.map(({ choice, label }) => {
          const count = ballot.counts[choice] ?? 0;
          const isOwn = own === choice;
          const bar = isTold && (
            <>
              <i aria-hidden="true" style={{ width: `${(100 * count) / most}%` }} />
              <b class="num">{count}</b>
            </>
          );
          return (
            <li key={choice}>
              {answers ? (
                <button
                  type="button"
                  class={isOwn ? 'choice-bar own' : 'choice-bar'}
                  aria-pressed={isOwn}
                  disabled={connection.value.type !== 'live'}
                  onClick={() => void answer(item, choice)}
                >
                  <span>{label}</span>
                  {bar}
                </button>
              ) : (
                <span
                  class={isOwn ? 'choice-bar own' : 'choice-bar'}
                  style={on === 'wall' && choices.length <= FEW ? LARGE : {}}
                >
                  <span>{label}</span>
                  {bar}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p class="row wrap between small muted num" aria-live="polite">
        <span>
          {ballot.isClosed
            ? t('debrief.closed')
            : t('debrief.answered', { count: given, of: ballots.value?.voters ?? 0 })}
        </span>
        {on === 'console' && (
          <button
            type="button"
            class="btn sm"
            onClick={() => void submitBallot({ type: 'closeBallot', item, closed: !ballot.isClosed })}
          >
            {t(ballot.isClosed ? 'debrief.reopen' : 'debrief.close')}
          </button>
        )}
      </p>
    </section>
  );
}

async function answer(item: string, choice: string): Promise<void> {
  const given = await request(REQUESTS.answer, { item, choice });
  if (!given.ok) notify(() => rejectionText(given.error), { isAlert: true });
}

export function MoodBallot() {
  const choices = MOODS.map((choice) => ({ choice, label: t(`debrief.mood.${choice}`) }));
  return <Ballot item="mood" title={t('debrief.mood.title')} choices={choices} />;
}

export function ExitBallot() {
  const choices = EXIT_THOUGHTS.map((choice) => ({ choice, label: t(`debrief.exit.${choice}`) }));
  return <Ballot item="exit" title={t('debrief.exit.title')} choices={choices} />;
}

type StripProps = {
  readonly dots: readonly Dot[];
  readonly ends: Ends;
  /** A line across the strip. */
  readonly base?: number;
  readonly digits: number;
  /** The table of whoever looks: its dot is ringed. */
  readonly own?: TableLetter | undefined;
  /** What the ends and the line stand for is written below. */
  readonly isScaled?: boolean;
};

/** Of the drawing, in its own units: it scales with the page. */
const STRIP = { width: 400, height: 26, mark: 18, letter: 10 } as const;

/** One dot a table on an axis, with the letter of the table; dots that would cover each other are one mark with all their letters. */
export function DotStrip({ dots, ends, base, digits, own, isScaled = false }: StripProps) {
  const across = (percent: number): number => (percent / 100) * STRIP.width;
  const label = formatList(
    dots.map(({ table, value }) => t('class.dot', { table, value: formatNumber(value, digits) })),
  );
  const [origin] = base === undefined ? [] : groupDots([{ table: 'A', value: base }], ends);
  const middle = STRIP.height / 2;
  const length = useContext(BoardsOn) === 'wall' ? 'none' : '44em';
  const strip = (
    <svg
      style={{ display: 'block', maxWidth: length }}
      viewBox={`0 0 ${STRIP.width} ${STRIP.height}`}
      width="100%"
      {...pictureRole(label === '' ? undefined : label)}
    >
      <path d={`M0 ${middle}H${STRIP.width}`} stroke="var(--line-strong)" />
      {origin !== undefined && (
        <path
          d={`M${across(origin.at)} 0V${STRIP.height}`}
          stroke="var(--line-strong)"
          stroke-width="1.5"
          stroke-dasharray="4 3"
        />
      )}
      {groupDots(dots, ends).map(({ tables, at, width }) => (
        <g key={tables[0]}>
          <rect
            x={across(at - width / 2) + 1}
            y={middle - STRIP.mark / 2}
            width={across(width) - 2}
            height={STRIP.mark}
            rx={STRIP.mark / 2}
            fill="var(--primary-bg)"
          />
          {own !== undefined && tables.includes(own) && (
            <rect
              class="own-dot"
              x={across(at - width / 2) - 1}
              y={middle - STRIP.mark / 2 - 2}
              width={across(width) + 2}
              height={STRIP.mark + 4}
              rx={STRIP.mark / 2 + 2}
              fill="none"
              stroke="var(--text)"
              stroke-width="2"
            />
          )}
          <text
            x={across(at)}
            y={middle}
            fill="var(--primary-fg)"
            font-size={STRIP.letter}
            font-weight="650"
            text-anchor="middle"
            dominant-baseline="central"
          >
            {tables.join(' ')}
          </text>
        </g>
      ))}
    </svg>
  );
  if (!isScaled) return strip;
  return (
    <div style={{ maxWidth: length }}>
      {strip}
      <p class="row between small muted num" style={{ position: 'relative' }} aria-hidden="true">
        <span>{formatNumber(ends.low, digits)}</span>
        {origin !== undefined && base !== undefined && isAmid(origin.at) && (
          <span style={{ ...AMID, left: `${origin.at}%` }}>{formatNumber(base, 0)}</span>
        )}
        <span>{formatNumber(ends.high, digits)}</span>
      </p>
    </div>
  );
}

const AMID = { position: 'absolute', transform: 'translateX(-50%)' } as const;

/** Whether what stands there is clear of the figures at both ends; in per cent of the length. */
function isAmid(at: number): boolean {
  return at > 15 && at < 85;
}

/** One dot of a strip: a table and its value. */
export type Dot = { readonly table: TableLetter; readonly value: number };

/** Real income of one seat at every table after the last round that is revealed there. */
export function incomeDots(results: readonly TableResults[], place: number): readonly Dot[] {
  return results.flatMap(({ table, rounds }) => {
    const value = rounds.at(-1)?.[place];
    return value === undefined ? [] : [{ table, value }];
  });
}

/** Score of one seat at every table whose game is over. */
export function scoreDots(results: readonly TableResults[], place: number): readonly Dot[] {
  return results.flatMap(({ table, scores }) => {
    const value = scores[place];
    return value === undefined || value === null ? [] : [{ table, value }];
  });
}

/** Tables of which the dots would cover each other are drawn as one mark. Places are per cent along the strip. */
export type DotGroup = {
  readonly tables: readonly TableLetter[];
  readonly at: number;
  readonly width: number;
};

/** Per cent of the length of a strip that the mark of one table takes, and each further letter in it. */
const MARK_PERCENT = { first: 5, further: 2.6 } as const;

/** Marks from left to right; those that would cover each other are joined where their middle is. */
export function groupDots(dots: readonly Dot[], ends: Ends): readonly DotGroup[] {
  const along = scaleTo(ends, MARK_PERCENT.first / 2, 100 - MARK_PERCENT.first / 2);
  const sorted = dots.toSorted((a, b) => a.value - b.value || (a.table < b.table ? -1 : 1));
  const groups: DotGroup[] = [];
  for (const { table, value } of sorted) {
    let next = groupOf([table], along(within(ends, value)));
    let before = groups.at(-1);
    while (before !== undefined && next.at - before.at < (next.width + before.width) / 2) {
      groups.pop();
      const tables = [...before.tables, ...next.tables];
      next = groupOf(
        tables,
        (before.at * before.tables.length + next.at * next.tables.length) / tables.length,
      );
      before = groups.at(-1);
    }
    groups.push(next);
  }
  return groups;
}

function groupOf(tables: readonly TableLetter[], middle: number): DotGroup {
  const width = MARK_PERCENT.first + MARK_PERCENT.further * (tables.length - 1);
  const at = within({ low: width / 2, high: 100 - width / 2 }, middle);
  return { tables, at, width };
}

/** Index points: a span below it would make small differences look large. */
const LEAST_SPAN = 1;

/** The axis of all incomes, so that rows can be compared; the opening is on it. */
export function incomeEnds(results: readonly TableResults[]): Ends {
  return endsOf([OPENING_INDEX, ...results.flatMap(({ rounds }) => rounds.at(-1) ?? [])], LEAST_SPAN);
}

/** Real income at the opening. */
export const OPENING_INDEX = 100;
