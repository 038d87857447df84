import type { GoalsMoved } from '../policy/resultGauge.ts';
import { lastRoundOf, staysAtResults } from '#shared/rules/table/clock.ts';
import { isAllOpen, presentStop } from '#shared/rules/table/revealStops.ts';
import { type Filling, type Phrase, phrase, t } from '../../../text/t.ts';
import type { TextKey } from '../../../text/areas.ts';
import { offerCost, pactsLeftToJoin } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { AgreementId, EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { PactForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { isAssentAsked } from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { GameState, ProvinceGame } from '#shared/rules/state.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { previews, usePreview } from '../../../preview/preview.ts';
import { formatList, formatNumber, sentences } from '../../../text/format.ts';
import { agreementName, economyName } from '../../../text/nameParams.ts';
import type { ArrivalFacts } from '../../table/ArrivalDialog.tsx';
import { waitPhrase } from '../../table/MoveStrip.tsx';
import { knownWorths, nameOf, proposalList, proposalMove } from '../../proposal/proposalsOfSeat.ts';
import { Say, say } from '../../../text/Say.tsx';
import { desk, showAgreements } from '../../../state/tableState.ts';
import { bringsPoint, goalsMoved, tableGoal } from '../figures/League.tsx';
import {
  isForAnew,
  ownPacts,
  ownState,
  pactsRenewable,
  placeText,
  renewalPhrase,
  renewalsOf,
} from '../own/ownModel.ts';
import { breachesOfPact, isWronged, renewedPact, termText } from '../pacts/pactDraft.ts';
import {
  type CircleAdvice,
  helpToTable,
  isAnswered,
  ownMoved,
  pactAdvised,
  pactsTold,
  plansTold,
  renewalAdvised,
  useGauge,
  withMoved,
} from '../pacts/PartnerAdvice.tsx';
import {
  type Seat,
  partyAt,
  leavingAsked,
  leavingForecast,
  seatAt,
  standingOf,
  useProvinceSeat,
  useProvinces,
} from '../seat.ts';

/** The one thing to do next, or whom the table waits for; `target` is where the button leads. */
export type ProvinceMove = {
  readonly urgent: boolean;
  readonly phrase: Phrase;
  readonly target?:
    | { readonly type: 'proposal'; readonly proposal: ProposalId }
    | { readonly type: 'draft'; readonly draft: Draft }
    | { readonly type: 'leave'; readonly pact: AgreementId }
    | { readonly type: 'plans' | 'write' | 'ready' | 'measures' | 'assent' };
};

/** What a seat is told; `mayHost`: its device may step the reveal; `advice`: which pacts all would sign, and which are worth renewing. */
export function provinceMove(
  game: ProvinceGame,
  seat: Seat,
  mayHost = false,
  advice: Advice = {},
): ProvinceMove {
  const party = partyAt(seat);
  switch (game.phase) {
    case 'lobby':
      return calm('move.lobby');
    case 'briefing':
      if (party === undefined || game.seats[party]?.ready === true) return waitReady(game);
      return {
        urgent: true,
        phrase: phrase(desk.value === undefined ? 'move.briefing' : 'pmove.draft'),
        target: { type: 'ready' },
      };
    case 'negotiation':
      if (seat.type === 'centre') return calm('pmove.centre');
      return seat.type === 'province' ? negotiationMove(game, seat.economy, advice) : waitReady(game);
    case 'policy':
      return policyMove(game, seat);
    case 'results':
      return revealMove(game, party, presentStop(game, mayHost));
    case 'epilogue':
    case 'debrief':
      return calm('move.debrief');
  }
}

/** What forecasts say for. */
type Advice = {
  readonly pact?: CircleAdvice | undefined;
  /** How many plans the list sets side by side. */
  readonly plans?: number;
  readonly renewal?: (pact: Pact) => CircleAdvice | undefined;
  readonly leave?: LeavingAdvice | undefined;
  /** That the model has not answered yet. */
  readonly isAwaited?: boolean;
  /** That it has, and lists no pact. */
  readonly isNone?: boolean;
};

/** What the last answers of the model advise. */
export function adviceTo(game: ProvinceGame, economy: EconomyId | undefined): Advice {
  if (economy === undefined) return {};
  return {
    pact: pactAdvised(game, economy),
    plans: plansTold(game, economy).length,
    renewal: (pact: Pact) => renewalAdvised(game, economy, pact),
    leave: leavingAdvised(game, economy),
    isAwaited: !isAnswered(game, economy),
    isNone: isAnswered(game, economy) && pactsTold(game, economy).length === 0,
  };
}

/** What the reader is advised to leave, and what that makes of both goals. */
export type LeavingAdvice = GoalsMoved & {
  readonly draft: { readonly parties: Pact['members']; readonly clauses: readonly [] };
  readonly leaving: Pact;
  readonly forecast: PactForecast;
};

/** Asks the model what leaving each voluntary pact of the seat brings, again whenever the round as the table stands is asked for again. */
export function useLeavings(): void {
  const { game, me } = useProvinces();
  const isOpen = game.phase === 'briefing' || game.phase === 'negotiation';
  const pacts = me === undefined || !isOpen ? [] : ownPacts(game, me).filter(({ isBinding }) => !isBinding);
  useGauge(pacts.length > 0);
  const job = me === undefined ? undefined : ({ type: 'leavings', economy: me, pacts } as const);
  usePreview('leaving', pacts.length === 0 ? undefined : job, [me, previews.value.standing?.job]);
}

/** Points of the result from which leaving is advised: more where no member was seen breaking the pact, since the others will then doubt the seat's word. */
const LEAST_BY_LEAVING = { broken: 1, kept: 3 } as const;

/** What each voluntary pact of the seat makes of both goals once it is left. */
export function leavingsTold(game: ProvinceGame, me: EconomyId): readonly LeavingAdvice[] {
  if (standingOf(me) === undefined) return [];
  return ownPacts(game, me).flatMap((leaving): LeavingAdvice[] => {
    const forecast = leaving.isBinding ? 'failed' : leavingForecast(leaving);
    if (typeof forecast === 'string') return [];
    const draft = { parties: leaving.members, clauses: [] } as const;
    return [withMoved(game, me, { draft, leaving, forecast, rounds: forecast })];
  });
}

/** Of them the one to leave that brings the result most, and clearly something: where the result can rise no more, something for the table. */
export function leavingAdvised(game: ProvinceGame, me: EconomyId): LeavingAdvice | undefined {
  const helpOf = helpToTable(game, me);
  return leavingsTold(game, me)
    .filter((advice) => {
      const { broken, kept } = LEAST_BY_LEAVING;
      const least = isWronged(breachesOfPact(game, advice.leaving), me) ? broken : kept;
      return (
        advice.result !== undefined &&
        resultGain(advice) >= least &&
        (helpOf === undefined || helpOf(advice) > 0)
      );
    })
    .toSorted((a, b) => resultGain(b) - resultGain(a))[0];
}

/** The same in a line. */
export function leavingPhrase(game: ProvinceGame, me: EconomyId, advice: LeavingAdvice): Phrase {
  const { leaving, forecast } = advice;
  const [was, next] = [forecast.without.provinces[me], forecast.kept.provinces[me]];
  const percent = 100 * ((next?.index ?? 1) / (was?.index ?? 1) - 1);
  const isBroken = isWronged(breachesOfPact(game, leaving), me);
  return phrase(isBroken ? 'pmove.leaveBroken' : 'pmove.leave', {
    agreement: leaving.id,
    result: goalsMoved(advice, percent),
  });
}

/** The way to the question whether to leave a pact. */
export function askToLeave(pact: Pact): void {
  desk.value = undefined;
  showAgreements();
  leavingAsked.value = pact.id;
}

/** That a pact is better left, with the way there; in the briefing, where no pact can be left yet, as the next step. */
export function LeaveNote({ isStep = false }: { readonly isStep?: boolean }) {
  const { game, me } = useProvinceSeat();
  const advice = leavingAdvised(game, me);
  if (advice === undefined) return null;
  const told = <Say phrase={leavingPhrase(game, me, advice)} />;
  if (isStep)
    return (
      <section class="stack gap-1">
        <h3>{t('pbrief.step')}</h3>
        <p>{told}.</p>
        <p>{t('pbrief.leaveHow')}</p>
      </section>
    );
  return (
    <section class="paper slip slim stack small num">
      <p>{told}</p>
      <button type="button" class="btn sm" onClick={() => askToLeave(advice.leaving)}>
        {t('pacts.leave')}
      </button>
    </section>
  );
}

function negotiationMove(
  game: ProvinceGame,
  me: EconomyId,
  { pact: advised, plans = 0, renewal, leave, isAwaited = false, isNone = false }: Advice,
): ProvinceMove {
  const asked = proposalMove(game, me, isWorthSigning);
  if (game.seats[me]?.ready === true)
    return asked === undefined ? waitReady(game) : onceReady(game, me, asked);
  if (asked?.urgent === true) return asked;
  const canOffer = pactsLeftToJoin(game, me) > 0 && moneyLeft(game, me) >= offerCost(game, me);
  const best = canOffer ? advised : undefined;
  if (leave !== undefined && (best === undefined || resultGain(leave) >= resultGain(best)))
    return {
      urgent: true,
      phrase: leavingPhrase(game, me, leave),
      target: { type: 'leave', pact: leave.leaving.id },
    };
  const renewable = pactsRenewable(game, me);
  const [due] = renewable.flatMap((pact) => {
    // What has ended is one of many that may be agreed on now: the best of them comes first.
    if (best !== undefined && isForAnew(game, pact)) return [];
    const told = renewalsOf(game, pact).length === 0 ? renewal?.(pact) : undefined;
    // Nor is one named that brings less than the best.
    const isLess = told !== undefined && best !== undefined && resultGain(told) < resultGain(best);
    return told === undefined || isLess ? [] : [{ pact, told }];
  });
  if (due !== undefined && canOffer)
    return {
      urgent: true,
      phrase: renewalPhrase(game, me, due.pact, goalsMoved(due.told)),
      target: { type: 'draft', draft: due.told.draft },
    };
  if (asked !== undefined) return asked;
  if (pactsLeftToJoin(game, me) === 0) return calmly(phrase('pmove.full'), { type: 'ready' });
  const [costYuan, freeYuan] = [offerCost(game, me), moneyLeft(game, me)];
  if (freeYuan < costYuan)
    return calmly(phrase('pmove.writePoor', { costYuan, freeYuan }), { type: 'ready' });
  // A choice of the reader: no form is filled in for it.
  if (advised !== undefined && plans > 1)
    return calmly(phrase('pmove.plans', { count: plans }), { type: 'plans' });
  if (advised !== undefined) return calmly(circleLine(advised, me), { type: 'draft', draft: advised.draft });
  if (isNone && game.round >= lastRoundOf(game)) return calmly(phrase('pmove.noneLast'), { type: 'ready' });
  const ending = renewable.filter((pact) => !isForAnew(game, pact));
  const [lapsing] = renewal === undefined ? [] : ending.filter((pact) => renewalsOf(game, pact).length === 0);
  const told = proposalList(game, me).answer.length > 0 ? 'pmove.noneRises' : 'pmove.write';
  return lapsing === undefined || isAwaited
    ? calmly(phrase(isAwaited ? 'pboard.waiting' : told), { type: 'write' })
    : calmly(phrase('pmove.ends', { economies: lapsing.members.filter((member) => member !== me) }), {
        type: 'draft',
        draft: renewedPact(game, lapsing, me),
      });
}

const calmly = (said: Phrase, target: ProvinceMove['target'] & object): ProvinceMove => ({
  urgent: false,
  phrase: said,
  target,
});

/** Whoever is ready has nothing to do: an offer of another may still be answered. */
function onceReady(
  game: ProvinceGame,
  me: EconomyId,
  { urgent, target }: NonNullable<ReturnType<typeof proposalMove>>,
): ProvinceMove {
  const author = game.proposals[target.proposal]?.author ?? me;
  return urgent && author !== me
    ? { urgent: false, phrase: phrase('pmove.readyOffer', { economy: author }), target }
    : waitReady(game);
}

/** The advice in one line: with whom, whether it binds and for how long, and what it brings. */
function circleLine({ draft, own, ...moved }: CircleAdvice, me: EconomyId): Phrase {
  const economies = draft.parties.filter((party) => party !== me);
  const result = goalsMoved(moved, own.incomePercent);
  return phrase('pmove.writeCircle', { terms: termText(draft), result, economies });
}

function policyMove(game: ProvinceGame, seat: Seat): ProvinceMove {
  if (seat.type === 'province' && owesAssent(game, seat.economy)) {
    return { urgent: true, phrase: phrase('pmove.assent'), target: { type: 'assent' } };
  }
  if (seat.type === 'province' && !game.sealedBy.includes(seat.economy)) {
    return { urgent: true, phrase: phrase('pmove.seal'), target: { type: 'measures' } };
  }
  const open = Object.keys(game.provinces.provinces).filter((economy) => !game.sealedBy.includes(economy));
  if (open.length === 0) return calm('pmove.allSealed');
  const key = seat.type === 'province' ? 'pmove.sealedWait' : 'pmove.wait';
  return calm(key, { economies: open });
}

/** At the last stop there is nothing left but to go on. */
function revealMove(game: ProvinceGame, party: EconomyId | undefined, present: RevealStop): ProvinceMove {
  if (staysAtResults(game)) return calm('move.atHome');
  if (isAllOpen(game, present)) {
    if (party === undefined || game.seats[party]?.ready === true) return waitReady(game);
    return { urgent: false, phrase: phrase('move.goOn'), target: { type: 'ready' } };
  }
  return calm(present === 'envelopes' ? 'pmove.results' : 'move.reveal');
}

function owesAssent(game: ProvinceGame, me: EconomyId): boolean {
  return isAssentAsked(game) && !game.provinces.centre.assentedBy.includes(me);
}

function waitReady(game: ProvinceGame): ProvinceMove {
  return { urgent: false, phrase: waitPhrase(game) };
}

function calm<Key extends TextKey>(key: Key, ...params: Filling<Key>): ProvinceMove {
  return { urgent: false, phrase: phrase(key, ...params) };
}

/** What somebody who takes the seat of a province or of the centre after the start must know. */
export function provinceArrivalFacts(
  scenario: ProvincesScenario,
  game: ProvinceGame,
  me: EconomyId,
): ArrivalFacts {
  const seat = seatAt(me);
  const move = provinceMove(game, seat).phrase;
  if (seat.type !== 'province')
    return {
      title: t('pbrief.centre'),
      goal: { title: t('pbrief.goal'), text: t('pbrief.centreGoal') },
      standing: '',
      agreements: [],
      move,
    };
  const own = ownState(game, me);
  return {
    title: t('pbrief.youAre', { economy: economyName(me) }),
    goal: {
      title: t('pbrief.goal'),
      text: sentences(t('pbrief.goalText'), say(tableGoal(scenario, game))),
    },
    standing: t('arrival.province', { index: formatNumber(own.index, 1), place: placeText(own, scenario) }),
    agreements: ownPacts(game, me).map((pact) =>
      t('arrival.agreement', {
        name: agreementName(pact.id),
        place: formatList(pact.members.map(economyName)),
      }),
    ),
    move,
  };
}

/** Whether an offer of a bot is called one that waits: not where its card tells no point, nor help to the table. */
export function isWorthSigning(game: GameState, me: EconomyId, offer: Proposal): boolean {
  const worth = knownWorths(me)?.get(nameOf(offer));
  const isOfPerson = game.seats[offer.author]?.member !== undefined;
  if (game.rulebook !== 'provinces' || typeof worth !== 'object' || isOfPerson) return true;
  const asked = { draft: draftOf(offer), rounds: worth.rounds, cost: 0 };
  if (bringsPoint({ result: ownMoved(game, me, asked)?.result })) return true;
  return (helpToTable(game, me)?.(asked) ?? 0) > 0;
}

/** Points of the result that an offer brings; endless of one whose worth to it is not known. */
function resultGain({ result }: Pick<CircleAdvice, 'result'>): number {
  return result === undefined ? Infinity : result.next.score - result.was.score;
}
