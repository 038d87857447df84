import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import { at, fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import { creationDiversion } from '#shared/economics/decomposition/creationDiversion.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { CreationDiversion, WelfareDecomposition } from '#shared/economics/tradeModel.ts';
import { toBasisPoints } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { BlocReport, EconomyReport, RoundReport, TradeFlow } from '#shared/protocol/report.ts';
import { renewsLapsed } from '../clauses/proposalLaw.ts';
import { blocsOf, leaversIn } from '../law/blocs.ts';
import { economyPlace, goodsTrade, placesOf, surchargesInForce } from '../law/lawInForce.ts';
import { applyLaw, arePartners } from '../law/register.ts';
import { paymentsDue, paysToLeaveMn, revenuePools } from '../law/transfers.ts';
import { tariffWithoutRent } from '../modules/barriers.ts';
import type { ReportFigures, SolvedRound } from '../modules/gameModule.ts';
import { judgePledges, scorePredictions } from './pledges.ts';
import { shareOfPrize } from './freeTradePrize.ts';

const LOSERS_NAMED = 3;
/** Trade that falls by less than half a per cent is not lost to anyone. */
const NOTABLE_FALL = 0.005;

/** Viner's account of a bloc: what each party bought more from the others, and less from outsiders. Bars and arrows both tell it. */
type BlocAccount = Pick<Agreement, 'id' | 'parties'> & { readonly volumes: readonly CreationDiversion[] };

function blocAccounts(round: SolvedRound): BlocAccount[] {
  return blocsOf(round.state).map(({ id, parties }) => ({ id, parties, volumes: volumesOf(round, parties) }));
}

function volumesOf(
  { scenario, state, before, after }: SolvedRound,
  parties: readonly EconomyId[],
): CreationDiversion[] {
  const places = parties.map((party) => economyPlace(scenario, party));
  const idAt = (place: number): EconomyId => must(scenario.economies[place], 'economy').id;
  return creationDiversion(scenario.base, places, after, before, (member, other) =>
    arePartners(state, idAt(member), idAt(other)),
  );
}

function blocReport(round: SolvedRound, { id, parties, volumes }: BlocAccount): BlocReport {
  const welfare = parties.map((party) => vinerianGainBn(round, parties, party));
  const total = <T>(items: readonly T[], value: (item: T) => number): number =>
    items.reduce((sum, item) => sum + value(item), 0);
  const fromPartnersBn = total(volumes, ({ elsewhere }) => sumOf(elsewhere));
  return {
    agreement: id,
    parties,
    createdBn: total(welfare, ({ createdBn }) => createdBn),
    divertedBn: total(welfare, ({ divertedBn }) => divertedBn),
    createdTradeBn: total(volumes, ({ creation }) => sumOf(creation)),
    divertedTradeBn: total(volumes, ({ diversion }) => sumOf(diversion)),
    ...(fromPartnersBn > 0 ? { fromPartnersBn } : {}),
    lostBy: losersTo(round, parties),
  };
}

/** Volume-of-trade part of a member's change in money; partners by other agreements are no outsiders. */
function vinerianGainBn(
  round: SolvedRound,
  bloc: readonly EconomyId[],
  member: EconomyId,
): { readonly createdBn: number; readonly divertedBn: number } {
  const { scenario, state, decomposition } = round;
  const { ids } = placesOf(scenario);
  const n = economyPlace(scenario, member);
  const welfareBefore = must(state.settled.welfare[member], `welfare of ${member}`);
  const moneyPerLog = at(baseAccounts(scenario.base).income, n) * welfareBefore;
  let createdBn = 0;
  let divertedBn = 0;
  ids.forEach((partner, i) => {
    const valueBn = moneyPerLog * at(decomposition.volumeOfTrade, n * ids.length + i);
    if (bloc.includes(partner)) createdBn += valueBn;
    else if (!arePartners(round.state, member, partner)) divertedBn += valueBn;
  });
  return { createdBn, divertedBn };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Those whose sales fell to members with whom they are no partners, the largest fall first. */
function losersTo(round: SolvedRound, bloc: readonly EconomyId[]): EconomyId[] {
  const { scenario, state, after } = round;
  const sales = (imports: ArrayLike<number>, exporter: EconomyId): number =>
    bloc
      .filter((member) => !arePartners(state, member, exporter))
      .reduce((sum, member) => sum + goodsTrade(scenario, imports, member, exporter), 0);
  return placesOf(scenario)
    .ids.filter((id) => !bloc.includes(id))
    .map((id) => {
      const beforeBn = sales(state.settled.imports, id);
      return { id, beforeBn, fallBn: beforeBn - sales(after.equilibrium.imports, id) };
    })
    .filter(({ beforeBn, fallBn }) => fallBn > NOTABLE_FALL * beforeBn)
    .toSorted((a, b) => b.fallBn - a.fallBn)
    .slice(0, LOSERS_NAMED)
    .map(({ id }) => id);
}

/** A change of less than half a per cent is drawn as none. */
const NOTABLE_CHANGE = 0.005;

/** Goods trade of every pair before and after, and what its change means for the importer. */
function tradeFlows(round: SolvedRound, accounts: readonly BlocAccount[]): TradeFlow[] {
  const { ids } = placesOf(round.scenario);
  return ids.flatMap((importer) => {
    const partners = ids.filter((id) => id !== importer && arePartners(round.state, importer, id));
    return ids
      .filter((exporter) => exporter !== importer)
      .map((exporter): TradeFlow => {
        const { beforeBn, afterBn } = valuesOf(round, importer, exporter);
        const change = afterBn - beforeBn;
        const isPartner = partners.includes(exporter);
        const isNotable = Math.abs(change) > NOTABLE_CHANGE * beforeBn;
        const gained = (): 'created' | 'diverted' =>
          gainedFrom(round, { importer, exporter, accounts, partners });
        const kind = partners.length === 0 || !isNotable ? 'other' : kindOf(change, isPartner, gained);
        return { importer, exporter, beforeBn, afterBn, kind };
      });
  });
}

function valuesOf(
  { scenario, state, after }: SolvedRound,
  importer: EconomyId,
  exporter: EconomyId,
): { readonly beforeBn: number; readonly afterBn: number } {
  const value = (imports: ArrayLike<number>): number =>
    Number(goodsTrade(scenario, imports, importer, exporter).toPrecision(DIGITS));
  return { beforeBn: value(state.settled.imports), afterBn: value(after.equilibrium.imports) };
}

function kindOf(change: number, isPartner: boolean, gained: () => 'created' | 'diverted'): TradeFlow['kind'] {
  if (isPartner) return change > 0 ? gained() : 'other';
  return change < 0 ? 'lost' : 'other';
}

type Purchase = Pick<TradeFlow, 'importer' | 'exporter'> & {
  readonly accounts: readonly BlocAccount[];
  readonly partners: readonly EconomyId[];
};

/**
 * Whether an importer created or diverted more of the trade that its bloc with the exporter moved; where they share no bloc, of all
 * that its agreements moved.
 */
function gainedFrom(
  round: SolvedRound,
  { importer, exporter, accounts, partners }: Purchase,
): 'created' | 'diverted' {
  const shared = accounts.filter(({ parties }) => parties.includes(importer) && parties.includes(exporter));
  const volumes =
    shared.length > 0 ? shared.flatMap((each) => each.volumes) : volumesOf(round, [importer, ...partners]);
  const place = economyPlace(round.scenario, importer);
  const own = volumes.filter(({ member }) => member === place);
  const sum = (part: 'creation' | 'diversion'): number =>
    own.reduce((total, account) => total + sumOf(account[part]), 0);
  return sum('diversion') > sum('creation') ? 'diverted' : 'created';
}

const DIGITS = 6;

/** All figures of a round's report. */
export function reportFigures(round: SolvedRound): ReportFigures {
  const { scenario, state, law } = round;
  const { ids } = placesOf(scenario);
  const economies = fromKeys(ids, (id) => economyReport(round, id));
  const accounts = blocAccounts(round);
  const walls = mapValues(law.walls, ({ mfnRateBp }) => mfnRateBp);
  const wallsBefore = state.reports.at(-1)?.walls ?? scenario.mfnRateBp;
  return {
    round: state.round,
    isEpilogue: state.round > state.settings.rounds,
    walls,
    wallsBefore,
    surcharges: surchargesInForce(law).map(({ by, against, rateBp, untilRound }) => ({
      by,
      surcharge: { against, rateBp },
      untilRound,
    })),
    economies,
    blocs: accounts.map((account) => blocReport(round, account)),
    flows: tradeFlows(round, accounts),
    pledges: judgePledges(scenario, state),
    predictions: scorePredictions(scenario, state, { economies, walls, wallsBefore }),
    worldGainBn: worldGainBn(economies),
    leavers: leaversOf(round),
    withheld: law.answers?.withheld ?? [],
    pooled: pooledRevenue(round),
    paymentsCut: paymentsDue(law).filter(({ askedMn, paidMn }) => paidMn < askedMn),
    sectorImportsBn: fromKeys(ids, (id) => sectorImports(round, id)),
    ...renewed(round),
  };
}

/**
 * What agreements are worth that follow one that ran out before the round: the round is solved without each. Where the model finds no
 * equilibrium without one, nothing is known, and nothing is said.
 */
function renewed({ scenario, state, law, after, solveUnder }: SolvedRound): Pick<RoundReport, 'renewals'> {
  const renewals = Object.values(state.agreements)
    .filter(({ sinceRound }) => sinceRound === state.round)
    .filter(({ parties, level, concessions }) =>
      renewsLapsed(state, { parties, level, hasCuts: concessions.length > 0 }),
    )
    .flatMap(({ id: agreement, parties }) => {
      const agreements = applyLaw(state, { upsert: [], end: [agreement] }).agreements;
      const without = solveUnder({ ...law, agreements }, { warmStart: after.equilibrium.warmStart });
      if (!without.ok) return [];
      const welfareOf = (economy: EconomyId): number =>
        at(without.value.welfarePerHead, economyPlace(scenario, economy));
      return [{ agreement, parties, welfareWithout: fromKeys(parties, welfareOf) }];
    });
  return renewals.length === 0 ? {} : { renewals };
}

/** The part of the report about one economy. */
function economyReport(round: SolvedRound, economy: EconomyId): EconomyReport {
  const { scenario, state, decomposition } = round;
  const { equilibrium, shock } = round.after;
  const n = economyPlace(scenario, economy);
  const welfare = at(equilibrium.welfarePerHead, n);
  const welfareBefore = must(state.settled.welfare[economy], `welfare of ${economy}`);
  const openingIncomeBn = at(baseAccounts(scenario.base).income, n);
  const change = welfareParts(decomposition, {
    ids: placesOf(scenario).ids,
    economy,
    isPartner: (partner) => arePartners(round.state, economy, partner),
  });
  return {
    welfare,
    ...change,
    incomeBn: at(equilibrium.income, n),
    gainBn: openingIncomeBn * (welfare - 1),
    gainThisRoundBn: openingIncomeBn * (welfare - welfareBefore),
    revenueBn: revenueBn(round, n),
    paymentsBn: at(shock.transfer, n) - at(scenario.base.D, n),
    shareOfPrize: shareOfPrize(scenario, economy, welfare),
    index: 100 * welfare,
    averageWallBp: averageWallBp(round, economy),
  };
}

type Levied = Pick<SolvedRound, 'scenario' | 'law' | 'after'>;

/** Tariff revenue that is kept after pooling. */
export function revenueBn(round: Levied, n: number): number {
  const { equilibrium } = round.after;
  return at(equilibrium.revenue, n) + at(equilibrium.pooledTransfer, n) - rentBn(round, n);
}

/** Rents of hidden barriers: the model collects them as tariffs, but they are no revenue. */
function rentBn({ scenario, law, after }: Levied, n: number): number {
  if (law.barriers === undefined) return 0;
  const { N, J } = scenario.base;
  const levied = tariffWithoutRent(scenario, law, after.shock.tariff);
  let rent = 0;
  for (let cell = n * N * J; cell < (n + 1) * N * J; cell++) {
    rent += (at(after.shock.tariff, cell) - at(levied, cell)) * at(after.equilibrium.imports, cell);
  }
  return rent;
}

/** Import-weighted tariff on goods of all who are no partners; without any, the plain mean of the schedule. */
function averageWallBp(round: SolvedRound, economy: EconomyId): number {
  const { scenario, law } = round;
  const { N, J } = scenario.base;
  const { ids, goods } = placesOf(scenario);
  const { equilibrium } = round.after;
  const tariff = tariffWithoutRent(scenario, law, round.after.shock.tariff);
  const n = economyPlace(scenario, economy);
  let levied = 0;
  let imports = 0;
  ids.forEach((partner, i) => {
    if (i === n || arePartners(round.state, economy, partner)) return;
    for (const { place } of goods) {
      const cell = (n * N + i) * J + place;
      levied += at(tariff, cell) * at(equilibrium.imports, cell);
      imports += at(equilibrium.imports, cell);
    }
  });
  if (imports > 0) return toBasisPoints(levied / imports);
  const schedule = law.walls[economy]?.mfnRateBp ?? {};
  const sumBp = goods.reduce((total, { id }) => total + (schedule[id] ?? 0), 0);
  return Math.round(sumBp / goods.length);
}

function worldGainBn(economies: Readonly<Record<EconomyId, EconomyReport>>): number {
  return Object.values(economies).reduce((sum, { gainThisRoundBn }) => sum + gainThisRoundBn, 0);
}

/** Who has given notice in this round; its effect comes before the next negotiation. */
function leaversOf({ state }: SolvedRound): RoundReport['leavers'] {
  return Object.values(state.agreements).flatMap((agreement) => {
    const { id, parties, notices } = agreement;
    const going = leaversIn(parties, notices).filter(({ outInRound }) => outInRound === state.round + 1);
    const injured = parties.filter((party) => !going.some(({ by }) => by === party));
    return going.map(({ by }) => {
      const paysMn = paysToLeaveMn(state, agreement, by);
      return { agreement: id, by, injured, ...(paysMn === undefined ? {} : { paysMn }) };
    });
  });
}

function pooledRevenue({ scenario, state, law, after }: SolvedRound): RoundReport['pooled'] {
  return revenuePools(scenario, law).map(({ agreement, pool }) => ({
    agreement,
    poolBn: pool.members.reduce((sum, member) => sum + at(after.equilibrium.revenue, member), 0),
    shares: Object.fromEntries(
      (state.agreements[agreement]?.parties ?? []).map((party, place) => [party, pool.shares[place] ?? 0]),
    ),
  }));
}

/** Imports of an economy by sector, without what it buys at home. */
function sectorImports({ scenario, after }: SolvedRound, economy: EconomyId): Record<SectorId, number> {
  const { N, J } = scenario.base;
  const { ids, sectors } = placesOf(scenario);
  const n = economyPlace(scenario, economy);
  return Object.fromEntries(
    sectors.map(({ id, place }) => {
      const importsBn = ids.reduce(
        (sum, _, i) => (i === n ? sum : sum + at(after.equilibrium.imports, (n * N + i) * J + place)),
        0,
      );
      return [id, Number(importsBn.toPrecision(DIGITS))];
    }),
  );
}

/** The change of an economy's real income per head in logs, with parts that sum to it. */
type WelfareChange = {
  readonly logChange: number;
  readonly parts: Readonly<Record<WelfarePart, number>>;
};

type PartsQuestion = {
  readonly ids: readonly EconomyId[];
  readonly economy: EconomyId;
  readonly isPartner: (partner: EconomyId) => boolean;
};

/**
 * The path integral of the model under the names of the game: more or less trade over a wall with partners is trade created,
 * with outsiders trade diverted. Growth is what productivity and factors bring beyond feeding more people. What Simpson's rule leaves over (about 1e-7) goes to the largest part, so the bars sum.
 */
export function welfareParts(
  decomposition: WelfareDecomposition,
  { ids, economy, isPartner }: PartsQuestion,
): WelfareChange {
  const n = ids.indexOf(economy);
  const logPeople = at(decomposition.logPeople, n);
  const pairs = ids.map((partner, i) => ({ partner, pair: n * ids.length + i }));
  const sum = (values: Float64Array, counts: (partner: EconomyId) => boolean): number =>
    pairs.reduce((total, { partner, pair }) => total + (counts(partner) ? at(values, pair) : 0), 0);
  const all = (): boolean => true;
  const parts: Record<WelfarePart, number> = {
    pricesAbroad: sum(decomposition.termsOfTrade, all),
    tradeCreated: sum(decomposition.volumeOfTrade, isPartner),
    tradeDiverted: sum(decomposition.volumeOfTrade, (partner) => !isPartner(partner)),
    borderCosts: sum(decomposition.tradeCost, all),
    scale: at(decomposition.scale, n),
    growth: at(decomposition.tfp, n) + at(decomposition.factors, n) - logPeople,
    payments: at(decomposition.transfer, n),
  };
  const logChange = at(decomposition.logWelfare, n) - logPeople;
  const largest = WELFARE_PARTS.reduce((a, b) => (Math.abs(parts[b]) > Math.abs(parts[a]) ? b : a));
  parts[largest] += logChange - WELFARE_PARTS.reduce((total, part) => total + parts[part], 0);
  return { logChange, parts };
}
