import { keysOf } from '#shared/kernel/records.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import { violatedBy } from '../../invariants/violatedBy.ts';
import type { GameState } from '../../state.ts';
import { prestigeCost } from '../centre/centreActFault.ts';
import { institutionOf } from '../institutionOf.ts';
import { measuresFault } from '../measures/measuresFault.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import { pactViolations } from './pactViolations.ts';
import { reportViolations } from './reportViolations.ts';

/**
 * What is broken in a state that the rules of provinces can never bring about; empty for every state they do. For tests and audits.
 */
export function findProvinceViolations(scenario: ProvincesScenario, state: GameState): string[] {
  return [
    ...phaseViolations(state),
    ...provinceViolations(scenario, state),
    ...envelopeViolations(scenario, state),
    ...centreViolations(state),
    ...pactViolations(state),
    ...reportViolations(scenario, state),
  ];
}

function phaseViolations(state: GameState): string[] {
  const { phase, round, settings, provinceReports = [], agreements, walls } = state;
  const { final } = provincesOf(state);
  const isSettled = phase === 'results' || phase === 'debrief';
  return [
    ...violatedBy((phase === 'lobby') === (round === 0), `${phase} in round ${round}`),
    ...violatedBy(phase !== 'epilogue', 'an epilogue among provinces'),
    ...violatedBy(round <= settings.rounds, `round ${round} of ${settings.rounds}`),
    ...violatedBy((phase === 'debrief') === (final !== undefined), `${phase} with or without standings`),
    ...violatedBy(
      provinceReports.length === (isSettled ? round : Math.max(0, round - 1)),
      `${provinceReports.length} reports in ${phase} of round ${round}`,
    ),
    ...violatedBy(keysOf(agreements).length + keysOf(walls).length === 0, 'treaties or walls of countries'),
  ];
}

function provinceViolations(scenario: ProvincesScenario, state: GameState): string[] {
  const highest = highestLevel(institutionOf(scenario, state));
  const { provinces } = provincesOf(state);
  const settled = state.provinceReports?.length ?? 0;
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
function envelopeViolations(scenario: ProvincesScenario, state: GameState): string[] {
  const { sealed } = provincesOf(state);
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

function centreViolations(state: GameState): string[] {
  const { centre, centreKind, reforms } = provincesOf(state);
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
