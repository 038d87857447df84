import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import type { GameState } from '../state.ts';
import type { Viewer } from '../views/viewer.ts';

/** Opened envelopes as others may read them: hidden barriers and public money stay their seat's alone until the debrief. */
export function redactEnvelopes(
  policies: Readonly<Record<EconomyId, Policy>>,
  viewer: Viewer,
): Readonly<Record<EconomyId, Policy>> {
  const isSecret = Object.values(policies).some(
    ({ barriers, spending }) => barriers !== undefined || spending !== undefined,
  );
  if (!isSecret) return policies;
  return mapValues(policies, (policy, economy) => {
    if (viewer.type === 'seat' && viewer.economy === economy) return policy;
    const { barriers: _barriers, spending: _spending, ...open } = policy;
    return open;
  });
}

/**
 * What the model was given last round names every hidden barrier in its arrays, and only the settlement itself reads them: with the
 * module on, views go without until the debrief.
 */
export function redactSettled({ settled, barriers, phase }: GameState): SettledEconomy {
  return barriers === undefined || phase === 'debrief' ? settled : withoutArrays(settled);
}

const redacted = new WeakMap<SettledEconomy, SettledEconomy>();

/** The same value for the same settlement, so that its document is not written anew. */
function withoutArrays(settled: SettledEconomy): SettledEconomy {
  const known = redacted.get(settled);
  if (known !== undefined) return known;
  const hidden: SettledEconomy = { ...settled, tariff: [], iceberg: [] };
  redacted.set(settled, hidden);
  return hidden;
}
