/** Petitions and inspections: whom they visit, what they find, and what that costs. */
import {
  INSPECTED_FROM_LEVEL,
  INSPECTION_LEAST_LAW,
  PETITION_RIGHT_POINTS,
  PETITION_WRONG_POINTS,
  UNLAWFUL_FROM_LEVEL,
} from '#shared/content/provinces/provinceConstants.ts';
import { HIGHEST_LEVEL, type Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type RandomState, drawUniform } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { effectsAtWork } from '../events/effects.ts';
import {
  type BySeat,
  type Dials,
  type InspectionOutcome,
  type RoundOutcome,
  institutionOf,
} from '../state/provinceStates.ts';

/**
 * Who was inspected, and what was found: first whom petitions named, then whom the centre chose (`extra`), then where a card's team went;
 * a province is inspected once a round. The law's own inspections are not drawn: the score holds what they cost in the mean, and a
 * fine takes its place.
 */
export function settleInspections(
  scenario: ProvincesScenario,
  state: ProvinceGame,
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

type Inspection = ProvinceRoundReport['inspections'][number];

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

type Petition = { readonly by: EconomyId; readonly against: EconomyId };

/** Petitions in the envelopes of the round. */
export function petitionsOf(state: ProvinceGame): Petition[] {
  return Object.entries(state.provinces.sealed).flatMap(([by, { petition }]) =>
    petition === undefined ? [] : [{ by, against: petition }],
  );
}

/** Those who named a guilty province share the points for it; each who named another loses some. */
function petitionPoints(petitions: readonly Petition[], guilty: ReadonlySet<EconomyId>): BySeat {
  return Object.fromEntries(
    petitions.map(({ by, against }) => {
      const petitioners = petitions.filter((other) => other.against === against).length;
      return [by, guilty.has(against) ? PETITION_RIGHT_POINTS / petitioners : -PETITION_WRONG_POINTS];
    }),
  );
}

/** Whether dials are higher than the law in force lets them be. */
export function breaksLaw(
  law: Institution['law'],
  { wall, block }: { readonly wall: number; readonly block: number },
): boolean {
  return Math.max(wall, block) >= UNLAWFUL_FROM_LEVEL[law];
}

type TeamOutcome = {
  readonly inspections: ProvinceRoundReport['inspections'];
  readonly levelCuts: InspectionOutcome['levelCuts'];
  readonly random: RandomState;
};

const NOBODY: Omit<TeamOutcome, 'random'> = { inspections: [], levelCuts: {} };

/**
 * A central inspection team, where a card has sent one: everybody with a dial high enough is caught or not, in the order of seats. Who is
 * caught pays the fine × level/4, and the higher dial, the wall of two equal ones, falls by one.
 */
export function inspectByTeam(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  dials: Dials,
  random: RandomState,
): TeamOutcome {
  const [team] = effectsAtWork(state, 'team');
  if (team === undefined) return { ...NOBODY, random };
  const { level: from, leastChance, leastFine } = team.effect;
  const { inspection } = scenario.economy.market.politics;
  const { fine } = must(inspection[institutionOf(scenario, state).law], 'law');
  const chance = Math.max(leastChance, inspectionChance(scenario, state));
  return scenario.dealOrder.reduce<TeamOutcome>(
    (told, of) => {
      const { wall, block } = must(dials[of], of);
      const level = Math.max(wall, block);
      if (level < from) return told;
      const { value, next } = drawUniform(told.random);
      const found = value < chance;
      const paid = found ? (Math.max(leastFine, fine) * level) / HIGHEST_LEVEL : 0;
      const lowered = wall >= block ? { wall: wall - 1 } : { block: block - 1 };
      return {
        inspections: [...told.inspections, { of, by: 'event', found, fine: paid }],
        levelCuts: found ? { ...told.levelCuts, [of]: lowered } : told.levelCuts,
        random: next,
      };
    },
    { ...NOBODY, random },
  );
}

/** Chance, 0–1, that the law in force inspects a province in this round, after what cards do to it. */
export function inspectionChance(scenario: ProvincesScenario, state: ProvinceGame): number {
  const { law } = institutionOf(scenario, state);
  const ordinary = must(scenario.economy.market.politics.inspection[law], 'law').chance;
  const reviewed = effectsAtWork(state, 'inspectionChance').find(({ effect }) => effect.law === law);
  const factors = effectsAtWork(state, 'inspectionFactor');
  return factors.reduce((chance, { effect }) => chance * effect.factor, reviewed?.effect.chance ?? ordinary);
}
