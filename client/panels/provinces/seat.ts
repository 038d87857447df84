import { signal } from '@preact/signals';
import type { GainWorth } from '#shared/bots/provinces/pactDraft.ts';
import { isOpenAt } from '#shared/rules/table/revealStops.ts';
import type { ProvinceFeature } from '#shared/content/presets.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import { provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import { JOBS_OF_ARREARS, MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import { lineOfRounds } from '#shared/content/scores.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ForecastProvince, PactForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { PactRounds } from '#shared/rules/provinces/forecast/pactLooks.ts';
import { draftingSpent } from '#shared/rules/provinces/pacts/payments.ts';
import { isInArrears, pointsOfMoney } from '#shared/rules/provinces/settlement/careerScore.ts';
import { featureFault, institutionOf } from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { type ProvinceGame, provinceGame } from '#shared/rules/state.ts';
import { previews, usePreview } from '../../preview/preview.ts';
import { gameOfProvinces, me as ownSeat, provincesScenario } from '../../state/store.ts';
import { known, useSeat, useTable } from '../../state/useTable.ts';
import { formatNumber, formatSigned } from '../../text/format.ts';
import { yuan } from '../../text/money.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';

/** A seat at a table of provinces: who looks, what panels are given for it, and which rounds it has been shown. */

/** Who looks at the table: a province, the centre, or someone without a seat. */
export type Seat =
  | { readonly type: 'province'; readonly economy: EconomyId }
  | { readonly type: 'centre' }
  | { readonly type: 'watcher' };

/** A table of provinces (see `useTable`). The seat of the centre is no province. */
export function useProvinces() {
  const { game, me } = useTable();
  const seat = seatAt(me);
  return { game: provinceGame(game), scenario: known(provincesScenario.value), seat, me: provinceAt(seat) };
}

/** A table of provinces, for a panel that only who has a seat is shown, be it a province's or the centre's. */
export function useSeatOrCentre() {
  const { game, me } = useSeat();
  return { game: provinceGame(game), me };
}

/** A table of provinces, for a panel that only a province is shown. */
export function useProvinceSeat() {
  const table = useProvinces();
  return { ...table, me: known(table.me) };
}

export function seatAt(economy: EconomyId | undefined): Seat {
  if (economy === undefined) return { type: 'watcher' };
  return economy === CENTRE_SEAT ? { type: 'centre' } : { type: 'province', economy };
}

/** The province of the seat, if it governs one. */
export function provinceAt(seat: Seat): EconomyId | undefined {
  return seat.type === 'province' ? seat.economy : undefined;
}

/** Whom proposals and signatures know the seat as. */
export function partyAt(seat: Seat): EconomyId | undefined {
  return seat.type === 'centre' ? CENTRE_SEAT : provinceAt(seat);
}

/** Reforms that matter now, in the order in which they were enacted: a stronger law stands for the weaker one. */
export function rulesInForce(reforms: readonly Reform[]): readonly Reform[] {
  return reforms.filter((reform) => reform !== 'weakLaw' || !reforms.includes('strongLaw'));
}

/** Whether a feature can be used in this round. */
export function isFeatureOpen(game: ProvinceGame, feature: ProvinceFeature): boolean {
  return featureFault(game, feature) === undefined;
}

/** Reports whose reveal has reached the stop at which gains are shown; those of earlier rounds always have. */
export function revealedRounds(game: ProvinceGame): readonly ProvinceRoundReport[] {
  const { reports } = game;
  return isGainHidden(game) ? reports.filter(({ round }) => round !== game.round) : reports;
}

/** Whether what the round brought is known to the device, and not yet to the room. */
export function isGainHidden({ phase, revealStop }: Pick<ProvinceGame, 'phase' | 'revealStop'>): boolean {
  return phase === 'results' && !isOpenAt('gains', revealStop);
}

/** A game of provinces that is known to this device, with its parts that are always there. */
export type ProvincesView = {
  readonly game: ProvinceGame;
  readonly scenario: ProvincesScenario;
  readonly provinces: ProvincesState;
  readonly reports: readonly ProvinceRoundReport[];
};

export function provincesView(): ProvincesView | undefined {
  const [state, scenario] = [gameOfProvinces.value, provincesScenario.value];
  if (state === undefined || scenario === undefined) return undefined;
  return { game: state, scenario, provinces: state.provinces, reports: state.reports };
}

/** Times by which goods of one's own province are likelier bought, and the tariff that would do the same. */
export type BorderReading = { readonly times: number; readonly percent: number };

/** The reading of each round, the opening first. */
export function borderHistory(
  opening: BorderReading,
  reports: readonly Pick<ProvinceRoundReport, 'borderEffect' | 'borderEffectPercent'>[],
): readonly BorderReading[] {
  return [
    opening,
    ...reports.map(({ borderEffect, borderEffectPercent }) => ({
      times: borderEffect,
      percent: borderEffectPercent,
    })),
  ];
}

