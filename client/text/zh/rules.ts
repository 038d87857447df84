import type { rules as english } from '../en/rules.ts';

export const rules: Record<keyof typeof english, string> = {};
