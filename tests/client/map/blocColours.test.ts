import { describe, expect, it } from 'vitest';
import { type Tinted, blocColours } from '../../../client/map/model/blocColours.ts';

const blocs = (...names: readonly string[]): readonly Tinted[] =>
  names.map((name) => ({ members: Array.from(name) }));

const coloursOf = (rounds: readonly (readonly Tinted[])[], count = 12): readonly number[] => {
  const colourOf = blocColours(rounds, count);
  return (rounds.at(-1) ?? []).map(({ members }) => colourOf(members));
};

describe('colours of blocs', () => {
  it('belong to the members: whoever signs anew has the same again, in whatever order', () => {
    expect(coloursOf([blocs('AB', 'CD')])).toEqual([1, 2]);
    expect(coloursOf([blocs('AB', 'CD'), blocs('DC', 'AB')])).toEqual([2, 1]);
    // A round between without it.
    expect(coloursOf([blocs('AB', 'CD'), blocs('CD', 'AC'), blocs('AB', 'AC')])).toEqual([1, 3]);
  });

  it('go on with most of the members', () => {
    expect(coloursOf([blocs('AB', 'CD'), blocs('ABC')])).toEqual([1]);
    expect(coloursOf([blocs('ABC', 'DE'), blocs('DE', 'BC')])).toEqual([2, 1]);
    // Half is not most, and what still stands hands on nothing.
    expect(coloursOf([blocs('AB'), blocs('AC')])).toEqual([2]);
    expect(coloursOf([blocs('AB'), blocs('AB', 'ABC')])).toEqual([1, 2]);
  });

  it('of one that is gone are nobody else’s while there are enough', () => {
    expect(coloursOf([blocs('AB'), blocs('CD'), blocs('AC')])).toEqual([3]);
    // With three, that of two rounds ago is free again, that of the round before is not.
    expect(coloursOf([blocs('AB'), blocs('CD'), blocs('AC'), blocs('BD')], 3)).toEqual([1]);
    expect(coloursOf([blocs('AB'), blocs('CD', 'AC', 'BD')], 2)).toEqual([2, 1, 1]);
  });

  it('are kept by what holds on, also where it takes members in, or there are more blocs than colours', () => {
    const round = (members: string): Tinted => ({ id: 'a1', members: Array.from(members) });
    expect(coloursOf([[...blocs('XY'), round('AB')], [round('ABCDE')]])).toEqual([2]);
    const first = blocs('AB', 'CD', 'EF');
    const [, , before] = coloursOf([first], 2);
    expect(coloursOf([first, blocs('CD', 'EF', 'GH')], 2)[1]).toBe(before);
  });

  it('of agreements on tariffs leave those of areas as they are', () => {
    const light: Tinted = { members: ['A', 'B'], isLight: true };
    expect(coloursOf([[light, ...blocs('CD')]])).toEqual([12, 1]);
    expect(coloursOf([[light], blocs('AB')])).toEqual([12]);
  });
});
