/**
 * A second look at what a bot is about to sign with people: the rounds to come one by one, as the rules foresee them. The first look
 * takes one law for all rounds and payments for money, which is good enough among bots, who ask nothing odd of each other.
 */
import { EPILOGUE_WEIGHT } from '#shared/content/constants.ts';
import { at } from '#shared/economics/at.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { lawOf } from '#shared/rules/clauses/concludeLaw.ts';
import { type ProjectedRound, projectDynamics } from '#shared/rules/forecast/forecastOverRounds.ts';
import { economyPlace } from '#shared/rules/law/lawInForce.ts';
import { applyLaw } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { Appraiser } from './appraiser.ts';
import { roundsToCome, supportWorth } from './homePolitics.ts';
import type { LawTable } from './lawTable.ts';
import { horizonOf } from './prospect.ts';

type Projection = Result<readonly ProjectedRound[], ConvergenceFailure>;

/** Of the solver, in logs. */
const TOLERANCE = 1e-6;

/** What a lawful draft brings a government if nobody decides anything more, in billions a round as other values are. */
export function foreseenGainBn(
  appraiser: Appraiser,
  draft: Draft,
  economy: EconomyId,
): Result<number, ConvergenceFailure> {
  const { scenario, law, table } = appraiser;
  const without = known.get(table) ?? project(appraiser, law);
  known.set(table, without);
  if (!without.ok) return without;
  const changed = project(appraiser, applyLaw(law, lawOf(scenario, law, draft)));
  if (!changed.ok) return changed;
  const [soon, later] = [without.value, changed.value];
  const place = economyPlace(scenario, economy);
  const incomeOf = ({ solved }: ProjectedRound): number =>
    Math.log(at(solved.equilibrium.welfarePerHead, place));
  const sum = later.reduce((total, round, ahead) => {
    const weight = ahead === later.length - 1 ? EPILOGUE_WEIGHT : 1;
    return total + weight * (incomeOf(round) - incomeOf(must(soon[ahead], 'the same round')));
  }, 0);
  const choice = { before: must(soon[0], 'this round'), after: must(later[0], 'this round') };
  const home = supportWorth(scenario, law, choice, economy);
  return ok((sum / horizonOf(law).weight + home) * (law.settled.incomeBn[economy] ?? 0));
}

/** The rounds to come under a law as it stands, found once for all who look at it. */
const known = new WeakMap<LawTable, Projection>();

function project({ scenario }: Appraiser, law: CountryGame): Projection {
  return projectDynamics(scenario, law, { rounds: roundsToCome(law), tolerance: TOLERANCE });
}
