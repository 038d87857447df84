import { at, must } from '#shared/kernel/records.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { Headline, HeadlineKey } from '#shared/protocol/headlines.ts';
import type { RegionalismMeter, UnionBinding, WtoReport, WtoState } from '#shared/protocol/modules/wto.ts';
import { unionOf } from '../../law/blocs.ts';
import { economyPlace, placesOf, wallOf } from '../../law/lawInForce.ts';
import { arePartners } from '../../law/register.ts';
import type { ModuleSettlement, Settling, SolvedRound } from '../gameModule.ts';
import { boundSchedule } from './bindings.ts';
import { extendCuts, facilitatedAfter } from './mfnTreatment.ts';
import { openWto } from '../../law/moduleIsOn.ts';
import { reviewDisputes } from './disputePanels.ts';

/**
 * After a round: the schedules of unions are settled, facilitation comes nearer, disputes go on, and the meter is read. Before
 * the module opens only the meter runs.
 */
export function settleWto({ round }: Settling): ModuleSettlement<'wto'> {
  const state = must(round.state.wto, 'module wto');
  const meter = regionalismMeter(round, state);
  const metered: WtoState = { ...state, builtBn: meter.builtSoFarBn, stumbledBn: meter.stumbledSoFarBn };
  if (openWto(round.state) === undefined) {
    return { states: { wto: metered }, reports: { wto: { meter, rulings: [], boundCutBp: {} } } };
  }
  const unionBindings = settledUnions(round, state);
  const law = { ...round.law, wto: { ...state, unionBindings } };
  const { scenario, after, solveUnder } = round;
  const panel = { scenario, law, equilibrium: after.equilibrium, solveUnder };
  const disputes = reviewDisputes(panel, state.disputes);
  const report = { meter, ...conferenceReport(round, state), rulings: changed(state.disputes, disputes) };
  return {
    states: { wto: { ...metered, unionBindings, facilitatedBp: facilitatedAfter(state), disputes } },
    reports: { wto: report },
  };
}

/** A union's schedule is drawn up in the round in which it was founded, widened or merged, before its members vote. */
function settledUnions({ scenario, state }: SolvedRound, wto: WtoState): WtoState['unionBindings'] {
  const settled: Record<string, UnionBinding> = {};
  for (const { id } of scenario.economies) {
    const union = unionOf(state, id);
    if (union === undefined || settled[union.id] !== undefined) continue;
    const rates = boundSchedule(scenario, { ...state, wto }, id);
    settled[union.id] = { members: union.parties, rates };
  }
  return settled;
}

function conferenceReport(
  { state }: SolvedRound,
  { conference }: WtoState,
): Pick<WtoReport, 'conference' | 'boundCutBp'> {
  if (conference?.round !== state.round) return { boundCutBp: {} };
  const { stage, floor, objections, boundCutBp = {} } = conference;
  return { conference: { stage, objections, ...(floor === undefined ? {} : { floor }) }, boundCutBp };
}

/** Disputes that a panel, or a respondent, moved on in this round. */
function changed(before: WtoState['disputes'], after: WtoState['disputes']): WtoState['disputes'] {
  return after.filter(({ stage }, place) => stage !== before[place]?.stage);
}

/** Rates closer than this are the same. */
const SAME_RATE = 1e-9;

/**
 * The two sides of regional agreements: for economies that have any, the welfare that more trade over their borders brought
 * (building) and that less trade cost (stumbling), partner by partner, from the round's own decomposition; and which part of
 * goods trade passes at MFN rates and which at lower ones among partners.
 */
function regionalismMeter(round: SolvedRound, wto: WtoState): RegionalismMeter {
  const { buildingBn, stumblingBn } = welfareMoved(round);
  return {
    buildingBn,
    stumblingBn,
    builtSoFarBn: wto.builtBn + buildingBn,
    stumbledSoFarBn: wto.stumbledBn + stumblingBn,
    ...tradeShares(round),
  };
}

