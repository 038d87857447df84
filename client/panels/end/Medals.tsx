import type { ConceptPlace } from '#shared/content/concepts/places.ts';
import type { Medal, ScorePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Meter } from '../../design/charts/Bar.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { gameOfCountries, session } from '../../state/store.ts';
import { formatNumber, formatPoints, formatSignedPercent, sentences } from '../../text/format.ts';
import { useTable } from '../../state/useTable.ts';
import { locale } from '../../text/language.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptLinks } from '../concepts/ConceptLink.tsx';
import './end.css';
import './score.css';
import type { ScoreLine } from './endModel.ts';

type Props = {
  readonly medal: Medal;
  /** In a column of medals those who have none need no word for it. */
  readonly isInColumn?: boolean;
};

/** A medal on its ribbon and its name: never colour alone. */
export function MedalMark({ medal, isInColumn = false }: Props) {
  return (
    <span class={`medal row inline ${medal}`}>
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
        {medal !== 'none' && <path d="M6 1l4 8h2l4-8" />}
        <circle cx="11" cy={medal === 'none' ? 11 : 15} r="5.5" />
      </svg>
      <span class={isInColumn && medal === 'none' ? 'sr' : ''}>{t(`medal.${medal}`)}</span>
    </span>
  );
}

/** That fewer rounds were played than agreed, and what that means for the scores. */
export function ShortenedNote({ hasScores }: { readonly hasScores: boolean }) {
  const {
    game: { agreedRounds: agreed, settings },
  } = useTable();
  if (agreed === undefined) return null;
  return (
    <p class="note">
      {sentences(
        t('end.shortened', { rounds: settings.rounds, agreed }),
        !hasScores && t('end.shortenedNoPar', { agreed }),
      )}
    </p>
  );
}

type GovernedProps = {
  readonly economy: EconomyId;
  /** Width of the medallion in pixels. */
  readonly size: number;
  /** What is said of the bot, where one governed. */
  readonly bot?: string;
};

/** That a bot governed, and how: its temperament is told once the game is over. */
function botOf(economy: EconomyId): string {
  const temperament = gameOfCountries.value?.seats[economy]?.temperament;
  return temperament === undefined ? t('seat.botPlays') : t(`temper.${temperament}`);
}

/** A seat in the standings, and who governed it. */
export function Governed({ economy, size, bot = botOf(economy) }: GovernedProps) {
  const people = (session.value?.people ?? []).filter(({ seat }) => seat === economy);
  const names = people.flatMap(({ name }) => (name === '' ? [] : [name]));
  return (
    <span class="row grow">
      <Medallion economy={economy} size={size} />
      <span>
        {economyName(economy)}
        <span class="small muted who-plays">
          {people.length === 0 ? bot : names.join(locale().nameSeparator)}
        </span>
      </span>
    </span>
  );
}

const PLACES: Readonly<Record<ScorePart, ConceptPlace>> = {
  prosperity: 'part.growth',
  support: 'support.income',
  mandate: 'spot.mandate',
};

/** Half of the bots do better, half worse. */
const PAR = { at: 50, look: 'par' } as const;

/** Where no voters give a mandate, the same part of the score tells of the one task of a seat. */
export function toldAs(part: ScorePart): ScorePart | 'task' {
  return part === 'mandate' && gameOfCountries.value?.tasks !== undefined ? 'task' : part;
}

/** One part of the score, which may go beyond its bar from 0 to 100, with par in the middle where bots are compared with; it opens to what it measures, how much it counts and what it brings. */
export function ScoreRow({ line }: { readonly line: ScoreLine }) {
  const { part, weightPercent, betterThan, counted, points, told } = line;
  const isBeyond = counted !== undefined && betterThan !== undefined && counted !== betterThan;
  return (
    <details class="score-row">
      <summary>
        <span class="score-name">{nameOf(line)}</span>
        {counted === undefined ? (
          <span />
        ) : (
          <Meter kind="score" value={counted} marks={betterThan === undefined ? [] : [PAR]} />
        )}
        <b class="num right nowrap">
          {counted === undefined ? amountOf(line) : formatPoints(told?.points ?? counted)}
        </b>
      </summary>
      <p class="small muted">
        {sentences(
          isBeyond
            ? t(counted > 50 ? 'end.beyondMost' : 'end.beyondLeast')
            : betterThan !== undefined && t('end.betterThan', { share: formatNumber(betterThan) }),
          t(`end.value.${toldAs(part)}`, { amount: amountOf(line) }),
          points !== undefined && t('end.counts', { percent: formatNumber(weightPercent) }),
        )}{' '}
        {toldAs(part) !== 'task' && <ConceptLinks place={PLACES[part]} />}
      </p>
    </details>
  );
}

/** One task is done or not. */
function nameOf({ part, value }: ScoreLine): string {
  if (toldAs(part) !== 'task') return t(`end.part.${toldAs(part)}`);
  return t(value > 0 ? 'end.part.taskDone' : 'end.part.taskMissed');
}

/** The part in its own unit: per cent of income, points of support, points of the mandate. */
export function amountOf({ part, value }: Pick<ScoreLine, 'part' | 'value'>): string {
  return part === 'prosperity' ? formatSignedPercent(Math.expm1(value / 100), 2) : formatNumber(value);
}
