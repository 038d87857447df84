import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConceptPlace } from '#shared/content/concepts/places.ts';
import { POINT_BP, averageWallBp } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { unionOf } from '#shared/rules/law/blocs.ts';
import type { RateBounds } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { Stepper } from '../../design/Stepper.tsx';
import { scaleTo } from '../../design/charts/scale.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { formatAverageRate, formatList, formatNumber, formatRate, formatSigned } from '../../text/format.ts';
import { language } from '../../text/language.ts';
import { economyName, money, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { FailedPart, lazyPart } from '../chrome/lazyPart.tsx';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import {
  type PolicyPreview,
  type SectorLine,
  hasRoom,
  nextWall,
  withSectorRate,
  withShift,
} from './policyDraft.ts';

type WallSliderProps = {
  readonly label: string;
  readonly value: number;
  readonly was: number;
  readonly min: number;
  readonly max: number;
  /** Spoken with the value: what it would do. */
  readonly valueText: string;
  readonly isOff: boolean;
  readonly onChange: (value: number) => void;
};

/** Spoken at most this often while it moves. */
const SPOKEN_EVERY_MS = 1_000;
const PAGE = 5;

/** A slider in whole points: drag, press the track, or use the keys; the tick shows the value in force. */
function WallSlider({ label, value, was, min, max, valueText, isOff, onChange }: WallSliderProps) {
  const spoken = useThrottled(valueText);
  const along = scaleTo({ low: min, high: Math.max(min + 1, max) }, 0, 100);
  const place = (at: number): string => `${along(at)}%`;
  const set = (next: number): void => {
    const bounded = Math.min(max, Math.max(min, next));
    if (bounded !== value) onChange(bounded);
  };
  const paged = (event: KeyboardEvent): void => {
    const step = event.key === 'PageUp' ? PAGE : event.key === 'PageDown' ? -PAGE : 0;
    if (step === 0 || isOff) return;
    event.preventDefault();
    set(value + step);
  };
  return (
    <div class={isOff ? 'range off' : 'range'}>
      <div class="track" />
      <div class="fill" style={{ width: place(value) }} />
      <i class="was" style={{ left: place(was) }} />
      <input
        type="range"
        min={min}
        max={max}
        step={1}
        value={value}
        disabled={isOff}
        aria-label={label}
        aria-valuetext={spoken}
        onInput={(event) => set(Number(event.currentTarget.value))}
        onKeyDown={paged}
      />
    </div>
  );
}

/** The text, but changed at most once a second: a screen reader must be able to finish. Another language is spoken at once. */
function useThrottled(text: string): string {
  const said = language.value;
  const [shown, setShown] = useState({ text, said });
  const last = useRef(0);
  useEffect(() => {
    const waitMs = Math.max(0, last.current + SPOKEN_EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setShown({ text, said });
    }, waitMs);
    return () => clearTimeout(timer);
  }, [text, said]);
  return shown.said === said ? shown.text : text;
}

/** The curve above a slider, fetched when an envelope is first opened. */
const WallCurve = lazyPart(async () => (await import('./WallCurve.tsx')).WallCurve, [], {
  Loading: () => <div class="curve-wait small muted">{t('curve.computing')}</div>,
  Failed: FailedPart,
});

type Props = {
  readonly policy: Policy;
  readonly focus: SectorLine | undefined;
  /** How far the whole wall may be shifted. */
  readonly shiftRange: RateBounds;
  readonly preview: PolicyPreview;
  readonly isOff: boolean;
  readonly onChange: (policy: Policy) => void;
};

/** A union's wall is voted, one's own is one's own. */
function wallPlace(game: CountryGame, me: EconomyId): ConceptPlace {
  return unionOf(game, me) === undefined ? 'spot.wall' : 'spot.unionWallVote';
}

