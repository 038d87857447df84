import type { ComponentChildren } from 'preact';
import {
  CORRIDOR_BUILT_MOST,
  PROVINCE_CORRIDORS,
  type ProvinceCorridor,
} from '#shared/content/provinces/provinceConstants.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { measuresCost, measuresFault } from '#shared/rules/provinces/envelope/envelope.ts';
import { cardChoiceCost, feesAllowed, isToLayOff } from '#shared/rules/provinces/events/effects.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import { routeAhead } from '#shared/rules/provinces/settlement/corridors.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { Choice, OptionRow } from '../../../design/Choice.tsx';
import { Stepper } from '../../../design/Stepper.tsx';
import { type PreviewResult, previews, usePreview } from '../../../preview/preview.ts';
import { formatList, formatNumber, formatSignedPercent, sentences } from '../../../text/format.ts';
import { yuan, yuanField } from '../../../text/money.ts';
import { economyName, rejectionText } from '../../../text/nameParams.ts';
import { t, tOr } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { isFeatureOpen, tableText, useProvinceSeat, useSeatOrCentre } from '../seat.ts';
import { useFreeMoney } from '../own/OwnCards.tsx';
import { type MeasuresProps, untouchedMeasures, withMeasure } from './measuresModel.ts';
import { gaugesOf } from './resultGauge.ts';

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
        {said && <span class="small muted">{said}</span>}
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
    <MeasureFold title={t('cardChoice.fee')} said={fee && economyName(fee)}>
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
  const { scenario, game, me } = useProvinceSeat();
  const { keepsJobs } = measures;
  const result = useKeptJobs(measures);
  const { cost, short } = jobsOffered({ scenario, game }, me, measures);
  return (
    <MeasureFold
      title={t('cardChoice.layoffs')}
      said={t(keepsJobs === true ? 'cardChoice.kept' : 'cardChoice.laidOff')}
    >
      <OptionRow
        type="checkbox"
        isOn={keepsJobs === true}
        isOff={isOff || short !== undefined}
        title={t('cardChoice.keep', { cost: yuan(cost) })}
        hint={sentences(t('cardChoice.keepHint'), short ? rejectionText(short) : result)}
        onChoose={() => onChange(withMeasure(measures, 'keepsJobs', keepsJobs === true ? undefined : true))}
      />
    </MeasureFold>
  );
}

/** What keeping the jobs costs, in 100 million yuan, and that there is no money for it beside the rest of the envelope, unless it is chosen already. */
export function jobsOffered(view: Parameters<typeof gaugesOf>[0], me: EconomyId, measures: Measures) {
  const kept = withMeasure(measures, 'keepsJobs', true);
  const fault = measures.keepsJobs === true ? undefined : measuresFault(view.scenario, view.game, me, kept);
  return {
    cost: cardChoiceCost(view.game, kept),
    short: fault?.code === 'measures/no-money' ? fault : undefined,
  };
}

/** The points of the round with the rest of the envelope, as its foot tells them: with the jobs kept, the cost taken off, and without. */
function useKeptJobs(measures: Measures): string | undefined {
  const { scenario, game, me } = useProvinceSeat();
  const isKept = measures.keepsJobs === true;
  const other = withMeasure(measures, 'keepsJobs', isKept ? undefined : true);
  const asks = [canonicalJson(other), me, tableText(game, me)];
  usePreview('jobs', { type: 'measures', economy: me, measures: other }, asks);
  const told = (lane: 'first' | 'jobs', of: Measures): string | undefined => {
    const { job, result } = previews.value[lane] ?? {};
    if (job?.type !== 'measures' || canonicalJson(job.measures) !== canonicalJson(of)) return undefined;
    if (result?.type !== 'measures') return undefined;
    const gauges = gaugesOf({ scenario, game }, me, { forecast: result.forecast });
    return gauges && formatNumber(gauges.next.score);
  };
  const [present, tried] = [told('first', measures), told('jobs', other)];
  if (present === undefined || tried === undefined) return undefined;
  return t('cardChoice.keepResult', { kept: isKept ? present : tried, gone: isKept ? tried : present });
}

const [FIRST_PLEDGE, STEP] = [10, 5];

type RoutesProps = MeasuresProps & { readonly routes: readonly Route[] };

