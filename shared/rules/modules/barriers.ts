import {
  BARRIER_ICEBERG_PER_LEVEL,
  BARRIER_LEVEL_MAX,
  BARRIER_RENT_PER_LEVEL,
  BARRIER_STEP,
  DETECTION_CHANCE,
} from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { drawUniform } from '#shared/kernel/random.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import {
  type GameModule,
  type ModuleOutcome,
  type SolvedRound,
  areDistinct,
  foldOf,
  ownEntry,
  violatedBy,
} from './gameModule.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type {
  BarriersReport,
  BarriersState,
  FoundBarrier,
  ModuleEventOf,
  ModuleStates,
} from '#shared/protocol/modules/modules.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import type { CountryGame, DecideContext, Viewer } from '../state.ts';
import { recognisesRules } from '../law/terms.ts';
import { unionOf } from '../law/blocs.ts';
import {
  type LawInForce,
  type ShockDraft,
  economyPlace,
  placesOf,
  tradableSectors,
} from '../law/lawInForce.ts';
import { moduleIsOpen, moduleOpensIn } from '../law/moduleIsOn.ts';

/** Level of a barrier as far as the state at hand knows it: the real one, or in a viewer's state what came to light. */
export function barrierLevel(barriers: BarriersState, by: EconomyId, sector: SectorId): number {
  const own = barriers.levels[by];
  if (own !== undefined) return own[sector] ?? 0;
  return barriers.found.find((found) => found.by === by && found.sector === sector)?.level ?? 0;
}

/** A law without one hidden barrier, the other known ones left as they are: the difference is what the barrier costs. */
export function withoutBarrier(law: LawInForce, by: EconomyId, sector: SectorId): LawInForce {
  const { barriers } = law;
  if (barriers === undefined) return law;
  const found = barriers.found.filter((each) => each.by === by);
  const known = barriers.levels[by] ?? Object.fromEntries(found.map((each) => [each.sector, each.level]));
  const levels = { ...barriers.levels, [by]: { ...known, [sector]: 0 } };
  return { ...law, barriers: { ...barriers, levels } };
}

/** Tariffs keep six decimals, as iceberg costs do: what is stored is what was solved. */
const DECIMALS = 1e6;

/**
 * Hidden barriers make imports of their sector dearer: a part is lost on the way, the rest is a rent of importers at home, which the
 * model takes as a tariff. They do not hold against those whose rules one recognises. In a customs union revenue is pooled and
 * nobody would keep a rent: there only what is lost counts.
 */
function shapeBarriers(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  const { barriers } = law;
  if (barriers === undefined) return;
  placesOf(scenario).ids.forEach((importer, n) => {
    if (!hasBarriers(barriers, importer)) return;
    shapeImports(scenario, { ...law, barriers }, draft, { importer, n });
  });
}

function hasBarriers({ levels, found }: BarriersState, economy: EconomyId): boolean {
  const own = levels[economy];
  if (own === undefined) return found.some(({ by }) => by === economy);
  for (const sector in own) if ((own[sector] ?? 0) > 0) return true;
  return false;
}

function shapeImports(
  scenario: Scenario,
  law: LawInForce & { readonly barriers: BarriersState },
  draft: ShockDraft,
  { importer, n }: { readonly importer: EconomyId; readonly n: number },
): void {
  const { N, J } = scenario.base;
  const { ids, goods } = placesOf(scenario);
  const keepsRent = unionOf(law, importer) === undefined;
  ids.forEach((exporter, i) => {
    if (i === n || recognisesRules(law, importer, exporter)) return;
    for (const { id, place } of goods) {
      const level = barrierLevel(law.barriers, importer, id);
      if (level === 0) continue;
      const cell = (n * N + i) * J + place;
      draft.iceberg[cell] = at(draft.iceberg, cell) * (1 + BARRIER_ICEBERG_PER_LEVEL * level);
      if (keepsRent) draft.tariff[cell] = withRent(at(draft.tariff, cell), level);
    }
  });
}

function withRent(tariff: number, level: number): number {
  const levied = (1 + tariff) * (1 + BARRIER_RENT_PER_LEVEL * level) - 1;
  return Math.round(levied * DECIMALS) / DECIMALS;
}

