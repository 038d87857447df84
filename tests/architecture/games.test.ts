import { describe, expect, it } from 'vitest';
import { readSources } from './sources.ts';

/**
 * Files that ask which game is played, or list both games, outside the folders of countries and of provinces. They may only become
 * fewer: what a table asks of its game is asked of its rulebook, and what both games have in some form is read by `countryPart` and
 * `provincePart`, which are empty in the other.
 */
const ASKERS: readonly string[] = [
  'client/state/store.ts',
  'server/commands/par/makeStoredPar.ts',
  'shared/bots/botMove.ts',
  'shared/classroom/debrief/tableStory.ts',
  'shared/rules/game/debriefWhatIfs.ts',
  'shared/rules/game/rulebooks.ts',
  'shared/rules/scenario/anyScenario.ts',
  'shared/rules/state.ts',
];

/** The gallery and the scripts of the build show or make something of each game. */
const NO_PRODUCT = /^client\/(?:gallery|build)\//;
const OF_A_GAME = /(?:^|\/)(?:provinces|countries)\//;

const ASKS = [
  String.raw`\brulebook (?:===|!==) '`,
  String.raw`switch \([\w.]*\brulebook\)`,
  String.raw`(?:scenarioId|\bid) (?:===|!==) 'provinces'`,
  String.raw`\bprovincesScenario\.value (?:===|!==)`,
  String.raw`\bisOfProvinces\b`,
  String.raw`(?<![.#\w])byGame[<(]`,
];

describe('which game is played', () => {
  it('is asked in no more files than it was', () => {
    const asking = new RegExp(ASKS.join('|'));
    const found = readSources(['shared', 'server', 'client'])
      .filter(({ path }) => !NO_PRODUCT.test(path) && !OF_A_GAME.test(path))
      .filter(({ text }) => asking.test(text.replaceAll(/\/\*[^]*?\*\//g, '')))
      .map(({ path }) => path);
    expect(found.toSorted()).toEqual(ASKERS);
  });
});
