import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { PACKAGE_SLOTS } from '#shared/content/wtoConstants.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unitOf } from '../../../agreements/unionOf.ts';
import type { DecideContext } from '../../../decideContext.ts';
import { openPaperLimit } from '../../../negotiation/papers/paperLimits.ts';
import type { GameState } from '../../../state.ts';
import { packageFault } from '../packages/packageFault.ts';
import { attend } from './conferenceNow.ts';

/** Lay a package before the conference; its author backs it, and has two papers fewer to table meanwhile. */
export function tablePackage(
  { scenario, nowMs }: DecideContext,
  state: GameState,
  actor: EconomyId,
  { terms }: SeatIntentOf<'tablePackage'>,
): Result<GameEvent[], Rejection> {
  const attended = attend(state, actor, 'tabling');
  if (!attended.ok) return attended;
  const { wto, conference } = attended.value;
  const unit = unitOf(state, actor);
  if (conference.packages.some(({ author }) => unit.includes(author))) {
    return err({ code: 'conference/already-tabled' });
  }
  const fault = openPaperLimit(state, actor, PACKAGE_SLOTS) ?? packageFault(scenario, state, wto, terms);
  if (fault !== undefined) return err(fault);
  const tabled = {
    id: `k${conference.packages.length}`,
    author: actor,
    terms,
    waivers: [],
    revision: 1,
    backers: [actor],
    tabledAtMs: nowMs,
  };
  return ok([{ type: 'packageTabled', package: tabled }]);
}
