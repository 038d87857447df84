import type { Rejection, REJECTIONS } from '#shared/protocol/rejection.ts';
import type { PlacesOf } from './areas.ts';
import { nameParams } from './nameParams.ts';
import { fillSentence, tOr } from './t.ts';

type Carried = typeof REJECTIONS;

/** Keys of refusals whose sentence asks only for what the refusal carries: all of them, else this file does not compile. */
type FilledKey = {
  [Code in keyof Carried]: Exclude<PlacesOf<`rejection.${Code}`>, Carried[Code][number]> extends never
    ? `rejection.${Code}`
    : never;
}[keyof Carried];

/** The sentence of a refusal, its parameters said as names, rates and money. */
export function rejectionText(rejection: Rejection): string {
  const { code, ...params } = rejection;
  const key: FilledKey = `rejection.${code}`;
  const named: Readonly<Record<string, string | number>> = nameParams(params);
  const phase = named['phase'];
  return fillSentence(
    key,
    phase === undefined ? named : { ...named, phase: tOr(`phase.${phase}`, String(phase)) },
  );
}
