import type { rejections as english } from '../en/rejections.ts';

export const rejections: Record<keyof typeof english, string> = {};
