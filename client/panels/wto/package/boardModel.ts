/** Voices at the conference: how each stands to the package on the floor, and what a seat may do next. */

import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Conference, PackageChange } from '#shared/protocol/modules/wto.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { unionOf, unitOf } from '#shared/rules/law/blocs.ts';
import { floorPackage, speakerFor } from '#shared/rules/modules/wto/conference.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { agreementName, economyName } from '../../../text/nameParams.ts';
import { objectionsTold } from '../../headlines/headline.ts';
import { type Phrase, phrase } from '../../../text/t.ts';

/** What a voice has said to the package on the floor. Saying nothing is no objection. */
export type VoiceState = 'author' | 'agrees' | 'asks' | 'silent';

/** One tile of the board: an economy, or a customs union, which speaks with one voice. */
export type Voice = {
  readonly speaker: EconomyId;
  readonly members: readonly EconomyId[];
  readonly union?: AgreementId;
  readonly state: VoiceState;
  /** The one change that it asks for. */
  readonly change?: PackageChange;
  readonly isMine: boolean;
};

export type Board = {
  readonly voices: readonly Voice[];
  readonly agree: number;
  readonly ask: number;
};

export function boardOf(game: CountryGame, conference: Conference, me: EconomyId | undefined): Board {
  const heads = Object.keys(game.seats).filter((economy) => isFirstOfUnit(game, economy));
  const voices = heads.map((economy) => voiceOf(game, conference, economy, me));
  return {
    voices,
    agree: voices.filter(({ state }) => state === 'agrees' || state === 'author').length,
    ask: voices.filter(({ state }) => state === 'asks').length,
  };
}

/** A union stands where its first member by seat order would. */
function isFirstOfUnit(game: CountryGame, economy: EconomyId): boolean {
  const unit = unitOf(game, economy);
  return Object.keys(game.seats).find((seat) => unit.includes(seat)) === economy;
}

function voiceOf(
  game: CountryGame,
  conference: Conference,
  economy: EconomyId,
  me: EconomyId | undefined,
): Voice {
  const members = unitOf(game, economy);
  const union = unionOf(game, economy);
  const objection = conference.objections.find(({ by }) => members.includes(by));
  const author = floorPackage(conference)?.author;
  const state = stateOf(conference, members, author, objection !== undefined);
  return {
    speaker: speakerFor(game, economy),
    members,
    ...(union === undefined ? {} : { union: union.id }),
    state,
    ...(objection === undefined ? {} : { change: objection.change }),
    isMine: me !== undefined && members.includes(me),
  };
}

function stateOf(
  { agreed }: Conference,
  members: readonly EconomyId[],
  author: EconomyId | undefined,
  objects: boolean,
): VoiceState {
  if (author !== undefined && members.includes(author)) return 'author';
  if (objects) return 'asks';
  return agreed.some((by) => members.includes(by)) ? 'agrees' : 'silent';
}

/** What a seat can do next at the conference. */
export type ConferenceMove =
  | { readonly type: 'speak' }
  | { readonly type: 'spoken' }
  | { readonly type: 'answer' }
  | { readonly type: 'agrees' }
  | { readonly type: 'asks' }
  | { readonly type: 'author'; readonly asked: number }
  | { readonly type: 'otherVoice'; readonly speaker: EconomyId }
  | { readonly type: 'over' };

export function conferenceMove(game: CountryGame, conference: Conference, me: EconomyId): ConferenceMove {
  const isOn = conference.stage === 'tabling' || conference.stage === 'floor';
  if (!isOn || game.phase !== 'negotiation') return { type: 'over' };
  const speaker = speakerFor(game, me);
  if (conference.stage === 'tabling') {
    if (speaker !== me) return { type: 'otherVoice', speaker };
    const unit = unitOf(game, me);
    const hasSpoken = conference.packages.some(({ backers }) => backers.some((by) => unit.includes(by)));
    return { type: hasSpoken ? 'spoken' : 'speak' };
  }
  const mine = must(
    boardOf(game, conference, me).voices.find(({ isMine }) => isMine),
    `voice of ${me}`,
  );
  // Any member of the author's union may take a change, if it speaks for it.
  if (speaker !== me) return { type: 'otherVoice', speaker };
  switch (mine.state) {
    case 'author':
      return { type: 'author', asked: conference.objections.length };
    case 'asks':
      return { type: 'asks' };
    case 'agrees':
      return { type: 'agrees' };
    case 'silent':
      return { type: 'answer' };
  }
}

/** Of a conference that meets: what it waits for a word of the seat about, or that it waits for none. */
export function calledTo(game: CountryGame, me: EconomyId): string | false | undefined {
  const conference = game.wto?.conference;
  const { type } = conference ? conferenceMove(game, conference, me) : { type: 'over' };
  if (type === 'over') return undefined;
  return (type === 'speak' || type === 'answer') && `${type} ${conference?.floor}`;
}

/** How many packages of others a seat could back, while packages are proposed. */
export function packagesToBack({ wto }: CountryGame, me: EconomyId): number {
  const { stage, packages = [] } = wto?.conference ?? {};
  return stage === 'tabling' ? packages.filter(({ author }) => author !== me).length : 0;
}

/** A voice by the name of its union, or its own. */
export function voiceName({ union, speaker }: Pick<Voice, 'union' | 'speaker'>): string {
  return union === undefined ? economyName(speaker) : agreementName(union);
}

/** That a conference came to nothing, with who objected and what each wanted otherwise. */
export function conferenceFailed({ modules }: RoundReport): Phrase | undefined {
  const { stage, objections = [] } = modules?.wto?.conference ?? {};
  if (stage !== 'failed' || objections.length === 0) return undefined;
  return phrase('wto.conferenceFailed', { list: objectionsTold(objections) });
}
