/**
 * Seeded generator as data: mulberry32 (Tommy Ettinger, public domain), 32 bits of state.
 * The state is part of the folded game state, so replay draws the same numbers.
 */
export type RandomState = number;

type Draw<T> = { readonly value: T; readonly next: RandomState };

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

/** Φ(x), the chance that a standard normal stays below x; error under 1e-7 (Abramowitz and Stegun 1964, 26.2.17). */
export function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const series = COEFFICIENTS.reduceRight((sum, coefficient) => (sum + coefficient) * t, 0);
  const above = density * series;
  return x >= 0 ? 1 - above : above;
}

const COEFFICIENTS = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429] as const;

/** Standard normal, by the polar form of two uniform draws (Box and Muller 1958). */
export function drawNormal(state: RandomState): Draw<number> {
  const radius = drawUniform(state);
  const angle = drawUniform(radius.next);
  const value = Math.sqrt(-2 * Math.log(1 - radius.value)) * Math.cos(2 * Math.PI * angle.value);
  return { value, next: angle.next };
}