/** The slider in hand with its curve: the whole wall, or one good. */
export function SliderCard(props: Props) {
  const { scenario, game, me } = useCountrySeat();
  const { policy, focus, preview, isOff } = props;
  const own = preview.effects?.find(({ economy }) => economy === me);
  const spoken = (value: string): string =>
    own === undefined || preview.welfare === undefined
      ? t('wall.valueOnly', { value })
      : t('wall.valueText', {
          value,
          income: `${formatNumber(100 * preview.welfare, 2)} (${formatSigned(own.percent, 2)}%)`,
          revenue: money(own.revenueBn),
        });
  if (focus === undefined && policy.type === 'wall') {
    const { minBp, maxBp } = props.shiftRange;
    const [least, most] = [minBp / POINT_BP, maxBp / POINT_BP];
    const points = policy.shiftBp / POINT_BP;
    const set = (value: number): void =>
      props.onChange(withShift(policy, value * POINT_BP, props.shiftRange));
    const nextBp = Math.round(averageWallBp(nextWall(scenario, game, me, policy)));
    const nowBp = Math.round(averageWallBp(game.walls[me]?.mfnRateBp ?? {}));
    return (
      <div class="good lit">
        <div class="row between">
          <span>
            <b>{t('wall.whole')}</b> <ConceptMark place={wallPlace(game, me)} />
            <br />
            <span class="small muted num">
              {nextBp === nowBp
                ? t('wall.averageSame', { rateBp: formatAverageRate(nextBp) })
                : t('wall.average', {
                    rateBp: formatAverageRate(nextBp),
                    fromBp: formatAverageRate(nowBp),
                  })}
            </span>
          </span>
          <Stepper
            label={t('wall.typed')}
            value={points}
            min={least}
            max={most}
            isChange
            isOff={isOff}
            onChange={(value) => set(Math.round(value))}
          />
        </div>
        {hasRoom(props.shiftRange) && (
          <WallCurve
            points={preview.curve}
            range={props.shiftRange}
            nowBp={0}
            nextBp={policy.shiftBp}
            format={(atBp) => formatSigned(atBp / POINT_BP, 0)}
            policyAt={(shiftBp) => ({ ...policy, shiftBp })}
          />
        )}
        <WallSlider
          label={t('wall.slider')}
          value={points}
          was={0}
          min={least}
          max={most}
          valueText={spoken(t('wall.shift', { points }))}
          isOff={isOff}
          onChange={set}
        />
        <Scale
          low={t('wall.end', { points: formatSigned(least, 0) })}
          middle={most === -least ? '±0' : ''}
          high={t('wall.end', { points: formatSigned(most, 0) })}
        />
        {maxBp < scenario.stepBp && <p class="micro muted">{t('wall.bound')}</p>}
      </div>
    );
  }
  return focus === undefined ? null : <SectorSlider {...props} line={focus} spoken={spoken} />;
}

function SectorSlider({
  policy,
  line,
  preview,
  isOff,
  onChange,
  spoken,
}: Props & { readonly line: SectorLine; readonly spoken: (value: string) => string }) {
  const set = (points: number): void => onChange(withSectorRate(policy, line, points * POINT_BP));
  const min = Math.ceil(line.minBp / POINT_BP);
  const max = Math.floor(line.maxBp / POINT_BP);
  const range: RateBounds = { minBp: min * POINT_BP, maxBp: max * POINT_BP };
  const isMovable = hasRoom(range);
  const name = sectorName(line.sector);
  return (
    <div class="good lit">
      <div class="row between">
        <span>
          <b>{name}</b>
          <br />
          <span class="small muted num">
            {t('wall.now', { rateBp: formatRate(line.nowBp) })}
            {line.boundBp !== undefined && ` · ${t('wall.boundAt', { rateBp: formatRate(line.boundBp) })}`}
          </span>
        </span>
        <Stepper
          label={t('wall.typedRate', { sector: name })}
          value={line.nextBp / POINT_BP}
          min={min}
          max={max}
          unit="%"
          isOff={isOff}
          onChange={(value) => set(Math.round(value))}
        />
      </div>
      {isMovable && (
        <WallCurve
          key={line.sector}
          points={preview.curve}
          range={range}
          nowBp={line.nowBp}
          nextBp={line.nextBp}
          format={formatRate}
          policyAt={(rateBp) => withSectorRate(policy, line, rateBp)}
        />
      )}
      {isMovable && (
        <>
          <WallSlider
            label={t('wall.sectorSlider', { sector: name })}
            value={Math.round(line.nextBp / POINT_BP)}
            was={line.nowBp / POINT_BP}
            min={min}
            max={max}
            valueText={spoken(formatRate(line.nextBp))}
            isOff={isOff}
            onChange={set}
          />
          <Scale
            low={formatRate(min * POINT_BP)}
            middle={formatRate(((min + max) / 2) * POINT_BP)}
            high={formatRate(max * POINT_BP)}
          />
        </>
      )}
    </div>
  );
}

function Scale({
  low,
  middle,
  high,
}: {
  readonly low: string;
  readonly middle: string;
  readonly high: string;
}) {
  return (
    <div class="row between micro muted num" aria-hidden="true">
      <span>{low}</span>
      <span>{middle}</span>
      <span>{high}</span>
    </div>
  );
}

const ANSWERING_NAMED = 3;

/** In the last round: who is sure to answer a rise in the years after, and with how much; by the rule that settles them. */
export function AnswersNote({ preview }: { readonly preview: PolicyPreview }) {
  const { me } = useCountrySeat();
  const onMe = (preview.after.answered ?? [])
    .filter(({ surcharge: { against } }) => against === me)
    .toSorted((a, b) => b.surcharge.rateBp - a.surcharge.rateBp);
  const [most] = onMe;
  const named = onMe.slice(0, ANSWERING_NAMED).map(({ by }) => economyName(by));
  return (
    <output>
      {most !== undefined && (
        <p class="small pad fault-text">
          <Icon name="alert" size={16} />{' '}
          {t(named.length < onMe.length ? 'wall.answersMany' : 'wall.answers', {
            economies: formatList(named),
            count: onMe.length - named.length,
            points: most.surcharge.rateBp / POINT_BP,
          })}
        </p>
      )}
    </output>
  );
}
