import { drawUniform, type Draw, type RandomState } from './random.ts';

/** Standard normal, by the polar form of two uniform draws (Box and Muller 1958). */
export function drawNormal(state: RandomState): Draw<number> {
  const radius = drawUniform(state);
  const angle = drawUniform(radius.next);
  const value = Math.sqrt(-2 * Math.log(1 - radius.value)) * Math.cos(2 * Math.PI * angle.value);
  return { value, next: angle.next };
}
