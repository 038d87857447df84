import { signal } from '@preact/signals';
import type { Moment, MomentKind } from './momentsModel.ts';

/** A moment with its number on this page, by which its card is told from the next. */
export type MomentShown = Moment & { readonly number: number };

/** Cards that wait, the first of them on show. */
export const moments = signal<readonly MomentShown[]>([]);
let lastNumber = 0;

const MOST_WAITING = 4;
/** What gives way where more happens than can be shown: each of these also stands in a list. */
const COMMON: readonly MomentKind[] = ['signed', 'refused', 'event'];

/** Lets cards wait for their turn. */
export function showMoments(news: readonly Moment[]): void {
  if (news.length === 0) return;
  const all = [...moments.peek(), ...news.map((moment) => ({ ...moment, number: ++lastNumber }))];
  const surplus = all.length - MOST_WAITING;
  const common = all.slice(1).filter(({ kind }) => COMMON.includes(kind));
  const dropped = new Set(surplus > 0 ? common.slice(-surplus) : []);
  moments.value = all.filter((moment) => !dropped.has(moment));
}
