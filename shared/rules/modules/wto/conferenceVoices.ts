import { BOT_DELAY_MS } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Conference, ConferencePackage } from '#shared/protocol/modules/wto.ts';
import { unitOf } from '../../agreements/unions.ts';
import type { GameState } from '../../state.ts';
import { botDelayMs } from '../../table/botTurns.ts';
import { conferenceNow, floorPackage, speakerFor } from './conference.ts';

/** What a bot that speaks at a conference has to think about: the name of the thought that settles it, and when. */
export type ConferenceVoice = { readonly economy: EconomyId; readonly key: string; readonly dueAtMs: number };

/** Whether it lays a package before the conference. */
export const TABLE_THOUGHT = 'conference:table';
/** Name of the thought about which of so many packages to back: another package asks anew. */
export function backThought(packages: number): string {
  return `conference:back:${packages}`;
}
/** Name of the thought about the package on the floor as it stands. */
export function floorThought({ id, revision }: Pick<ConferencePackage, 'id' | 'revision'>): string {
  return `conference:floor:${id}@${revision}`;
}
/** Name of its author's thought about the objections to it: another objection asks anew. */
export function objectionsThought(
  { id, revision }: Pick<ConferencePackage, 'id' | 'revision'>,
  objectors: readonly EconomyId[],
): string {
  return `conference:objections:${id}@${revision}:${objectors.toSorted().join('+')}`;
}

/** What a bot owes the conference if it has the voice of its unit: the floor and the bell wait for it. */
export function conferenceVoices(state: GameState, economy: EconomyId): ConferenceVoice[] {
  const conference = conferenceNow(state);
  if (conference === undefined || speakerFor(state, economy) !== economy) return [];
  switch (conference.stage) {
    case 'tabling':
      return tablingVoices(state, conference, economy);
    case 'floor':
      return floorVoices(state, conference, economy);
    case 'adopted':
    case 'failed':
    case 'noPackage':
      return [];
  }
}

function tablingVoices(state: GameState, { packages }: Conference, economy: EconomyId): ConferenceVoice[] {
  const unit = unitOf(state, economy);
  const { openedAtMs } = state.clock;
  const at = (sinceMs: number, key: string): ConferenceVoice => {
    return { economy, key, dueAtMs: sinceMs + botDelayMs(state, `${economy}:${state.round}:${key}`) };
  };
  const isAuthor = packages.some(({ author }) => unit.includes(author));
  const table = at(openedAtMs, TABLE_THOUGHT);
  if (packages.length === 0 || isAuthor) return isAuthor ? [] : [table];
  // Backing comes when every bot had the time to table.
  const lastMs = Math.max(...packages.map(({ tabledAtMs }) => tabledAtMs), openedAtMs + BOT_DELAY_MS.max);
  return [table, at(lastMs, backThought(packages.length))];
}

function floorVoices(state: GameState, conference: Conference, economy: EconomyId): ConferenceVoice[] {
  const tabled = floorPackage(conference);
  if (tabled === undefined) return [];
  const { objections, agreed, textAtMs = 0, objectedAtMs = textAtMs } = conference;
  const unit = unitOf(state, economy);
  if (unit.includes(tabled.author)) {
    if (objections.length === 0) return [];
    const objectors = objections.map(({ by }) => by);
    const key = objectionsThought(tabled, objectors);
    // The author hears all bots before it answers any.
    const heardMs = Math.max(textAtMs + BOT_DELAY_MS.max, objectedAtMs);
    return [{ economy, key, dueAtMs: heardMs + botDelayMs(state, `${economy}:${state.round}:${key}`) }];
  }
  if (unit.some((member) => agreed.includes(member))) return [];
  const key = floorThought(tabled);
  return [{ economy, key, dueAtMs: textAtMs + botDelayMs(state, `${economy}:${state.round}:${key}`) }];
}
