import './decisions.css';
import { type DecisionWeight, standingDecisions } from '#shared/rules/forecast/decisions.ts';
import { Dumbbell } from '../../design/charts/Bar.tsx';
import { previews } from '../../preview/preview.ts';
import { usePreview } from '../../preview/usePreview.ts';
import { formatNumber } from '../../text/format.ts';
import { say, Say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { endsOfDecisions, weightiest, type WeighedDecision } from './decisionsModel.ts';
import { useCountrySeat } from '../../state/useTable.ts';

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
