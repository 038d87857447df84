/**
 * Seeded generator as data: mulberry32 (Tommy Ettinger, public domain), 32 bits of state.
 * The state is part of the folded game state, so replay draws the same numbers.
 */
export type RandomState = number;

export type Draw<T> = { readonly value: T; readonly next: RandomState };

/** Uniform in [0, 1). */
export function drawUniform(state: RandomState): Draw<number> {
  const next = (state + 0x6d2b79f5) >>> 0;
  let t = next;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return { value: ((t ^ (t >>> 14)) >>> 0) / 2 ** 32, next };
}

/** Whole number in [0, bound). */
export function drawIndex(state: RandomState, bound: number): Draw<number> {
  const { value, next } = drawUniform(state);
  return { value: Math.floor(value * bound), next };
}

/** 32-bit seed from any text (FNV-1a), so a seed may be a word. */
export function seedFromText(text: string): RandomState {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
