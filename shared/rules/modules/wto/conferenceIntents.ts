import { PACKAGE_SLOTS } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unitOf } from '../../law/blocs.ts';
import type { CountryGame, DecideContext } from '../../state.ts';
import { overtimeEvents } from '../../table/clock.ts';
import { openProposalLimit } from '../../table/proposalLimits.ts';
import { attend, attendFloor } from './conference.ts';
import { changeFault, changedPackage, packageFault } from './packages.ts';

/** Lay a package before the conference; its author backs it, and has two proposals fewer to table meanwhile. */
export function tablePackage(
  { scenario, nowMs }: DecideContext,
  state: CountryGame,
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
  const fault = openProposalLimit(state, actor, PACKAGE_SLOTS) ?? packageFault(scenario, state, wto, terms);
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

/** Speak for a package: the most backed takes the floor. A voice backs one, the last that it named. */
export function backPackage(
  _context: DecideContext,
  state: CountryGame,
  actor: EconomyId,
  { package: id }: SeatIntentOf<'backPackage'>,
): Result<GameEvent[], Rejection> {
  const attended = attend(state, actor, 'tabling');
  if (!attended.ok) return attended;
  const found = attended.value.conference.packages.find((each) => each.id === id);
  if (found === undefined) return err({ code: 'conference/unknown-package' });
  return ok(found.backers.includes(actor) ? [] : [{ type: 'packageBacked', package: id, by: actor }]);
}

/** Yes to the package on the floor. An objection of the same voice falls. */
export function agreeToPackage(
  _context: DecideContext,
  state: CountryGame,
  actor: EconomyId,
  { revision }: SeatIntentOf<'agreeToPackage'>,
): Result<GameEvent[], Rejection> {
  const attended = attendFloor(state, actor, revision);
  if (!attended.ok) return attended;
  const { agreed, objections } = attended.value.conference;
  const unit = unitOf(state, actor);
  const objects = objections.some(({ by }) => unit.includes(by));
  return ok(agreed.includes(actor) && !objects ? [] : [{ type: 'packageAgreed', by: actor }]);
}

/** Object by name and with the one change that would do; while the objection stands at the bell the package fails. */
export function objectToPackage(
  context: DecideContext,
  state: CountryGame,
  actor: EconomyId,
  { revision, change }: SeatIntentOf<'objectToPackage'>,
): Result<GameEvent[], Rejection> {
  const attended = attendFloor(state, actor, revision);
  if (!attended.ok) return attended;
  const { package: tabled } = attended.value;
  if (unitOf(state, actor).includes(tabled.author)) return err({ code: 'conference/own-package' });
  const fault = changeFault(context.scenario, change);
  if (fault !== undefined) return err(fault);
  if (changedPackage(tabled, change) === undefined) return err({ code: 'conference/no-change' });
  return ok([
    { type: 'packageObjected', objection: { by: actor, change }, atMs: context.nowMs },
    ...overtimeEvents(context, state),
  ]);
}

/** The author's side takes the change that an objector attached: the objection falls, everybody else may look again. */
export function takeChange(
  context: DecideContext,
  state: CountryGame,
  actor: EconomyId,
  { by }: SeatIntentOf<'takeChange'>,
): Result<GameEvent[], Rejection> {
  const attended = attendFloor(state, actor);
  if (!attended.ok) return attended;
  const { package: tabled, conference } = attended.value;
  if (!unitOf(state, actor).includes(tabled.author)) return err({ code: 'conference/not-the-author' });
  const objection = conference.objections.find((each) => each.by === by);
  if (objection === undefined) return err({ code: 'conference/no-objection', economy: by });
  const changed = changedPackage(tabled, objection.change);
  // An objection is dropped as soon as the package says what it asks for.
  if (changed === undefined) throw new Error(`the objection of ${by} asks for nothing`);
  return ok([
    {
      type: 'packageChanged',
      package: tabled.id,
      ...changed,
      revision: tabled.revision + 1,
      by,
      atMs: context.nowMs,
    },
    ...overtimeEvents(context, state),
  ]);
}
