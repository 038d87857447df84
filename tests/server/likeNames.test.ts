import { describe, expect, it } from 'vitest';
import { areAlike, isRoleName } from '../../shared/protocol/normaliseText.ts';

describe('names that people take for one another', () => {
  it.each([
    ['Anna', 'Аnnа'],
    ['Alice', 'AIice'],
    ['Paul', 'Раul'],
    ['Zoe', 'Zoë'],
    ['Leo', 'Le0'],
    ['maria', 'MARIA'],
    ['Kim', 'Ｋｉｍ'],
    ['Max', '𝐌𝐚𝐱'],
  ])('finds that %s and %s look alike', (a, b) => expect(areAlike(a, b)).toBe(true));

  it.each([
    ['Kai', 'Kal'],
    ['Ann', 'Anne'],
    ['Иван', 'Ivan'],
    ['王伟', '王玮'],
    ['Person 1', 'Person 2'],
    ['Team 10', 'Team 1'],
  ])('leaves %s and %s apart', (a, b) => expect(areAlike(a, b)).toBe(false));
});

describe('names of those who run the table', () => {
  it.each([
    'Host',
    'the host',
    'TEACHER',
    'Teacher!',
    'H0st',
    'Неаdmin'.replace('еаdmin', 'оst'),
    '主持人',
    '老 师',
    'Admin 2',
  ])('keeps %s for them', (name) => expect(isRoleName(name)).toBe(true));

  it.each(['Hostetler', 'Teachers’ pet', 'Botond', '主持人的猫', 'Ann', '1', '🙂'])(
    'leaves %s to anybody',
    (name) => expect(isRoleName(name)).toBe(false),
  );
});
