import type { Scenario } from '#shared/content/scenario.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import {
  type DecisionWeight,
  type StandingDecision,
  standingDecisions,
} from '#shared/rules/forecast/decisions.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Dumbbell } from '../../design/charts/Bar.tsx';
import { type Ends, endsOf } from '../../design/charts/scale.ts';
import { previews, usePreview } from '../../preview/preview.ts';
import { averageWallBp } from '../../state/trade.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { Say, say } from '../../text/Say.tsx';
import { formatNumber } from '../../text/format.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import './decisions.css';

/** A decision beside what it is worth, with the sentences that name it. */
type WeighedDecision = DecisionWeight & { readonly title: Phrase; readonly note?: Phrase };

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

/** What one's decisions are worth: the law of the end with each and without it, solved beside the page. */
export function DecisionsCard() {
  const { scenario, game, me } = useCountrySeat();
  const decisions = standingDecisions(game, me);
  usePreview('decisions', decisions.length > 0 ? { type: 'decisions', economy: me, decisions } : undefined, [
    me,
  ]);
  const answer = previews.value.decisions?.result;
  const weights = answer?.type === 'decisions' ? answer.weights : undefined;
  const weighed = decisions.flatMap((decision, at) => {
    const weight = weights?.[at];
    return weight === undefined ? [] : [{ decision, ...weight }];
  });
  const isKnown = weights !== undefined || decisions.length === 0;
  const index = game.reports.at(-1)?.economies[me]?.index;
  const shown = weightiest(scenario, game, me, weighed);
  return (
    <section class="paper decisions roomy stack top" aria-labelledby="decisions">
      <h2 id="decisions">{t('end.decisions')}</h2>
      {index !== undefined && (
        <p class="small muted">{t('end.decisionsText', { index: formatNumber(index, 2) })}</p>
      )}
      <div aria-live="polite">
        {answer?.type === 'failed' && <p>{t('end.decisionsFailed')}</p>}
        {!isKnown && answer === undefined && <p class="muted">{t('end.decisionsWait')}</p>}
        {isKnown && shown.length === 0 && <p>{t('end.decisionsNone')}</p>}
        <ol class="decision-list">
          {shown.map((each, at) => (
            <Decision key={at} place={at + 1} decision={each} all={shown} />
          ))}
        </ol>
      </div>
    </section>
  );
}

type DecisionProps = {
  readonly place: number;
  readonly decision: WeighedDecision;
  readonly all: readonly DecisionWeight[];
};

function Decision({ place, decision, all }: DecisionProps) {
  const { title, note, withIndex, withoutIndex } = decision;
  const words = {
    with: t('end.with', { index: formatNumber(withIndex, 2) }),
    without: t('end.without', { index: formatNumber(withoutIndex, 2) }),
  };
  return (
    <li>
      <span class="decision-place" aria-hidden="true">
        {place}
      </span>
      <div>
        <h3>{say(title)}</h3>
        {note !== undefined && (
          <p class="small muted">
            <Say phrase={note} />
          </p>
        )}
      </div>
      <div class="decision-dots">
        <Dumbbell was={withoutIndex} now={withIndex} ends={endsOfDecisions(all)} />
        <p class={withIndex >= withoutIndex ? 'row between small num' : 'row between small num turned'}>
          <span>{words.without}</span>
          <b>{words.with}</b>
        </p>
      </div>
    </li>
  );
}
