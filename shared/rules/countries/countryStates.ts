/** The state of a game of countries: how it begins, what its own events do to it, and what of it a viewer may know. */
import { mapValues, must } from '#shared/kernel/records.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import type { EventsState } from '#shared/protocol/modules/modules.ts';
import type { PoliticsState } from '#shared/protocol/modules/politics.ts';
import { isProvincesEvent } from '#shared/protocol/provinces/provincesState.ts';
import { type CountryGame, type Viewer, countryGame } from '../state.ts';
import { admissionMembers } from '../law/blocs.ts';
import { applyLaw } from '../law/register.ts';
import { giveNotices } from '../law/leaving.ts';
import { ownEntry } from '../modules/gameModule.ts';
import { evolveModules, redactEnvelopes, redactModules, redactSettled } from '../modules.ts';
import type { OwnEvent, StateRules } from '../rulebook.ts';
import { evolvePolicy } from './policy.ts';

export const countryStates: StateRules = {
  opened: ({ temperaments, walls, settled, modules, tasks }, table): CountryGame => ({
    ...table,
    rulebook: 'countries',
    seats: mapValues(temperaments, (temperament, economy) => ({
      economy,
      temperament,
      present: false,
      ready: false,
    })),
    walls: mapValues(walls, (mfnRateBp) => ({ mfnRateBp })),
    agreements: {},
    pairLevels: {},
    pledges: [],
    policyDrafts: {},
    sealedPolicies: {},
    predictions: {},
    settled,
    reports: [],
    ...(tasks === undefined ? {} : { tasks }),
    ...modules,
  }),
  evolve: (state, event) => evolveCountries(countryGame(state), event),
  enact: (state, law) => applyLaw(countryGame(state), law),
  roundBegun: (state, { pairLevels }): CountryGame => {
    const game = countryGame(state);
    return {
      ...game,
      pairLevels: pairLevels ?? game.pairLevels,
      policyDrafts: {},
      sealedPolicies: {},
      predictions: {},
    };
  },
  unsealed: (state): CountryGame => {
    const game = countryGame(state);
    return { ...game, policyDrafts: { ...game.policyDrafts, ...game.sealedPolicies }, sealedPolicies: {} };
  },
  shortened: (state, rounds) => shortened(countryGame(state), rounds),
  mayRefuse: (state, proposal) => admissionMembers(countryGame(state), proposal),
  redacted: (state, viewer): CountryGame => {
    const game = countryGame(state);
    return {
      ...game,
      policyDrafts: ownEntry(game.policyDrafts, viewer),
      sealedPolicies: sealedFor(game, viewer),
      settled: redactSettled(game),
      predictions: ownEntry(game.predictions, viewer),
      ...(game.tasks === undefined ? {} : { tasks: ownEntry(game.tasks, viewer) }),
      ...redactModules(game, viewer),
    };
  },
};

function evolveCountries(state: CountryGame, event: OwnEvent): CountryGame {
  switch (event.type) {
    case 'noticeGiven': {
      const agreement = must(state.agreements[event.agreement], `agreement ${event.agreement}`);
      return applyLaw(state, { upsert: [giveNotices(agreement, [event.by], event.outInRound)], end: [] });
    }
    case 'pledgeGiven':
      return {
        ...state,
        pledges: [...state.pledges, event.pledge],
        counters: { ...state.counters, pledge: state.counters.pledge + 1 },
      };
    case 'policyDrafted':
    case 'policySealed':
    case 'policyReopened':
    case 'predictionMade':
      return evolvePolicy(state, event);
    case 'roundSettled':
      return roundSettled(state, event);
    case 'gameEnded':
      return { ...state, final: event.final };
    default:
      if (isProvincesEvent(event)) throw new Error(`${event.type} in a game of countries`);
      return evolveModules(state, event);
  }
}

/** What the model found becomes the state that the next round begins with. */
function roundSettled(state: CountryGame, event: GameEventOf<'roundSettled'>): CountryGame {
  const { held: _held, ...unheld } = state;
  const outcomes = new Map(event.report.pledges.map(({ id, outcome }) => [id, outcome]));
  return {
    ...unheld,
    ...event.modules,
    random: event.random,
    walls: event.walls,
    settled: event.settled,
    reports: [...state.reports, event.report],
    pledges: state.pledges.map((pledge) => {
      const outcome = outcomes.get(pledge.id);
      return outcome === undefined ? pledge : { ...pledge, outcome };
    }),
  };
}

type Rounds = { readonly agreed: number; readonly played: number };

function shortened(state: CountryGame, rounds: Rounds): CountryGame {
  const { events, politics } = state;
  return {
    ...state,
    policyDrafts: {},
    sealedPolicies: {},
    predictions: {},
    ...(events === undefined ? {} : { events: eventsOver(events, rounds) }),
    ...(politics === undefined ? {} : { politics: withoutElections(politics, rounds) }),
  };
}

/** Cards that were to work in rounds that nobody plays go; those that last until the end last through the years after. */
function eventsOver(events: EventsState, { agreed, played }: Rounds): EventsState {
  const begun = [...events.announced, ...events.active].filter(({ fromRound }) => fromRound <= played);
  const lasting = begun.filter(({ untilRound }) => untilRound > agreed);
  const over = begun.filter((event) => !lasting.includes(event));
  return {
    ...events,
    announced: [],
    active: lasting.map((event) => ({ ...event, untilRound: played + 1 })),
    past: [
      ...events.past,
      ...over.map((event) => ({ ...event, untilRound: Math.min(event.untilRound, played) })),
    ],
  };
}

/** Nobody votes in rounds that are not played. */
function withoutElections(politics: PoliticsState, { played }: Rounds): PoliticsState {
  const seats = mapValues(politics.seats, (seat) => {
    const { electionInRound, ...between } = seat;
    return electionInRound !== undefined && electionInRound > played ? between : seat;
  });
  return { ...politics, seats };
}

/** Envelopes are their seat's until the reveal opens them; what modules keep hidden stays so until the debrief. */
function sealedFor({ phase, sealedPolicies }: CountryGame, viewer: Viewer): CountryGame['sealedPolicies'] {
  if (phase === 'policy') return ownEntry(sealedPolicies, viewer);
  return phase === 'debrief' ? sealedPolicies : redactEnvelopes(sealedPolicies, viewer);
}
