import type { MandateKind } from '#shared/content/mandates.ts';
import type { CurvePoint } from '../../preview/preview.ts';
import { SECTORS_APART } from '#shared/content/treatyConstants.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { placesOf, tradableSectors, wallOf } from '#shared/rules/law/lawInForce.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { lawOf, withPendingLaw } from '#shared/rules/clauses/proposalLaw.ts';
import { applyLaw, startsAnew } from '#shared/rules/law/register.ts';
import { levyDuties } from '#shared/rules/shock/levyDuties.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { Icon } from '../../design/Icon.tsx';
import { showAgreements } from '../../state/tableState.ts';
import { formatList, formatRate } from '../../text/format.ts';
import { agreementName, economyName, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Bar } from '../../design/charts/Bar.tsx';
import { Stepper } from '../../design/Stepper.tsx';
import {
  hasSmallStep,
  locksOn,
  maySetApart,
  paysNobodyFromNow,
  sectorLines,
  startingPolicy,
  withoutApart,
  withSectorRate,
  type SectorLine,
} from './policyDraft.ts';
import { useCountries, useCountrySeat } from '../../state/useTable.ts';

type Props = {
  readonly policy: Policy;
  readonly lines: readonly SectorLine[];
  /** Goods that are not voted on, since no vote changes anything. */
  readonly still: readonly SectorId[];
  readonly focus: SectorId | undefined;
  readonly isOff: boolean;
  /** Absent where a good has no slider of its own. */
  readonly onFocus: ((sector: SectorId | undefined) => void) | undefined;
  readonly onChange: (policy: Policy) => void;
};

/** Every good at the rate that the envelope gives it; two may stand apart, in a union all are voted. */
export function GoodsRows(props: Props) {
  const { scenario } = useCountries();
  const { policy, lines, still } = props;
  return (
    <section aria-label={t('wall.goods')}>
      {policy.type === 'wall' && (
        <p class="small muted pad">
          {t(lines.length > SECTORS_APART ? 'wall.apartHint' : 'wall.apartHintAll', {
            points: scenario.stepBp / POINT_BP,
          })}
        </p>
      )}
      {lines.map((line) =>
        policy.type === 'wall' ? (
          <WallRow key={line.sector} {...props} policy={policy} line={line} />
        ) : (
          <VoteRow key={line.sector} {...props} line={line} />
        ),
      )}
      {still.length > 0 && (
        <p class="small muted pad">{t('wall.still', { list: formatList(still.map(sectorName)) })}</p>
      )}
    </section>
  );
}

type RowProps<P extends Policy = Policy> = Omit<Props, 'policy'> & {
  readonly policy: P;
  readonly line: SectorLine;
};

function WallRow({
  policy,
  line,
  focus,
  isOff,
  onFocus,
  onChange,
}: RowProps<Extract<Policy, { type: 'wall' }>>) {
  const name = sectorName(line.sector);
  const mayApart = maySetApart(policy, line.sector);
  const setApart = (): void => {
    onChange(withSectorRate(policy, line, line.nextBp));
    onFocus?.(line.sector);
  };
  const join = (): void => {
    onChange(withoutApart(policy, line.sector));
    if (focus === line.sector) onFocus?.(undefined);
  };
  return (
    <div class={focus === line.sector ? 'good lit' : 'good'}>
      <div class="row between wrap">
        <GoodName
          name={name}
          line={line}
          isOn={focus === line.sector}
          onFocus={line.isApart && onFocus !== undefined ? () => onFocus(line.sector) : undefined}
        />
        {line.isApart ? (
          <RateStepper policy={policy} line={line} name={name} isOff={isOff} onChange={onChange} />
        ) : (
          <b class="rate num">{formatRate(line.nextBp)}</b>
        )}
        {line.isApart ? (
          <button type="button" class="btn sm ghost" disabled={isOff} onClick={join}>
            <u>{t('wall.joinAgain')}</u>
          </button>
        ) : (
          <button
            type="button"
            class="btn sm"
            disabled={isOff || !mayApart}
            title={mayApart ? undefined : t('wall.apartFull')}
            aria-label={t('wall.setApart') + t('common.colon') + name}
            onClick={setApart}
          >
            {t('wall.setApart')}
          </button>
        )}
      </div>
    </div>
  );
}

function VoteRow({ policy, line, focus, isOff, onFocus, onChange }: RowProps) {
  const name = sectorName(line.sector);
  return (
    <div class={focus === line.sector ? 'good lit' : 'good'}>
      <div class="vote-row">
        <GoodName
          name={name}
          line={line}
          isOn={focus === line.sector}
          onFocus={() => onFocus?.(line.sector)}
        />
        <SpanBar line={line} />
        <RateStepper policy={policy} line={line} name={name} isOff={isOff} onChange={onChange} />
      </div>
    </div>
  );
}

type NameProps = {
  readonly name: string;
  readonly line: SectorLine;
  readonly isOn: boolean;
  readonly onFocus: (() => void) | undefined;
};

function GoodName({ name, line, isOn, onFocus }: NameProps) {
  const hint = (
    <span class="small muted num nowrap">
      {line.nextBp !== line.nowBp && t('wall.now', { rateBp: formatRate(line.nowBp) })}
    </span>
  );
  return (
    <span class="grow">
      {onFocus === undefined ? (
        <b>{name}</b>
      ) : (
        <button type="button" class="link" aria-pressed={isOn} onClick={onFocus}>
          <b>{name}</b>
        </button>
      )}
      <br />
      {hint}
    </span>
  );
}

type StepperProps = {
  readonly policy: Policy;
  readonly line: SectorLine;
  readonly name: string;
  readonly isOff: boolean;
  readonly onChange: (policy: Policy) => void;
};

