/**
 * Smuggling (Bhagwati & Hansen 1973; Fisman & Wei 2004). Goods may come over the wall of n by a lawful way that costs
 * C = (1+t) o, or unseen through the door of a neighbour at C_d = (1+t_d) o_d and over the open border. With g = C/C_d − 1 and
 * costs of evasion spread exponentially, the part that evades is σ = 1 − e^(−ηg), and evaders spend about half of what they save.
 */

type Passage = {
  /** t */
  readonly tariff: number;
  /** o: iceberg factor of the way itself, proof of origin. */
  readonly origin: number;
};

/** What a flow pays in the mean when part of it evades. */
export type Evasion = {
  /** σ */
  readonly share: number;
  /** Tariff that is still collected, evaders' included: they pay the neighbour's. */
  readonly tariff: number;
  /** Iceberg factor of the way, the cost of hiding included. */
  readonly origin: number;
};

export function evade(lawful: Passage, door: Passage, elasticity: number): Evasion {
  const cost = (1 + lawful.tariff) * lawful.origin;
  const doorCost = (1 + door.tariff) * door.origin;
  const gap = cost / doorCost - 1;
  if (!(gap > 0)) return { share: 0, tariff: lawful.tariff, origin: lawful.origin };
  const share = -Math.expm1(-elasticity * gap);
  const mean = (1 - share) * cost + share * doorCost * (1 + gap / 2);
  const tariff = lawful.tariff + share * (door.tariff - lawful.tariff);
  return { share, tariff, origin: mean / (1 + tariff) };
}
