import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { bestProposal } from './bestProposal.ts';
import { hasPerson } from './hasPerson.ts';
import { isBusy } from './isBusy.ts';
import { leftAlone } from './leftAlone.ts';

/** Own papers that a bot keeps open at once: one less than it may, for a counter. */
const OPEN_PAPERS = 3;

/** What a bot tables when it looks round: the best that it finds, with its hands full only what is for people. */
export function propose(appraiser: Appraiser, economy: EconomyId): SeatIntent[] {
  const { law } = appraiser;
  const open = Object.values(law.papers).filter(
    ({ author, status }) => author === economy && status === 'open',
  );
  const isForPeopleOnly = isBusy(law, economy);
  if (open.length >= OPEN_PAPERS) return [];
  if (isForPeopleOnly && !hasPerson(law, Object.keys(law.seats))) return [];
  const addressed = new Set<EconomyId>(open.flatMap(({ parties }) => parties));
  addressed.delete(economy);
  const isWelcome = (parties: readonly EconomyId[]): boolean => {
    const others = parties.filter((party) => party !== economy);
    return !others.some((party) => addressed.has(party)) && (!isForPeopleOnly || hasPerson(law, others));
  };
  const draft = bestProposal(appraiser, economy, { shunned: leftAlone(law, economy), isWelcome });
  return draft === undefined ? [] : [{ type: 'tablePaper', draft }];
}
