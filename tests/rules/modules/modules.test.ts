import { describe, expect, it } from 'vitest';
import { MODULE_IDS, type ModuleId } from '../../../shared/content/vocabulary.ts';
import type { ModuleEvent } from '../../../shared/protocol/modules/modules.ts';
import type { Fold } from '../../../shared/rules/modules/gameModule.ts';
import {
  type ListedModule,
  MODULES,
  SETTLEMENT_ORDER,
  haveSameModules,
} from '../../../shared/rules/modules.ts';
import { aModuleTable } from '../../support/anEvent.ts';

type FoldedBy<M> = M extends { readonly evolve: Fold<infer T> } ? T : never;

/** The compiler accepts these empty lists only while no name and no event is without its module. */
const WITHOUT_MODULE: readonly Exclude<ModuleId, ListedModule['id']>[] & { readonly length: 0 } = [];
const UNFOLDED: [Exclude<ModuleEvent['type'], FoldedBy<ListedModule>>] extends [never] ? [] : never = [];

describe('the list of modules', () => {
  it('has every module of the vocabulary once, in its order, and settles each of them', () => {
    expect(MODULES.map(({ id }) => id)).toEqual(MODULE_IDS);
    expect(SETTLEMENT_ORDER.map(({ id }) => id).toSorted()).toEqual(MODULE_IDS.toSorted());
    expect([...WITHOUT_MODULE, ...UNFOLDED]).toEqual([]);
  });

  it('folds every kind of event in one module', () => {
    const types = MODULES.flatMap(({ evolve }) => evolve?.types ?? []);
    expect(new Set(types).size).toBe(types.length);
  });

  it('hides something of each module, or says why there is nothing to hide', () => {
    const open = MODULES.flatMap(({ id, redact }) => ('noSecrets' in redact ? [id] : []));
    expect(open).toEqual(['dynamics', 'wto', 'events']);
    for (const { redact } of MODULES) if ('noSecrets' in redact) expect(redact.noSecrets).not.toBe('');
  });

  it('takes another state of a module that is part of the law for another law, and politics for none', () => {
    const { state } = aModuleTable(['barriers', 'budget', 'politics'], { at: 'policy' });
    expect(haveSameModules(state, { ...state })).toBe(true);
    const { barriers, politics } = state;
    if (barriers === undefined || politics === undefined) throw new Error('both are on');
    expect(haveSameModules(state, { ...state, barriers: { ...barriers } })).toBe(false);
    expect(haveSameModules(state, { ...state, politics: { ...politics } })).toBe(true);
  });
});
