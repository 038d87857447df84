/**
 * Faces of bots, drawn of parts: ink on paper, so that nobody is told apart by a colour and nobody's skin has one. Who it is shows in
 * head, hair and clothes, how it feels in brows, eyes and mouth.
 */
import type { ComponentChildren } from 'preact';
import { type Mood, sentenceOf } from '#shared/content/speech.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BotLine } from '#shared/protocol/session.ts';

const INK = '#17232c';
const PAPER = '#f7f2e6';
const GROUND = '#b9c6cf';
const GREYS = { dark: '#2f414d', middle: '#7b8b96', light: '#cfd6d9' } as const;
type Grey = keyof typeof GREYS;

const HEADS = {
  oval: 'M19 27a13 14 0 0 1 26 0v5a13 15 0 0 1-26 0z',
  round: 'M17 29a15 15 0 0 1 30 0v2a15 14.5 0 0 1-30 0z',
  square: 'M19 22q0-8 8-8h10q8 0 8 8v14q0 10-9 10h-8q-9 0-9-10z',
  long: 'M20 25a12 13 0 0 1 24 0v8a12 16 0 0 1-24 0z',
  pointed: 'M18 27a14 14 0 0 1 28 0v4q0 6-7 13l-4 4q-3 2-6 0l-4-4q-7-7-7-13z',
} as const;

/** Hair behind the head, and over it. */
const HAIRS: Readonly<Record<string, { readonly back?: string; readonly front?: string }>> = {
  short: { front: 'M17 29C15 13 25 9 33 9s16 5 14 20c-2-7-6-10-9-11-7 2-15 1-18 3-2 2-3 5-3 8z' },
  sidePart: { front: 'M17 28C15 14 22 8 32 8c11 0 17 6 15 20-1-5-3-8-5-10-8 2-15-1-18-4-3 4-6 7-7 14z' },
  crew: { front: 'M18 25c-1-12 6-16 14-16s15 4 14 16l-3-6H21z' },
  receding: { front: 'M17 30c-2-8 0-14 4-17 0 5-1 9-4 17z M47 30c2-8 0-14-4-17 0 5 1 9 4 17z' },
  swept: { front: 'M17 28C14 12 27 5 36 8c8-2 13 8 11 20-2-8-5-11-10-12-6 4-17 2-20 12z' },
  curly: {
    front:
      'M18 27a5 5 0 0 1 0-9 6 6 0 0 1 7-8 7 7 0 0 1 13-1 6 6 0 0 1 8 8 5 5 0 0 1 0 10c-1-6-4-9-8-10-6 2-12 1-16 1-2 2-3 5-4 9z',
  },
  bob: {
    back: 'M14 44C12 14 20 7 32 7s20 7 18 37c-4 2-8 1-9-2V30H23v12c-1 3-5 4-9 2z',
    front: 'M18 28C17 15 24 11 32 11s15 4 14 17c-3-7-8-9-14-9s-11 2-14 9z',
  },
  long: {
    back: 'M12 58C13 20 17 6 32 6s19 14 20 52c-6 2-10 0-11-4V30H23v24c-1 4-5 6-11 4z',
    front: 'M18 29C17 13 26 10 30 10c-1 8-6 14-12 19z M46 29c1-14-6-19-16-19 1 8 9 14 16 19z',
  },
  bun: {
    back: 'M25 9a7 7 0 1 1 14 0 7 7 0 0 1-14 0z',
    front: 'M17 29C15 15 23 11 32 11s17 4 15 18c-2-7-7-10-15-10s-13 3-15 10z',
  },
  ponytail: {
    back: 'M42 14c12 2 12 20 6 32-3-2-4-6-3-10 1-8 0-14-3-22z',
    front: 'M17 29C15 14 23 9 32 9s17 5 15 20c-3-9-9-12-17-12-6 1-11 5-13 12z',
  },
  waves: {
    back: 'M13 40c-2-6 1-8 1-12C14 12 22 7 32 7s18 5 18 21c0 4 3 6 1 12s-6 6-9 3V30H22v13c-3 3-7 3-9-3z',
    front: 'M18 28C16 15 24 10 31 10c10 0 16 6 15 18-3-3-4-7-5-9-7 3-19 1-23 9z',
  },
  none: {},
};

