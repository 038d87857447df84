import type { EconomyId } from '#shared/kernel/ids.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import type { SolvedLaw } from '#shared/rules/schedules/lawInForce.ts';
import { forecastSupport } from '#shared/rules/forecast/forecastSupport.ts';
import { type Undertaking, adopt, adoptionOf } from '#shared/rules/modules/wto/packages.ts';
import type { GameState } from '#shared/rules/state.ts';
import { TEMPERS } from '../../temperaments.ts';
import { chiefLobbies, returnChange } from '../chiefLobbies.ts';
import { logGain, moreImports } from '../lawSolver.ts';
import { SUPPORT_WORTH } from '../worth.ts';
import type { Delegation } from './delegation.ts';

/** A lobby that loses more of its return than this makes itself heard. */
const LOBBY_LOSS = 0.005;

/** The law with a package adopted, papers that await the bell as law. */
export function lawWith({ scenario, wto, solver: { law } }: Delegation, undertaking: Undertaking): GameState {
  return adopt(law, adoptionOf(scenario, law, wto, undertaking));
}

/** The same for whatever is the same undertaking, in whatever order it says so. */
export function packageName({ terms, waivers }: Undertaking): string {
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
