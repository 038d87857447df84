import type { AgreementId, EconomyId, PaperId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { isAdmission } from '../agreements/admission.ts';
import { needsRatification } from './ratification.ts';
import { isOfProvinces, type AnyScenario } from '../scenario/anyScenario.ts';
import type { GameState } from '../state.ts';
import { isComplete } from './approval/unionApproval.ts';
import { concludePaper } from './papers/concludePaper.ts';
import { draftFaults, paperLaw } from './papers/paperLaw.ts';

/** What the last signer is told before it makes law. */
export type Confirmation = {
  /** An entry or merger: law at the bell unless a member refuses. */
  readonly awaitsBell: boolean;
  /** Legislatures vote at the bell. */
  readonly awaitsRatification: boolean;
  /** Open papers that would lapse. */
  readonly lapses: readonly PaperId[];
  /** Agreements, or pacts, that would end in this one. */
  readonly ends: readonly AgreementId[];
  /** Agreements of which notice would be given. */
  readonly notices: readonly AgreementId[];
};

/** Undefined unless the signature is the last and the paper lawful. */
export function confirmationFor(
  scenario: AnyScenario,
  state: GameState,
  paper: Paper,
  signer: EconomyId,
): Confirmation | undefined {
  if (paper.status !== 'open' || !isLastSignature(state, paper, signer)) return undefined;
  if (draftFaults(scenario, state, paper, paper.author).length > 0) return undefined;
  const law = paperLaw(scenario, state, paper);
  const events = concludePaper(scenario, state, paper);
  return {
    awaitsBell: paper.clauses.some(isAdmission),
    awaitsRatification: !isOfProvinces(scenario) && needsRatification(scenario, state, paper),
    lapses: events.flatMap((event) => (event.type === 'paperLapsed' ? [event.paper] : [])),
    ends: law.end,
    notices: law.upsert
      .filter(({ id, notices }) => notices.length > (state.agreements[id]?.notices.length ?? 0))
      .map(({ id }) => id),
  };
}

/** Whether nobody's assent is missing once a party has signed the present version. */
export function isLastSignature(
  state: Pick<GameState, 'agreements' | 'seats' | 'round' | 'settled'>,
  paper: Paper,
  signer: EconomyId,
): boolean {
  const signatures = { ...paper.signatures, [signer]: paper.revision };
  return isComplete(state, { ...paper, signatures });
}
