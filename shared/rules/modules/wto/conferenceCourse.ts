import { assertNever } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { ModuleEventOf } from '#shared/protocol/modules/modules.ts';
import type { Conference, ConferencePackage } from '#shared/protocol/modules/wto.ts';
import { unitOf } from '../../law/blocs.ts';
import type { DecideContext, CountryGame } from '../../state.ts';
import { conferenceNow, conferenceRounds, floorPackage } from './conference.ts';
import { openWto } from '../../law/moduleIsOn.ts';
import { adoptionOf, changedPackage } from './packages.ts';

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
 * A new version: it has the word of its author and of the objector whose change it took. Others said yes to another text; their
 * objections stand, but for those which the change happens to meet as well.
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
  const agreed = author === undefined ? [by] : [author, by];
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