function welfareMoved(round: SolvedRound): Pick<RegionalismMeter, 'buildingBn' | 'stumblingBn'> {
  const { scenario, state, decomposition } = round;
  const { ids } = placesOf(scenario);
  const { income } = baseAccounts(scenario.base);
  let buildingBn = 0;
  let stumblingBn = 0;
  ids.forEach((economy, n) => {
    const hasPartner = ids.some((other) => other !== economy && arePartners(round.state, economy, other));
    if (!hasPartner) return;
    const moneyPerLog = at(income, n) * must(state.settled.welfare[economy], `welfare of ${economy}`);
    for (let i = 0; i < ids.length; i++) {
      const valueBn = moneyPerLog * at(decomposition.volumeOfTrade, n * ids.length + i);
      if (valueBn > 0) buildingBn += valueBn;
      else stumblingBn -= valueBn;
    }
  });
  return { buildingBn, stumblingBn };
}

function tradeShares(round: SolvedRound): Pick<RegionalismMeter, 'mfnShare' | 'preferentialShare'> {
  const { scenario, after } = round;
  const { N, J } = scenario.base;
  const { ids, goods } = placesOf(scenario);
  const mfnBp = mfnRates(round);
  let total = 0;
  let preferential = 0;
  for (const importer of ids) {
    const n = economyPlace(scenario, importer);
    for (const exporter of ids) {
      if (exporter === importer) continue;
      const pair = n * N + economyPlace(scenario, exporter);
      const isPartner = arePartners(round.state, importer, exporter);
      for (const [g, { place }] of goods.entries()) {
        const cell = pair * J + place;
        const valueBn = at(after.equilibrium.imports, cell);
        total += valueBn;
        const isBelow =
          at(after.shock.tariff, cell) < toFraction(at(mfnBp, n * goods.length + g)) - SAME_RATE;
        if (isPartner && isBelow) preferential += valueBn;
      }
    }
  }
  const preferentialShare = total > 0 ? preferential / total : 0;
  return { mfnShare: 1 - preferentialShare, preferentialShare };
}

/** MFN rates [n][g] as they were levied: the walls, lowered by what goes to all. */
function mfnRates({ scenario, law }: SolvedRound): Float64Array {
  const { ids, goods } = placesOf(scenario);
  const mfnBp = Float64Array.from(
    ids.flatMap((importer) => goods.map(({ id }) => wallOf(law, importer)[id] ?? 0)),
  );
  extendCuts(scenario, law, mfnBp);
  return mfnBp;
}

/** Headlines about the conference and the panels of a round. */
export function wtoNews(report: WtoReport | undefined): Headline[] {
  return report === undefined ? [] : [...conferenceNews(report), ...rulingNews(report)];
}

function headline(key: HeadlineKey, params: Headline['params']): Headline {
  return { key, params };
}

function conferenceNews({ conference, boundCutBp }: WtoReport): Headline[] {
  if (conference?.stage === 'adopted') {
    const cutsBp = Object.values(boundCutBp);
    const meanBp = cutsBp.reduce((sum, cutBp) => sum + cutBp, 0) / Math.max(1, cutsBp.length);
    return [headline('headline.conferenceAdopted', { points: Math.round(meanBp / 10) / 10 })];
  }
  if (conference?.stage !== 'failed') return [];
  return [headline('headline.conferenceFailed', { economies: conference.objections.map(({ by }) => by) })];
}

function rulingNews({ rulings }: WtoReport): Headline[] {
  return rulings.flatMap(({ stage, complainant, respondent, lostTradeBn = 0, authorisedBp = 0 }) => {
    if (stage === 'ruledFor') {
      const lossBn = Number(lostTradeBn.toPrecision(3));
      return [headline('headline.panelFound', { economy: respondent, against: complainant, lossBn })];
    }
    if (stage !== 'retaliating') return [];
    const points = authorisedBp / 100;
    return [headline('headline.mayRetaliate', { economy: complainant, against: respondent, points })];
  });
}
