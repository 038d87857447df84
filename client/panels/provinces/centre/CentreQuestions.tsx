import { useState } from 'preact/hooks';
import { ASSENTS_NEEDED, PRESTIGE_COST } from '#shared/content/provinces/provinceConstants.ts';
import { REFORMS, type Reform } from '#shared/content/provinces/reforms.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { isAssentAsked } from '#shared/rules/provinces/state/provinceStates.ts';
import { isHumanCentre, centreActFault, prestigeCost } from '#shared/rules/provinces/centre/acts.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { previews, usePreview } from '../../../preview/preview.ts';
import { t } from '../../../text/t.ts';
import { Stepper } from '../../../design/Stepper.tsx';
import { submitIntent } from '../../../net/submitIntent.ts';
import { mayPress } from '../../../state/offices.ts';
import { OfficeNote } from '../../chrome/SeatOffices.tsx';
import { evaluationComesIn, marksTold, useSeatOrCentre } from '../seat.ts';

/** What the centre asks a province in this round, if anything: its assent, and at the end its ballot. */
export function CentreQuestions() {
  return (
    <>
      <AssentCard />
      <BallotCard />
    </>
  );
}

const MIDDLE = 50;
const STEP = 5;

/** In the last round each province judges a human centre, sealed, from 0 to 100; the last ballot counts. */
function BallotCard() {
  const { game, me } = useSeatOrCentre();
  const own = game.provinces.centre.ballots[me];
  const [points, setPoints] = useState(own ?? MIDDLE);
  const isDue = isHumanCentre(game) && game.round === lastRoundOf(game) && game.phase === 'policy';
  if (!isDue) return null;
  return (
    <section class="paper pad assent stack" aria-labelledby="ballot">
      <h2 id="ballot">{t('ballot.title')}</h2>
      <p class="small">{t('ballot.text')}</p>
      <div class="row wrap">
        <Stepper
          label={t('ballot.points')}
          value={points}
          min={0}
          max={100}
          step={STEP}
          onChange={setPoints}
        />
        <button
          type="button"
          class="btn grow"
          disabled={!mayPress('rateCentre')}
          onClick={() => void submitIntent({ type: 'rateCentre', points: Math.round(points) })}
        >
          {t('ballot.press')}
        </button>
      </div>
      <OfficeNote type="rateCentre" />
      {own !== undefined && <p class="small muted">{t('ballot.cast', { points: own })}</p>}
    </section>
  );
}

/** The centre asks the provinces for the reform of evaluation: a sealed yes or no, once. */
function AssentCard() {
  const { game, me } = useSeatOrCentre();
  if (!isAssentAsked(game) || game.phase !== 'policy') return null;
  const { assents, assentedBy } = game.provinces.centre;
  const own = assents[me];
  const anyway = evaluationComesIn(game);
  return (
    <section class="paper pad assent stack" aria-labelledby="assent">
      <h2 id="assent">{t('assent.title')}</h2>
      <p class="small">{t('assent.text', { needed: ASSENTS_NEEDED })}</p>
      {anyway !== undefined && <p class="small">{t('assent.anyway', { round: anyway })}</p>}
      <AssentOutlook />
      {own === undefined && !assentedBy.includes(me) ? (
        <>
          <div class="row wrap">
            {[true, false].map((assent) => (
              <button
                key={String(assent)}
                type="button"
                class="btn grow"
                disabled={!mayPress('castAssent')}
                onClick={() => void submitIntent({ type: 'castAssent', assent })}
              >
                {t(assent ? 'assent.yes' : 'assent.no')}
              </button>
            ))}
          </div>
          <OfficeNote type="castAssent" />
        </>
      ) : (
        <p class="small muted">
          {t('assent.cast', {
            answer: t(own === false ? 'assent.no' : 'assent.yes'),
            count: assentedBy.length,
          })}
        </p>
      )}
    </section>
  );
}

/** Beside the seal, that the centre's question is still open. */
export function AssentOpen() {
  const { game, me } = useSeatOrCentre();
  const { assents, assentedBy } = game.provinces.centre;
  const isOpen = isAssentAsked(game) && assents[me] === undefined && !assentedBy.includes(me);
  return isOpen ? <b class="small">{t('assent.open')}</b> : null;
}

/** What the reform would bring to whoever is asked to assent, in points of a round. */
function AssentOutlook() {
  const { game, me } = useSeatOrCentre();
  const { assent } = previews.value;
  // Nothing that it rests on moves before the envelopes are opened: some forty solves need no second run when others seal.
  usePreview('assent', { type: 'assent', economy: me }, [me, game.round]);
  if (assent?.job.type !== 'assent') return <p class="small muted">{t('assent.waiting')}</p>;
  if (assent.result.type !== 'assent') return <p class="small muted">{t('assent.failed')}</p>;
  const { now, reformed } = assent.result.forecast;
  const isMore = reformed >= now;
  return (
    <p class="small num">
      {t(isMore ? 'assent.more' : 'assent.less', { points: marksTold(Math.abs(reformed - now)) })}
    </p>
  );
}

/** An act that could be chosen: what it costs, and why not where it cannot. */
type ActChoice = {
  readonly act: CentreAct;
  readonly cost: number;
  readonly fault?: Rejection;
};

export type ReformChoice = ActChoice & {
  readonly reform: Reform;
  readonly state: 'inForce' | 'stands' | 'open' | 'shut';
};

/** The five remedies, and where each stands. */
export function reformChoices(game: ProvinceGame): readonly ReformChoice[] {
  const { reforms, centre } = game.provinces;
  return REFORMS.map((reform) => {
    const act: CentreAct = { type: 'reform', reform };
    const choice = choiceOf(game, act);
    const stands = centre.acts.some((each) => each.type === 'reform' && each.reform === reform);
    const state = reforms.includes(reform)
      ? 'inForce'
      : stands
        ? 'stands'
        : choice.fault === undefined
          ? 'open'
          : 'shut';
    return { ...choice, reform, state };
  });
}

export function choiceOf(game: ProvinceGame, act: CentreAct): ActChoice {
  const fault = centreActFault(game, act);
  const cost = PRESTIGE_COST[act.type === 'reform' ? act.reform : act.type];
  return { act, cost, ...(fault === undefined ? {} : { fault }) };
}

/** Prestige that the acts of this round leave; acts of a round that the host broke off come to nothing. */
export function prestigeLeft(game: ProvinceGame): number {
  const { centre } = game.provinces;
  return game.phase === 'debrief' ? centre.prestige : centre.prestige - prestigeCost(centre.acts);
}
