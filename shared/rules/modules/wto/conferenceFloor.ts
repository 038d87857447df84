import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { PACKAGE_SLOTS } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { ModuleEventOf } from '#shared/protocol/modules/modules.ts';
import type { Conference, ConferencePackage } from '#shared/protocol/modules/wto.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unitOf } from '../../law/blocs.ts';
import { openWto } from '../../law/moduleIsOn.ts';
import type { CountryGame, DecideContext } from '../../state.ts';
import { overtimeEvents } from '../../table/clock.ts';
import { openProposalLimit } from '../../table/proposal.ts';
import { attend, attendFloor, conferenceNow, conferenceRounds, floorPackage } from './conference.ts';
import { adoptionOf, changeFault, changedPackage, packageFault } from './packages.ts';

/** A conference opens with the negotiation of its rounds. */
export function openConference(_context: DecideContext, state: CountryGame): GameEvent[] {
  if (openWto(state) === undefined || !conferenceRounds(state.settings).includes(state.round)) return [];
  return [{ type: 'conferenceOpened', round: state.round }];
}

/**
 * At the bell: without an objection the package on the floor is adopted, a single undertaking for all. A package that never
 * came to the floor, because the phase was skipped, binds nobody.
 */
export function closeConference({ scenario }: DecideContext, state: CountryGame): GameEvent[] {
  const conference = conferenceNow(state);
  if (conference === undefined) return [];
  const tabled = floorPackage(conference);
  if (tabled === undefined) return [{ type: 'conferenceClosed', outcome: 'noPackage' }];
  if (conference.objections.length > 0) return [{ type: 'conferenceClosed', outcome: 'failed' }];
  const wto = must(state.wto, 'the multilateral system');
  return [
    { type: 'conferenceClosed', outcome: 'adopted', adoption: adoptionOf(scenario, state, wto, tabled) },
  ];
}

/** What happens between the opening of a conference and the bell. */
export type StageEvent = ModuleEventOf<
  'packageTabled' | 'packageBacked' | 'floorOpened' | 'packageAgreed' | 'packageObjected' | 'packageChanged'
>;

/** The conference after one of its events; a union's members are one voice, whoever has it. */
export function evolveConference(
  state: Pick<CountryGame, 'agreements'>,
  conference: Conference,
  event: StageEvent,
): Conference {
  switch (event.type) {
    case 'packageTabled': {
      const others = withoutBacker(conference.packages, unitOf(state, event.package.author));
      return { ...conference, packages: [...others, event.package] };
    }
    case 'packageBacked': {
      const others = withoutBacker(conference.packages, unitOf(state, event.by));
      const packages = others.map((each) =>
        each.id === event.package ? { ...each, backers: [...each.backers, event.by] } : each,
      );
      return { ...conference, packages };
    }
    case 'floorOpened':
      return openedFloor(conference, event);
    case 'packageAgreed':
      return {
        ...withoutWord(conference, unitOf(state, event.by)),
        agreed: [...without(conference.agreed, unitOf(state, event.by)), event.by],
      };
    case 'packageObjected': {
      const quiet = withoutWord(conference, unitOf(state, event.objection.by));
      const objections = [...quiet.objections, event.objection];
      return { ...quiet, objections, objectedAtMs: event.atMs };
    }
    case 'packageChanged':
      return changedFloor(conference, event);
    default:
      return assertNever(event);
  }
}

/** Whoever backed the package has said yes to it. */
function openedFloor(
  conference: Conference,
  { package: floor, atMs }: ModuleEventOf<'floorOpened'>,
): Conference {
  if (floor === undefined) return { ...conference, stage: 'noPackage' };
  const agreed = conference.packages.find(({ id }) => id === floor)?.backers ?? [];
  return { ...conference, stage: 'floor', floor, agreed, textAtMs: atMs };
}

/**
 * A new version: it has the word of its author and of the objectors who asked for the change that it took. Others said yes to another
 * text; their objections stand.
 */
function changedFloor(
  conference: Conference,
  { package: id, terms, waivers, revision, by, atMs }: ModuleEventOf<'packageChanged'>,
): Conference {
  const packages = conference.packages.map((each): ConferencePackage =>
    each.id === id ? { ...each, terms, waivers, revision } : each,
  );
  const author = packages.find((each) => each.id === id)?.author;
  const objections = conference.objections.filter(
    (each) => each.by !== by && changedPackage({ terms, waivers }, each.change) !== undefined,
  );
  const met = conference.objections
    .map((each) => each.by)
    .filter((each) => each !== by && objections.every((left) => left.by !== each));
  const agreed = [...(author === undefined ? [] : [author]), by, ...met];
  return { ...conference, packages, objections, agreed, textAtMs: atMs };
}

function withoutWord(conference: Conference, unit: readonly EconomyId[]): Conference {
  return {
    ...conference,
    agreed: without(conference.agreed, unit),
    objections: conference.objections.filter(({ by }) => !unit.includes(by)),
  };
}

function withoutBacker(
  packages: readonly ConferencePackage[],
  unit: readonly EconomyId[],
): ConferencePackage[] {
  return packages.map((each) => ({ ...each, backers: without(each.backers, unit) }));
}

function without(economies: readonly EconomyId[], unit: readonly EconomyId[]): EconomyId[] {
  return economies.filter((economy) => !unit.includes(economy));
}

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
  { by, change }: SeatIntentOf<'takeChange'>,
): Result<GameEvent[], Rejection> {
  const attended = attendFloor(state, actor);
  if (!attended.ok) return attended;
  const { package: tabled, conference } = attended.value;
  if (!unitOf(state, actor).includes(tabled.author)) return err({ code: 'conference/not-the-author' });
  const objection = conference.objections.find((each) => each.by === by);
  if (objection === undefined) return err({ code: 'conference/no-objection', economy: by });
  if (change !== undefined && canonicalJson(change) !== canonicalJson(objection.change))
    return err({ code: 'conference/other-change', economy: by });
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
