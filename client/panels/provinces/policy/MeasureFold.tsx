import type { ComponentChildren } from 'preact';
import {
  CORRIDOR_BUILT_MOST,
  CORRIDOR_GRANT_PART,
  JOBS_OF_ARREARS,
  PROVINCE_CORRIDORS,
  type ProvinceCorridor,
} from '#shared/content/provinces/provinceConstants.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { CorridorPledge as CorridorPledgeOf, Measures } from '#shared/protocol/provinces/measures.ts';
import { measuresCost } from '#shared/rules/provinces/envelope/envelope.ts';
import { cardChoiceCost, feesAllowed, isToLayOff } from '#shared/rules/provinces/events/effects.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import { institutionOf } from '#shared/rules/provinces/state/provinceStates.ts';
import type {
  ForecastProvince,
  MeasuresForecast,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Choice, OptionRow } from '../../../design/Choice.tsx';
import { Stepper } from '../../../design/Stepper.tsx';
import { type OfferWorth, previews, usePreview } from '../../../preview/preview.ts';
import { formatList, formatSigned, formatSignedPercent, sentences } from '../../../text/format.ts';
import { yuan, yuanField } from '../../../text/money.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t, tOr } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { freeOfWages } from '../own/OwnCards.tsx';
import { pointsLost, standingOf, useProvinceSeat, useProvinces, useSeatOrCentre } from '../seat.ts';
import { type MeasuresProps, withMeasure } from './measuresModel.ts';
import { type CountedRound, type PlayedGame, resultGauge } from './resultGauge.ts';

type Props = {
  readonly title: string;
  readonly said?: string | undefined;
  readonly children: ComponentChildren;
};

/** A further measure of the envelope, folded: its name, and what is chosen where anything is. */
export function MeasureFold({ title, said, children }: Props) {
  return (
    <details class="measure-fold">
      <summary class="row between gap-3">
        <b class="grow">{title}</b>
        {said !== undefined && <span class="small muted">{said}</span>}
      </summary>
      <div class="measure-body stack">{children}</div>
    </details>
  );
}

const NO_FEE = '';

/** What cards at work let this province choose: nothing in most rounds. */
export function CardChoices(props: MeasuresProps) {
  const { scenario, game, me } = useProvinceSeat();
  const against = feesAllowed(game, me);
  return (
    <>
      {against.length > 0 && <FeeForm {...props} against={against} />}
      {isToLayOff(scenario, game, me) && <JobsForm {...props} />}
    </>
  );
}

type FeeProps = MeasuresProps & { readonly against: readonly string[] };

/** A fee on another province’s goods, or the answer to one. */
function FeeForm({ measures, isOff, onChange, against }: FeeProps) {
  const { fee } = measures;
  return (
    <MeasureFold title={t('cardChoice.fee')} said={fee === undefined ? undefined : economyName(fee)}>
      <fieldset class="fields" disabled={isOff}>
        <Choice
          label={t('cardChoice.feeAgainst')}
          value={fee ?? NO_FEE}
          options={[
            { value: NO_FEE, label: t('cardChoice.noFee') },
            ...against.map((economy) => ({ value: economy, label: economyName(economy) })),
          ]}
          onChange={(value) => onChange(withMeasure(measures, 'fee', value === NO_FEE ? undefined : value))}
        />
      </fieldset>
      <p class="micro muted">{t('cardChoice.feeHint')}</p>
    </MeasureFold>
  );
}

/** Layoffs that a card brings are accepted, or bought off. */
function JobsForm({ measures, isOff, onChange }: MeasuresProps) {
  const { game } = useProvinces();
  const { keepsJobs } = measures;
  const net = useKeptJobs(measures);
  const cost = yuan(cardChoiceCost(game, { ...measures, keepsJobs: true }));
  return (
    <MeasureFold
      title={t('cardChoice.layoffs')}
      said={t(keepsJobs === true ? 'cardChoice.kept' : 'cardChoice.laidOff')}
    >
      <OptionRow
        type="checkbox"
        isOn={keepsJobs === true}
        isOff={isOff}
        title={t('cardChoice.keep', { cost })}
        hint={sentences(
          t('cardChoice.keepHint'),
          net && t('cardChoice.keepNet', { points: formatSigned(net.points, 1) }),
          net?.result !== undefined && t('cardChoice.keepResult', { points: formatSigned(net.result, 1) }),
        )}
        onChoose={() => onChange(withMeasure(measures, 'keepsJobs', keepsJobs === true ? undefined : true))}
      />
    </MeasureFold>
  );
}

