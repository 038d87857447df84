import { INSPECTED_FROM_LEVEL, INSPECTION_LEAST_LAW } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { HIGHEST_LEVEL } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { inspectByTeam } from '../events/inspectByTeam.ts';
import { petitionPoints } from '../petitions/petitionPoints.ts';
import { petitionsOf, type Petition } from '../petitions/petitionsOf.ts';
import { breaksLaw } from '../petitions/breaksLaw.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { InspectionOutcome, RoundOutcome } from '../settlement/hooks.ts';
import type { GameState } from '../../state.ts';

type Inspection = ProvinceRoundReport['inspections'][number];

/**
 * Who was inspected, and what was found: first whom petitions named, then whom the centre chose (`extra`), then where a card's team went;
 * a province is inspected once a round. The law's own inspections are not drawn: the score holds what they cost in the mean, and a
 * fine takes its place.
 */
export function settleInspections(
  scenario: ProvincesScenario,
  state: GameState,
  outcome: RoundOutcome,
  extra: readonly EconomyId[],
): InspectionOutcome {
  const petitions = petitionsOf(state);
  const guilty = new Set(petitions.map(({ against }) => against).filter((of) => isGuilty(outcome, of)));
  const team = inspectByTeam(scenario, state, outcome.dials, state.random);
  const inspections = onceEach([
    ...namedBy(petitions).map((of) =>
      inspection(scenario, outcome, { of, by: 'petition', found: guilty.has(of) }),
    ),
    ...extra.map((of) => inspection(scenario, outcome, { of, by: 'centre', found: isHigh(outcome, of) })),
    ...team.inspections,
  ]);
  const fined = inspections.filter(({ fine }) => fine > 0);
  const byTeam = (seat: EconomyId): boolean => fined.some(({ of, by }) => of === seat && by === 'event');
  return {
    inspections,
    fines: Object.fromEntries(fined.map(({ of, fine }) => [of, fine])),
    petitions: petitionPoints(petitions, guilty),
    sanctionReplaced: fined.map(({ of }) => of),
    levelCuts: Object.fromEntries(Object.entries(team.levelCuts).filter(([seat]) => byTeam(seat))),
    random: team.random,
  };
}

/** A petition is right if the one it names breaks a law in force, or a pact, seen by others or not. */
function isGuilty({ institution, breaches, dials }: RoundOutcome, of: EconomyId): boolean {
  return breaksLaw(institution.law, must(dials[of], of)) || breaches.some(({ by }) => by === of);
}

function isHigh({ dials }: RoundOutcome, of: EconomyId): boolean {
  const { wall, block } = must(dials[of], of);
  return Math.max(wall, block) >= INSPECTED_FROM_LEVEL;
}

/** What is found costs the whole fine × (wall + block)/8, where the law's own inspections cost it by chance. */
function inspection(
  { economy }: ProvincesScenario,
  { institution, dials }: RoundOutcome,
  found: Pick<Inspection, 'of' | 'by' | 'found'>,
): Inspection {
  const { wall, block } = must(dials[found.of], found.of);
  const law = found.by === 'centre' ? Math.max(INSPECTION_LEAST_LAW, institution.law) : institution.law;
  const { fine } = must(economy.market.politics.inspection[law], 'law');
  return { ...found, fine: found.found ? (fine * (wall + block)) / (2 * HIGHEST_LEVEL) : 0 };
}

function namedBy(petitions: readonly Petition[]): EconomyId[] {
  return [...new Set(petitions.map(({ against }) => against))];
}

function onceEach(inspections: readonly Inspection[]): Inspection[] {
  return inspections.filter(
    ({ of }, place) => inspections.findIndex((earlier) => earlier.of === of) === place,
  );
}
