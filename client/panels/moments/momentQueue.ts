import { signal } from '@preact/signals';
import type { Moment, MomentKind } from './momentsModel.ts';

/** Cards that wait, the first of them on show. */
export const moments = signal<readonly Moment[]>([]);

const MOST_WAITING = 4;
/** What gives way where more happens than can be shown: each of these also stands in a list. */
const COMMON: readonly MomentKind[] = ['signed', 'refused', 'event'];

export function showMoments(news: readonly Moment[]): void {
  if (news.length === 0) return;
  const all = [...moments.peek(), ...news];
  const surplus = all.length - MOST_WAITING;
  const common = all.slice(1).filter(({ kind }) => COMMON.includes(kind));
  const dropped = new Set(surplus > 0 ? common.slice(-surplus) : []);
  moments.value = all.filter((moment) => !dropped.has(moment));
}
