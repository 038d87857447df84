import { at } from '#shared/economics/at.ts';
import { keptShares, localDrive } from '#shared/economics/segmentation/officials/localDrive.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import { LOCAL_DRIVE } from '#shared/content/provinces/localDriveConstants.ts';
import { CRACKDOWN_LEVEL, PAYROLL_GROWTH } from '#shared/content/provinces/provinceConstants.ts';
import { withReforms } from '#shared/content/provinces/reforms.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState, ProvinceState } from '#shared/protocol/provinces/provincesState.ts';
import { cycleAt } from '../centre/cycleAt.ts';
import { settleEvents } from '../events/settleEvents.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ConcludedRound } from './concludeRound.ts';

/** All that the provinces remember of a round. */
export function nextProvinces(round: ConcludedRound, report: ProvinceRoundReport): ProvincesState {
  const { scenario, opened, pacts, corridors, centre, meeting, pieces } = round;
  const before = provincesOf(opened);
  const { reforms } = centre;
  const left = highestLevel(withReforms(scenario.institution, reforms));
  const highest = meeting.isCrackdown ? Math.min(left, CRACKDOWN_LEVEL) : left;
  const driven = drivenFurther(round);
  return {
    ...before,
    provinces: mapValues(before.provinces, (province, seat): ProvinceState => {
      const told = must(report.provinces[seat], seat);
      const cut = round.inspected.levelCuts[seat] ?? {};
      return {
        ...province,
        // What a reform took the tool of, an inspector or a crackdown tore down, is down when the next round opens.
        wall: Math.min(highest, cut.wall ?? highest, province.wall),
        block: Math.min(highest, cut.block ?? highest, province.block),
        payroll: province.payroll * (1 + PAYROLL_GROWTH),
        freeMoney: told.freeMoney,
        career: [...province.career, told.score],
        reputation: province.reputation + (pacts.reputation[seat] ?? 0) + told.lumps.petitions,
        localDrive: province.localDrive * Math.exp(at(driven, scenario.dealOrder.indexOf(seat))),
      };
    }),
    centre: centre.centre,
    reforms,
    pacts: pacts.pacts,
    corridors: corridors.built,
    breaches: [...before.breaches, ...pacts.breaches],
    events: settleEvents(opened),
    envelopes: [...before.envelopes, before.sealed],
    market: pieces,
    borderEffect: report.borderEffect,
    nationalIncomePercent: report.nationalIncomePercent,
    payments: [],
    drafts: {},
    sealed: {},
  };
}

/**
 * Δln productivity by region: who keeps more of his taxes than at the opening works harder for the next round. Under the centre's
 * control after a crackdown nobody does (一收就死).
 */
function drivenFurther({ scenario, opened, institution, survey }: ConcludedRound): Float64Array {
  if (cycleAt(provincesOf(opened), opened.round) === 'control') {
    return new Float64Array(scenario.economy.market.base.N);
  }
  const { base, politics } = scenario.economy.market;
  const kept = keptShares(base, politics, institution.fiscalRule, survey.equilibrium);
  const { fiscalRule } = scenario.institution;
  const atStart = keptShares(base, politics, fiscalRule, scenario.atOpening.equilibrium);
  return localDrive(kept, atStart, LOCAL_DRIVE);
}
