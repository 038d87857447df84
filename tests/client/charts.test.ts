import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endsOf,
  labelPlaces,
  pathThrough,
  pictureRole,
  scaleTo,
  scalesOf,
  ticksTo,
  within,
} from '../../client/design/charts/scale.ts';
import { accountOf, digitsOf, stackOf } from '../../client/design/charts/stack.ts';

describe('the axis of a figure', () => {
  it('holds all values, and no more', () => {
    expect(endsOf([3, -1, 2])).toEqual({ low: -1, high: 3 });
  });

  it('spans a least length about values that lie close together', () => {
    expect(endsOf([99.9, 100.1], 1)).toEqual({ low: 99.5, high: 100.5 });
  });

  it('keeps a value within its ends', () => {
    const ends = { low: 0, high: 100 };
    expect([-5, 40, 130].map((value) => within(ends, value))).toEqual([0, 40, 100]);
  });
});

describe('a scale', () => {
  it('runs from the low end to the high one, downward too', () => {
    const up = scaleTo({ low: 10, high: 20 }, 100, 0);
    expect([10, 15, 20].map(up)).toEqual([100, 50, 0]);
  });

  it('puts everything in the middle where the axis has no length', () => {
    expect(scaleTo({ low: 7, high: 7 }, 0, 100)(7)).toBe(50);
  });

  it('keeps the margins of its drawing free', () => {
    const frame = { width: 320, height: 100, top: 10, right: 40, bottom: 20, left: 30 };
    const { x, y } = scalesOf(frame, { low: 0, high: 4 }, { low: 0, high: 1 });
    expect([x(0), x(4), y(0), y(1)]).toEqual([30, 280, 80, 10]);
  });
});

describe('ticks', () => {
  it.each([
    [10, [0, 5, 10]],
    [30, [0, 10, 20, 30]],
    [50, [0, 10, 20, 30, 40, 50]],
    [60, [0, 20, 40, 60]],
  ])('up to %i are few and whole', (high, ticks) => {
    expect(ticksTo(high)).toEqual(ticks);
  });
});

describe('a line', () => {
  it('joins its points, to a hundredth of a unit', () => {
    expect(
      pathThrough([
        { x: 0, y: 1 / 3 },
        { x: 10, y: 5 },
      ]),
    ).toBe('M0 0.33L10 5');
  });

  it('has its label beside its end, apart from those of others and inside the drawing', () => {
    const room = { first: 20, apart: 30, last: 508 };
    expect(labelPlaces([106, 107, 306], room)).toEqual([106, 136, 306]);
    expect(labelPlaces([500, 501], room)).toEqual([478, 508]);
    expect(labelPlaces([5], room)).toEqual([20]);
  });
});

describe('parts of a change', () => {
  const parts = [
    { part: 'a', value: 2 },
    { part: 'b', value: -3 },
    { part: 'c', value: 0.5 },
  ] as const;

  it('begin each where the one above ended, on an axis that holds them and nothing', () => {
    const { bars, ends } = accountOf(parts, -0.5, 0.01);
    expect(bars.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [2, -1],
      [-1, -0.5],
    ]);
    expect(ends).toEqual({ low: -1, high: 2 });
  });

  it('take a digit more where the largest is a few units of the last', () => {
    expect(digitsOf(accountOf([{ part: 'a', value: 0.04 }], 0.04, 0.001), 2)).toBe(3);
    expect(digitsOf(accountOf([{ part: 'a', value: 0.4 }], 0.4, 0.001), 2)).toBe(2);
  });

  it('stack losses to the left of nothing and gains to the right', () => {
    expect(stackOf(parts, 0.01).map(({ part, from, to }) => [part, from, to])).toEqual([
      ['a', 0, 2],
      ['b', -3, 0],
      ['c', 2, 2.5],
    ]);
  });

  it('keep the room of what is too small to draw', () => {
    const stack = stackOf(
      [
        { part: 'a', value: 0.1 },
        { part: 'b', value: 1 },
      ],
      0.5,
    );
    expect(stack.map(({ part, from }) => [part, from])).toEqual([['b', 0.1]]);
  });

  it('are as long together as what they sum to, whatever their signs', () => {
    const value = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const stack = stackOf(
          values.map((each) => ({ part: 'any', value: each })),
          0,
        );
        const [left, right] = [
          Math.min(0, ...stack.map(({ from }) => from)),
          Math.max(0, ...stack.map(({ to }) => to)),
        ];
        const sum = values.reduce((all, each) => all + each, 0);
        expect(left + right).toBeCloseTo(sum, 6);
        expect(stack.every(({ from, to }) => from <= to)).toBe(true);
      }),
    );
  });
});

describe('a picture', () => {
  it('is an image with its sentence, or hidden where words beside it say the same', () => {
    expect(pictureRole('Real income: 100, 101')).toEqual({
      role: 'img',
      'aria-label': 'Real income: 100, 101',
    });
    expect(pictureRole(undefined)).toEqual({ 'aria-hidden': true });
  });
});