/** Tariffs as the law levies them, [n][i][j]: what the model was given without the rents of hidden barriers, which no treasury sees. */
export function tariffWithoutRent(scenario: Scenario, law: LawInForce, tariff: Float64Array): Float64Array {
  const { barriers } = law;
  if (barriers === undefined) return tariff;
  const { N, J } = scenario.base;
  const { ids, goods } = placesOf(scenario);
  const levied = tariff.slice();
  for (const importer of Object.keys(barriers.levels)) {
    if (unionOf(law, importer) !== undefined) continue;
    const n = economyPlace(scenario, importer);
    for (const { id, place } of goods) {
      const level = barrierLevel(barriers, importer, id);
      if (level === 0) continue;
      ids.forEach((exporter, i) => {
        if (i === n || recognisesRules(law, importer, exporter)) return;
        const cell = (n * N + i) * J + place;
        levied[cell] = (1 + at(tariff, cell)) / (1 + BARRIER_RENT_PER_LEVEL * level) - 1;
      });
    }
  }
  return levied;
}

/** Hidden barriers: rules at home that make imports of a sector dearer, and that others may bring to light. */
export const barriers = {
  id: 'barriers',
  isLaw: true,
  initial: ({ scenario }) => ({ barriers: initialBarriers(scenario) }),
  openEnvelopes: (_scenario, state) => ({
    barriers: openBarriers(state, must(state.barriers, 'module barriers')),
  }),
  shape: shapeBarriers,
  policyFault: barrierFault,
  intents: { inspectBarrier: { by: 'seat', phases: ['negotiation'], decide: inspectBarrier } },
  settle: ({ round }) => {
    const { state, report } = settleBarriers(round, must(round.state.barriers, 'module barriers'));
    return { states: { barriers: state }, reports: { barriers: report } };
  },
  redact: redactBarriers,
  redactEnvelope,
  redactSettled: withoutArrays,
  evolve: foldOf(['barrierInspected'], evolveBarriers),
  violations: barrierViolations,
} as const satisfies GameModule<'barriers'>;

/** Nobody hides anything yet. */
function initialBarriers(scenario: Scenario): BarriersState {
  const none = fromKeys(tradableSectors(scenario), () => 0);
  return { levels: fromKeys(scenario.dealOrder, () => none), found: [], inspections: [] };
}

/**
 * Barriers after the envelopes of the round are opened: those that an envelope names are as it says, the others stay. What came to
 * light is watched: everyone sees its new level, and it is off the list when it is gone.
 */
function openBarriers({ sealedPolicies }: CountryGame, barriers: BarriersState): BarriersState {
  const levels = mapValues(barriers.levels, (standing, economy) => ({
    ...standing,
    ...sealedPolicies[economy]?.barriers,
  }));
  const found = barriers.found
    .map((each) => ({ ...each, level: levels[each.by]?.[each.sector] ?? 0 }))
    .filter(({ level }) => level > 0);
  return { ...barriers, levels, found };
}

type BarriersEvent = ModuleEventOf<'barrierInspected'>;

/** Folds an inspection; a barrier that was known before is noted anew, with its present level. */
function evolveBarriers(state: CountryGame, { inspection, level, random }: BarriersEvent): CountryGame {
  const barriers = must(state.barriers, 'module barriers');
  const { by: foundBy, against: by, sector, round } = inspection;
  const others = barriers.found.filter((found) => found.by !== by || found.sector !== sector);
  return {
    ...state,
    random,
    barriers: {
      ...barriers,
      inspections: [...barriers.inspections, inspection],
      found: inspection.found ? [...others, { by, sector, level, foundBy, round }] : barriers.found,
    },
  };
}

/** One look at another's rules in a sector: the seed decides whether a barrier that is there comes to light. */
function inspectBarrier(
  { scenario }: DecideContext,
  state: CountryGame,
  economy: EconomyId,
  { against, sector }: SeatIntentOf<'inspectBarrier'>,
): Result<GameEvent[], Rejection> {
  const { barriers, round } = state;
  const opensIn = moduleOpensIn(state.settings, 'barriers');
  if (barriers === undefined || opensIn === undefined) return err({ code: 'intent/not-in-this-game' });
  if (!moduleIsOpen(state, 'barriers')) return err({ code: 'barrier/not-open', round: opensIn });
  if (against === economy) return err({ code: 'inspection/self' });
  if (state.seats[against] === undefined)
    return err({ code: 'inspection/unknown-economy', economy: against });
  if (!tradableSectors(scenario).includes(sector)) return err({ code: 'barrier/unknown-sector', sector });
  const isDone = barriers.inspections.some((each) => each.by === economy && each.round === round);
  if (isDone) return err({ code: 'inspection/one-a-round' });
  const level = barrierLevel(barriers, against, sector);
  const { value, next } = drawUniform(state.random);
  const inspection = { by: economy, against, sector, round, found: value < (DETECTION_CHANCE[level] ?? 0) };
  return ok([{ type: 'barrierInspected', inspection, level, random: next }]);
}

