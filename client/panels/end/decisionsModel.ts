import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { DecisionWeight, StandingDecision } from '#shared/rules/forecast/decisions.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type Phrase, phrase } from '../../text/phrase.ts';
import { averageWallBp } from '../../state/trade.ts';
import { type Ends, endsOf } from '../../design/charts/scale.ts';

/** A decision beside what it is worth, with the sentences that name it. */
export type WeighedDecision = DecisionWeight & { readonly title: Phrase; readonly note?: Phrase };

const DECISIONS_SHOWN = 3;
/** Index points: what is smaller cannot be seen in two decimals. */
const SMALLEST_POINTS = 0.005;

/** The decisions that matter most to the seat, weightiest first, for better or worse. */
export function weightiest(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  weighed: readonly (DecisionWeight & { readonly decision: StandingDecision })[],
): readonly WeighedDecision[] {
  const effect = ({ withIndex, withoutIndex }: DecisionWeight): number => Math.abs(withIndex - withoutIndex);
  return weighed
    .filter((each) => effect(each) >= SMALLEST_POINTS)
    .toSorted((a, b) => effect(b) - effect(a))
    .slice(0, DECISIONS_SHOWN)
    .map(({ decision, ...weight }) => ({ ...weight, ...namesOf(scenario, game, me, decision) }));
}

function namesOf(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  decision: StandingDecision,
): Pick<WeighedDecision, 'title' | 'note'> {
  switch (decision.type) {
    case 'agreement': {
      const { agreements } = decision;
      const title: Phrase = phrase('end.decision.agreement', { agreements });
      return { title, note: standingNote(game, me, agreements) };
    }
    case 'wall': {
      const average = (schedule: Readonly<Record<string, number>>): number =>
        Math.round(averageWallBp(scenario, game, me, schedule) / 10) * 10;
      const fromBp = average(decision.opening);
      const toBp = average(game.walls[me]?.mfnRateBp ?? {});
      const way = toBp > fromBp ? 'wallUp' : toBp < fromBp ? 'wallDown' : 'wallMoved';
      return { title: phrase(`end.decision.${way}`, { fromBp, toBp }) };
    }
    case 'barriers':
      return { title: phrase('end.decision.barriers') };
    case 'objection':
      return {
        title: phrase('end.decision.objection', { round: game.wto?.conference?.round ?? 0 }),
      };
  }
}

/** Since when a treaty stands, in its present form too where that is younger; of several, why they are weighed as one. */
function standingNote(game: CountryGame, me: EconomyId, ids: readonly AgreementId[]): Phrase {
  const standing = ids.flatMap((id) => game.agreements[id] ?? []);
  const partners = standing.flatMap(({ parties }) => parties.filter((party) => party !== me));
  const economies = [...new Set(partners)];
  const [only, ...others] = standing;
  if (only === undefined || others.length > 0) return phrase('end.together', { economies });
  const { sinceRound: round, proposal } = only;
  const formedInRound = (proposal === undefined ? undefined : game.proposals[proposal]?.round) ?? round;
  return formedInRound > round
    ? phrase('end.sinceChanged', { round, formedInRound, economies })
    : phrase('end.since', { round, economies });
}

/** The line on which all decisions that are shown stand, with each and without it. */
export function endsOfDecisions(shown: readonly DecisionWeight[]): Ends {
  return endsOf(
    shown.flatMap(({ withIndex, withoutIndex }) => [withIndex, withoutIndex]),
    SMALLEST_POINTS,
  );
}