/** The needle's readings: the opening of this start, then every round given. */
export function readings(
  { scenario }: Pick<ProvincesView, 'scenario'>,
  reports: readonly ProvinceRoundReport[],
): readonly BorderReading[] {
  const { borderEffect, borderTariff } = scenario.atOpening;
  return borderHistory({ times: borderEffect, percent: borderTariff }, reports);
}

export function openingYear({ scenario }: { readonly scenario: Pick<ProvincesScenario, 'opening'> }): string {
  return scenario.opening === 'year1987' ? '1987' : '1997';
}

/** Points of the parts of a result as they are told, so that they add up to it as it is told with as many decimals. */
export function pointsAddingUp(
  income: number,
  career: number,
  digits: number,
): { readonly income: string; readonly career: string } {
  const told = (points: number): number => Number(points.toFixed(digits));
  const rest = told(income + career) - told(income);
  return { income: formatSigned(income, digits), career: formatSigned(rest, digits) };
}

/** Points of a round from the least to what they are if all keep their word, one number where both are told alike. */
export function rangeText(least: number, most: number): string {
  const [low, high] = [formatNumber(least), formatNumber(most)];
  return Math.round(least) < Math.round(most) ? t('gauge.range', { low, high }) : high;
}

type InPoints = { readonly score: number; readonly income: { readonly points: number } };

/** Points of a round as every page tells them: whole ones, those of income and of career adding up to it. */
export function wholePoints({ score, income }: InPoints): Record<'score' | 'income' | 'career', number> {
  // A rounded loss of less than half a point is a plain 0.
  const [whole, ofIncome] = [Math.round(score) + 0, Math.round(income.points) + 0];
  return { score: whole, income: ofIncome, career: whole - ofIncome };
}

/** By how many points each part moves a round, as they are told; nothing where neither does. */
export function partsMoved(was: InPoints, next: InPoints): string {
  const [before, after] = [wholePoints(was), wholePoints(next)];
  const moved = { income: after.income - before.income, career: after.career - before.career };
  if (moved.income === 0 && moved.career === 0) return '';
  return t('gauge.movedBy', {
    income: formatSigned(moved.income, 0),
    career: formatSigned(moved.career, 0),
  });
}

/** Points of a part of the score, and per cent of income, from which a change is told. */
export const TOLD = { points: 0.05, percent: 0.05 } as const;

/** While a round can still be changed. */
export function isPlayed({ phase }: Pick<ProvinceGame, 'phase'>): boolean {
  return phase === 'briefing' || phase === 'negotiation' || phase === 'policy';
}

/**
 * All that a forecast for a seat goes by, in one text: whoever asks the model asks again once it has changed, so that all that is told of a round
 * is told of the same table, and nothing moves because somebody has spoken or sealed.
 */
export function tableText(game: ProvinceGame, me: EconomyId | undefined): string {
  const { sealed: _sealed, drafts: _drafts, envelopes: _opened, deck: _deck, ...known } = game.provinces;
  return canonicalJson([game.round, me === undefined ? 0 : draftingSpent(game, me), known]);
}

/** Asks the model for the round as the table stands: what money costs is read from the answer. */
export function useStanding(): void {
  const { game, me } = useProvinces();
  const text = tableText(game, me);
  const job = me !== undefined && isPlayed(game) ? ({ type: 'standing', economy: me } as const) : undefined;
  if (job !== undefined) tableOf.set(job, text);
  usePreview('standing', job, [me, text]);
}

/** Of which table each question about it was asked. */
const tableOf = new WeakMap<object, string>();

/** Whether the round that the model has last told is that of the table as it is now: an older figure is no figure. */
export function isStandingOf(game: ProvinceGame, me: EconomyId): boolean {
  const { standing } = previews.value;
  return standing !== undefined && tableOf.get(standing.job) === tableText(game, me);
}

/** The own province in the forecast of the round as the table stands; nothing until the model has answered. */
export function standingOf(me: EconomyId | undefined): ForecastProvince | undefined {
  const told = previews.value.standing;
  return told?.result.type === 'standing' ? told.result.round.provinces[me ?? ''] : undefined;
}

/** The pact that its member is asked about whether to leave it. */
export const leavingAsked = signal<AgreementId | undefined>(undefined);

/** The last answer about what leaving a pact brings. */
export function leavingForecast({ id }: Pact): PactForecast | 'waiting' | 'failed' {
  const { leaving } = previews.value;
  if (leaving?.job.type !== 'leavings') return 'waiting';
  const place = leaving.job.pacts.findIndex((pact) => pact.id === id);
  if (place < 0) return 'waiting';
  return (leaving.result.type === 'leavings' ? leaving.result.forecasts[place] : undefined) ?? 'failed';
}

