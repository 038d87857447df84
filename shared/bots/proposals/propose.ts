import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { bestProposals } from './bestProposals.ts';
import { isBusy } from './isBusy.ts';
import { leftAlone } from './leftAlone.ts';

/** Own papers that a bot keeps open at once: one less than it may, for a counter. */
const OPEN_PAPERS = 3;
const PAPERS_A_TIME = 1;

/** The papers that a bot tables when it looks round: its best, and a second one with others. */
export function propose(appraiser: Appraiser, economy: EconomyId): SeatIntent[] {
  const { law } = appraiser;
  const open = Object.values(law.papers).filter(
    ({ author, status }) => author === economy && status === 'open',
  );
  const room = Math.min(PAPERS_A_TIME, OPEN_PAPERS - open.length);
  if (room <= 0 || isBusy(law, economy)) return [];
  const tabled: SeatIntent[] = [];
  const addressed = new Set<EconomyId>(open.flatMap(({ parties }) => parties));
  addressed.delete(economy);
  for (const { draft } of bestProposals(appraiser, economy, leftAlone(law, economy))) {
    if (tabled.length === room) break;
    const others = draft.parties.filter((party) => party !== economy);
    if (others.some((party) => addressed.has(party))) continue;
    tabled.push({ type: 'tablePaper', draft });
    others.forEach((party) => addressed.add(party));
  }
  return tabled;
}
