import type { play as english } from '../en/play.ts';

export const play: Record<keyof typeof english, string> = {};
