import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { TableWhatIfs, TreatyForm, WhatIf } from '#shared/protocol/debrief.ts';
import type { AgreementForm } from '#shared/protocol/law.ts';
import { decisionsOf, formsWith } from '#shared/rules/game/debriefWhatIfs.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Dumbbell } from '../../design/charts/Bar.tsx';
import { type Ends, endsOf } from '../../design/charts/scale.ts';
import { tableWhatIfs } from '../../state/debrief.ts';
import { ownStorage, writeJson } from '../../state/storage.ts';
import { gameId, session } from '../../state/store.ts';
import { averageWallBp } from '../../state/trade.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { say } from '../../text/Say.tsx';
import { formatNumber, formatSigned, formatSignedPercent, sentences } from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { economyName } from '../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { StoryCard } from '../debrief/HighlightCards.tsx';
import { offerTitle } from '../proposal/proposalModel.ts';
import { promiseBroken } from '../headlines/unionEnds.ts';
import { type LetPass, forecastRead, letPassKept } from '../results/RateLine.tsx';
import { bestMissed, costliestEnd, decisionsKey, refusedForRise } from './endModel.ts';
import { type OfOthers, closedBy, costOfPayments, costliest, lostBy, sharesOfRounds } from './costliest.ts';
import './decisions.css';

/** Real income of the seat at the end, opening = 100, as the game was played and without one decision of its own. */
type Weight = { readonly withIndex: number; readonly withoutIndex: number };
type WeighedDecision = Weight & { readonly title: Phrase };

const DECISIONS_SHOWN = 3;
/** Index points: what is smaller cannot be seen in two decimals. */
const SMALLEST_POINTS = 0.005;

/** The decisions that mattered most to the seat, weightiest first, for better or worse: the game as played against the game without each. */
export function weightiest(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  rows: TableWhatIfs,
): readonly WeighedDecision[] {
  return onceEach(decisionsOf(rows, me).filter(({ treaty }) => isSignedBy(game, treaty, me)))
    .flatMap((row): WeighedDecision[] => {
      const own = row.compared?.[me];
      if (own === undefined || Math.abs(own.with - own.without) < SMALLEST_POINTS) return [];
      return [{ withIndex: own.without, withoutIndex: own.with, title: titleOf(scenario, game, me, row) }];
    })
    .slice(0, DECISIONS_SHOWN);
}

/** Whether the seat signed any form of a treaty: what others founded and merged into its bloc is no decision of its own. */
function isSignedBy({ proposals }: CountryGame, treaty: WhatIf['treaty'], me: EconomyId): boolean {
  const founded = Object.values(proposals).filter(({ status }) => status === 'concluded');
  const forms = formsWith(treaty, me).map(({ sinceRound, parties }) =>
    founded.filter(
      (proposal) =>
        proposal.round === sinceRound &&
        proposal.parties.some((party) => party !== me && parties.includes(party)),
    ),
  );
  const known = forms.flat();
  return known.length === 0 || known.some(({ signatures }) => signatures[me] !== undefined);
}

/** An area that went into a union is thought away together with it: what all would have without either is told once, by the deeper. */
function onceEach(rows: readonly WhatIf[]): readonly WhatIf[] {
  const levelOf = ({ treaty }: WhatIf): number => treaty?.level ?? 0;
  const isSame = (one: WhatIf, other: WhatIf): boolean =>
    one.treaty !== undefined &&
    other.treaty !== undefined &&
    one.compared !== null &&
    canonicalJson(one.compared) === canonicalJson(other.compared);
  return rows.filter(
    (row, at) =>
      !rows.some(
        (other, place) =>
          isSame(row, other) &&
          (levelOf(other) > levelOf(row) || (levelOf(other) === levelOf(row) && place < at)),
      ),
  );
}

function titleOf(scenario: Scenario, game: CountryGame, me: EconomyId, { what, treaty }: WhatIf): Phrase {
  if (what === 'barriers') return phrase('end.decision.barriers');
  return agreementTitle(treaty, me) ?? wallTitle(scenario, game, me);
}