/** Why the hidden barriers of an envelope are unlawful, or nothing. Sectors that it does not name stay as they are. */
function barrierFault(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  { barriers: chosen }: Policy,
): Rejection | undefined {
  if (chosen === undefined) return undefined;
  const opensIn = moduleOpensIn(state.settings, 'barriers');
  if (state.barriers === undefined || opensIn === undefined) return { code: 'intent/not-in-this-game' };
  if (!moduleIsOpen(state, 'barriers')) return { code: 'barrier/not-open', round: opensIn };
  const goods = tradableSectors(scenario);
  for (const [sector, level] of Object.entries(chosen)) {
    if (!goods.includes(sector)) return { code: 'barrier/unknown-sector', sector };
    const most = barrierLevel(state.barriers, economy, sector) + BARRIER_STEP;
    if (level > most) return { code: 'barrier/step', sector, limit: most };
  }
  return undefined;
}

/** Money with six digits, as the report's other trade. */
const DIGITS = 6;

/** Barriers as the envelopes left them, and what those that came to light cost whom. */
function settleBarriers(
  round: SolvedRound,
  state: BarriersState,
): ModuleOutcome<BarriersState, BarriersReport> {
  const barriers = round.law.barriers ?? state;
  const inspections = barriers.inspections.filter((inspection) => inspection.round === round.state.round);
  const found = barriers.found.map((each) => ({ ...each, lostBn: lostExports(round, each) }));
  return { state: { ...barriers, inspections }, report: { found } };
}

/** Exports of the sector to the economy that hides the barrier, without it less with it, of all who would sell more. */
function lostExports(
  { scenario, law, after, solveUnder }: SolvedRound,
  barrier: FoundBarrier,
): Record<EconomyId, number> {
  const { N, J } = scenario.base;
  const without = solveUnder(withoutBarrier(law, barrier.by, barrier.sector), {
    warmStart: after.equilibrium.warmStart,
  });
  // The round without it has no equilibrium that the model finds: what it costs is not known.
  if (!without.ok) return {};
  const { ids, sectors } = placesOf(scenario);
  const n = economyPlace(scenario, barrier.by);
  const { place } = must(
    sectors.find(({ id }) => id === barrier.sector),
    `sector ${barrier.sector}`,
  );
  const lost: Record<EconomyId, number> = {};
  ids.forEach((exporter, i) => {
    const cell = (n * N + i) * J + place;
    const lostBn = at(without.value.imports, cell) - at(after.equilibrium.imports, cell);
    if (i !== n && lostBn > 0) lost[exporter] = Number(lostBn.toPrecision(DIGITS));
  });
  return lost;
}

/** Levels are in range on goods of every seat, what came to light is there, and nobody inspected twice in a round. */
function barrierViolations(scenario: Scenario, { barriers, round }: CountryGame): string[] {
  if (barriers === undefined) return [];
  const goods = tradableSectors(scenario);
  const { levels, found, inspections } = barriers;
  const inspectors = inspections.filter((each) => each.round === round).map(({ by }) => by);
  return [
    ...Object.entries(levels).flatMap(([economy, bySector]) =>
      violatedBy(
        Object.entries(bySector).every(([sector, level]) => {
          return (
            goods.includes(sector) && Number.isInteger(level) && level >= 0 && level <= BARRIER_LEVEL_MAX
          );
        }),
        `a barrier of ${economy} is out of range`,
      ),
    ),
    ...violatedBy(
      found.every(({ by, sector, level }) => level > 0 && levels[by]?.[sector] === level),
      'a barrier that came to light is not as it is known',
    ),
    ...violatedBy(areDistinct(found.map(({ by, sector }) => `${by}:${sector}`)), 'a barrier is known twice'),
    ...violatedBy(areDistinct(inspectors), 'somebody inspected twice'),
  ];
}

/** Levels are known to their own seat only; barriers that came to light and inspections are public. */
function redactBarriers(state: CountryGame, viewer: Viewer): Pick<ModuleStates, 'barriers'> {
  const known = must(state.barriers, 'module barriers');
  return { barriers: { ...known, levels: ownEntry(known.levels, viewer) } };
}

function redactEnvelope(policy: Policy): Policy {
  if (policy.barriers === undefined) return policy;
  const { barriers: _hidden, ...open } = policy;
  return open;
}

const redacted = new WeakMap<SettledEconomy, SettledEconomy>();

/**
 * What the model was given last round names every hidden barrier in its arrays, and only the settlement itself reads them: views
 * go without. The same value for the same settlement, so that its document is not written anew.
 */
function withoutArrays(settled: SettledEconomy): SettledEconomy {
  const known = redacted.get(settled);
  if (known !== undefined) return known;
  const hidden: SettledEconomy = { ...settled, tariff: [], iceberg: [] };
  redacted.set(settled, hidden);
  return hidden;
}
