import { COMPLAINTS_PER_ROUND, NOTABLE_LOSS_SHARE } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import { withoutBarrier } from '#shared/rules/modules/barriers/levels.ts';
import {
  isInForce,
  withoutMeasure,
  type Complaint,
  type WtoLaw,
} from '#shared/rules/modules/wto/complaints.ts';
import { openWto } from '#shared/rules/modules/wto/openWto.ts';
import { goodsTrade } from '#shared/rules/schedules/places.ts';
import type { GameState } from '#shared/rules/state.ts';
import { salesBn, type LawSolver } from '../lawSolver.ts';

/** Measures that are solved, those first of whom one sells most to. */
const MEASURES_SOLVED = 3;
/** A panel must be sure to find a notable loss: this many times what it asks for. */
const SURE = 2;
/** Sales lost below this part of income are not worth a lawsuit. */
const LEAST_LOSS = 2e-5;
/** Others who have taken a measure to a panel beyond whom one more adds nothing: what falls, falls for all. */
const COMPLAINANTS = 2;
/** Rounds after a dispute came to nothing before the same measure is complained about again. */
const PATIENCE_ROUNDS = 3;

/** A complaint about the measure that costs most sales, where a panel would find that it does. */
export function complain(solver: LawSolver, view: GameState, economy: EconomyId): SeatIntent[] {
  const wto = openWto(view);
  if (wto === undefined || solver.before === undefined) return [];
  const filed = wto.disputes.filter(
    ({ complainant, filedInRound }) => complainant === economy && filedInRound === view.round,
  );
  if (filed.length >= COMPLAINTS_PER_ROUND) return [];
  const law = { ...view, wto };
  const sells = ({ respondent }: Complaint): number =>
    goodsTrade(solver.scenario, view.settled.imports, respondent, economy);
  const [worst] = grounds(solver.scenario, law, economy)
    .filter((complaint) => isOpenTo(wto.disputes, complaint, view.round))
    .toSorted((a, b) => sells(b) - sells(a))
    .slice(0, MEASURES_SOLVED)
    .map((complaint) => ({ complaint, lostBn: lostSales(solver, view, complaint) }))
    .filter(({ lostBn }) => lostBn > LEAST_LOSS * (view.settled.incomeBn[economy] ?? 0))
    .toSorted((a, b) => b.lostBn - a.lostBn);
  if (worst === undefined) return [];
  const { respondent: against, ground, sector } = worst.complaint;
  return [{ type: 'fileComplaint', against, ground, ...(sector === undefined ? {} : { sector }) }];
}

/** Everything that others do against their word, as far as everybody may know. */
function grounds(scenario: Scenario, law: GameState & WtoLaw, complainant: EconomyId): Complaint[] {
  const unit = unitOf(law, complainant);
  const others = Object.keys(law.seats).filter((seat) => !unit.includes(seat));
  const walls = others.flatMap((respondent) =>
    (['aboveBinding', 'barriersRaised', 'surcharge'] as const).map((ground) => {
      return { complainant, respondent, ground };
    }),
  );
  const hidden = (law.barriers?.found ?? [])
    .filter(({ by }) => others.includes(by))
    .map(({ by, sector }) => ({ complainant, respondent: by, ground: 'hiddenBarrier', sector }) as const);
  return [...walls.filter((complaint) => isInForce(scenario, law, complaint)), ...hidden];
}

/** Nothing that is before a panel already, by oneself or by enough others, nor what lately came to nothing. */
function isOpenTo(disputes: readonly Dispute[], complaint: Complaint, round: number): boolean {
  const same = disputes.filter(
    ({ respondent, ground, sector }) =>
      respondent === complaint.respondent && ground === complaint.ground && sector === complaint.sector,
  );
  const waiting = same.filter(({ stage }) => stage === 'filed' || stage === 'ruledFor');
  if (waiting.length >= COMPLAINANTS && complaint.ground !== 'surcharge') return false;
  return same
    .filter(({ complainant }) => complainant === complaint.complainant)
    .every(({ stage, ruledInRound = 0, closedInRound = ruledInRound }) => {
      if (stage === 'complied') return true;
      const isOver = stage === 'ruledAgainst' || stage === 'ended';
      return isOver && round >= closedInRound + PATIENCE_ROUNDS;
    });
}

/** Sales that the measure costs the complainant, billions a round; nothing where a panel would not call it notable. */
function lostSales(
  { scenario, law, before, solve }: LawSolver,
  { wto }: GameState,
  complaint: Complaint,
): number {
  const { complainant: from, respondent: to, ground, sector } = complaint;
  if (before === undefined || wto === undefined) return 0;
  const name = `without:${ground}:${to}:${sector ?? ''}:${ground === 'surcharge' ? from : ''}`;
  const after = solve(name, () => {
    const isHidden = ground === 'hiddenBarrier' && sector !== undefined;
    const { walls, barriers } = isHidden
      ? withoutBarrier(law, to, sector)
      : withoutMeasure(scenario, { ...law, wto }, complaint);
    return { ...law, walls, ...(barriers === undefined ? {} : { barriers }) };
  });
  if (after === undefined) return 0;
  const sale = { from, to, sector };
  const soldBn = salesBn(scenario, before, sale);
  const lostBn = salesBn(scenario, after, sale) - soldBn;
  return lostBn > SURE * NOTABLE_LOSS_SHARE * soldBn ? lostBn : 0;
}
