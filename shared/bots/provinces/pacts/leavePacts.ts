import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { provincesOf } from '#shared/rules/provinces/provincesOf.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { sightOf } from '../sight/sightOf.ts';
import { temperOf, worthFor } from '../sight/thinking.ts';

/** Pacts on their members' word that a leader leaves: those that do not pay him, and those that another was seen to break in the last round. */
export function leavePacts(scenario: ProvincesScenario, view: GameState, economy: EconomyId): SeatIntent[] {
  return Object.values(provincesOf(view).pacts)
    .filter(({ isBinding, members }) => !isBinding && members.includes(economy))
    .filter((pact) => wasBroken(view, economy, pact) || isLoss(scenario, view, economy, pact))
    .map(({ id }) => ({ type: 'giveNotice', agreement: id }));
}

function wasBroken(view: GameState, economy: EconomyId, { id }: Pact): boolean {
  return provincesOf(view).breaches.some(
    (breach) =>
      breach.pact === id && breach.by !== economy && breach.isSeen && breach.round === view.round - 1,
  );
}

function isLoss(scenario: ProvincesScenario, view: GameState, economy: EconomyId, { id }: Pact): boolean {
  const sight = sightOf(scenario, view);
  const [within, without] = [sight.asIs(), sight.withoutPact(id)];
  if (!within.ok || !without.ok) return false;
  const temper = temperOf(view, economy);
  const [member, outsider] = [within.value, without.value].map((round) =>
    worthFor(temper, view, round, economy),
  );
  return must(outsider, 'outsider') - must(member, 'member') > temper.reservation;
}
