import type { Scenario } from '#shared/content/scenario.ts';
import type { Temperament } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { type Appraiser, createAppraiser } from '../../valuation/appraiser.ts';
import { knownToAll } from '../knownToAll.ts';
import { type LawSolver, lawSolver } from '../lawSolver.ts';
import { SCORE_POINT } from '../worth.ts';

/** How a temperament behaves at a conference. */
type ConferenceTemper = {
  /** It objects to what is worth less than this, in log real income. */
  readonly leastWorth: number;
  /** It objects when a sector whose lobby it listens to loses, whatever the rest. */
  readonly sparesLobby: boolean;
  /** It asks to be left out of the cuts itself; developing economies do anyway. */
  readonly asksWaiver: boolean;
  /** Chance that it objects to what it could live with, to be left out of the cuts. */
  readonly holdOutChance: number;
  /** Chance that it lays a package before the conference where it would gain by one. */
  readonly tableChance: number;
};

/** Start values from simulation (docs/bots.md). */
const CONFERENCE_TEMPERS = {
  freeTrader: {
    leastWorth: -SCORE_POINT,
    sparesLobby: false,
    asksWaiver: false,
    holdOutChance: 0,
    tableChance: 0.9,
  },
  mercantilist: {
    leastWorth: 0,
    sparesLobby: false,
    asksWaiver: true,
    holdOutChance: 0.2,
    tableChance: 0.15,
  },
  reciprocator: {
    leastWorth: -SCORE_POINT / 4,
    sparesLobby: false,
    asksWaiver: false,
    holdOutChance: 0,
    tableChance: 0.5,
  },
  blocBuilder: {
    leastWorth: -SCORE_POINT / 2,
    sparesLobby: false,
    asksWaiver: false,
    holdOutChance: 0,
    tableChance: 0.3,
  },
  opportunist: { leastWorth: 0, sparesLobby: false, asksWaiver: true, holdOutChance: 0.5, tableChance: 0.4 },
  protector: {
    leastWorth: -SCORE_POINT / 4,
    sparesLobby: true,
    asksWaiver: false,
    holdOutChance: 0,
    tableChance: 0.15,
  },
} as const satisfies Record<Temperament, ConferenceTemper>;

/** Who speaks for a unit at the conference, and how it finds out what a package is worth. */
export type Delegation = {
  readonly scenario: Scenario;
  readonly view: GameState;
  readonly wto: WtoState;
  readonly economy: EconomyId;
  readonly unit: readonly EconomyId[];
  readonly temper: ConferenceTemper;
  readonly appraiser: Appraiser;
  readonly solver: LawSolver;
};

export function createDelegation(
  scenario: Scenario,
  view: GameState,
  economy: EconomyId,
): Delegation | undefined {
  const known = knownToAll(view);
  const { wto } = known;
  if (wto === undefined) return undefined;
  const appraiser = createAppraiser(scenario, known);
  return {
    scenario,
    view,
    wto,
    economy,
    unit: unitOf(view, economy),
    temper: CONFERENCE_TEMPERS[view.seats[economy]?.temperament ?? 'freeTrader'],
    appraiser,
    solver: lawSolver(appraiser),
  };
}