const CLOTHES: Readonly<Record<string, ComponentChildren>> = {
  suit: <path fill={PAPER} d="M25 49l7 9 7-9 3 2-10 13-10-13z" />,
  tie: (
    <>
      <path fill={PAPER} d="M25 49l7 9 7-9 3 2-10 13-10-13z" />
      <path fill={INK} d="M30 55h4l2 9h-8z" />
    </>
  ),
  roundNeck: <path fill={PAPER} d="M23 50q9 11 18 0l2 2q-11 13-22 0z" />,
  rollNeck: <path fill={GREYS.light} d="M24 46h16v7q-8 3-16 0z" />,
  standCollar: <path fill={GREYS.light} d="M23 47l8 5v10h-2l-9-11z M41 47l-8 5v10h2l9-11z" />,
  scarf: <path fill={GREYS.middle} d="M21 48q11 7 22 0l2 5q-7 5-12 5l3 8h-8l-1-8q-4-1-8-5z" />,
};

type Features = {
  readonly head: keyof typeof HEADS;
  readonly hair: string;
  readonly grey: Grey;
  readonly wears: string;
  readonly glasses?: 'round' | 'square';
  readonly beard?: 'full' | 'goatee' | 'moustache';
  readonly earrings?: true;
  readonly isOld?: true;
};

const f = (
  head: Features['head'],
  hair: string,
  grey: Grey,
  wears: string,
  more: Partial<Features> = {},
): Features => ({ head, hair, grey, wears, ...more });

/** One face for each seat of the scenarios. */
const FACES: Readonly<Record<EconomyId, Features>> = {
  ALB: f('oval', 'bob', 'light', 'roundNeck', { glasses: 'round' }),
  BOR: f('square', 'crew', 'dark', 'rollNeck', { beard: 'full' }),
  CAT: f('pointed', 'swept', 'middle', 'scarf'),
  DUN: f('long', 'receding', 'light', 'tie', { beard: 'moustache', isOld: true }),
  EUR: f('oval', 'bun', 'middle', 'scarf', { glasses: 'square' }),
  CHN: f('round', 'sidePart', 'dark', 'standCollar', { glasses: 'round' }),
  MER: f('square', 'waves', 'dark', 'roundNeck', { earrings: true }),
  ASE: f('pointed', 'long', 'dark', 'roundNeck'),
  AFR: f('round', 'curly', 'dark', 'standCollar', { earrings: true }),
  JPN: f('long', 'short', 'light', 'tie', { isOld: true }),
  KOR: f('oval', 'ponytail', 'dark', 'suit'),
  GBR: f('long', 'swept', 'light', 'tie', { beard: 'moustache' }),
  IND: f('round', 'short', 'middle', 'standCollar', { beard: 'full' }),
  CAN: f('square', 'bob', 'middle', 'rollNeck'),
  USA: f('square', 'sidePart', 'light', 'tie', { isOld: true }),
  MEX: f('pointed', 'curly', 'middle', 'suit', { beard: 'goatee' }),
  SH: f('oval', 'bob', 'dark', 'suit', { glasses: 'square' }),
  JS: f('long', 'sidePart', 'dark', 'tie'),
  ZJ: f('pointed', 'ponytail', 'middle', 'roundNeck'),
  AH: f('round', 'crew', 'middle', 'standCollar'),
  LN: f('square', 'receding', 'middle', 'tie', { glasses: 'square', isOld: true }),
  HB: f('oval', 'short', 'dark', 'rollNeck', { glasses: 'round' }),
  GD: f('round', 'swept', 'dark', 'suit'),
  SC: f('round', 'waves', 'middle', 'scarf', { earrings: true }),
  SN: f('square', 'crew', 'light', 'roundNeck', { isOld: true }),
  SD: f('long', 'bun', 'light', 'suit', { glasses: 'round' }),
};

