import type { Scenario } from '#shared/content/scenario.ts';
import type { Temperament } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { forecastSupport } from '#shared/rules/forecast/forecastSupport.ts';
import { type Undertaking, adopt, adoptionOf } from '#shared/rules/modules/wto/packages.ts';
import type { SolvedLaw } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type Appraiser, createAppraiser } from '../valuation/appraiser.ts';
import { chiefLobbies, returnChange } from '../valuation/homePolitics.ts';
import {
  type LawSolver,
  SCORE_POINT,
  SUPPORT_WORTH,
  lawSolver,
  logGain,
  moreImports,
} from '../valuation/lawSolver.ts';
import { knownToAll } from '../valuation/lawTable.ts';
import { TEMPERS } from '../valuation/temperaments.ts';

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
  readonly view: CountryGame;
  readonly wto: WtoState;
  readonly economy: EconomyId;
  readonly unit: readonly EconomyId[];
  readonly temper: ConferenceTemper;
  readonly appraiser: Appraiser;
  readonly solver: LawSolver;
};

export function createDelegation(
  scenario: Scenario,
  view: CountryGame,
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

/** A lobby that loses more of its return than this makes itself heard. */
const LOBBY_LOSS = 0.005;

/** The law with a package adopted, proposals that await the bell as law. */
export function lawWith(
  { scenario, wto, solver: { law } }: Delegation,
  undertaking: Undertaking,
): CountryGame {
  return adopt(law, adoptionOf(scenario, law, wto, undertaking));
}

/** The same for whatever is the same undertaking, in whatever order it says so. */
function packageName({ terms, waivers }: Undertaking): string {
  const { coefficientBp, sectors, specialTreatment, facilitationBp } = terms;
  const parts = [coefficientBp, specialTreatment, facilitationBp, sectors.toSorted(), waivers.toSorted()];
  return `package:${JSON.stringify(parts)}`;
}

function solved(delegation: Delegation, undertaking: Undertaking): SolvedLaw | undefined {
  const { solver } = delegation;
  return solver.solve(packageName(undertaking), () => lawWith(delegation, undertaking));
}

/** What a package brings the unit of an economy, log real income; what cannot be solved brings nothing. */
export function gainOf(delegation: Delegation, undertaking: Undertaking, economy: EconomyId): number {
  const after = solved(delegation, undertaking);
  return after === undefined ? 0 : logGain(delegation.solver, after, unitOf(delegation.view, economy));
}

/** The same to the delegation itself, with what its government gains or loses at home, and what imports are to its taste. */
export function packageWorth(delegation: Delegation, undertaking: Undertaking): number {
  const { scenario, view, economy, unit, solver } = delegation;
  const { before, law } = solver;
  const after = solved(delegation, undertaking);
  if (after === undefined || before === undefined) return 0;
  const support = forecastSupport(
    scenario,
    view,
    { before: { law, solved: before }, after: { law: lawWith(delegation, undertaking), solved: after } },
    economy,
  );
  const { importAversion } = TEMPERS[view.seats[economy]?.temperament ?? 'freeTrader'];
  return (
    gainOf(delegation, undertaking, economy) +
    SUPPORT_WORTH * (support?.change ?? 0) -
    importAversion * moreImports(solver, after, unit)
  );
}

/** Whether a delegation can live with a package: it is worth enough, and the lobbies that it listens to keep what they have. */
export function isAcceptable(delegation: Delegation, undertaking: Undertaking): boolean {
  const { temper } = delegation;
  if (packageWorth(delegation, undertaking) <= temper.leastWorth) return false;
  return !temper.sparesLobby || !hurtsLobby(delegation, undertaking);
}

function hurtsLobby(delegation: Delegation, undertaking: Undertaking): boolean {
  const { scenario, economy, solver } = delegation;
  const { before } = solver;
  const after = solved(delegation, undertaking);
  if (after === undefined || before === undefined) return false;
  return chiefLobbies(scenario, economy).some(
    ({ place }) => returnChange(scenario, { before, after }, economy, place) < -LOBBY_LOSS,
  );
}