/** What keeping the jobs brings in all beside the rest of the envelope, its cost taken off: points of this round, and of the result where that is known. */
function useKeptJobs(measures: Measures): { readonly points: number; readonly result?: number } | undefined {
  const { game, me } = useProvinceSeat();
  const isKept = measures.keepsJobs === true;
  const other = withMeasure(measures, 'keepsJobs', isKept ? undefined : true);
  usePreview('jobs', { type: 'measures', economy: me, measures: other }, [canonicalJson(other), me, game]);
  const told = (lane: 'first' | 'jobs', of: Measures): MeasuresForecast | undefined => {
    const { job, result } = previews.value[lane] ?? {};
    const isOfThis = job?.type === 'measures' && canonicalJson(job.measures) === canonicalJson(of);
    return isOfThis && result?.type === 'measures' ? result.forecast : undefined;
  };
  const [present, tried] = [told('first', measures), told('jobs', other)];
  if (present === undefined || tried === undefined) return undefined;
  const [kept, gone] = isKept ? [present, tried] : [tried, present];
  const [withJobs, without] = [kept.after.provinces[me], gone.after.provinces[me]];
  if (withJobs === undefined || without === undefined) return undefined;
  const points = withJobs.score - without.score;
  const result = resultOfOnce(game, me, { own: without, points });
  return result === undefined ? { points } : { points, result };
}

const FIRST_PLEDGE = 10;
const STEP = 5;

/** Money for one corridor, told to all once it is sealed: built if pledges reach its cost, else half comes back. */
export function CorridorPledge({ measures, isOff, onChange, price }: MeasuresProps) {
  const { game, me } = useSeatOrCentre();
  const field = yuanField();
  const { pledge } = measures;
  const rest = withMeasure(measures, 'pledge', undefined);
  const left = Math.max(0, moneyLeft(game, me) - measuresCost(game, me, rest).total);
  const free = freeOfWages(left, standingOf(me), measuresCost(game, me, rest).total);
  const routes = openCorridors(game, me);
  const chosen = routes.find(({ corridor }) => corridor.id === pledge?.corridor)?.corridor;
  const gains = useGains(routes);
  const promise = (corridor: string, yuan100m: number): void =>
    onChange(withMeasure(measures, 'pledge', { corridor, yuan100m }));
  if (routes.length === 0) return <p class="small muted pad">{t('corridorPledge.noneLeft')}</p>;
  const isGranted = game.provinces.centre.acts.some(({ type }) => type === 'corridorGrant');
  const ahead = routes.map((route, place) => ({
    route,
    gain: gains[place],
    ...routeAhead(game, me, route.corridor, left),
  }));
  const shut = ahead.filter(({ way }) => way === 'noWay');
  const isShut = shut.length === ahead.length && pledge === undefined;
  return (
    <MeasureFold
      title={t('corridorPledge.title')}
      said={
        pledge !== undefined
          ? `${corridorName(pledge.corridor)} · ${yuan(pledge.yuan100m)}`
          : isShut
            ? t('corridorPledge.noneNow')
            : undefined
      }
    >
      {isGranted && !isShut && <p class="small">{t('actDoes.corridorGrant')}</p>}
      {shut.length > 0 && <p class="small">{shutText(shut, left)}</p>}
      {ahead.flatMap(({ route, gain, way }) =>
        way === 'noWay' ? (
          []
        ) : (
          <RouteLine
            key={route.corridor.id}
            {...route}
            gain={gain}
            left={left}
            free={free}
            isOff={isOff || pledge?.corridor === route.corridor.id}
            onPromise={(sum) => promise(route.corridor.id, sum)}
          />
        ),
      )}
      {pledge !== undefined && (
        <fieldset class="fields" disabled={isOff}>
          <span class="choice">
            <span class="small muted">{t('corridorPledge.sum')}</span>
            <Stepper
              label={t('corridorPledge.sum')}
              value={pledge.yuan100m / field.yuan100m}
              min={1 / field.yuan100m}
              max={Math.max(left, pledge.yuan100m) / field.yuan100m}
              step={STEP / field.yuan100m}
              digits={field.digits}
              onChange={(sum) => promise(pledge.corridor, Math.max(1, Math.round(sum * field.yuan100m)))}
            />
          </span>
          <button type="button" class="btn" onClick={() => onChange(rest)}>
            {t('corridorPledge.none')}
          </button>
        </fieldset>
      )}
      {chosen !== undefined && pledge !== undefined && (
        <p class="small">
          {t('corridorPledge.price', {
            price: price(pledge.yuan100m, countedPledge(pledge.yuan100m, costToBuild(game, chosen))),
          })}
        </p>
      )}
      <p class="micro muted">
        {t('corridorPledge.hint')} <ConceptMark place="spot.provinceCorridor" />
      </p>
    </MeasureFold>
  );
}

