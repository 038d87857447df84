import { describe, expect, it } from 'vitest';
import { parseScenario } from '#shared/content/scenarios/parseScenario.ts';
import quartet from '#shared/content/scenarios/quartet.json' with { type: 'json' };
import standard from '#shared/content/scenarios/quartet-standard.json' with { type: 'json' };

const FILE = 'quartet.json';
const OPENING = 'quartet-standard.json';

function faultOf(file: unknown, opening: unknown): unknown {
  const parsed = parseScenario({ path: FILE, content: file }, { path: OPENING, content: opening });
  return parsed.ok ? undefined : parsed.error;
}

describe('parseScenario', () => {
  it('accepts the quartet', () => {
    expect(faultOf(quartet, standard)).toBeUndefined();
  });

  it.each([
    ['an unknown field', { ...quartet, colour: 'red' }, standard, { path: FILE, field: '' }],
    ['a missing field', { ...quartet, stepBp: undefined }, standard, { path: FILE, field: 'stepBp' }],
    ['no object at all', 'quartet', standard, { path: FILE, field: '' }],
    [
      'a rate above the ceiling',
      quartet,
      { ...standard, mfnRateBp: { ...standard.mfnRateBp, ALB: { GRA: 9000, CLO: 1200 } } },
      { path: OPENING, field: 'mfnRateBp.ALB.GRA' },
    ],
    [
      'an economy without walls',
      quartet,
      { ...standard, mfnRateBp: { ...standard.mfnRateBp, ALB: {} } },
      { path: OPENING, field: 'mfnRateBp.ALB', reason: 'lacks GRA' },
    ],
    [
      'a seat that does not exist',
      quartet,
      { ...standard, dealOrder: ['ALB', 'BOR', 'CAT', 'EVE'] },
      { path: OPENING, field: 'dealOrder', reason: 'unknown EVE' },
    ],
    [
      'an agreement with oneself',
      quartet,
      { ...standard, agreements: [{ parties: ['ALB', 'ALB'], level: 2, shareOfMfn: {} }] },
      { path: OPENING, field: 'agreements.0.parties', reason: 'names ALB twice' },
    ],
    [
      'an array of the wrong length',
      quartet,
      { ...standard, importShare: standard.importShare.slice(1) },
      { path: OPENING, field: 'importShare', reason: 'has 47 numbers, expected 48' },
    ],
    [
      'shares that do not sum to one',
      quartet,
      { ...standard, importShare: standard.importShare.with(0, 0.5) },
      { path: OPENING, field: 'importShare.0.sector 0' },
    ],
    [
      'markets that do not clear',
      quartet,
      { ...standard, expenditure: standard.expenditure.with(0, 6) },
      { path: OPENING, field: 'expenditure.0.sector 0' },
    ],
    [
      'an opening of another scenario',
      { ...quartet, id: 'textbook' },
      standard,
      { path: OPENING, field: 'scenario', reason: 'belongs to quartet, not to textbook' },
    ],
  ])('names path, field and reason of %s', (_what, file, opening, fault) => {
    expect(faultOf(file, opening)).toMatchObject(fault);
    expect(faultOf(file, opening)).toHaveProperty('reason', expect.stringMatching(/./));
  });
});
