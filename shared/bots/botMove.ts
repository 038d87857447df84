/** What bots do in the games that a table can play. */
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import type { Intent, SeatIntent } from '#shared/protocol/intents.ts';
import type { AreaPrices, AskedPayment } from '#shared/protocol/payments.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { type AnyScenario, byGame } from '#shared/rules/scenario/anyScenario.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { type GameState, countryGame, provinceGame } from '#shared/rules/state.ts';
import { botView } from './botView.ts';
import { countryMove } from './countryMove.ts';
import { peopleWithOffers, peopleWithoutOffers } from './moves/attention.ts';
import { bestPath } from './par/bestPath.ts';
import { provinceMove } from './provinces/proposePact.ts';
import { type BotAnswer, type Mind, type Question, answerTalk } from './speech/answerTalk.ts';
import { countryMind, provinceMind } from './speech/minds.ts';
import { type Government, isTestStrategy, strategyMove } from './strategies.ts';

/** What goes with a move beside the view of its seat. */
type MoveContext = {
  readonly government: Government | undefined;
  readonly peopleWithOffers: ReadonlySet<EconomyId>;
  readonly peopleWithoutOffers: ReadonlySet<EconomyId>;
};

/** The bots of one game over its scenario. */
type Bots = {
  /** What a bot does about one move, of what its seat may know. */
  move(view: GameState, economy: EconomyId, move: BotMove, context: MoveContext): readonly Intent[];
  /** What a bot thinks of dealings with others, of what its seat may know. */
  mind(view: GameState, economy: EconomyId): Mind;
  /** Prosperity of every seat on the best path that the rules allow; none where there is no such path. */
  bestPath(settings: GameSettings): Result<Readonly<Record<EconomyId, number>>, ConvergenceFailure>;
};

export function botsOf(scenario: AnyScenario): Bots {
  return byGame<Bots>(scenario, {
    countries: (countries) => ({
      move: (seen, economy, move, { government, peopleWithOffers: full }) => {
        const view = countryGame(seen);
        return government !== undefined && isTestStrategy(government)
          ? strategyMove(countries, view, { economy, move }, government)
          : countryMove({ scenario: countries, view, peopleWithOffers: full }, economy, move);
      },
      mind: (view, economy) => countryMind(countries, countryGame(view), economy),
      bestPath: (settings) => bestPath(countries, settings),
    }),
    provinces: (provinces) => ({
      move: (seen, economy, move, people) =>
        provinceMove({ scenario: provinces, view: provinceGame(seen), ...people }, economy, move),
      mind: (view, economy) => provinceMind(provinces, provinceGame(view), economy),
      bestPath: () => ok({}),
    }),
  });
}

/**
 * What a bot does about one move that `botsDue` names: intents in order, none where there is nothing to do. The same state,
 * economy and move always give the same; of the state it looks only at what its seat may know. `government`: who governs the seat,
 * where not the temperament that it was dealt.
 */
export function botMove(
  scenario: AnyScenario,
  state: GameState,
  economy: EconomyId,
  move: BotMove,
  government?: Government,
): readonly Intent[] {
  const seat = state.seats[economy];
  if (seat === undefined || seat.member !== undefined) return [];
  const context = {
    government,
    peopleWithOffers: peopleWithOffers(state),
    peopleWithoutOffers: peopleWithoutOffers(state),
  };
  return botsOf(scenario).move(botView(state, economy), economy, move, context);
}

/**
 * What the bot of a seat answers to what somebody says to it. The same state and question always give the same; of the state it looks
 * only at what its seat may know.
 */
export function botAnswer(
  scenario: AnyScenario,
  state: GameState,
  economy: EconomyId,
  question: Question,
): BotAnswer {
  const view = botView(state, economy);
  return answerTalk(view, economy, question, botsOf(scenario).mind(view, economy));
}

/**
 * What the bots of some areas would want of a seat that asks: by the same test by which each names its price in the talk, beside what the other bots of
 * the area want, so that all sign where all have it. Of one that would sign for no payment nobody learns why, but whose offer makes it so.
 */
export function areaPrices(
  scenario: AnyScenario,
  state: GameState,
  asker: EconomyId,
  areas: readonly (readonly EconomyId[])[],
): AreaPrices {
  if (state.phase !== 'negotiation') return areas.map(() => ({}));
  const minds = Object.values(state.seats).flatMap(({ economy, member }) => {
    if (member !== undefined) return [];
    return [{ economy, mind: botsOf(scenario).mind(botView(state, economy), economy) }];
  });
  return areas.map((among) => {
    const asked = minds.filter(({ economy }) => [asker, economy].every((party) => among.includes(party)));
    const alone = asked.flatMap(({ economy, mind }) => {
      const { draft } = mind.areaFor?.({ asker, among, payments: [] }) ?? {};
      return draft === undefined ? [] : [{ bot: economy, paidMn: paidToMn(draft.clauses, economy) }];
    });
    const beside = (economy: EconomyId): AskedPayment[] =>
      alone
        .filter(({ bot, paidMn }) => bot !== economy && paidMn !== 0)
        .map(({ bot, paidMn }) => ({
          ...(paidMn > 0 ? { from: asker, to: bot } : { from: bot, to: asker }),
          amountMn: Math.abs(paidMn),
        }));
    return Object.fromEntries(
      asked.flatMap(({ economy, mind }) => {
        const price = mind.areaPrice?.({ asker, among, payments: beside(economy) });
        return price === undefined ? [] : [[economy, price]];
      }),
    );
  });
}

/** What a seat does whose bot cannot think: it is ready where that is asked, so that its policy stays, and leaves proposals as they are. */
export function leastMove({ type }: BotMove): readonly SeatIntent[] {
  return type === 'ready' || type === 'policy' ? [{ type: 'declareReady', ready: true }] : [];
}