/** Routes that cannot be built in this round, each with what is missing. */
function shutText(
  shut: readonly { readonly route: OpenCorridor; readonly missing: number }[],
  left: number,
): string {
  const lacking = shut.map(({ route, missing }) =>
    t('corridorPledge.lacks', { corridor: corridorName(route.corridor.id), sum: yuan(missing) }),
  );
  return t('corridorPledge.noWay', { left: yuan(left), list: formatList(lacking) });
}

function corridorName(id: string): string {
  return tOr(`corridor.${id}`, id);
}

type RouteProps = OpenCorridor & {
  readonly gain: OfferWorth | undefined;
  /** What this province could promise, in 100 million yuan. */
  readonly left: number;
  /** The same without leaving wages unpaid. */
  readonly free: number;
  readonly isOff: boolean;
  readonly onPromise: (yuan100m: number) => void;
};

/** One route: what it costs and brings, what others have promised, and what is left to do for it. */
function RouteLine({ corridor, built, gain, left, free, isOff, onPromise }: RouteProps) {
  const { game, me } = useSeatOrCentre();
  const { missing, by, way } = routeAhead(game, me, corridor, left);
  const isLast = game.round >= lastRoundOf(game);
  const mayPromise = way === 'fill' ? missing : Math.min(FIRST_PLEDGE, free);
  const isUnpaid = way === 'fill' && missing > free;
  return (
    <div class="stack gap-1">
      <p class="small">
        <b>{corridorName(corridor.id)}</b>{' '}
        {t(built > 0 ? 'corridorPledge.aboutAgain' : 'corridorPledge.about', {
          economies: formatList(corridor.members.map(economyName)),
          cost: yuan(corridor.costYuan100m),
        })}{' '}
        {gain !== undefined && (
          <b>
            {t(isLast ? 'corridorPledge.gainLast' : 'corridorPledge.gain', {
              income: formatSignedPercent(gain.percent / 100, 1),
              points: formatSigned(gain.points ?? 0, 1),
            })}
          </b>
        )}{' '}
        {by.length > 0 &&
          t('corridorPledge.soFar', {
            list: formatList(by.map((each) => `${economyName(each.by)} ${yuan(each.yuan100m)}`)),
          })}{' '}
        {isUnpaid
          ? t('corridorPledge.unpaid', {
              missing: yuan(missing),
              free: yuan(free),
              points: -JOBS_OF_ARREARS,
            })
          : way !== 'noWay' && t(`corridorPledge.${way}`, { missing: yuan(missing), left: yuan(free) })}
      </p>
      {(way === 'fill' || way === 'wait') && mayPromise >= 1 && (
        <button type="button" class="btn" disabled={isOff} onClick={() => onPromise(mayPromise)}>
          {t('corridorPledge.promise', { sum: yuan(mayPromise) })}
        </button>
      )}
    </div>
  );
}

/** What each route would bring the province once it stands; nothing until the model has answered. */
function useGains(routes: readonly OpenCorridor[]): readonly (OfferWorth | undefined)[] {
  const { game, me } = useSeatOrCentre();
  const corridors = routes.map(({ corridor }) => corridor.id);
  usePreview('corridor', { type: 'corridor', economy: me, corridors }, [corridors.join(), me, game.round]);
  const told = previews.value.corridor;
  if (told?.job.type !== 'corridor' || told.job.corridors.join() !== corridors.join()) return [];
  return told.result.type === 'worth' ? told.result.worths : [];
}

type OpenCorridor = { readonly corridor: ProvinceCorridor; readonly built: number };

/** Routes through a province that can still be built, and how often each stands. */
function openCorridors(game: ProvinceGame, me: EconomyId): readonly OpenCorridor[] {
  const { corridors } = game.provinces;
  return PROVINCE_CORRIDORS.filter(({ members }) => members.includes(me))
    .map((corridor) => ({
      corridor,
      built: corridors.filter((each) => each.corridor === corridor.id).length,
    }))
    .filter(({ built }) => built < CORRIDOR_BUILT_MOST);
}

