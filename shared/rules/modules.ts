/** The list of modules, and the seams at which they take part in the game: each a loop over the list, in its order. */
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { ModuleEvent, ModuleReports, ModuleStates } from '#shared/protocol/modules/modules.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { CountryGame, DecideContext, Viewer } from './state.ts';
import type { DraftCase } from './clauses/clauseKind.ts';
import type { LawInForce, ShockDraft } from './law/lawInForce.ts';
import { moduleIsOn, moduleIsOpen } from './law/moduleIsOn.ts';
import { barriers } from './modules/barriers.ts';
import { budget } from './modules/budget.ts';
import { dynamics } from './modules/dynamics/module.ts';
import { events } from './modules/events/module.ts';
import type {
  GameModule,
  LawHooks,
  ModuleIntent,
  PhaseHooks,
  ReportFigures,
  SolvedRound,
} from './modules/gameModule.ts';
import { politics } from './modules/politics/module.ts';
import { treaty } from './modules/treaty.ts';
import { wto } from './modules/wto/module.ts';

const LIST = [dynamics, politics, wto, events, barriers, budget] as const satisfies readonly GameModule[];

/** A module of the list, as the compiler knows it: a test asks of these types whether every name and every event has its module. */
export type ListedModule = (typeof LIST)[number];

/** The modules of the game of countries, in the order in which they open and their hooks are asked. */
export const MODULES: readonly GameModule[] = LIST;

/** What seats may ask of modules. A module that has its first intent is added here; the compiler says so. */
export const MODULE_INTENTS = { ...treaty.intents, ...wto.intents, ...barriers.intents };

/**
 * All that shapes the model and judges envelopes, in its order. The order is part of the rules: factors are multiplied
 * one by one, and the first fault is the one that is told.
 */
const LAW_HOOKS: readonly LawHooks[] = [treaty, ...MODULES];

/**
 * The order in which a settlement is written. It differs from the list and is kept, since rows of the log are hashed as they are
 * stored. Nothing else hangs on it: no module reads what another has just settled, and politics alone draws.
 */
export const SETTLEMENT_ORDER: readonly GameModule[] = [dynamics, events, barriers, budget, wto, politics];

/** The modules of a list that a game has. */
function inGame(modules: readonly GameModule[], state: ModuleStates): readonly GameModule[] {
  return modules.filter(({ id }) => state[id] !== undefined);
}

type OpenedModules = { readonly modules: ModuleStates; readonly random: RandomState };

/** States of the modules when a game is created; those that are off have no entry. */
export function openModules(scenario: Scenario, settings: GameSettings, seed: RandomState): OpenedModules {
  let opened: OpenedModules = { modules: {}, random: seed };
  for (const { id, initial } of MODULES) {
    if (!moduleIsOn(settings, id)) continue;
    const { random = opened.random, ...state } = initial({ scenario, settings, random: opened.random });
    opened = { modules: { ...opened.modules, ...state }, random };
  }
  return opened;
}

/** States of the modules once the sealed envelopes of the round are opened; in the epilogue nothing is sealed. */
export function openModuleEnvelopes(scenario: Scenario, state: CountryGame): ModuleStates {
  if (state.round > state.settings.rounds) return {};
  return inGame(MODULES, state).reduce<ModuleStates>(
    (opened, { openEnvelopes }) => ({ ...opened, ...openEnvelopes?.(scenario, state) }),
    {},
  );
}

type ModuleIntentType = keyof typeof MODULE_INTENTS;

const INTENTS: { readonly [T in ModuleIntentType]: ModuleIntent<T> } = MODULE_INTENTS;

/** When a seat may ask this of a module, and what follows from it. */
export function moduleIntent<T extends ModuleIntentType>(type: T): ModuleIntent<T> {
  return INTENTS[type];
}

/** Writes the effects of modules and of clauses beyond tariffs into the model's arrays. */
export function shapeByModules(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  for (const { shape } of LAW_HOOKS) shape?.(scenario, law, draft);
}

