import type { map as english } from '../en/map.ts';

export const map: Record<keyof typeof english, string> = {};
