import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { toBasisPoints } from '#shared/kernel/basisPoints.ts';
import { at } from '#shared/economics/at.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { EconomyReport } from '#shared/protocol/report.ts';
import { tariffWithoutRent } from '../modules/barriers/tariffWithoutRent.ts';
import { economyPlace, placesOf } from '../policy/shock/placesOf.ts';
import { shareOfPrize } from './shareOfPrize.ts';
import { arePartners, type SolvedRound } from './solveRound.ts';
import { welfareParts } from './welfareParts.ts';

/** What the round brought one economy. */
export function economyReport(round: SolvedRound, economy: EconomyId): EconomyReport {
  const { scenario, state, decomposition } = round;
  const { equilibrium, shock } = round.after;
  const n = economyPlace(scenario, economy);
  const welfare = at(equilibrium.welfarePerHead, n);
  const welfareBefore = must(state.settled.welfare[economy], `welfare of ${economy}`);
  const openingIncomeBn = at(baseAccounts(scenario.base).income, n);
  const change = welfareParts(decomposition, {
    ids: placesOf(scenario).ids,
    economy,
    isPartner: (partner) => arePartners(round, economy, partner),
  });
  return {
    welfare,
    ...change,
    incomeBn: at(equilibrium.income, n),
    gainBn: openingIncomeBn * (welfare - 1),
    gainThisRoundBn: openingIncomeBn * (welfare - welfareBefore),
    revenueBn: at(equilibrium.revenue, n) + at(equilibrium.pooledTransfer, n) - rentBn(round, n),
    paymentsBn: at(shock.transfer, n) - at(scenario.base.D, n),
    shareOfPrize: shareOfPrize(scenario, economy, welfare),
    index: 100 * welfare,
    averageWallBp: averageWallBp(round, economy),
  };
}

/** Rents of hidden barriers: the model collects them as tariffs, but they are no revenue. */
function rentBn({ scenario, law, after }: SolvedRound, n: number): number {
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
    if (i === n || arePartners(round, economy, partner)) return;
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
