import { botMoves } from '#shared/bots/moves/botMoves.ts';
import { botView } from '#shared/bots/botView.ts';
import { BotTable } from '#shared/bots/playBotGame.ts';
import { advisedOffers } from '#shared/bots/provinces/pactDraft.ts';
import { expectationOf } from '#shared/bots/provinces/sealEnvelope.ts';
import { PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import { medalFor } from '#shared/content/scores.ts';
import type { Phase } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import {
  createForecaster,
  forecastPact,
  forecastRound,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { measuresFault } from '#shared/rules/provinces/envelope/envelope.ts';
import { offerCost } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { whenItCounts } from '#shared/rules/provinces/pacts/pactLaw.ts';
import type { WaryView } from '#shared/rules/provinces/pacts/settlePacts.ts';
import { pledgesOf } from '#shared/rules/provinces/state/provinceStates.ts';
import { finalProvinces } from '#shared/rules/provinces/settlement/ending.ts';
import { stepsToNow } from '#shared/rules/provinces/forecast/roundSteps.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { parOf } from '#shared/rules/scores/par.ts';
import { type GameState, type ProvinceGame, provinceGame } from '#shared/rules/state.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { routeAhead } from '#shared/rules/provinces/settlement/corridors.ts';
import { gainWorth } from '../../../client/panels/provinces/seat.ts';
import { stepName } from '../../../client/panels/provinces/policy/measuresModel.ts';
import { gaugeNow, gaugesOf, ownOfPact } from '../../../client/panels/provinces/policy/resultGauge.ts';

/** Points of the round from which an offer is worth a signature, and an offer of one's own. */
const WORTH_IT = 1;
/** And from which a route is advised. */
const WORTH_A_ROUTE = 0.5;
/** Offers of its own that the player makes in a round. */
const OWN_OFFERS = 2;
const DIAL_LEVELS = [0, 1, 2, 3, 4];

/**
 * A game of provinces from one seat as a person may play it who only follows what the screens say: it offers the pact that the advice
 * puts first, signs what raises its points by the form's forecast, sets its wall and its export limit to the best pair, and fills up the best
 * route. `idle`: signs nothing and changes nothing. Returns the result, how many seats have gold, and the points that were told as each round's talks
 * began and ended and as it came.
 */
export function playAdvised(
  scenario: ProvincesScenario,
  settings: GameSettings,
  me: EconomyId,
  { idle = false, onPhase = () => undefined }: Watched = {},
): Readonly<{ score: number; golds: number; told: readonly Told[]; sealed: readonly Sealed[] }> {
  const created = rulebookOf(scenario).create(settings);
  if (!created.ok) throw new Error(created.error.code);
  const table = new BotTable(rulebookOf(scenario), created.value, { ignoresCauses: true });
  table.ask({ type: 'server' }, { type: 'occupySeat', economy: me, member: 'advised' });
  table.ask({ type: 'host' }, { type: 'startGame' });
  const player = new AdvisedPlayer(scenario, table, me);
  const told = new Map<string, Told>();
  while (table.state.phase !== 'debrief') {
    const { round, phase } = table.state;
    if (!idle && phase !== 'briefing' && !told.has(`${round} ${phase}`)) {
      told.set(`${round} ${phase}`, { round, phase, score: player.told() });
      onPhase(player.view(true));
    }
    if (idle || !player.act()) table.step();
  }
  const { standings } = finalProvinces(scenario, provinceGame(table.state));
  const own = must(
    standings.find(({ economy }) => economy === me),
    me,
  );
  return {
    score: must(own.score, 'a score'),
    golds: standings.filter(({ score }) => medalFor(must(score, 'a score')) === 'gold').length,
    told: [...told.values()],
    sealed: player.sealed,
  };
}

/** `onPhase`: the table as the seat sees it when a phase begins. */
type Watched = { readonly idle?: boolean; readonly onPhase?: (view: ProvinceGame) => void };

/** The points of the round that the panel tells as a phase begins. */
type Told = { readonly round: number; readonly phase: Phase; readonly score: number };

/** The points that are told with an envelope as it is sealed: as the table stands, and once the others have sealed what is expected of them. */
type Sealed = { readonly round: number; readonly stands: number; readonly expected: number };

type SeenView = WaryView & Pick<ProvinceGame, 'par'>;

class AdvisedPlayer {
  readonly sealed: Sealed[] = [];
  #round = 0;
  #offers = 0;
  #isSealed = false;
  readonly #left = new Set<string>();
  #views: Readonly<{ of?: GameState }> & { bare?: SeenView; whole?: SeenView } = {};

  readonly #scenario: ProvincesScenario;
  readonly #table: BotTable;
  readonly #me: EconomyId;

  constructor(scenario: ProvincesScenario, table: BotTable, me: EconomyId) {
    this.#scenario = scenario;
    this.#table = table;
    this.#me = me;
  }

  /** One thing that is to be done now; false where nothing is. */
  act(): boolean {
    const { round, phase } = this.#table.state;
    if (this.#round !== round) [this.#round, this.#offers, this.#isSealed] = [round, 0, false];
    if (phase === 'negotiation') return this.#signs() || this.#offersOwn();
    if (phase !== 'policy' || this.#isSealed || botMoves(this.#table.state).length > 0) return false;
    this.#isSealed = true;
    return this.#table.ask(this.#actor(), { type: 'sealMeasures', measures: this.#bestLevels() }).ok;
  }

  #actor() {
    return { type: 'seat', economy: this.#me } as const;
  }

  told(): number {
    const game = this.view();
    const settled = game.phase === 'results' ? game.reports.at(-1)?.provinces[this.#me] : undefined;
    const standing = forecastRound(this.#scenario, game, this.#me);
    const own = settled ?? (standing.ok ? standing.value.provinces[this.#me] : undefined);
    const gauge = gaugeNow({ scenario: this.#scenario, game }, this.#me, must(own, this.#me));
    return must(gauge, 'a result').score;
  }

  /**
   * What the seat sees, with the results of bots that its result is compared with, and what it expects of others; `isBare`: without that.
   * One view for as long as nothing happens: what others are expected to seal is worked out once for it.
   */
  view(isBare = false): SeenView {
    const { state } = this.#table;
    if (this.#views.of !== state) this.#views = { of: state };
    return (this.#views[isBare ? 'bare' : 'whole'] ??= this.#look(isBare));
  }

  #look(isBare: boolean): SeenView {
    const state = provinceGame(this.#table.state);
    const { par } = must(parOf(state), 'par');
    const view = botView(state, this.#me);
    const provinces = { ...view.provinces, pledges: pledgesOf(state.provinces.sealed) };
    const seen = { ...view, provinces, par, wary: this.#me };
    if (isBare) return seen;
    const { expects } = expectationOf({ scenario: this.#scenario, view: seen, economy: this.#me });
    return { ...seen, expects };
  }

  #open() {
    const { proposals, round } = this.#table.state;
    return Object.values(proposals).filter(
      (each) => each.status === 'open' && each.round === round && each.parties.includes(this.#me),
    );
  }

  #signs(): boolean {
    for (const offer of this.#open()) {
      const { id, revision, signatures } = offer;
      const key = `${id} ${revision}`;
      if (signatures[this.#me] === revision || this.#left.has(key)) continue;
      this.#left.add(key);
      if (this.#gainBy(draftOf(offer)) <= WORTH_IT) continue;
      const intent = { type: 'signProposal', proposal: id, revision, confirmed: true } as const;
      if (this.#table.ask(this.#actor(), intent).ok) return true;
    }
    return false;
  }

  #offersOwn(): boolean {
    const isWaiting = this.#open().some(({ author }) => author === this.#me);
    if (isWaiting || this.#offers >= OWN_OFFERS || botMoves(this.#table.state).length === 0) return false;
    this.#offers += 1;
    const view = this.view();
    const [best] = this.#advised()
      .map((draft) => ({ draft, gain: this.#gainBy(draft, offerCost(view, this.#me)) }))
      .toSorted((a, b) => b.gain - a.gain);
    if (best === undefined || best.gain <= WORTH_IT) return false;
    return this.#table.ask(this.#actor(), { type: 'tableProposal', draft: best.draft }).ok;
  }

  #advised(): readonly Draft[] {
    const view = this.view();
    const worth = must(gainWorth(view, this.#me), 'results of bots');
    const leader = { scenario: this.#scenario, view: unknowing(view), economy: this.#me };
    const steps = advisedOffers(leader, worth);
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value;
    }
  }

  #gainBy(draft: Draft, cost = 0): number {
    const view = this.view();
    const forecast = forecastPact(this.#scenario, view, draft, whenItCounts(view, draft));
    if (!forecast.ok) return -Infinity;
    const own = ownOfPact({ scenario: this.#scenario, game: view }, this.#me, {
      forecast: forecast.value,
      draft,
      cost,
    });
    const { was, next } = must(own?.result, 'a result');
    return next.score - was.score;
  }

  #bestLevels(): Measures {
    const view = this.view();
    const { wall, block } = must(view.provinces.provinces[this.#me], this.#me);
    const pairs = DIAL_LEVELS.flatMap((high) => DIAL_LEVELS.map((limit) => ({ wall: high, block: limit })));
    const resultOf = this.#resultsIn(view);
    const bestOf = (all: readonly Measures[]): Measures =>
      all.reduce((most, each) => (resultOf(each) > resultOf(most) ? each : most));
    const best = bestOf([{ wall, block }, ...pairs]);
    const filled = PROVINCE_CORRIDORS.map((corridor): Measures => {
      const { missing: yuan100m } = routeAhead(view, this.#me, corridor, Infinity);
      return yuan100m < 1 ? best : { ...best, pledge: { corridor: corridor.id, yuan100m } };
    });
    const route = bestOf([best, ...filled]);
    const chosen = resultOf(route) < resultOf(best) + WORTH_A_ROUTE ? best : route;
    this.sealed.push({
      round: view.round,
      stands: this.#resultsIn(this.view(true))(chosen),
      expected: resultOf(chosen),
    });
    return chosen;
  }

  /** Results with an envelope in a view. */
  #resultsIn(view: ProvinceGame): (measures: Measures) => number {
    const forecaster = createForecaster(this.#scenario, view, this.#me);
    return (measures) => {
      if (!forecaster.ok || measuresFault(this.#scenario, view, this.#me, measures) !== undefined)
        return -Infinity;
      const forecast = forecaster.value(measures);
      const game = { scenario: this.#scenario, game: view };
      const gauges = forecast.ok ? gaugesOf(game, this.#me, { forecast: forecast.value }) : undefined;
      return gauges?.next.score ?? -Infinity;
    };
  }
}

/** By how many points a round has moved from the results of the last one to where the next one opened, and how many of them no part that is told is the name of. */
export function sinceLastRound(view: Parameters<typeof gaugeNow>[0], me: EconomyId) {
  const { scenario, game } = view;
  const steps = stepsToNow(scenario, game, me);
  if (!steps.ok) throw new Error(steps.error.code);
  const own = must(game.reports.at(-1)?.provinces[me], me);
  const was = must(gaugeNow(view, me, own), 'a result').score;
  let [score, nameless] = [was, 0];
  for (const step of steps.value.slice(0, 1 + steps.value.findIndex(({ cause }) => cause === 'opened'))) {
    const next = must(gaugeNow(view, me, step.own), 'a result').score;
    if (stepName(step) === undefined) nameless += next - score;
    score = next;
  }
  return { was, moved: score - was, nameless: Math.abs(nameless) };
}

/** A person does not know how bots are tempered. */
function unknowing(view: ProvinceGame): ProvinceGame {
  return { ...view, provinces: { ...view.provinces, temperaments: {} } };
}