/** Money for one corridor, told to all once it is sealed: built if pledges reach its cost, else half comes back. */
export function CorridorPledge({ measures, isOff, onChange, routes }: RoutesProps) {
  const { game, me } = useSeatOrCentre();
  const [field, { pledge }] = [yuanField(), measures];
  const rest = withMeasure(measures, 'pledge', undefined);
  const left = leftBeside(game, me, rest);
  const promise = (corridor: string, yuan100m: number): void =>
    onChange(withMeasure(measures, 'pledge', { corridor, yuan100m }));
  if (routes.length === 0) return <p class="small muted pad">{t('corridorPledge.noneLeft')}</p>;
  const isGranted = game.provinces.centre.acts.some(({ type }) => type === 'corridorGrant');
  const shut = routes.filter(({ way }) => way === 'noWay');
  const isShut = shut.length === routes.length && pledge === undefined;
  const promised = routes.find(({ corridor }) => corridor.id === pledge?.corridor);
  return (
    <MeasureFold
      title={t('corridorPledge.title')}
      said={
        pledge !== undefined
          ? `${routeName(pledge.corridor, promised?.built)} · ${yuan(pledge.yuan100m)}`
          : isShut
            ? t('corridorPledge.noneNow')
            : undefined
      }
    >
      {isGranted && !isShut && <p class="small">{t('actDoes.corridorGrant')}</p>}
      {shut.length > 0 && <p class="small">{shutText(shut)}</p>}
      {routes.flatMap((route) =>
        route.way === 'noWay' ? (
          []
        ) : (
          <RouteLine
            key={route.corridor.id}
            route={route}
            left={left}
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
      <p class="micro muted">
        {t('corridorPledge.hint')} <ConceptMark place="spot.provinceCorridor" />
      </p>
    </MeasureFold>
  );
}

/** What a province could promise beside the rest of its envelope, in 100 million yuan. */
const leftBeside = (game: ProvinceGame, me: EconomyId, rest: Measures): number =>
  Math.max(0, moneyLeft(game, me) - measuresCost(game, me, rest).total);

/** Routes that cannot be built in this round, each with what is missing. The budget alone says what there is: a promise may take what it keeps for wages. */
export function shutText(shut: readonly Pick<Route, 'corridor' | 'built' | 'missing'>[]): string {
  const lacking = shut.map(({ corridor: { id }, built, missing }) =>
    t('corridorPledge.lacks', { corridor: routeName(id, built), sum: yuan(missing) }),
  );
  return t('corridorPledge.noWay', { list: formatList(lacking) });
}

/** A route by its name, and that it would be widened where it stands already. */
function routeName(id: string, built = 0): string {
  const corridor = tOr(`corridor.${id}`, id);
  return built > 0 ? t('corridorPledge.second', { corridor }) : corridor;
}

type LineProps = Pick<MeasuresProps, 'isOff'> & {
  readonly route: Route;
  /** What this province could promise, in 100 million yuan. */
  readonly left: number;
  readonly onPromise: (yuan100m: number) => void;
};

/** One route: what it costs, what others have promised, and what is left to do for it and would come of that. */
function RouteLine({ route, left, isOff, onPromise }: LineProps) {
  const { corridor, built, by, missing, way, moved } = route;
  // More than the rest of its cost is needed where another would go first.
  const promised = by.reduce((sum, { yuan100m }) => sum + yuan100m, 0);
  const isFirst = way === 'fill' && missing > corridor.costYuan100m - promised + 1;
  const mayPromise = way === 'fill' ? missing : Math.min(FIRST_PLEDGE, left);
  return (
    <div class="stack gap-1">
      <p class="small">
        <b>{routeName(corridor.id, built)}</b>{' '}
        {t('corridorPledge.about', {
          economies: formatList(corridor.members.map(economyName)),
          cost: yuan(corridor.costYuan100m),
        })}{' '}
        {by.length > 0 &&
          t('corridorPledge.soFar', {
            list: formatList(by.map((each) => `${economyName(each.by)} ${yuan(each.yuan100m)}`)),
          })}{' '}
        {way !== 'noWay' && t(`corridorPledge.${isFirst ? 'first' : way}`, { missing: yuan(missing) })}{' '}
        {moved !== undefined && <b>{movedText(moved)}</b>}
      </p>
      {(way === 'fill' || way === 'wait') && mayPromise >= 1 && (
        <button type="button" class="btn" disabled={isOff} onClick={() => onPromise(mayPromise)}>
          {t('corridorPledge.promise', { sum: yuan(mayPromise) })}
        </button>
      )}
    </div>
  );
}

/** What a route that is filled up makes of the points of the round, where they are known, and of the income of the round. */
type RouteMoved = {
  readonly percent: number;
  readonly result?: { readonly was: number; readonly next: number };
};

export function movedText({ percent, result }: RouteMoved): string {
  const income = formatSignedPercent(percent / 100, 1);
  if (result === undefined) return t('pboard.income', { income });
  const [was, next] = [formatNumber(result.was), formatNumber(result.next)];
  const told = was === next ? t('goal.stays', { value: was }) : `${was} → ${next}`;
  return t('corridorPledge.moves', { result: told, income });
}

/** A route through the province that can still be built: how often it stands, what is promised, and what comes of filling it up. */
export type Route = ReturnType<typeof routeAhead> & {
  readonly corridor: ProvinceCorridor;
  readonly built: number;
  readonly moved?: RouteMoved;
};

/** The routes beside the rest of an envelope; what they would bring is told once the model has answered. */
export function useRoutes(measures: Measures): readonly Route[] {
  const { scenario, game, me } = useProvinceSeat();
  const { routes, filled, levels } = routesAsked(game, me, measures);
  const text = canonicalJson(levels);
  const asks = [text, me, tableText(game, me)];
  usePreview('corridor', filled.length === 0 ? undefined : { type: 'levels', economy: me, levels }, asks);
  const { job, result: told } = previews.value.corridor ?? {};
  if (job?.type !== 'levels' || told?.type !== 'levels' || canonicalJson(job.levels) !== text) return routes;
  return routesTold({ scenario, game }, me, measures, told);
}

/** Those routes, which of them this province could fill up, and the envelopes that are asked about: as it is set, then with each of these. */
export function routesAsked(game: ProvinceGame, me: EconomyId, measures: Measures) {
  const rest = withMeasure(measures, 'pledge', undefined);
  const left = leftBeside(game, me, rest);
  const open = isFeatureOpen(game, 'corridors') ? openCorridors(game, me) : [];
  const routes: readonly Route[] = open.map((each) => ({
    ...each,
    ...routeAhead(game, me, each.corridor, left),
  }));
  const { pledge } = measures;
  // What is promised is counted already.
  const filled = routes.filter(
    ({ way, corridor: { id }, missing }) =>
      way === 'fill' && (pledge?.corridor !== id || pledge.yuan100m !== missing),
  );
  const promised = filled.map(({ corridor, missing: yuan100m }) =>
    withMeasure(rest, 'pledge', { corridor: corridor.id, yuan100m }),
  );
  return { routes, filled, levels: [measures, ...promised] };
}

/** The same with what each would bring by the answer to that, from the points as they are set. */
export function routesTold(
  view: Parameters<typeof gaugesOf>[0],
  me: EconomyId,
  measures: Measures,
  { before, after }: Extract<PreviewResult, { type: 'levels' }>,
): readonly Route[] {
  const { routes, filled } = routesAsked(view.game, me, measures);
  const gaugeOf = (place: number): number | undefined => {
    const own = after[place];
    if (own === undefined) return undefined;
    const forecast = { before: { provinces: { [me]: before } }, after: { provinces: { [me]: own } } };
    return gaugesOf(view, me, { forecast })?.next.score;
  };
  const [present, was] = [after[0], gaugeOf(0)];
  return routes.map((route) => {
    const place = filled.indexOf(route) + 1;
    const own = place === 0 ? undefined : after[place];
    if (own === undefined || present === undefined) return route;
    const next = gaugeOf(place);
    const percent = 100 * (own.index / present.index - 1);
    const result = was === undefined || next === undefined ? {} : { result: { was, next } };
    return { ...route, moved: { percent, ...result } };
  });
}

/** Points of the round that a route must bring to be advised. */
const ADVISED = 0.5;

/** Of the routes that this province can fill up alone the one that brings its round most, where that is worth naming, and more than something else; none in the place of one through it that others have paid for. */
export function bestRoute(routes: readonly Route[], beside = 0): Route | undefined {
  if (routes.some(({ way }) => way === 'paid')) return undefined;
  const gainOf = ({ moved }: Route): number => (moved?.result ? moved.result.next - moved.result.was : 0);
  const [best] = routes.toSorted((a, b) => gainOf(b) - gainOf(a));
  return best === undefined || gainOf(best) < Math.max(ADVISED, beside) ? undefined : best;
}

type BestRouteProps = MeasuresProps & { readonly route: Route };

/** That route, and the way to promise what is missing. */
export function BestRoute({ measures, isOff, onChange, route }: BestRouteProps) {
  const { corridor, built, missing, moved } = route;
  const over = missing - useFreeMoney();
  if (moved === undefined) return null;
  return (
    <div class="row between gap-3 pad">
      <p class="small grow num">
        {t('corridorPledge.best', { corridor: routeName(corridor.id, built), missing: yuan(missing) })}{' '}
        {movedText(moved)} {over >= 1 && t('corridorPledge.overFree', { sum: yuan(over) })}
      </p>
      <button
        type="button"
        class="btn"
        disabled={isOff}
        onClick={() =>
          onChange(withMeasure(measures, 'pledge', { corridor: corridor.id, yuan100m: missing }))
        }
      >
        {t('corridorPledge.promise', { sum: yuan(missing) })}
      </button>
    </div>
  );
}

/** Routes through a province that can still be built, and how often each stands. */
function openCorridors(game: ProvinceGame, me: EconomyId): readonly Pick<Route, 'corridor' | 'built'>[] {
  const builtOf = (id: string): number =>
    game.provinces.corridors.filter(({ corridor }) => corridor === id).length;
  return PROVINCE_CORRIDORS.filter(({ members }) => members.includes(me))
    .map((corridor) => ({ corridor, built: builtOf(corridor.id) }))
    .filter(({ built }) => built < CORRIDOR_BUILT_MOST);
}

/** The route that this province could pay for alone once the talks are over: what is spent before is missing then. */
export function RouteAhead() {
  const { game, me } = useProvinceSeat();
  const best = bestRoute(useRoutes(untouchedMeasures(game, me)));
  if (best?.moved === undefined) return null;
  const corridor = routeName(best.corridor.id, best.built);
  return (
    <p class="small num">
      {t('corridorPledge.ahead', { corridor, missing: yuan(best.missing) })} {movedText(best.moved)}
    </p>
  );
}
