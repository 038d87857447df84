import { type Result, err, ok } from '#shared/kernel/result.ts';
import { TEXT_LENGTHS } from './textLengths.ts';

const COMBINING_PER_BASE = 2;

const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]/g;
/** Controls, bidirectional and zero-width characters, private use, lone surrogates, and letters that draw nothing. */
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const PILED_MARKS = new RegExp(`(\\p{M}{${COMBINING_PER_BASE}})\\p{M}+`, 'gu');

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Text as it is kept and shown: one Unicode form, no characters that hide, reorder or pile up, single spaces. */
export function normaliseText(raw: string): string {
  return raw
    .normalize('NFC')
    .replaceAll(LINE_BREAKS, ' ')
    .replaceAll(INVISIBLE, '')
    .replaceAll(PILED_MARKS, '$1')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** A name that can stand beside others, or why not. */
export function normaliseName(raw: string): Result<string, 'name/empty' | 'name/too-long'> {
  const name = normaliseText(raw);
  if (!/[^\s\p{M}]/u.test(name)) return err('name/empty');
  return fits(name, TEXT_LENGTHS.nameGraphemes) ? ok(name) : err('name/too-long');
}

/** Two names with the same key are the same to a reader. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().replaceAll(' ', '');
}

/** What is said in the talk, or why nothing is. */
export function normaliseTalk(raw: string): Result<string, 'empty' | 'too-long'> {
  const text = normaliseText(raw);
  if (text === '') return err('empty');
  return fits(text, TEXT_LENGTHS.chatCharacters) ? ok(text) : err('too-long');
}

/**
 * Whether a text that is kept takes no more room than so many characters. Measured after normalisation, which may make a text
 * longer than it was typed.
 */
function fits(text: string, characters: number): boolean {
  if (Array.from(text).length > characters * TEXT_LENGTHS.codePointsPerCharacter) return false;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width <= characters;
}

const MARK = /\p{M}/u;

/**
 * Characters as a reader sees them: one for a letter with its marks, a flag, an emoji with its skin tone or an Indic ligature of two;
 * more where a "grapheme" strings together what is drawn side by side, as two hundred Hangul initials or a hundred skin tones.
 */
function widthOf(grapheme: string): number {
  const drawn = Array.from(grapheme).filter((codePoint) => !MARK.test(codePoint)).length;
  return Math.max(1, drawn - 1);
}

/** Letters of other scripts, and digits, that are drawn like a small Latin letter; the first of each row is what it is read as. */
const LOOK_ALIKE = [
  'aаα',
  'bЬь',
  'cсϲ',
  'dԁ',
  'eеєε',
  'hһн',
  'iіι',
  'jјϳ',
  'kкκ',
  'lӏ1|',
  'mм',
  'nпη',
  'oоοσ0',
  'pрρ',
  'qԛ',
  'sѕ',
  'tтτ',
  'uυ',
  'vѵν',
  'wԝѡω',
  'xхχ',
  'yуγ',
];
const READ_AS = new Map(
  LOOK_ALIKE.flatMap((row) => {
    const [letter = '', ...others] = row.toLowerCase();
    return others.map((other) => [other, letter] as const);
  }),
);

/** A name as a reader at a glance takes it: without marks, other scripts' twins as Latin, a capital I within a word as l. */
function looks(name: string): string {
  const plain = name
    .replaceAll(/(?<=\p{L})I(?=\p{Ll})/gu, 'l')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '');
  return Array.from(nameKey(plain), (sign) => READ_AS.get(sign) ?? sign).join('');
}

/** Whether people at a table would take two names for one. */
export function areAlike(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b) || looks(a) === looks(b);
}

/** Whoever has the say at a table, and what the server says itself; in both languages, as letters alone. */
const ROLES: ReadonlySet<string> = new Set(
  (
    'host thehost teacher theteacher moderator admin administrator server system accord bot ' +
    '主持人 主持 老师 老師 教师 教師 管理员 管理員 系统 系統 服务器 机器人 协定'
  ).split(' '),
);

/** Whether a name says that its bearer runs the table. The host may still give it to somebody. */
export function isRoleName(name: string): boolean {
  return [nameKey(name), looks(name)].some((key) => ROLES.has(key.replaceAll(/[^\p{L}]/gu, '')));
}
