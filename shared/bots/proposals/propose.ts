import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { bestProposals } from './bestProposals.ts';
import { hasPerson } from './hasPerson.ts';
import { isBusy } from './isBusy.ts';
import { leftAlone } from './leftAlone.ts';

/** Own papers that a bot keeps open at once: one less than it may, for a counter. */
const OPEN_PAPERS = 3;
const PAPERS_A_TIME = 1;

/** What a bot tables when it looks round: the best that it finds, with its hands full only what is for people. */
export function propose(appraiser: Appraiser, economy: EconomyId): SeatIntent[] {
  const { law } = appraiser;
  const open = Object.values(law.papers).filter(
    ({ author, status }) => author === economy && status === 'open',
  );
  const room = Math.min(PAPERS_A_TIME, OPEN_PAPERS - open.length);
  const isForPeopleOnly = isBusy(law, economy);
  if (room <= 0 || (isForPeopleOnly && !hasPerson(law, Object.keys(law.seats)))) return [];
  const tabled: SeatIntent[] = [];
  const addressed = new Set<EconomyId>(open.flatMap(({ parties }) => parties));
  addressed.delete(economy);
  for (const { draft } of bestProposals(appraiser, economy, leftAlone(law, economy))) {
    if (tabled.length === room) break;
    const others = draft.parties.filter((party) => party !== economy);
    if (others.some((party) => addressed.has(party))) continue;
    if (isForPeopleOnly && !hasPerson(law, others)) continue;
    tabled.push({ type: 'tablePaper', draft });
    others.forEach((party) => addressed.add(party));
  }
  return tabled;
}
