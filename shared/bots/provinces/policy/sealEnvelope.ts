import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { measuresFault } from '#shared/rules/provinces/measures/measuresFault.ts';
import { provinceOf } from '#shared/rules/provinces/provincesOf.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { thinkAs, type Thinking } from '../sight/thinking.ts';
import { answerCentre } from './answerCentre.ts';
import { breakWords } from './breakWords.ts';
import { chooseCards } from './chooseCards.ts';
import { chooseDials } from './chooseDials.ts';
import { choosePetition } from './choosePetition.ts';
import { choosePillar } from './choosePillar.ts';
import { choosePledge } from './choosePledge.ts';
import { chooseReform } from './chooseReform.ts';

/** Each adds to the envelope what pays, or leaves it as it is; money goes in this order. */
const CHOICES: readonly ((thinking: Thinking, measures: Measures) => Measures)[] = [
  chooseCards,
  choosePledge,
  choosePillar,
  chooseReform,
  choosePetition,
  breakWords,
];

/** What a leader says to the centre, and the envelope that it seals. */
export function sealEnvelope(scenario: ProvincesScenario, view: GameState, economy: EconomyId): SeatIntent[] {
  const ended = programmeToEnd(scenario, view, economy);
  const thought = thinkAs(scenario, view, economy);
  const thinking = {
    ...thought,
    worthOf: (measures: Measures) => thought.worthOf({ ...ended, ...measures }),
  };
  const measures = CHOICES.reduce<Measures>(
    (envelope, choose) => choose(thinking, envelope),
    chooseDials(thinking),
  );
  return [...answerCentre(thinking), { type: 'sealMeasures', measures: { ...ended, ...measures } }];
}

/** A programme that runs is ended where there is no more money for it. */
function programmeToEnd(
  scenario: ProvincesScenario,
  view: GameState,
  economy: EconomyId,
): Pick<Measures, 'pillar'> {
  const { wall, block, pillar } = provinceOf(view, economy);
  const isShort =
    pillar !== undefined && measuresFault(scenario, view, economy, { wall, block }) !== undefined;
  return isShort ? { pillar: 'none' } : {};
}
