import { describe, expect, it } from 'vitest';
import { ENCOUNTERS, kindOfGame, oneShotGame } from './oneShotGame.ts';
import {
  REFORM_PACKAGES,
  RULES_OF_1987,
  withReforms,
  type ReformPackage,
} from '#shared/content/provinces/reforms.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { expectNear } from '../expectNear.ts';
import { HUNDREDTH, ids, indexOf, market, players, TENTH, WHOLE } from '../provinces.ts';
import { results } from '../results.ts';

describe.each(keysOf(results.oneShot))('one choice under %s', (name) => {
  const { protectedLevel, rows } = results.oneShot[name] ?? { protectedLevel: NaN, rows: {} };
  const solved = oneShotGame(market, withReforms(RULES_OF_1987, REFORM_PACKAGES[name]), protectedLevel);
  if (!solved.ok) throw new Error(solved.error.code);
  const table = solved.value;

  it.each(Object.entries(rows))('pays %s as known', (id, row) => {
    const payoffs = table.find(({ region }) => region === indexOf(id));
    ENCOUNTERS.forEach((encounter, place) => {
      const { score, realIncome, tournament } = payoffs?.[encounter] ?? {};
      expectNear(score ?? NaN, row[place]?.[0], TENTH);
      expectNear(realIncome ?? NaN, row[place]?.[1], HUNDREDTH);
      expectNear(tournament ?? NaN, row[place]?.[2], WHOLE);
    });
  });

  it('is the game that it is known to be', () => {
    const kinds = Object.fromEntries(table.map(({ region, kind }) => [ids[region], kind]));
    expect(kinds).toEqual(KINDS[name]);
  });
});

const KINDS: Partial<Record<ReformPackage, Readonly<Record<string, string>>>> = {
  growthRace: {
    SH: 'stagHunt',
    JS: 'prisonersDilemma',
    ZJ: 'prisonersDilemma',
    AH: 'prisonersDilemma',
    GD: 'prisonersDilemma',
    SD: 'prefersWalls',
    LN: 'prisonersDilemma',
    HB: 'prefersWalls',
    SC: 'prefersWalls',
    SN: 'prisonersDilemma',
  },
  evaluationOnly: {
    SH: 'opensAnyway',
    JS: 'stagHunt',
    ZJ: 'stagHunt',
    AH: 'stagHunt',
    GD: 'opensAnyway',
    SD: 'prisonersDilemma',
    LN: 'opensAnyway',
    HB: 'chicken',
    SC: 'prisonersDilemma',
    SN: 'opensAnyway',
  },
  everything: Object.fromEntries(players.map((n) => [ids[n] ?? '', 'opensAnyway'])),
};

describe('the kinds of a game of two choices', () => {
  it.each([
    ['prisonersDilemma', [3, 4, 1, 2]],
    ['prefersWalls', [2, 4, 1, 3]],
    ['stagHunt', [4, 3, 1, 2]],
    ['chicken', [3, 4, 2, 1]],
    ['opensAnyway', [4, 3, 2, 1]],
  ] as const)('%s', (kind, [allOpen, onlyIProtect, onlyIOpen, allProtect]) => {
    expect(
      kindOfGame({
        allOpen: { score: allOpen },
        onlyIProtect: { score: onlyIProtect },
        onlyIOpen: { score: onlyIOpen },
        allProtect: { score: allProtect },
      }),
    ).toBe(kind);
  });
});
