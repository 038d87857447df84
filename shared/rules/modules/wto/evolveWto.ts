import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { ModuleEventOf } from '#shared/protocol/modules/moduleEvents.ts';
import type { Conference, WtoState } from '#shared/protocol/modules/wto.ts';
import { withoutReadiness } from '../../seats/evolveSeats.ts';
import type { GameState } from '../../state.ts';
import { type StageEvent, evolveConference } from './conferenceCourse.ts';
import { adopt } from './packages.ts';
import { enforce } from './rulings.ts';

type WtoEvent =
  StageEvent | ModuleEventOf<'conferenceOpened' | 'conferenceClosed' | 'complaintFiled' | 'rulingsEnforced'>;

/** Folds conference and disputes; seats that something new has reached are not ready any more. */
export function evolveWto(state: GameState, event: WtoEvent): GameState {
  const wto = must(state.wto, 'the multilateral system');
  switch (event.type) {
    case 'conferenceOpened':
      return withConference(state, wto, {
        round: event.round,
        stage: 'tabling',
        packages: [],
        objections: [],
        agreed: [],
      });
    case 'conferenceClosed':
      return afterConference(state, wto, event);
    case 'complaintFiled':
      return { ...state, wto: { ...wto, disputes: [...wto.disputes, event.dispute] } };
    case 'rulingsEnforced':
      return enforce(state, wto, event);
    default: {
      const before = must(wto.conference, 'a conference');
      const conference = evolveConference(state, before, event);
      return withoutReadiness(withConference(state, wto, conference), reachedBy(state, conference, event));
    }
  }
}

function withConference(state: GameState, wto: WtoState, conference: Conference): GameState {
  return { ...state, wto: { ...wto, conference } };
}

function afterConference(
  state: GameState,
  wto: WtoState,
  { outcome, adoption }: ModuleEventOf<'conferenceClosed'>,
): GameState {
  const before = must(wto.conference, 'a conference');
  const conference: Conference = {
    ...before,
    stage: outcome,
    ...(adoption === undefined ? {} : { boundCutBp: adoption.boundCutBp }),
  };
  const past = [...wto.past, { round: before.round, outcome }];
  const closed: GameState = { ...state, wto: { ...wto, conference, past } };
  return adoption === undefined ? closed : adopt(closed, adoption);
}

/** A package on the floor, or a new version of it, is everybody's to look at; an objection is its author's to answer. */
function reachedBy({ seats }: GameState, conference: Conference, event: StageEvent): EconomyId[] {
  const tabled = conference.packages.find(({ id }) => id === conference.floor);
  if (tabled === undefined) return [];
  switch (event.type) {
    case 'floorOpened':
      return Object.keys(seats);
    case 'packageChanged':
      return Object.keys(seats).filter((seat) => seat !== tabled.author);
    case 'packageObjected':
      return [tabled.author];
    default:
      return [];
  }
}

/** The opening schedules are bound, of the passive rest of the world too. */
export function initialWto({ mfnRateBp }: Scenario): WtoState {
  return {
    bindings: mfnRateBp,
    unionBindings: {},
    facilitationBp: 0,
    facilitatedBp: 0,
    past: [],
    disputes: [],
    builtBn: 0,
    stumbledBn: 0,
  };
}