/** An agreement in the form in which it first bound the seat, who joined it later, and what form it took then. */
function agreementTitle(treaty: WhatIf['treaty'], me: EconomyId): Phrase | undefined {
  const [first, ...later] = formsWith(treaty, me);
  if (first === undefined) return undefined;
  const others = ({ parties }: TreatyForm): readonly EconomyId[] => parties.filter((party) => party !== me);
  const { sinceRound: round } = first;
  const params = { level: calledAfter(first), economies: others(first), round };
  const deeper = later.find((form) => form.level > first.level);
  if (deeper !== undefined)
    return phrase('end.decision.agreementDeepened', {
      ...params,
      laterRound: deeper.sinceRound,
      laterLevel: deeper.level,
      laterEconomies: others(deeper),
    });
  const newcomers = [...new Set(later.flatMap(others))].filter((party) => !params.economies.includes(party));
  return newcomers.length === 0
    ? phrase('end.decision.agreement', params)
    : phrase('end.decision.agreementWidened', { ...params, newcomers });
}

/** Of several that are told as one what they have in common, else their level. */
function calledAfter({ level, forms = [] }: TreatyForm): AgreementForm {
  const [form = level, ...others] = [...new Set(forms)];
  if (others.length === 0) return form;
  const [content, ...more] = [...new Set([form, ...others].map((each) => String(each).split(' ')[0]))];
  return more.length === 0 && content !== undefined && typeof form === 'string' ? content : level;
}

/** Its own wall, from the opening to where it stood at the end, and how far a conference has bound it below the opening. */
function wallTitle(scenario: Scenario, game: CountryGame, me: EconomyId): Phrase {
  const average = (schedule: Readonly<Record<string, number>>): number =>
    Math.round(averageWallBp(scenario, game, me, schedule) / 10) * 10;
  const fromBp = average(scenario.mfnRateBp[me] ?? {});
  const toBp = average(game.walls[me]?.mfnRateBp ?? {});
  const bound = game.wto?.bindings[me];
  const boundBp = bound === undefined ? Infinity : average(bound);
  if (toBp < fromBp && boundBp < fromBp) return phrase('end.decision.wallBound', { fromBp, toBp, boundBp });
  const way = toBp > fromBp ? 'wallUp' : toBp < fromBp ? 'wallDown' : 'wallMoved';
  return phrase(`end.decision.${way}`, { fromBp, toBp });
}

/** The line on which all decisions that are shown stand, with each and without it. */
export function endsOfDecisions(shown: readonly Weight[]): Ends {
  return endsOf(
    shown.flatMap(({ withIndex, withoutIndex }) => [withIndex, withoutIndex]),
    SMALLEST_POINTS,
  );
}

/** Keeps what is told of them on this device, for the page to keep. */
function useKept(shown: readonly WeighedDecision[] | undefined, me: EconomyId): void {
  const told = shown?.map(({ title, withIndex, withoutIndex }) => ({
    title,
    points: withIndex - withoutIndex,
  }));
  useEffect(() => {
    if (told !== undefined) writeJson(ownStorage(), decisionsKey(gameId.peek() ?? '', me), told);
  }, [shown !== undefined]);
}

