import type { Rejection } from '#shared/protocol/rejection.ts';
import { nameParams } from './nameParams.ts';
import { t, tOr } from './t.ts';

/** The sentence of a refusal, its parameters said as names, rates and money. */
export function rejectionText(rejection: Rejection): string {
  const { code, ...params } = rejection;
  const named = nameParams(params);
  const phase = named['phase'];
  return t(
    `rejection.${code}`,
    phase === undefined ? named : { ...named, phase: tOr(`phase.${phase}`, String(phase)) },
  );
}
