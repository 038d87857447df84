import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { detoursOf, type Detour } from '#shared/rules/shock/detoursOf.ts';
import { placesOf } from '#shared/rules/schedules/places.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Say } from '../../text/Say.tsx';
import { ConceptLink } from '../concepts/ConceptLink.tsx';
import { lawWithWall } from './wallModel.ts';

type Props = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly me: EconomyId;
  readonly policy: Policy;
};

/** Why a wall that is raised further brings nothing more: who goes round it, and where. */
export function DetourNote({ scenario, game, me, policy }: Props) {
  const detours = detoursOf(scenario, lawWithWall(scenario, game, me, policy), me);
  if (detours.length === 0) return null;
  return (
    <div class="small pad" role="note">
      {detours.map((detour) => (
        <p key={detour.through}>
          <DetourText detour={detour} goods={placesOf(scenario).goods.length} />
        </p>
      ))}
      <p>
        <ConceptLink id="rulesOfOrigin" />
      </p>
    </div>
  );
}

type TextProps = { readonly detour: Detour; readonly goods: number };

function DetourText({ detour: { through, sectors }, goods }: TextProps) {
  if (sectors.length === goods)
    return <Say phrase={{ key: 'wall.detourAll', params: { economy: through } }} />;
  return <Say phrase={{ key: 'wall.detour', params: { economy: through, sectors } }} />;
}
