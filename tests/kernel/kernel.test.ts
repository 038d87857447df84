import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { toBasisPoints, toFraction } from '#shared/kernel/basisPoints.ts';
import { canonicalHash, canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { drawIndex, drawUniform, seedFromText } from '#shared/kernel/random.ts';
import { fromKeys, mapValues, must, withoutKey } from '#shared/kernel/records.ts';
import { remembering } from '../../shared/kernel/records.ts';

describe('kernel', () => {
  it('hashes equal values equally whatever the order of their keys', () => {
    expect(canonicalJson({ b: 1, a: [{ d: 2, c: 3 }] })).toBe('{"a":[{"c":3,"d":2}],"b":1}');
    expect(canonicalHash({ b: 1, a: 2 })).toBe(canonicalHash({ a: 2, b: 1 }));
    expect(canonicalHash({ a: 1 })).not.toBe(canonicalHash({ a: 2 }));
  });

  it('gives the SHA-256 of the canonical text', () => {
    // printf '{}' | sha256sum
    expect(canonicalHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it('finds once what is asked of an object by name, nothing included', () => {
    const remember = remembering<object, string | undefined>();
    const [one, other] = [{}, {}];
    const asked: string[] = [];
    const find = (of: object, name: string, found?: string): string | undefined =>
      remember(of, name, () => {
        asked.push(name);
        return found;
      });
    expect([find(one, 'a', 'x'), find(one, 'a', 'y'), find(other, 'a', 'z')]).toEqual(['x', 'x', 'z']);
    expect([find(one, 'b'), find(one, 'b', 'late')]).toEqual([undefined, undefined]);
    expect(asked).toEqual(['a', 'a', 'b']);
  });

  it('draws the numbers of mulberry32', () => {
    // First three values for seed 1 of the published generator.
    const draws: number[] = [];
    let state = 1;
    for (let i = 0; i < 3; i++) {
      const { value, next } = drawUniform(state);
      draws.push(value);
      state = next;
    }
    expect(draws).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  });

  it('draws an index below its bound', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 1, max: 1000 }),
        (seed, bound) => {
          const { value } = drawIndex(seed, bound);
          return Number.isInteger(value) && value >= 0 && value < bound;
        },
      ),
    );
  });

  it('turns words into different seeds', () => {
    expect(seedFromText('')).toBe(0x811c9dc5);
    expect(new Set(['a', 'b', 'ab', 'ba', 'lesson'].map(seedFromText)).size).toBe(5);
  });

  it('crosses between basis points and fractions without loss', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), (bp) => toBasisPoints(toFraction(bp)) === bp));
  });

  it('makes records of any names, such as every object inherits too', () => {
    const made = fromKeys(['b', '__proto__', 'a'], (key) => ({ key }));
    expect(JSON.stringify(made)).toBe('{"b":{"key":"b"},"__proto__":{"key":"__proto__"},"a":{"key":"a"}}');
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    expect(JSON.stringify(mapValues(made, ({ key }) => key.length))).toBe('{"b":1,"__proto__":9,"a":1}');
  });

  it('keeps and drops keys of records', () => {
    expect(mapValues({ a: 1, b: 2 }, (v, k) => `${k}${v}`)).toEqual({ a: 'a1', b: 'b2' });
    expect(fromKeys(['x', 'y'], (k) => k.length)).toEqual({ x: 1, y: 1 });
    expect(withoutKey<string, number>({ a: 1, b: 2 }, 'a')).toEqual({ b: 2 });
    expect(() => must(undefined, 'thing')).toThrow('missing thing');
  });
});
