import type { CentreAct } from '#shared/protocol/provinces/centre.ts';

/** What the centre makes of barriers, a reform or one of its rivals; all else is a lesser act beside it. */
export function isAnswer({ type }: CentreAct): boolean {
  return type === 'reform' || type === 'leaveToMarket' || type === 'redrawDivisions';
}
