import { type Draw, type RandomState, drawUniform } from './random.ts';

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
