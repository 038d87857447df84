import { SECTORS_APART } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { TemperamentName } from '#shared/content/temperaments.ts';
import { assertNever } from '#shared/kernel/result.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft, SeatIntent } from '#shared/protocol/intents.ts';
import type { Policy, PolicyOf } from '#shared/protocol/policy.ts';
import { unionOf } from '#shared/rules/law/blocs.ts';
import { compareLaws } from '#shared/rules/forecast/compareLaws.ts';
import { withPolicy } from '#shared/rules/forecast/policyForecasts.ts';
import { isLawfulUnder } from '#shared/rules/countries/proposals.ts';
import { lastRoundOf } from '#shared/rules/law/register.ts';
import { paymentCapMn } from '#shared/rules/law/transfers.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
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
 * best wall, `alwaysYes` signs whatever is lawful, `alwaysAsks` asks for money whatever it is offered and signs only what pays it,
 * `alwaysIdle` does nothing at all.
 */
export const TEST_STRATEGIES = ['alwaysNash', 'alwaysYes', 'alwaysAsks', 'alwaysIdle'] as const;

type TestStrategy = (typeof TEST_STRATEGIES)[number];

/** Who may govern a seat in a game of bots alone. */
export type Government = TemperamentName | TestStrategy;

export function isTestStrategy(government: Government): government is TestStrategy {
  return TEST_STRATEGIES.some((strategy) => strategy === government);
}

/**
 * What a test strategy does about one move. It proposes nothing of its own, pledges nothing and raises no voice at conferences.
 * `alwaysNash` and `alwaysIdle` refuse every proposal and every entry; all but `alwaysNash` keep their wall.
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
      return answer(scenario, { view, economy }, move.proposal, strategy);
    case 'admission':
      return SIGNS_NOTHING[strategy] ? [{ type: 'refuseAdmission', proposal: move.proposal }] : [];
    default:
      return [];
  }
}

type Wall = PolicyOf<'wall'>;

const SIGNS_NOTHING = {
  alwaysNash: true,
  alwaysIdle: true,
  alwaysYes: false,
  alwaysAsks: false,
} as const satisfies Record<TestStrategy, boolean>;

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

type Seated = { readonly view: CountryGame; readonly economy: EconomyId };

function answer(
  scenario: Scenario,
  { view, economy }: Seated,
  id: ProposalId,
  strategy: TestStrategy,
): readonly SeatIntent[] {
  const proposal = view.proposals[id];
  if (proposal?.status !== 'open' || !proposal.parties.includes(economy)) return [];
  if (proposal.signatures[economy] === proposal.revision) return [];
  const refuse = { type: 'refuseProposal', proposal: id } as const;
  const sign = { type: 'signProposal', proposal: id, revision: proposal.revision, confirmed: true } as const;
  switch (strategy) {
    case 'alwaysNash':
    case 'alwaysIdle':
      return [refuse];
    case 'alwaysYes':
      return [sign];
    case 'alwaysAsks': {
      if (proposal.clauses.some((clause) => clause.type === 'payment' && clause.to === economy))
        return [sign];
      const draft = withDemand(scenario, view, draftOf(proposal), economy);
      return [draft === undefined ? refuse : { type: 'tableProposal', draft, counterTo: id }];
    }
    default:
      return assertNever(strategy);
  }
}

/** Part of what the caps leave that `alwaysAsks` demands. */
const DEMAND = 0.5;

/** The same draft with a payment from the other parties, for as long as it may run; undefined where the rules leave no room for one. */
function withDemand(
  scenario: Scenario,
  view: CountryGame,
  { parties, clauses, ...draft }: Draft,
  economy: EconomyId,
): Draft | undefined {
  const others = parties.filter((party) => party !== economy);
  const unpaid = clauses.filter(({ type }) => type !== 'payment');
  const rounds = lastRoundOf(view, { sinceRound: view.round }) ?? view.settings.rounds + 1;
  const demand = others.map((from): Clause => {
    const capMn = Math.min(paymentCapMn(view, from), paymentCapMn(view, economy) / others.length);
    const amountMn = Math.max(1, Math.floor(DEMAND * capMn));
    const length = Math.min(rounds, view.settings.rounds + 1) - view.round + 1;
    return { type: 'payment', from, to: economy, amountMn, rounds: length };
  });
  const asked: Draft = { ...draft, parties, clauses: [...unpaid, ...demand] };
  return isLawfulUnder(view, { scenario, draft: asked, author: economy }) ? asked : undefined;
}
