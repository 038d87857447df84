import { PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { areDistinct, violatedBy } from '../modules/gameModule.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../state.ts';
import { prestigeCost } from './centre/acts.ts';
import { measuresFault } from './envelope/envelope.ts';
import { moneyLeft } from './pacts/payments.ts';
import { institutionOf } from './state/provinceStates.ts';

/**
 * What is broken in a state that the rules of provinces can never bring about; empty for every state they do. For tests and audits.
 */
export function findProvinceViolations(scenario: ProvincesScenario, state: ProvinceGame): string[] {
  return [
    ...phaseViolations(state),
    ...provinceViolations(scenario, state),
    ...envelopeViolations(scenario, state),
    ...centreViolations(state),
    ...pactViolations(state),
    ...reportViolations(scenario, state),
  ];
}

function phaseViolations(state: ProvinceGame): string[] {
  const { phase, round, settings, reports } = state;
  const { final } = state.provinces;
  const isSettled = phase === 'results' || phase === 'debrief';
  return [
    ...violatedBy((phase === 'lobby') === (round === 0), `${phase} in round ${round}`),
    ...violatedBy(phase !== 'epilogue', 'an epilogue among provinces'),
    ...violatedBy(round <= settings.rounds, `round ${round} of ${settings.rounds}`),
    ...violatedBy((phase === 'debrief') === (final !== undefined), `${phase} with or without standings`),
    ...violatedBy(
      reports.length === (isSettled ? round : Math.max(0, round - 1)),
      `${reports.length} reports in ${phase} of round ${round}`,
    ),
  ];
}

function provinceViolations(scenario: ProvincesScenario, state: ProvinceGame): string[] {
  const highest = highestLevel(institutionOf(scenario, state));
  const { provinces } = state.provinces;
  const settled = state.reports.length;
  return keysOf(provinces).flatMap((seat) => {
    const { wall, block, payroll, freeMoney, career, localDrive, industryTfp } = provinces[seat] ?? {};
    const dials = [wall ?? NaN, block ?? NaN];
    const numbers = [payroll, freeMoney, localDrive, industryTfp, ...(career ?? [])];
    return [
      ...violatedBy(
        dials.every((level) => Number.isInteger(level) && level >= 0 && level <= highest),
        `${seat} stands at ${dials.join(' and ')} of ${highest}`,
      ),
      ...violatedBy(numbers.every(Number.isFinite), `${seat} has a figure that is none`),
      ...violatedBy(career?.length === settled, `${seat} has ${career?.length} scores of ${settled} rounds`),
    ];
  });
}

/** Envelopes are closed in the policy phase alone, and each is lawful. */
function envelopeViolations(scenario: ProvincesScenario, state: ProvinceGame): string[] {
  const { sealed } = state.provinces;
  const seats = keysOf(sealed);
  if (state.phase !== 'policy') return violatedBy(seats.length === 0, `envelopes in ${state.phase}`);
  return [
    ...violatedBy(
      seats.every((seat) => state.sealedBy.includes(seat)),
      'an envelope that nobody sealed',
    ),
    ...seats.flatMap((seat) => {
      const measures = sealed[seat];
      const fault = measures === undefined ? undefined : measuresFault(scenario, state, seat, measures);
      return violatedBy(fault === undefined, `the envelope of ${seat}: ${fault?.code}`);
    }),
  ];
}

function centreViolations(state: ProvinceGame): string[] {
  const { centre, centreKind, reforms } = state.provinces;
  const { acts, prestige, assents, assentedBy, ballots } = centre;
  return [
    ...violatedBy(prestige >= 0, `prestige ${prestige}`),
    ...violatedBy(prestigeCost(acts) <= prestige, 'acts beyond prestige'),
    ...violatedBy(acts.filter(({ type }) => type === 'reform').length <= 1, 'two reforms in a round'),
    ...violatedBy(new Set(reforms).size === reforms.length, 'a reform twice'),
    ...violatedBy(
      keysOf(assents).every((seat) => assentedBy.includes(seat)),
      'an assent that nobody cast',
    ),
    ...violatedBy(centreKind !== 'rule' || keysOf(ballots).length === 0, 'a ballot on a rule'),
  ];
}

/** Pacts, money paid and corridors agree with each other. */
function pactViolations(state: ProvinceGame): string[] {
  const { provinces, payments, corridors } = state.provinces;
  const seats = Object.keys(provinces);
  return [
    ...registerViolations(state, seats),
    ...seats.flatMap((seat) => violatedBy(moneyLeft(state, seat) >= 0, `${seat} paid what it does not have`)),
    ...payments.flatMap(({ from, to, yuan100m }) =>
      violatedBy(
        from !== to && seats.includes(from) && seats.includes(to) && yuan100m > 0,
        `a payment of ${yuan100m} from ${from} to ${to}`,
      ),
    ),
    ...violatedBy(areDistinct(corridors.map(({ round }) => round)), 'two corridors in a round'),
    ...PROVINCE_CORRIDORS.flatMap(({ id }) =>
      violatedBy(corridors.filter(({ corridor }) => corridor === id).length <= 2, `${id} is built out`),
    ),
  ];
}

function registerViolations(state: ProvinceGame, seats: readonly string[]): string[] {
  const { pacts, breaches } = state.provinces;
  const bound = Object.values(pacts)
    .filter(({ isBinding }) => isBinding)
    .flatMap(({ members }) => members);
  return [
    ...violatedBy(areDistinct(bound), 'a province in two binding bodies'),
    ...Object.entries(pacts).flatMap(([key, { id, members, sinceRound, untilRound, deposit, isBinding }]) => [
      ...violatedBy(key === id, `${id} is registered as ${key}`),
      ...violatedBy(members.length >= 2 && areDistinct(members), `${id} has members ${members.join(', ')}`),
      ...violatedBy(
        members.every((member) => seats.includes(member)),
        `${id} binds a stranger`,
      ),
      ...violatedBy(sinceRound <= untilRound && sinceRound <= state.round, `the term of ${id}`),
      ...violatedBy(isBinding || deposit === 0, `${id} is voluntary and has a deposit`),
    ]),
    ...breaches.flatMap(({ by, pact, round }) =>
      violatedBy(seats.includes(by) && round <= state.round, `a breach of ${pact} by ${by}`),
    ),
  ];
}

/** Points, log points or money by which sums of a report may miss. */
const ROUNDING = 1e-6;

/** Posts are fixed. */
const MOST_OF_A_PART = 100;

const MEAN_TOURNAMENT = 50;

/** Sums of every report: posts, causes of income, budgets, payments, career means. */
function reportViolations(scenario: ProvincesScenario, { reports }: ProvinceGame): string[] {
  return reports.flatMap((report, place) => [
    ...violatedBy(report.round === place + 1, `report ${place + 1} is of round ${report.round}`),
    ...sumViolations(scenario, report),
    ...careerViolations(reports.slice(0, place + 1), report),
  ]);
}

function sumViolations(
  { dealOrder }: ProvincesScenario,
  { round, provinces }: ProvinceRoundReport,
): string[] {
  const all = Object.values(provinces);
  const posts = sum(all.map(({ parts }) => parts.tournament));
  // A part ends at 100; what a leader far ahead has beyond it nobody gets.
  const isCut = all.some(({ parts }) => parts.tournament === MOST_OF_A_PART);
  return [
    ...violatedBy(all.length === dealOrder.length, `${all.length} provinces in round ${round}`),
    ...violatedBy(
      isNear(posts, MEAN_TOURNAMENT * all.length) || (isCut && posts < MEAN_TOURNAMENT * all.length),
      `posts of round ${round} sum to ${posts}`,
    ),
    ...violatedBy(
      isNear(sum(all.map(({ budgetParts }) => budgetParts.payments)), 0),
      `payments of round ${round}`,
    ),
    ...Object.entries(provinces).flatMap(([seat, { causes, logChange, budget, budgetParts, spent }]) => [
      ...violatedBy(isNear(sum(Object.values(causes)), logChange), `causes of ${seat} in round ${round}`),
      ...violatedBy(
        isNear(
          budgetParts.taxes +
            budgetParts.rents +
            budgetParts.transfers +
            budgetParts.payments -
            budgetParts.spending,
          budget,
        ),
        `budget of ${seat} in round ${round}`,
      ),
      ...violatedBy(
        isNear(budgetParts.spending, spent) && spent >= 0,
        `spending of ${seat} in round ${round}`,
      ),
    ]),
  ];
}

function careerViolations(
  reports: readonly ProvinceRoundReport[],
  { round, provinces }: ProvinceRoundReport,
): string[] {
  return Object.entries(provinces).flatMap(([seat, { career, parts }]) => {
    const scores = reports.map((report) => report.provinces[seat]?.score ?? NaN);
    return [
      ...violatedBy(isNear(career, sum(scores) / scores.length), `career of ${seat} in round ${round}`),
      ...violatedBy(
        Object.values(parts).every((part) => part >= 0 && part <= 100),
        `parts of ${seat} in round ${round}`,
      ),
    ];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= ROUNDING;
}
