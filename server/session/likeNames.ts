import { nameKey } from './normaliseText.ts';

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