const STRANGER = f('oval', 'short', 'middle', 'suit');

const BROWS: Readonly<Record<Mood, string>> = {
  neutral: 'M22 25h7 M35 25h7',
  pleased: 'M22 25q3.5-4 7-1 M35 24q3.5-3 7 1',
  angry: 'M22 22l7 4 M42 22l-7 4',
};
const MOUTHS: Readonly<Record<Mood, string>> = {
  neutral: 'M27 40h10',
  pleased: 'M25 38q7 7 14 0',
  angry: 'M26 42q6-5 12 0',
};

/** The face that goes with what is said: whoever was left, or remembers a broken word, is angry whatever the words. */
export function moodOf({ key, fill }: BotLine): Mood {
  return fill?.reason === 'leftUs' ? 'angry' : sentenceOf(key).mood;
}

type FaceProps = {
  readonly economy: EconomyId;
  /** What it says meanwhile; absent: nothing in particular. */
  readonly line?: BotLine | undefined;
};

/** The whole face, in a square of 64 by 64. */
export function Face({ economy, line }: FaceProps) {
  const mood = line === undefined ? 'neutral' : moodOf(line);
  const { head, hair, grey, wears, glasses, beard, earrings, isOld } = FACES[economy] ?? STRANGER;
  const { back, front } = HAIRS[hair] ?? {};
  const shade = GREYS[grey];
  return (
    <svg
      width="100%"
      height="100%"
      viewBox="0 0 64 64"
      fill="none"
      stroke={INK}
      stroke-width="1.8"
      stroke-linecap="round"
    >
      <circle fill={GROUND} stroke="none" cx="32" cy="32" r="34" />
      <g stroke-linejoin="round">
        {back !== undefined && <path fill={shade} d={back} />}
        <path fill={GREYS.dark} d="M5 66c1-12 11-15 20-17h14c9 2 19 5 20 17z" />
        <path fill={PAPER} d="M26 42h12v8q-6 6-12 0z" />
        {CLOTHES[wears]}
        <circle fill={PAPER} cx="18" cy="31" r="3" />
        <circle fill={PAPER} cx="46" cy="31" r="3" />
        <path fill={PAPER} d={HEADS[head]} />
        {beard === 'full' && (
          <path fill={shade} d="M19 32q2 4 6 4h14q4 0 6-4v4c0 8-7 13-13 13s-13-5-13-13z" />
        )}
        {beard === 'goatee' && <path fill={shade} d="M28 43h8q0 6-4 7-4-1-4-7z" />}
        {beard === 'full' && <path fill={PAPER} stroke="none" d="M26 36.5q6 8 12 0q1 6-6 7-7-1-6-7z" />}
        {front !== undefined && <path fill={shade} d={front} />}
      </g>
      {isOld === true && <path stroke-width="1" d="M23 35l-1 4 M41 35l1 4 M27 19h10" />}
      <path stroke-width="2.2" d={BROWS[mood]} />
      <circle fill={INK} stroke="none" cx="26" cy="29.5" r="1.9" />
      <circle fill={INK} stroke="none" cx="38" cy="29.5" r="1.9" />
      <path stroke-width="1.5" d="M32 29l-2 6h3" />
      {beard === 'moustache' && <path fill={shade} d="M24 38q4-3 8-1 4-2 8 1-4 2-8 0-4 2-8 0z" />}
      <path stroke-width="2.2" d={MOUTHS[mood]} />
      {glasses === 'round' && (
        <path d="M21 30a5 5 0 1 0 10 0 5 5 0 1 0-10 0 M33 30a5 5 0 1 0 10 0 5 5 0 1 0-10 0 M31 30h2" />
      )}
      {glasses === 'square' && <path d="M20.5 26.5h10v7h-10z M33.5 26.5h10v7h-10z M30.5 29h3" />}
      {earrings === true && (
        <g fill={INK} stroke="none">
          <circle cx="17.5" cy="36" r="1.6" />
          <circle cx="46.5" cy="36" r="1.6" />
        </g>
      )}
    </svg>
  );
}
