/** What a change of law is worth at home: support, lobbies, and the legislatures that must agree. */
import { EPILOGUE_WEIGHT, SCORE_WEIGHTS } from '#shared/content/scores.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, remembering } from '#shared/kernel/records.ts';
import { realReturns, rentShare } from '#shared/economics/politics.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { isAdmission } from '#shared/rules/law/blocs.ts';
import { type LawChoice, forecastSupport } from '#shared/rules/forecast/policyForecasts.ts';
import { projectSupport } from '#shared/rules/forecast/forecastOverRounds.ts';
import { ballotsFor, oddsOf } from '#shared/rules/countries/legislatureOdds.ts';
import { lobbiesOf } from '#shared/rules/modules/politics/society.ts';
import { type SolvedLaw, economyPlace, placesOf } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { Appraisal } from './prospect.ts';

/** Found once for an appraisal and an economy: whoever looks at the same change finds the same. */
const known = remembering<Appraisal, number>();

/** The gains with what a change is worth at home to those who have a say in it: billions a round. */
export function withHomeGains(
  scenario: Scenario,
  law: CountryGame,
  draft: Draft,
  appraisal: Appraisal,
): Appraisal {
  if (law.politics === undefined) return appraisal;
  const gainBn = { ...appraisal.gainBn };
  for (const economy of concerned(law, draft)) {
    const worthBn = homeGain(scenario, law, appraisal, economy) * (law.settled.incomeBn[economy] ?? 0);
    gainBn[economy] = (gainBn[economy] ?? 0) + worthBn;
  }
  return { ...appraisal, gainBn };
}

function homeGain(scenario: Scenario, law: CountryGame, appraisal: Appraisal, economy: EconomyId): number {
  return known(appraisal, economy, () => supportWorth(scenario, law, appraisal.laws, economy));
}

/** Parties, and members of blocs whose door is opened. */
function concerned({ agreements }: CountryGame, { parties, clauses }: Draft): ReadonlySet<EconomyId> {
  const members = clauses.filter(isAdmission).flatMap((clause) => {
    const blocs = clause.type === 'merger' ? [clause.agreement, clause.with] : [clause.agreement];
    return blocs.flatMap((id) => agreements[id]?.parties ?? []);
  });
  return new Set([...parties, ...members]);
}

/** How far bots lie apart in support: standard deviation, points. */
const SUPPORT_SPREAD = 8;

/** Bots lie about this part of their prize apart in mean real income, and within these bounds (log). */
const SPREAD_OF_PRIZE = 0.8;

const SPREAD_BOUNDS = { least: 0.006, most: 0.03 } as const;

/**
 * What a change of law is worth at home, in log real income over the rounds to come: the mean change of support, at the rate at
 * which the final score exchanges the two in this chair. 0 where politics is not at work.
 */
export function supportWorth(
  scenario: Scenario,
  view: CountryGame,
  choice: LawChoice,
  economy: EconomyId,
): number {
  const forecast = forecastSupport(scenario, view, choice, economy);
  if (forecast === undefined) return 0;
  const rounds = roundsToCome(view);
  const weightOf = (ahead: number): number => (ahead < rounds - 1 ? 1 : EPILOGUE_WEIGHT);
  let weight = 0;
  let sum = 0;
  for (const [ahead, points] of projectSupport(forecast, rounds).entries()) {
    weight += weightOf(ahead);
    sum += weightOf(ahead) * points;
  }
  return weight > 0 ? (sum / weight) * worthOfPoint(scenario, economy) : 0;
}

/** The present round, those after it, and the epilogue. */
export function roundsToCome({ round, settings }: Pick<CountryGame, 'round' | 'settings'>): number {
  return settings.rounds + 2 - round;
}

/** Log real income that a point of support is worth in the final score of a chair. */
function worthOfPoint(scenario: Scenario, economy: EconomyId): number {
  return (
    (SCORE_WEIGHTS.support / SUPPORT_SPREAD / SCORE_WEIGHTS.prosperity) * incomeSpread(scenario, economy)
  );
}

/** How far bots in a chair lie apart in mean log real income. */
export function incomeSpread({ bestWelfare }: Scenario, economy: EconomyId): number {
  const prize = Math.log(bestWelfare[economy] ?? 1);
  const { least, most } = SPREAD_BOUNDS;
  return Math.min(most, Math.max(least, SPREAD_OF_PRIZE * prize));
}

/** Chance that every legislature says yes to a lawful draft, lobbies left out; 1 where none votes. */
export function ratificationHope(scenario: Scenario, law: CountryGame, draft: Draft): number {
  const { politics } = law;
  if (politics === undefined) return 1;
  return ballotsFor(scenario, law, draft)
    .ballots.filter(({ votes }) => votes)
    .reduce((chance, ballot) => chance * oddsOf(politics, ballot, 0).probability, 1);
}

/** A sector that wants protection, and the part of national income that its owners' rents are. */
export type Protected = { readonly sector: SectorId; readonly place: number; readonly rents: number };

/** The lobbies of an economy that want protection, the weightiest first. */
export function protectedSectors(scenario: Scenario, economy: EconomyId): Protected[] {
  const n = economyPlace(scenario, economy);
  const { goods } = placesOf(scenario);
  return lobbiesOf(scenario, economy)
    .filter(({ wants }) => wants === 'protection')
    .flatMap(({ sector, weight }) => {
      const place = goods.find(({ id }) => id === sector)?.place;
      return place === undefined
        ? []
        : [{ sector, place, rents: weight * rentShare(scenario.base, n, place) }];
    })
    .toSorted((a, b) => b.rents - a.rents);
}

const LOBBIES_HEARD = 2;

/** The lobbies that a protector listens to; none where nobody wants protection. */
export function chiefLobbies(scenario: Scenario, economy: EconomyId): Protected[] {
  return protectedSectors(scenario, economy).slice(0, LOBBIES_HEARD);
}

/** Change of ln real return of the factors bound to a sector, from one law to another. */
export function returnChange(
  scenario: Scenario,
  { before, after }: { readonly before: SolvedLaw; readonly after: SolvedLaw },
  economy: EconomyId,
  place: number,
): number {
  const n = economyPlace(scenario, economy);
  const [was, is] = [before, after].map(({ equilibrium, shock }) =>
    at(realReturns(scenario.base, equilibrium, shock.capital, n), place),
  );
  return (is ?? 0) - (was ?? 0);
}
