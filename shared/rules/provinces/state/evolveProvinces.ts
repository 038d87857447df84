import { withoutKey } from '#shared/kernel/records.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { CentreState } from '#shared/protocol/provinces/centre.ts';
import type { ProvinceEvent } from '#shared/protocol/provinces/provinceEvents.ts';
import type { ProvincesEvent } from '#shared/protocol/provinces/provincesEvents.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from './provincesOf.ts';

const EVENTS = {
  measuresDrafted: true,
  measuresSealed: true,
  measuresReopened: true,
  provincePaid: true,
  centreActed: true,
  centreActTakenBack: true,
  assentCast: true,
  centreRated: true,
  provinceEventAnnounced: true,
  provinceEventCancelled: true,
  provinceRulesChanged: true,
  provincesSettled: true,
  provincesEnded: true,
} as const satisfies Record<ProvincesEvent['type'], true>;

export function isProvincesEvent(event: GameEvent): event is ProvincesEvent {
  return Object.hasOwn(EVENTS, event.type);
}

/** Folds the facts of a game of provinces. */
export function evolveProvinces(state: GameState, event: ProvincesEvent): GameState {
  const provinces = provincesOf(state);
  const change = (part: Partial<ProvincesState>): GameState => ({
    ...state,
    provinces: { ...provinces, ...part },
  });
  const changeCentre = (part: Partial<CentreState>): GameState =>
    change({ centre: { ...provinces.centre, ...part } });
  switch (event.type) {
    case 'measuresDrafted':
      return change({ drafts: { ...provinces.drafts, [event.economy]: event.measures } });
    case 'measuresSealed':
      return {
        ...change({ sealed: { ...provinces.sealed, [event.economy]: event.measures } }),
        sealedBy: [...state.sealedBy, event.economy],
      };
    case 'measuresReopened':
      return reopened(state, event.economy);
    case 'provincePaid':
      return change({ payments: [...provinces.payments, event.payment] });
    case 'centreActed':
      return changeCentre({ acts: [...provinces.centre.acts, event.act] });
    case 'centreActTakenBack':
      return changeCentre({ acts: provinces.centre.acts.filter((_, place) => place !== event.act) });
    case 'assentCast':
      return changeCentre({
        assents: { ...provinces.centre.assents, [event.economy]: event.assent },
        assentedBy: [...provinces.centre.assentedBy, event.economy],
      });
    case 'centreRated':
      return changeCentre({ ballots: { ...provinces.centre.ballots, [event.economy]: event.points } });
    case 'provinceEventAnnounced':
      return { ...change(withCard(provinces, event.event)), random: event.random };
    case 'provinceEventCancelled':
      return change({ events: provinces.events.filter(({ id }) => id !== event.event) });
    case 'provinceRulesChanged':
      return change({ reforms: event.reforms });
    case 'provincesSettled':
      return settled(state, event);
    case 'provincesEnded':
      return change({ final: event.final });
  }
}

function withCard(
  { events, deck }: ProvincesState,
  event: ProvinceEvent,
): Pick<ProvincesState, 'events' | 'deck'> {
  const drawn = event.placedBy === 'seed' ? [...deck.drawn, event.card] : deck.drawn;
  return { events: [...events, event], deck: { drawn, count: deck.count + 1 } };
}

function reopened(state: GameState, economy: string): GameState {
  const provinces = provincesOf(state);
  const measures = provinces.sealed[economy];
  return {
    ...state,
    sealedBy: state.sealedBy.filter((other) => other !== economy),
    provinces: {
      ...provinces,
      drafts: measures === undefined ? provinces.drafts : { ...provinces.drafts, [economy]: measures },
      sealed: withoutKey(provinces.sealed, economy),
    },
  };
}

function settled(
  state: GameState,
  { report, provinces, random }: Extract<ProvincesEvent, { readonly type: 'provincesSettled' }>,
): GameState {
  const { held: _held, ...unheld } = state;
  return { ...unheld, provinces, random, provinceReports: [...(state.provinceReports ?? []), report] };
}
