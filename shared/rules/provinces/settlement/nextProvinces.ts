import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import { CRACKDOWN_LEVEL, PAYROLL_GROWTH } from '#shared/content/provinces/provinceConstants.ts';
import { withReforms } from '#shared/content/provinces/reforms.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState, ProvinceState } from '#shared/protocol/provinces/provincesState.ts';
import { settleEvents } from '../events/settleEvents.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ConcludedRound } from './concludeRound.ts';
import { driveOfRound } from './driveOfRound.ts';

/** All that the provinces remember of a round. */
export function nextProvinces(round: ConcludedRound, report: ProvinceRoundReport): ProvincesState {
  const { scenario, opened, pacts, corridors, centre, meeting, pieces } = round;
  const before = provincesOf(opened);
  const { reforms } = centre;
  const left = highestLevel(withReforms(scenario.institution, reforms));
  const highest = meeting.isCrackdown ? Math.min(left, CRACKDOWN_LEVEL) : left;
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
        ...driveOfRound(round, seat),
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
