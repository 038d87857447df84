import { BOT_DELAY_MS } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type BotMove, type ConferenceMatter, botMoveKey } from '#shared/protocol/botMove.ts';
import type { Conference, ConferencePackage } from '#shared/protocol/modules/wto.ts';
import { unitOf } from '../../law/blocs.ts';
import type { CountryPart } from '../../state.ts';
import { botDelayMs } from '../../table/botTurns.ts';
import { conferenceNow, floorPackage, speakerFor } from './conference.ts';

/** What a bot that speaks at a conference has to think about, and when. */
type ConferenceVoice = {
  readonly economy: EconomyId;
  readonly move: Extract<BotMove, { readonly type: 'conference' }>;
  readonly dueAtMs: number;
};

/** What a bot owes the conference if it has the voice of its unit: the floor and the bell wait for it. */
export function conferenceVoices(state: CountryPart, economy: EconomyId): ConferenceVoice[] {
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

function tablingVoices(state: CountryPart, { packages }: Conference, economy: EconomyId): ConferenceVoice[] {
  const unit = unitOf(state, economy);
  const { openedAtMs } = state.clock;
  const isAuthor = packages.some(({ author }) => unit.includes(author));
  const table = voice(state, economy, { matter: 'table' }, openedAtMs);
  if (packages.length === 0 || isAuthor) return isAuthor ? [] : [table];
  // Backing comes when every bot had the time to table.
  const lastMs = Math.max(...packages.map(({ tabledAtMs }) => tabledAtMs), openedAtMs + BOT_DELAY_MS.max);
  return [table, voice(state, economy, { matter: 'back', packages: packages.length }, lastMs)];
}

function floorVoices(state: CountryPart, conference: Conference, economy: EconomyId): ConferenceVoice[] {
  const tabled = floorPackage(conference);
  if (tabled === undefined) return [];
  const { objections, agreed, textAtMs = 0, objectedAtMs = textAtMs } = conference;
  const unit = unitOf(state, economy);
  if (unit.includes(tabled.author)) {
    if (objections.length === 0) return [];
    // The author hears all bots before it answers any.
    const heardMs = Math.max(textAtMs + BOT_DELAY_MS.max, objectedAtMs);
    return [voice(state, economy, objectionsTo(tabled, objections), heardMs)];
  }
  if (unit.some((member) => agreed.includes(member))) return [];
  return [
    voice(state, economy, { matter: 'floor', package: tabled.id, revision: tabled.revision }, textAtMs),
  ];
}

/** Some seconds after what it is about. */
function voice(
  state: CountryPart,
  economy: EconomyId,
  about: ConferenceMatter,
  sinceMs: number,
): ConferenceVoice {
  const move = { type: 'conference', ...about } as const;
  const delayMs = botDelayMs(state, `${economy}:${state.round}:${botMoveKey(move)}`);
  return { economy, move, dueAtMs: sinceMs + delayMs };
}

/** What the author of a package has to think about once others object to it as it stands. */
function objectionsTo(
  { id, revision }: Pick<ConferencePackage, 'id' | 'revision'>,
  objections: Conference['objections'],
): ConferenceMatter {
  const objectors = objections.map(({ by }) => by).toSorted();
  return { matter: 'objections', package: id, revision, objectors };
}
