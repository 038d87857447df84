import type { Temperament } from '#shared/content/vocabulary.ts';
import { SCORE_POINT } from '../worth.ts';

/** How a temperament behaves at a conference. */
export type ConferenceTemper = {
  /** It objects to what is worth less than this, in log real income. */
  readonly leastWorth: number;
  /** It objects when a sector whose lobby it listens to loses, whatever the rest. */
  readonly sparesLobby: boolean;
  /** It asks to be left out of the cuts itself; developing economies do anyway. */
  readonly asksWaiver: boolean;
  /** Chance that it objects to what it could live with, to be left out of the cuts. */
  readonly holdOutChance: number;
  /** Chance that it lays a package before the conference where it would gain by one. */
  readonly tableChance: number;
};

/** Start values from simulation (docs/bots.md). */
export const CONFERENCE_TEMPERS = {
  freeTrader: {
    leastWorth: -SCORE_POINT,
    sparesLobby: false,
    asksWaiver: false,
    holdOutChance: 0,
    tableChance: 0.9,
  },
  mercantilist: {
    leastWorth: 0,
    sparesLobby: false,
    asksWaiver: true,
    holdOutChance: 0.2,
    tableChance: 0.15,
  },
  reciprocator: {
    leastWorth: -SCORE_POINT / 4,
    sparesLobby: false,
    asksWaiver: false,
    holdOutChance: 0,
    tableChance: 0.5,
  },
  blocBuilder: {
    leastWorth: -SCORE_POINT / 2,
    sparesLobby: false,
    asksWaiver: false,
    holdOutChance: 0,
    tableChance: 0.3,
  },
  opportunist: { leastWorth: 0, sparesLobby: false, asksWaiver: true, holdOutChance: 0.5, tableChance: 0.4 },
  protector: {
    leastWorth: -SCORE_POINT / 4,
    sparesLobby: true,
    asksWaiver: false,
    holdOutChance: 0,
    tableChance: 0.15,
  },
} as const satisfies Record<Temperament, ConferenceTemper>;
