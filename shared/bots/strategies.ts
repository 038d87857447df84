import { SECTORS_APART } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { TemperamentName } from '#shared/content/temperaments.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Policy, PolicyOf } from '#shared/protocol/policy.ts';
import { unionOf } from '#shared/rules/law/blocs.ts';
import { compareLaws } from '#shared/rules/forecast/compareLaws.ts';
import { withPolicy } from '#shared/rules/forecast/forecastPolicy.ts';
import { validatePolicy } from '#shared/rules/countries/policy.ts';
import {
  placesOf,
  rateBounds,
  tradableSectors,
  wallFromPolicy,
  wallOf,
} from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';

/**
 * Strategies that simulations test the six temperaments against, never dealt to a seat: `alwaysNash` signs nothing and levies its own
 * best wall, `alwaysYes` signs whatever is lawful.
 */
export const TEST_STRATEGIES = ['alwaysNash', 'alwaysYes'] as const;

type TestStrategy = (typeof TEST_STRATEGIES)[number];

/** Who may govern a seat in a game of bots alone. */
export type Government = TemperamentName | TestStrategy;

export function isTestStrategy(government: Government): government is TestStrategy {
  return government === 'alwaysNash' || government === 'alwaysYes';
}

/**
 * What a test strategy does about one move. It proposes nothing, pledges nothing and raises no voice at conferences. `alwaysNash`
 * refuses every proposal and every entry; `alwaysYes` signs every proposal and keeps its wall.
 */
export function strategyMove(
  scenario: Scenario,
  view: CountryGame,
  { economy, move }: { readonly economy: EconomyId; readonly move: BotMove },
  strategy: TestStrategy,
): readonly SeatIntent[] {
  switch (move?.type) {
    case 'ready':
      return [{ type: 'declareReady', ready: true }];
    case 'policy':
      return [
        { type: 'sealPolicy', policy: envelope(scenario, view, economy, strategy) },
        { type: 'declareReady', ready: true },
      ];
    case 'answer':
      return answer(view, economy, move.proposal, strategy);
    case 'admission':
      return strategy === 'alwaysNash' ? [{ type: 'refuseAdmission', proposal: move.proposal }] : [];
    default:
      return [];
  }
}

type Wall = PolicyOf<'wall'>;

/** Parts of the step that are tried, each way. */
const PARTS_OF_STEP = [-1, -0.5, -0.1, 0.1, 0.5, 1] as const;

/** A change that pays less, in log real income, is none. */
const LEAST_GAIN = 1e-6;

/**
 * One round of best response: the lawful wall that pays its author most if nobody else moves, first as a whole, then sector by sector
 * apart. Repeated round by round it walks to the wall that is best against the walls of others.
 */
export function ownBestWall(scenario: Scenario, view: CountryGame, economy: EconomyId): Wall {
  const gainOf = (policy: Wall): number => {
    if (validatePolicy(scenario, view, economy, policy) !== undefined) return -Infinity;
    const changed = withPolicy(scenario, view, { economy, policy });
    const forecast = compareLaws(scenario, { without: view, with: changed }, { tolerance: 1e-7 });
    return forecast.ok ? (forecast.value.economies[economy]?.logChange ?? -Infinity) : -Infinity;
  };
  let best: Wall = { type: 'wall', shiftBp: 0, apart: [] };
  let reached = LEAST_GAIN;
  const tryWall = (wall: Wall): void => {
    const gain = gainOf(wall);
    if (gain > reached) [best, reached] = [wall, gain];
  };
  for (const part of PARTS_OF_STEP) {
    tryWall({ type: 'wall', shiftBp: wholePoints(part * scenario.stepBp), apart: [] });
  }
  const inForce = wallOf(view, economy);
  for (let more = 0; more < SECTORS_APART; more++) {
    const from = best;
    const rates = wallFromPolicy(scenario, inForce, from);
    const free = placesOf(scenario).goods.filter(({ id }) => from.apart.every(({ sector }) => sector !== id));
    for (const { id: sector } of free) {
      const { minBp, maxBp } = rateBounds(scenario, inForce[sector] ?? 0);
      for (const rateBp of [minBp, maxBp, inForce[sector] ?? 0].filter((rate) => rate !== rates[sector])) {
        tryWall({ ...from, apart: [...from.apart, { sector, rateBp }] });
      }
    }
  }
  return best;
}

function wholePoints(rateBp: number): number {
  return Math.round(rateBp / POINT_BP) * POINT_BP;
}

function envelope(scenario: Scenario, view: CountryGame, economy: EconomyId, strategy: TestStrategy): Policy {
  if (unionOf(view, economy) !== undefined) {
    const inForce = wallOf(view, economy);
    return { type: 'wallVote', rates: fromKeys(tradableSectors(scenario), (sector) => inForce[sector] ?? 0) };
  }
  return strategy === 'alwaysNash'
    ? ownBestWall(scenario, view, economy)
    : { type: 'wall', shiftBp: 0, apart: [] };
}

function answer(
  { proposals }: CountryGame,
  economy: EconomyId,
  id: ProposalId,
  strategy: TestStrategy,
): readonly SeatIntent[] {
  const proposal = proposals[id];
  if (proposal?.status !== 'open' || !proposal.parties.includes(economy)) return [];
  if (proposal.signatures[economy] === proposal.revision) return [];
  return strategy === 'alwaysNash'
    ? [{ type: 'refuseProposal', proposal: id }]
    : [{ type: 'signProposal', proposal: id, revision: proposal.revision, confirmed: true }];
}
