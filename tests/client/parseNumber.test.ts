import { expect, it } from 'vitest';
import { parseNumber } from '../../client/text/format.ts';

it.each([
  ['300', 300],
  ['0.046', 0.046],
  ['0,5', 0.5],
  ['1,200', 1200],
  ['1 200,5', 1200.5],
  ['12,345.5', 12345.5],
  ['−3', -3],
  ['+4', 4],
  ['±0', 0],
  ['±2', 2],
  ['１２０', 120],
  ['1。5', 1.5],
  ['5%', 5],
  ['.5', 0.5],
])('reads %s as people type it', (text, number) => {
  expect(parseNumber(text)).toBe(number);
});

it.each(['', ' ', '-', 'twelve', '1.2.3', '3e5'])('takes “%s” for no number', (text) => {
  expect(parseNumber(text)).toBeUndefined();
});