/** What one's decisions came to: all rounds as they were played, and played again without each. */
export function DecisionsCard() {
  const { scenario, game, me } = useCountrySeat();
  const rows = tableWhatIfs.value[session.value?.ofClass?.table ?? 'A'];
  const shown = rows === undefined ? [] : weightiest(scenario, game, me, rows);
  useKept(rows && shown, me);
  const lost = costliestEnd(game.reports, me);
  const refused = refusedForRise(game, me);
  const missed = bestMissed(game, me, (offer) => forecastRead(offer, me));
  const cost = costTold(game, me);
  const broken = game.pledges.filter(({ by, outcome }) => by === me && outcome === 'broken');
  return (
    <section class="paper decisions roomy stack top" aria-labelledby="decisions">
      <h2 id="decisions">{t('end.decisions')}</h2>
      <p class="small muted">
        {sentences(
          t('end.decisionsText'),
          startsAnew(game) && shown.length > 0 && t('end.decisionsShare', sharesOfRounds(game)),
        )}
      </p>
      <div aria-live="polite">
        {rows === undefined && <p class="muted">{t('end.decisionsWait')}</p>}
        {rows !== undefined && shown.length === 0 && <p>{t('end.decisionsNone')}</p>}
        <ol class="decision-list">
          {shown.map((each, at) => (
            <Decision key={at} place={at + 1} title={each.title}>
              <Comparison decision={each} all={shown} />
            </Decision>
          ))}
        </ol>
      </div>
      {broken.map((pledge) => (
        <p key={pledge.id} class="bad">
          {t('end.brokenIn', { round: pledge.round, broken: say(promiseBroken(pledge, me)) })}
        </p>
      ))}
      {cost !== undefined && (
        <p>
          <b>{t('end.costMost')}</b> {cost.text}
        </p>
      )}
      {refused !== undefined && (
        <p>{say(phrase('end.refusedForRise', { ...refused, before: refused.round - 1 }))}</p>
      )}
      {missed !== undefined && cost?.others === undefined && missed.offer.round !== cost?.left?.round && (
        <p>
          <b>{t('end.missed')}</b>{' '}
          {t('end.missedIn', {
            round: missed.offer.round,
            offer: offerTitle(missed.offer, me),
            count: missed.signed,
            total: missed.offer.parties.length,
            change: formatSignedPercent(missed.percent / 100, 2),
          })}
        </p>
      )}
      {lost !== undefined && (
        <p>
          <b>{t('end.letGo')}</b>{' '}
          {say(
            phrase(lost.isEpilogue ? 'end.letGoAfter' : 'end.letGoIn', {
              round: lost.round,
              economies: lost.economies,
              percent: formatNumber(-lost.percent, 2),
            }),
          )}
        </p>
      )}
    </section>
  );
}

type CostTold = {
  readonly left?: LetPass | undefined;
  readonly others?: OfOthers | undefined;
  /** Of the average of the game, where it is known. */
  readonly points: number | undefined;
  readonly text: string;
};

/** What cost the seat most, in words, against what would have been without it: what it paid, an offer that it let pass, or a deal of others. */
function costTold(game: CountryGame, me: EconomyId): CostTold | undefined {
  const told = costOfDeals(game, me);
  const points = costOfPayments(game, me, told?.points);
  if (points === undefined) return told;
  return { points, text: t('end.paidMost', { change: formatNumber(-points, 2) }) };
}

function costOfDeals(game: CountryGame, me: EconomyId): CostTold | undefined {
  const [left, others] = costliest(Object.values(letPassKept(me)), game, me);
  if (others !== undefined) {
    const { holds, points } = others;
    const key = holds ? 'end.othersSignedLast' : 'end.othersSigned';
    return { others, points, text: say(phrase(key, told(others))) };
  }
  if (left === undefined) return undefined;
  const points = startsAnew(game) ? -lostBy(left, game) : undefined;
  const text = sentences(
    t('end.letPass', toldOfLetPass(left)),
    points !== undefined && t('end.letPassCost', { change: formatNumber(-points, 2) }),
  );
  return { left, points, text };
}

/** The round of which the cards tell that others signed without the seat. */
export function roundOfOthers(game: CountryGame, me: EconomyId): number | undefined {
  return startsAnew(game) ? costTold(game, me)?.others?.round : undefined;
}

/** The game of the seat on a few cards: what helped most and what cost most, where every round starts anew, and what all would have had together. */
export function StoryCards() {
  const { scenario, game, me } = useCountrySeat();
  const rows = tableWhatIfs.value[session.value?.ofClass?.table ?? 'A'];
  if (!startsAnew(game)) return <TogetherCard rows={rows ?? []} />;
  const helped = weightiest(scenario, game, me, rows ?? []).find(
    ({ withIndex, withoutIndex }) => withIndex > withoutIndex,
  );
  const cost = costTold(game, me);
  return (
    <>
      {helped !== undefined && (
        <StoryCard
          title={t('end.helped')}
          figure={formatSigned(helped.withIndex - helped.withoutIndex, 2)}
          unit={t('end.onAverage')}
        >
          {t('end.helpedText', {
            what: say(helped.title),
            index: formatNumber(helped.withIndex, 2),
            without: formatNumber(helped.withoutIndex, 2),
          })}
        </StoryCard>
      )}
      {cost?.points !== undefined && (
        <StoryCard title={t('end.cost')} figure={formatSigned(cost.points, 2)} unit={t('end.onAverage')}>
          {cost.text}
        </StoryCard>
      )}
      <TogetherCard rows={rows ?? []} />
    </>
  );
}