/** Why the modules that are at work keep a draft from being law; asked after the draft itself has no fault. */
export function moduleDraftFaults(draftCase: DraftCase): Rejection[] {
  const { state } = draftCase;
  return inGame(MODULES, state).flatMap(({ id, draftFaults }) =>
    draftFaults !== undefined && moduleIsOpen(state, id) ? draftFaults(draftCase) : [],
  );
}

/** The first fault that a module finds in an envelope. */
export function modulePolicyFault(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  policy: Policy,
): Rejection | undefined {
  for (const { policyFault } of LAW_HOOKS) {
    const fault = policyFault?.(scenario, state, economy, policy);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Whether two laws are the same as far as modules go; by identity, since the parts of a state are replaced, never changed in place. */
export function haveSameModules(a: LawInForce, b: LawInForce): boolean {
  return MODULES.every(({ id, isLaw }) => !isLaw || a[id] === b[id]);
}

type SettledModules = {
  readonly states: ModuleStates;
  readonly reports: ModuleReports;
  readonly random: RandomState;
};

/** Settles every module of the game: next states, parts of the report, and the generator after what was drawn. */
export function settleModules(round: SolvedRound, figures: ReportFigures): SettledModules {
  let settled: SettledModules = { states: {}, reports: {}, random: round.state.random };
  for (const { settle } of inGame(SETTLEMENT_ORDER, round.state)) {
    const { states, reports, random = settled.random } = settle({ round, figures, random: settled.random });
    settled = {
      states: { ...settled.states, ...states },
      reports: { ...settled.reports, ...reports },
      random,
    };
  }
  return settled;
}

/** Folds the facts of the modules between settlements. */
export function evolveModules(state: CountryGame, event: ModuleEvent): CountryGame {
  for (const { evolve } of MODULES) {
    const after = evolve?.fold(state, event);
    if (after !== undefined) return after;
  }
  throw new Error(`no module folds ${event.type}`);
}

/** Events that modules add by themselves when a phase of a round opens or ends. */
export function atTurn(
  turn: keyof PhaseHooks,
  context: DecideContext,
  state: CountryGame,
  round = state.round,
): GameEvent[] {
  return inGame(MODULES, state).flatMap(({ phases }) => phases?.[turn]?.(context, state, round) ?? []);
}

/** States of modules that hold secrets, as a viewer may know them; in the debrief everything is shown. */
export function redactModules(state: CountryGame, viewer: Viewer): ModuleStates {
  if (state.phase === 'debrief') return {};
  return inGame(MODULES, state).reduce<ModuleStates>(
    (shown, { redact }) => ('noSecrets' in redact ? shown : { ...shown, ...redact(state, viewer) }),
    {},
  );
}

/** Opened envelopes as others may read them until the debrief: what modules keep secret stays its seat's alone. */
export function redactEnvelopes(
  policies: Readonly<Record<EconomyId, Policy>>,
  viewer: Viewer,
): Readonly<Record<EconomyId, Policy>> {
  // The same record where nothing is secret, so that its document is not written anew.
  if (Object.values(policies).every((policy) => openPartOf(policy) === policy)) return policies;
  return mapValues(policies, (policy, economy) =>
    viewer.type === 'seat' && viewer.economy === economy ? policy : openPartOf(policy),
  );
}

function openPartOf(policy: Policy): Policy {
  return MODULES.reduce((open, { redactEnvelope }) => redactEnvelope?.(open) ?? open, policy);
}

/** The last settlement as views have it until the debrief. */
export function redactSettled(state: CountryGame): SettledEconomy {
  if (state.phase === 'debrief') return state.settled;
  return inGame(MODULES, state).reduce(
    (shown, { redactSettled: hide }) => hide?.(shown) ?? shown,
    state.settled,
  );
}

/** Sentences about what is wrong with the states of the modules. */
export function moduleViolations(scenario: Scenario, state: CountryGame): string[] {
  return inGame(MODULES, state).flatMap(({ violations }) => violations(scenario, state));
}
