import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import {
  backThought,
  floorThought,
  objectionsThought,
  TABLE_THOUGHT,
} from '#shared/rules/modules/wto/conference/conferenceVoices.ts';
import { conferenceNow, floorPackage } from '#shared/rules/modules/wto/conference/conferenceNow.ts';
import { speakerFor } from '#shared/rules/modules/wto/conference/speakerFor.ts';
import type { GameState } from '#shared/rules/state.ts';
import { answerObjectors } from './answerObjectors.ts';
import { backBest } from './backBest.ts';
import { createDelegation } from './delegation.ts';
import { layPackage } from './layPackage.ts';
import { speakOnFloor } from './speakOnFloor.ts';

/** What the voice of a unit does about one thought that it owes the conference; nothing where the conference has gone on. */
export function conferenceMove(
  scenario: Scenario,
  view: GameState,
  economy: EconomyId,
  key: string,
): SeatIntent[] {
  const conference = conferenceNow(view);
  if (view.phase !== 'negotiation' || conference === undefined) return [];
  if (speakerFor(view, economy) !== economy) return [];
  const delegation = createDelegation(scenario, view, economy);
  if (delegation === undefined) return [];
  const { packages, stage, objections } = conference;
  if (stage === 'tabling') {
    if (key === TABLE_THOUGHT) return layPackage(delegation, conference);
    return key === backThought(packages.length) ? backBest(delegation, conference) : [];
  }
  const tabled = floorPackage(conference);
  if (stage !== 'floor' || tabled === undefined) return [];
  if (key === floorThought(tabled)) return speakOnFloor(delegation, conference, tabled);
  const objectors = objections.map(({ by }) => by);
  return key === objectionsThought(tabled, objectors) ? answerObjectors(delegation, conference, tabled) : [];
}
