import type { Scenario } from '#shared/content/scenario.ts';
import { TEMPERAMENTS, type Temperament } from '#shared/content/temperaments.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ConferencePackage, Objection, PackageChange, WtoState } from '#shared/protocol/modules/wto.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { forecastSupport } from '#shared/rules/forecast/policyForecasts.ts';
import { conferenceNow, floorPackage } from '#shared/rules/modules/wto/conference.ts';
import { isDeveloping } from '#shared/rules/modules/wto/mfnTreatment.ts';
import { type Undertaking, adopt, adoptionOf, changedPackage } from '#shared/rules/modules/wto/packages.ts';
import type { SolvedLaw } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { hasPerson } from '../moves/attention.ts';
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
import { temperamentOf } from '../botView.ts';

/** Who speaks for a unit at the conference, and how it finds out what a package is worth. */
export type Delegation = {
  readonly scenario: Scenario;
  readonly view: CountryGame;
  readonly wto: WtoState;
  readonly economy: EconomyId;
  readonly unit: readonly EconomyId[];
  readonly temperament: Temperament;
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
    temperament: temperamentOf(view, economy),
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
  const { economy, unit, temperament, solver } = delegation;
  const after = solved(delegation, undertaking);
  if (after === undefined || solver.before === undefined) return 0;
  return (
    gainOf(delegation, undertaking, economy) +
    SUPPORT_WORTH * supportMoved(delegation, undertaking) -
    temperament.walls.importAversion * moreImports(solver, after, unit)
  );
}

/** Points by which a package moves support of the government. */
function supportMoved(delegation: Delegation, undertaking: Undertaking): number {
  const { scenario, view, economy, solver } = delegation;
  const { before, law } = solver;
  const after = solved(delegation, undertaking);
  if (after === undefined || before === undefined) return 0;
  const laws = {
    before: { law, solved: before },
    after: { law: lawWith(delegation, undertaking), solved: after },
  };
  return forecastSupport(scenario, view, laws, economy)?.change ?? 0;
}

/** Whether a delegation can live with a package: it is worth enough, and the lobbies that it listens to keep what they have. */
export function isAcceptable(delegation: Delegation, undertaking: Undertaking): boolean {
  const { leastWorthPoints, sparesLobbies } = delegation.temperament.conference;
  if (packageWorth(delegation, undertaking) <= leastWorthPoints * SCORE_POINT) return false;
  return !sparesLobbies || !hurtsLobby(delegation, undertaking);
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

/** How the bot of a unit would stand to a package, and what speaks against it. */
export type PackageStance = {
  readonly step: 'agrees' | 'mayObject' | 'objects';
  readonly against?: 'income' | 'support' | 'producers' | 'little';
};

/** The same for whoever must not know how it is tempered: what holds of all temperaments, or else that it may object. */
export function packageStance(delegation: Delegation, undertaking: Undertaking): PackageStance {
  const answers = Object.values(TEMPERAMENTS).map((temperament) =>
    isAcceptable({ ...delegation, temperament }, undertaking),
  );
  if (answers.every(Boolean)) return { step: 'agrees' };
  const step = answers.some(Boolean) ? 'mayObject' : 'objects';
  if (gainOf(delegation, undertaking, delegation.economy) < 0) return { step, against: 'income' };
  if (supportMoved(delegation, undertaking) < 0) return { step, against: 'support' };
  return { step, against: hurtsLobby(delegation, undertaking) ? 'producers' : 'little' };
}

/** A waiver must leave the author this part of its gain where the one who asks for it is not developing: others would ask for theirs. */
const KEPT_BY_WAIVERS = 0.7;

/** What a package is worth to its author with the change of an objection; undefined where it does not take that. */
export function worthOfTaking(
  delegation: Delegation,
  tabled: ConferencePackage,
  { by, change }: Objection,
): number | undefined {
  const changed = changedPackage(tabled, change);
  if (changed === undefined) return undefined;
  const isRich = change.type === 'waiver' && !isDeveloping(delegation.scenario, by);
  const leastWorth = isRich ? KEPT_BY_WAIVERS * Math.max(0, packageWorth(delegation, tabled)) : 0;
  const worth = packageWorth(delegation, changed);
  return worth > leastWorth ? worth : undefined;
}

/** Why a bot objects, and whether the bot that wrote the package would surely take its change if the reader asked for it too. */
export type WeighedObjection = { readonly stance: PackageStance; readonly isTaken: boolean };

/** The same for all bots that object to the package on the floor; undefined before one is there. */
export function weighObjections(
  scenario: Scenario,
  view: CountryGame,
  reader: EconomyId,
): Readonly<Record<EconomyId, WeighedObjection>> | undefined {
  const conference = conferenceNow(view);
  const tabled = conference && floorPackage(conference);
  const own = tabled && createDelegation(scenario, view, reader);
  if (conference?.stage !== 'floor' || tabled === undefined || own === undefined) return undefined;
  const delegationOf = (economy: EconomyId): Delegation => ({ ...own, economy, unit: unitOf(view, economy) });
  const author = delegationOf(tabled.author);
  const takes = (change: PackageChange): boolean =>
    Object.values(TEMPERAMENTS).every(
      (temperament) =>
        worthOfTaking({ ...author, temperament }, tabled, { by: reader, change }) !== undefined,
    );
  const ofBots = conference.objections.filter(({ by }) => !hasPerson(view, [by]));
  return Object.fromEntries(
    ofBots.map(({ by, change }) => [
      by,
      {
        stance: packageStance(delegationOf(by), tabled),
        isTaken: !hasPerson(view, author.unit) && takes(change),
      },
    ]),
  );
}