/** By how much points of this round alone move the result, all rounds coming out like the one given else. */
function resultOfOnce(
  game: PlayedGame,
  me: EconomyId,
  { own, points }: { readonly own: CountedRound; readonly points: number },
): number | undefined {
  const [was, next] = [
    resultGauge(game, me, own),
    resultGauge(game, me, { ...own, score: own.score + points }, { score: -points, income: 0 }),
  ];
  return was && next && next.score - was.score;
}

/** What others have promised a route, what it lacks, and whether this province can bring it, waits for others, or can do nothing for it. */
export function routeAhead(
  { provinces, sealedBy }: Pick<ProvinceGame, 'provinces' | 'sealedBy'>,
  me: EconomyId,
  { id, members, costYuan100m }: ProvinceCorridor,
  left: number,
) {
  const by = (provinces.pledges ?? []).filter((pledge) => pledge.corridor === id && pledge.by !== me);
  const cost = costToBuild({ provinces }, { id, costYuan100m });
  const missing = Math.max(0, Math.ceil(cost) - by.reduce((sum, { yuan100m }) => sum + yuan100m, 0));
  const areWaiting = members.some(
    (member) => member !== me && provinces.provinces[member] !== undefined && !sealedBy.includes(member),
  );
  const way = missing === 0 ? 'paid' : missing <= left ? 'fill' : areWaiting ? 'wait' : 'noWay';
  return { by, missing, way } as const;
}

/**
 * What promises must come to for a route to be built: its cost, or what the centre's grant leaves of it. A grant that names no route goes to
 * the one with most promised, which this is once its half is promised, unless as much is promised to another.
 */
export function costToBuild(
  { provinces: { centre, pledges = [] } }: Pick<ProvinceGame, 'provinces'>,
  { id, costYuan100m }: Pick<ProvinceCorridor, 'id' | 'costYuan100m'>,
): number {
  const grant = centre.acts.find((act) => act.type === 'corridorGrant');
  if (grant?.type !== 'corridorGrant') return costYuan100m;
  const rest = (1 - CORRIDOR_GRANT_PART) * costYuan100m;
  const elsewhere = pledges.filter(({ corridor }) => corridor !== id);
  const isFirst = elsewhere.every(({ corridor }) => promisedTo(elsewhere, corridor) < rest);
  return grant.corridor === id || (grant.corridor === undefined && isFirst) ? rest : costYuan100m;
}

function promisedTo(pledges: readonly CorridorPledgeOf[], corridor: string): number {
  return pledges.reduce((sum, each) => sum + (each.corridor === corridor ? each.yuan100m : 0), 0);
}

/** What of a pledge its forecast counts, which knows of no other: half of it where it does not build the route alone, for `cost`. */
function countedPledge(pledged: number, cost: number): number {
  return pledged >= cost ? cost : pledged / 2;
}

/** A forecast with all that a promise costs which pays for its route, since that is then built; the forecast of the model takes half of it for lost. */
export function asBuilt(
  view: Parameters<typeof pointsLost>[0],
  me: EconomyId,
  forecast: MeasuresForecast,
  { pledge }: Measures,
): MeasuresForecast {
  const own = forecast.after.provinces[me];
  const corridor = PROVINCE_CORRIDORS.find(({ id }) => id === pledge?.corridor);
  if (own === undefined || pledge === undefined || corridor === undefined) return forecast;
  const { missing } = routeAhead(view.game, me, corridor, pledge.yuan100m);
  const uncounted = pledge.yuan100m - countedPledge(pledge.yuan100m, costToBuild(view.game, corridor));
  if (missing > pledge.yuan100m || uncounted <= 0) return forecast;
  const lost = pointsLost(view, me, own, uncounted) ?? 0;
  const { weights } = view.scenario.economy.market.politics;
  const { evaluation } = institutionOf(view.scenario, view.game);
  const told: ForecastProvince = {
    ...own,
    score: own.score - lost,
    budget: own.budget - uncounted,
    budgetParts: { ...own.budgetParts, spending: own.budgetParts.spending + uncounted },
    parts: { ...own.parts, budget: own.parts.budget - lost / weights[evaluation].budget },
  };
  const provinces = { ...forecast.after.provinces, [me]: told };
  return { ...forecast, after: { ...forecast.after, provinces } };
}