function RateStepper({ policy, line, name, isOff, onChange }: StepperProps) {
  return (
    <Stepper
      label={t('wall.typedRate', { sector: name })}
      value={line.nextBp / POINT_BP}
      min={Math.ceil(line.minBp / POINT_BP)}
      max={Math.floor(line.maxBp / POINT_BP)}
      unit="%"
      isOff={isOff}
      onChange={(rate) => onChange(withSectorRate(policy, line, Math.round(rate) * POINT_BP))}
    />
  );
}

/** The span that may be voted, the tariff in force and the vote on it. */
function SpanBar({ line }: { readonly line: SectorLine }) {
  return (
    <span class="span-bar">
      <span class="sr">
        {t('wall.range', { fromBp: formatRate(line.minBp), rateBp: formatRate(line.maxBp) })}
      </span>
      <Bar
        kind="dumbbell"
        ends={{ low: 0, high: Math.max(1, line.maxBp) }}
        stretches={[{ from: line.minBp, to: line.maxBp, look: 'span' }]}
        marks={[
          { at: line.nowBp, look: 'was' },
          { at: line.nextBp, look: 'now' },
        ]}
      />
    </span>
  );
}

/** Rates that treaties pin below the wall, with their source. */
export function Locks() {
  const { game, me } = useCountrySeat();
  return (
    <>
      {locksOn(game, me).map((lock) => (
        <div class="good row small muted" key={lock.agreement}>
          <Icon name="lock" size={16} />
          <span class="grow">
            {t(lock.isFree ? 'wall.lockFree' : 'wall.lockSome', {
              economies: formatList(lock.economies.map(economyName)),
              agreement: agreementName(lock.agreement),
            })}
          </span>
          <button type="button" class="link" onClick={showAgreements}>
            {t('wall.seeAgreement')}
          </button>
        </div>
      ))}
    </>
  );
}

/** Who votes on the tariff of a union, and how the votes are counted. */
export function VoteRule() {
  const { game, me } = useCountrySeat();
  const members = unitOf(game, me);
  const [other = me] = members.filter((member) => member !== me);
  if (members.length === 2)
    return <p class="small pad">{t('wall.voteOfTwo', { economy: economyName(other) })}</p>;
  const rule = members.length % 2 === 0 ? 'wall.voteEven' : 'wall.voteOdd';
  return (
    <p class="small pad">
      {t(rule, { count: members.length, economies: formatList(members.map(economyName)) })}
    </p>
  );
}

/**
 * Whether nothing hangs on the tariff that a seat sets or votes for in this round: nobody pays it any more, or what it pays is the same between the ends of
 * what may be set, since goods from outside have a cheaper way in.
 */
export function hangsOnNothing(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
): 'nobodyPays' | 'sameEitherWay' | undefined {
  if (paysNobodyFromNow(scenario, game, me)) return 'nobodyPays';
  if (startsAnew(game) || hasSmallStep(scenario)) return undefined;
  const goods = tradableSectors(scenario);
  return stillGoods(scenario, game, me).length === goods.length ? 'sameEitherWay' : undefined;
}

/** Part of real income below which it is told as the same wherever the tariff is set. */
const FLAT = 1e-4;

const TASKS_OF_TARIFF: readonly MandateKind[] = ['lowerWall', 'keepRevenue', 'keepFarm'];

/** Whether real income hardly moves between the ends of a curve, and no task of the seat hangs on its tariff. */
export function isFlat(
  { politics, tasks }: Pick<CountryGame, 'politics' | 'tasks'>,
  me: EconomyId,
  points: readonly CurvePoint[] | undefined,
): boolean {
  const own = politics?.mandates[me] ?? tasks?.[me] ?? [];
  if (own.some(({ kind }) => TASKS_OF_TARIFF.includes(kind))) return false;
  const welfare = (points ?? []).map((point) => point.welfare);
  return welfare.length > 1 && Math.max(...welfare) / Math.min(...welfare) - 1 < FLAT;
}

/** Whether with a lawful draft what is paid is the same whatever tariff the seat sets, where it is not so now. */
export function makesIdle(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  draft: Pick<Draft, 'parties' | 'clauses'>,
): boolean {
  const law = withPendingLaw(scenario, game);
  const isIdle = (under: CountryGame): boolean => hangsOnNothing(scenario, under, me) === 'sameEitherWay';
  return isIdle(applyLaw(law, lawOf(scenario, law, draft))) && !isIdle(law);
}

/** Goods that pay the same between the ends of what may be set: nobody buys them under this tariff, or they have a cheaper way in. */
export function stillGoods(scenario: Scenario, game: CountryGame, me: EconomyId): readonly SectorId[] {
  const lines = sectorLines(scenario, game, me, startingPolicy(scenario, game, me));
  const [low, high] = (['minBp', 'maxBp'] as const).map((end) => {
    const mfnRateBp = {
      ...wallOf(game, me),
      ...Object.fromEntries(lines.map((line) => [line.sector, line[end]])),
    };
    const own = unitOf(game, me).map((member) => [member, { ...game.walls[member], mfnRateBp }]);
    return levyDuties(scenario, { ...game, walls: { ...game.walls, ...Object.fromEntries(own) } });
  });
  if (low === undefined || high === undefined) return [];
  const { J } = scenario.base;
  const { goods } = placesOf(scenario);
  const isSame = (place: number): boolean =>
    (['tariff', 'origin'] as const).every((key) =>
      low[key].every((value, cell) => cell % J !== place || value === high[key][cell]),
    );
  return lines.flatMap(({ sector }) => {
    const place = goods.find(({ id }) => id === sector)?.place;
    return place !== undefined && isSame(place) ? [sector] : [];
  });
}