/** What all would have had together: in the last round, where all might have signed in it, else on the best path that the rules allow. */
function TogetherCard({ rows }: { readonly rows: TableWhatIfs }) {
  const { scenario, game, me } = useCountrySeat();
  const row = rows.find(({ what }) => what === 'together' || what === 'best');
  const own = row?.compared?.[me];
  if (row?.compared === undefined || row.compared === null || own === undefined) return null;
  const { compared, what, round = 0 } = row;
  const changeOf = (seat: EconomyId): number =>
    (compared[seat]?.with ?? NaN) - (compared[seat]?.without ?? NaN);
  const seats = [me, ...scenario.dealOrder.filter((seat) => seat !== me && compared[seat] !== undefined)];
  const count = seats.length;
  const meanOf = (of: 'with' | 'without'): string =>
    formatNumber(seats.reduce((sum, seat) => sum + (compared[seat]?.[of] ?? NaN), 0) / count, 2);
  return (
    <StoryCard
      title={what === 'together' ? t('end.together', { round }) : t('end.best')}
      figure={formatSigned(changeOf(me), 2)}
      unit={t('end.onAverage')}
    >
      {what === 'together'
        ? sentences(
            t('end.togetherText', {
              list: seats
                .map((seat) =>
                  t('end.togetherOf', {
                    economy: seat === me ? t('table.you') : economyName(seat),
                    index: formatNumber(compared[seat]?.with ?? NaN, 2),
                    change: formatSigned(changeOf(seat), 2),
                  }),
                )
                .join(locale().comma),
              better: seats.filter((seat) => changeOf(seat) >= SMALLEST_POINTS).length,
              count,
            }),
            ...closedBy(scenario, game, round, me).map(({ economy, refusing: economies }) =>
              say(
                phrase(`end.closed${economy === me ? 'You' : ''}`, { economy, economies, before: round - 1 }),
              ),
            ),
          )
        : t('end.bestText', {
            index: formatNumber(own.with, 2),
            mean: meanOf('with'),
            meanWas: meanOf('without'),
          })}
    </StoryCard>
  );
}

function told({ round, economies, points }: OfOthers) {
  return { round, economies, change: formatNumber(-points, 2) };
}

function toldOfLetPass({ round, by, percent, gained }: LetPass) {
  return {
    round,
    by: economyName(by),
    change: formatSignedPercent(percent / 100, 2),
    gained: formatSignedPercent(gained / 100, 2),
  };
}

type ComparisonProps = { readonly decision: WeighedDecision; readonly all: readonly Weight[] };

function Comparison({ decision: { withIndex, withoutIndex }, all }: ComparisonProps) {
  const isGain = withIndex >= withoutIndex;
  return (
    <>
      <Dumbbell was={withoutIndex} now={withIndex} ends={endsOfDecisions(all)} />
      <p class={isGain ? 'row between small num' : 'row between small num turned'}>
        <span>{t('end.without', { index: formatNumber(withoutIndex, 2) })}</span>
        <b>{t('end.with', { index: formatNumber(withIndex, 2) })}</b>
      </p>
      <p class={isGain ? 'small num' : 'small num bad'}>
        {t('end.worth', { points: formatSigned(withIndex - withoutIndex, 2) })}
      </p>
    </>
  );
}

type DecisionProps = {
  readonly place: number;
  readonly title: Phrase;
  /** Its number, and how that comes about. */
  readonly children: ComponentChildren;
};

/** One decision of a list: its place, what it was, its number. */
export function Decision({ place, title, children }: DecisionProps) {
  return (
    <li>
      <span class="decision-place" aria-hidden="true">
        {place}
      </span>
      <h3>{say(title)}</h3>
      <div class="decision-dots">{children}</div>
    </li>
  );
}
