import { PROVINCE_TEMPERAMENTS } from '#shared/content/provinces/provinceTemperaments.ts';
import type { Manner } from '#shared/content/speech.ts';
import {
  type Bargaining,
  TEMPERAMENTS,
  type Temperament,
  UNKNOWN_TEMPERAMENT,
} from '#shared/content/temperaments.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import {
  type CountryGame,
  type GameState,
  type ProvinceGame,
  type TableState,
  provincePart,
} from '#shared/rules/state.ts';
import { mostFounders, startsAnew } from '#shared/rules/law/register.ts';
import { ownThoughts } from '#shared/rules/table/botDelays.ts';
import { isBot } from '#shared/rules/table/seats.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';

/**
 * What a bot may look at: what a person on its seat would see, and beside it its own temperament, its own notes, and the
 * seed of its moods.
 */
export function botView(state: CountryGame, economy: EconomyId): CountryGame;
export function botView(state: ProvinceGame, economy: EconomyId): ProvinceGame;
export function botView(state: GameState, economy: EconomyId): GameState;
export function botView(state: GameState, economy: EconomyId): GameState {
  const view = redactFor(state, { type: 'seat', economy, isBot: true });
  return { ...view, settings: state.settings, botThoughts: ownThoughts(state, economy) };
}

/** The temperament by which a bot governs the country of its view. */
export function temperamentOf({ seats }: Pick<TableState, 'seats'>, economy: EconomyId): Temperament {
  return TEMPERAMENTS[seats[economy]?.temperament ?? UNKNOWN_TEMPERAMENT];
}

/** How a bot bargains with people: by its temperament, and by whether agreements last. */
export function bargainingOf(
  { seats, settings }: Pick<TableState, 'seats' | 'settings'>,
  economy: EconomyId,
): Bargaining {
  return bargainingIn(settings, temperamentOf({ seats }, economy));
}

export function bargainingIn(
  { agreementLimits }: TableState['settings'],
  { bargaining, lastingBargaining }: Temperament,
): Bargaining {
  return agreementLimits === undefined ? lastingBargaining : bargaining;
}

/** In whose voice a bot speaks: its temperament decides. */
export function mannerOf(state: GameState, economy: EconomyId): Manner {
  const ofProvince = provincePart(state).temperaments[economy];
  const ofCountry = state.seats[economy]?.temperament;
  if (ofProvince !== undefined) return PROVINCE_TEMPERAMENTS[ofProvince].manner;
  // The centre has a rule in the place of a temperament.
  return ofCountry === undefined ? 'strict' : TEMPERAMENTS[ofCountry].manner;
}

/** Offers of a seat that a bot has refused or countered in this round, the last among them. */
export function answersGiven({ proposals, round: now }: GameState, by: EconomyId, to: EconomyId): number {
  return Object.values(proposals).filter(({ author, round, refusedBy, counterTo }) => {
    const answered = counterTo === undefined ? undefined : proposals[counterTo];
    const isAnswer = author === by ? answered?.author === to : author === to && refusedBy.includes(by);
    return round === now && isAnswer;
  }).length;
}

/** Offers to a seat that a bot has begun in this round, the last among them. */
export function offersBegun({ proposals, round: now }: GameState, by: EconomyId, to: EconomyId): number {
  return Object.values(proposals).filter(
    ({ author, counterTo, parties, round }) =>
      round === now && author === by && counterTo === undefined && parties.includes(to),
  ).length;
}

/**
 * Bots that have just offered something that leaves a seat out, in the last round, in which all may sign together: what they think of that is told
 * before others sign on the strength of it.
 */
export function offeringWithoutSome(before: GameState, after: GameState): EconomyId[] {
  const { settings, round, phase, seats } = after;
  const all = Object.keys(seats);
  if (phase !== 'negotiation' || round < settings.rounds || !startsAnew(after)) return [];
  if (mostFounders(settings, round) < all.length || !all.some((seat) => seats[seat]?.member !== undefined))
    return [];
  return Object.values(after.proposals).flatMap(({ id, author, parties, status }) =>
    status === 'open' &&
    before.proposals[id] === undefined &&
    isBot(after, author) &&
    parties.length < all.length
      ? [author]
      : [],
  );
}