/** The round in which a draft would be signed, without it and with it: that by which the own result is told before and after. */
export function atSignature({
  without,
  kept,
  signed = { without, kept },
}: PactRounds): NonNullable<PactRounds['signed']> {
  return signed;
}

/** Points of the round's career that a province loses with money, by the forecast given; below 0 where money comes in. */
export function pointsLost(
  { scenario, game }: Pick<ProvincesView, 'scenario' | 'game'>,
  me: EconomyId,
  own: ForecastProvince | undefined,
  sum: number,
): number | undefined {
  return own && -pointsOfMoney(scenario, judgedBy({ scenario, game }), me, own, -sum);
}

/** The institution by which the round of the view is judged: that of its report once it has come, so that what it enacted does not change what is told of it later. */
function judgedBy({ scenario, game }: GaugedView): Institution {
  const report = game.reports.find(({ round }) => round === game.round);
  return report?.institution ?? institutionOf(scenario, game);
}

/** The round of a province that spends so much more in it, as on an offer, which moves no market. */
export function withSpent(
  view: GaugedView,
  me: EconomyId,
  own: ForecastProvince,
  sum: number,
): ForecastProvince {
  const lost = pointsLost(view, me, own, sum) ?? 0;
  const { budget, budgetParts, payroll, parts } = own;
  const fallsShort = isInArrears({ budget: budget - sum, payroll }) && !isInArrears({ budget, payroll });
  const jobs = fallsShort ? Math.max(0, parts.jobs + JOBS_OF_ARREARS) : parts.jobs;
  return {
    ...own,
    score: own.score - lost,
    budget: budget - sum,
    budgetParts: { ...budgetParts, spending: budgetParts.spending + sum },
    parts: { ...parts, jobs },
  };
}

/** A budget of less than so many times the wages may fall below them if less comes in than is forecast. */
export const NEAR_WAGES = 1.1;

/** What the reader's payments under a draft do to the wages of its province, in the round in which the pact counts; nothing where it pays none. */
export function wagesAtRisk(
  { clauses }: Pick<Draft, 'clauses'>,
  me: EconomyId,
  { payroll, budget }: Pick<ForecastProvince, 'payroll' | 'budget'>,
): Phrase | undefined {
  const isPayer = clauses.some((clause) => 'amountMn' in clause && clause.from === me);
  if (!isPayer || budget >= NEAR_WAGES * payroll) return undefined;
  const params = { payroll: yuan(payroll) };
  return isInArrears({ budget, payroll })
    ? phrase('pactOutlook.unpaid', params)
    : phrase('pactOutlook.nearUnpaid', { ...params, left: yuan(budget - payroll) });
}

export type GaugedView = Pick<ProvincesView, 'scenario' | 'game'>;

/** How many points of a round gains are worth, along the lines of the score. Undefined where no results of bots in the seat are known. */
export function gainWorth({ par }: Pick<ProvinceGame, 'par'>, me: EconomyId): GainWorth | undefined {
  const { prosperity = [], support = [] } = par?.seats[me] ?? {};
  const [income, career] = [lineOfRounds('prosperity', prosperity), lineOfRounds('support', support)];
  if (income === undefined || career === undefined) return undefined;
  return {
    point: MEDAL_PARTS.career / (career.best - career.none),
    percent: MEDAL_PARTS.income / (income.best - income.none),
  };
}

/** Marks of the centre in points of the round as the result of this seat counts them; in marks where these are not known. */
export function marksTold(marks: number): string {
  const worth = gainWorth(gameOfProvinces.value ?? {}, ownSeat.value?.seat ?? '');
  if (worth === undefined) return t('goal.marks', { count: Math.round(marks) });
  const points = Math.round(marks * worth.point);
  return t('goal.points', { score: formatNumber(points), count: points });
}

/** That a pact binds, and to its members what that costs them in points: of a pact of others, and in a replay, only that it costs. */
export function bindingTold(members: readonly EconomyId[], deposit: number): string {
  const me = ownSeat.value?.seat ?? '';
  const isKnown = gainWorth(gameOfProvinces.value ?? {}, me) !== undefined;
  return isKnown && members.includes(me)
    ? t('terms.binding', { deposit: marksTold(deposit) })
    : t('terms.bindingOthers');
}

function bringsEvaluation(card: string): boolean {
  return provinceCard(card).effects.some(
    (effect) => effect.type === 'reform' && effect.reform === 'evaluation',
  );
}

/** The round in which an event that is announced, always one round before, puts the reform of evaluation in force, asked for or not. */
export function evaluationComesIn({
  round,
  provinces,
}: Pick<ProvinceGame, 'round' | 'provinces'>): number | undefined {
  const coming = provinces.events.find(
    ({ card, fromRound }) => fromRound === round + 1 && bringsEvaluation(card),
  );
  return coming?.fromRound;
}
