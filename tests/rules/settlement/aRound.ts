import type { Scenario } from '#shared/content/scenario.ts';
import type { Opening, ScenarioId } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Outcome } from '#shared/rules/settlement/outcome.ts';
import { settleRound, type Settlement } from '#shared/rules/settlement/settleRound.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { allPairLevels, applyLaw } from '../../../shared/rules/law/register.ts';
import { lawOf } from '../../../shared/rules/clauses/proposalLaw.ts';
import { aScenario } from '../../support/aScenario.ts';
import { aGame } from '../../support/aTable.ts';

/** A round about to be settled, whose law is built by the rules from clauses and whose envelopes are put in directly. */
export class Round {
  readonly scenario: Scenario;
  state: CountryGame;

  constructor(scenario: Scenario, state: CountryGame) {
    this.scenario = scenario;
    this.state = state;
  }

  /** The law of a proposal, whatever its pace. */
  law(parties: readonly EconomyId[], ...clauses: Clause[]): this {
    const law = lawOf(this.scenario, this.state, { parties, clauses });
    this.state = applyLaw(this.state, law);
    return this;
  }

  area(...among: EconomyId[]): this {
    return this.law(among, { type: 'freeTradeArea', among, exceptions: [] });
  }

  union(...among: EconomyId[]): this {
    return this.law(among, { type: 'customsUnion', among, key: { type: 'imports' }, former: [] });
  }

  /** Sets the walls of some economies to one rate in all their sectors. */
  wall(rateBp: number, ...economies: EconomyId[]): this {
    const walls = fromKeys(economies, (economy) => ({
      mfnRateBp: mapValues(must(this.state.walls[economy], economy).mfnRateBp, () => rateBp),
    }));
    this.state = { ...this.state, walls: { ...this.state.walls, ...walls } };
    return this;
  }

  with(changes: Partial<CountryGame>): this {
    this.state = { ...this.state, ...changes };
    return this;
  }

  /** The outcome; the state stays as it was. */
  settle(): Settlement {
    const settled = settleRound(this.scenario, this.state);
    if (!settled.ok) throw new Error(settled.error.code);
    return settled.value;
  }

  /** Settles and goes to the policy phase of the next round. */
  next(): Settlement {
    const outcome = this.settle();
    const { walls, settled, report } = outcome;
    this.state = {
      ...this.state,
      walls,
      settled,
      reports: [...this.state.reports, report],
      round: this.state.round + 1,
      pairLevels: allPairLevels(this.scenario, this.state.agreements),
      sealedPolicies: {},
    };
    return outcome;
  }

  /** Ŵ − 1 of every economy in per cent. */
  gains(): Record<EconomyId, number> {
    return mapValues(this.settle().report.economies, ({ welfare }) => 100 * (welfare - 1));
  }
}

export function aRound(
  scenarioId: ScenarioId = 'quartet',
  opening?: Opening,
  flags: Partial<Scenario['flags']> = {},
): Round {
  const scenario = opening === undefined ? aScenario(scenarioId) : aScenario(scenarioId, opening);
  const state = aGame({
    scenarioId,
    opening: scenario.opening,
    preset: scenarioId === 'world' ? 'worldPlain' : 'firstLesson',
  });
  const changed = { ...scenario, flags: { ...scenario.flags, ...flags } };
  return new Round(changed, { ...state, phase: 'policy', round: 1 });
}

/** What a report says of a round in which nothing happened that its figures do not tell; `more` says what did. */
export function anOutcome(report: Outcome['report'], more: Partial<Outcome> = {}): Outcome {
  return {
    report,
    playable: [],
    people: [],
    newBlocs: [],
    deciders: [],
    newSurcharges: [],
    levelBetween: () => 0,
    left: [],
    expired: [],
    hasSigned: true,
    brokenBy: [],
    keptBy: [],
    isAnew: false,
    askedBefore: [],
    ...more,
  };
}
