import type { PaperReason } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { draftOf } from '#shared/rules/negotiation/papers/draftOf.ts';
import { pactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { isMarketPact } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { provincesOf } from '#shared/rules/provinces/provincesOf.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { temperOf } from '../sight/thinking.ts';
import { amongRivals, pactGains } from './pactGains.ts';

/** Rounds for which it is remembered that somebody broke a pact. */
const REMEMBERED_ROUNDS = 2;

/** A leader's answer to a paper that reached it: its signature, or a refusal with the test that the paper failed. */
export function answerPact(
  scenario: ProvincesScenario,
  view: GameState,
  economy: EconomyId,
  paper: Paper,
): SeatIntent[] {
  const reading: SeatIntent[] = paper.openedBy.includes(economy)
    ? []
    : [{ type: 'openPaper', paper: paper.id, revision: paper.revision }];
  const reason = objectionTo(scenario, view, economy, paper);
  const answer: SeatIntent =
    reason === undefined
      ? { type: 'signPaper', paper: paper.id, revision: paper.revision, confirmed: true }
      : { type: 'refusePaper', paper: paper.id, reason };
  return [...reading, answer];
}

/** Why it does not sign; undefined where it would. */
export function objectionTo(
  scenario: ProvincesScenario,
  view: GameState,
  economy: EconomyId,
  paper: Paper,
): PaperReason | undefined {
  const draft = draftOf(paper);
  const article = draft.clauses.find(isMarketPact);
  if (article === undefined || pactFaults(scenario, view, draft, paper.author).length > 0)
    return 'lawChanged';
  const { trust, reservation, envy } = temperOf(view, economy);
  // A binding body takes a deposit from whoever breaks it; a promise is worth what its maker's last one was.
  if (!article.isBinding && hasBrokenWord(view, economy, draft.parties)) return 'leftUs';
  const outlook = pactGains(scenario, view, draft);
  if (outlook === undefined) return 'noGain';
  const gain = must(outlook.gains[economy], economy) * (article.isBinding ? 1 : trust);
  if (gain <= 0) return 'noGain';
  const isSmall = gain < reservation || amongRivals(outlook.gains, economy, envy) < 0;
  return isSmall ? 'smallPart' : undefined;
}

/** Whether one of the parties was seen to break a pact with it of late. */
export function hasBrokenWord(view: GameState, economy: EconomyId, parties: readonly EconomyId[]): boolean {
  return provincesOf(view).breaches.some(
    ({ by, isSeen, round }) =>
      isSeen && by !== economy && parties.includes(by) && view.round - round <= REMEMBERED_ROUNDS,
  );
}
