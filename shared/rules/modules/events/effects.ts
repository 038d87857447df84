import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import {
  type EventCard,
  type EventEffect,
  type EventPairs,
  type EventScope,
  type EventSector,
  type EventTarget,
  SECTORS_OF_EVENTS,
} from '#shared/content/events/eventCard.ts';
import { EVENT_DECK, isEventKey } from '#shared/content/events/eventDeck.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, must } from '#shared/kernel/records.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import { assertNever } from '#shared/kernel/result.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { WorldEvent } from '#shared/protocol/modules/modules.ts';
import { type Register, pairLevel } from '../../law/register.ts';
import {
  type LawInForce,
  type ShockDraft,
  economyPlace,
  eventsAtWork,
  placesOf,
} from '../../law/lawInForce.ts';

/** The card of an event; that there is none of its name is a bug. */
export function cardOf({ card }: Pick<WorldEvent, 'card'>): EventCard {
  if (!isEventKey(card)) throw new Error(`no card ${card}`);
  return EVENT_DECK[card];
}

/** Who is asked about: rest of the world, or a seat. */
type Bystander = { readonly id: EconomyId; readonly playable: boolean };

/** Whether an effect falls on an economy: blocs are those of the law at hand, so that joining one changes who is hit. */
function isHit(
  agreements: Register,
  { economies }: Pick<WorldEvent, 'economies'>,
  target: EventTarget,
  { id, playable }: Bystander,
): boolean {
  switch (target) {
    case 'first':
      return economies[0] === id;
    case 'second':
      return economies[1] === id;
    case 'third':
      return economies[2] === id;
    case 'fourth':
      return economies[3] === id;
    case 'everyone':
      return true;
    case 'others':
      return economies[0] !== id;
    case 'blocMembers':
      return isInBloc(agreements, id);
    case 'outsiders':
      return playable && !isInBloc(agreements, id);
    case 'restOfWorld':
      return !playable;
    default:
      return assertNever(target);
  }
}

/** A member of a free trade area or more. */
export function isInBloc(agreements: Register, economy: EconomyId): boolean {
  return Object.values(agreements).some(
    ({ level, parties }) => level >= FREE_TRADE_LEVEL && parties.includes(economy),
  );
}

/** Points of support that the cards at work bring a seat, or cost it, in this round; zero where the module is off. */
export function eventSupport(
  law: Pick<LawInForce, 'events' | 'round' | 'agreements'>,
  economy: EconomyId,
): number {
  let points = 0;
  for (const event of eventsAtWork(law)) {
    for (const effect of cardOf(event).effects) {
      if (effect.type !== 'support') continue;
      if (isHit(law.agreements, event, effect.of, { id: economy, playable: true })) points += effect.points;
    }
  }
  return points;
}

/** A card at work on the model's arrays. */
type EffectCase = {
  readonly scenario: Scenario;
  readonly law: Pick<LawInForce, 'agreements'>;
  readonly event: WorldEvent;
  readonly card: EventCard;
  readonly draft: ShockDraft;
};

/** What the cards at work do to the model's arrays. */
export function shapeEvents(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  for (const event of eventsAtWork(law)) {
    const card = cardOf(event);
    for (const effect of card.effects) applyEffect({ scenario, law, event, card, draft }, effect);
  }
}

type EffectOf<T extends EventEffect['type']> = Extract<EventEffect, { readonly type: T }>;

/** Writes one effect of a card into the model's arrays. Support is no matter of the model. */
function applyEffect(effectCase: EffectCase, effect: EventEffect): void {
  switch (effect.type) {
    case 'productivity':
    case 'capital':
      return shapeHats(effectCase, effect);
    case 'capitalMove':
      return moveCapital(effectCase, effect);
    case 'peopleMove':
      return movePeople(effectCase, effect);
    case 'tradeCost':
    case 'pairCost':
      return shapeCosts(effectCase, effect);
    case 'evasion':
      return evadeTariffs(effectCase, effect);
    case 'transfer':
      return payTransfer(effectCase, effect);
    case 'support':
      return undefined;
    default:
      return assertNever(effect);
  }
}

/** Part of the imports pays nothing at the border: the tariff that is levied on the average falls by that part. */
function evadeTariffs(effectCase: EffectCase, { of, percent }: EffectOf<'evasion'>): void {
  const { scenario, draft } = effectCase;
  const { N, J } = scenario.base;
  const { goods } = placesOf(scenario);
  const paid = 1 - percent / 100;
  hitsByPlace(effectCase, of).forEach((hit, n) => {
    if (!hit) return;
    for (let i = 0; i < N; i++) {
      if (i === n) continue;
      for (const { place } of goods) {
        const cell = (n * N + i) * J + place;
        draft.tariff[cell] = at(draft.tariff, cell) * paid;
      }
    }
  });
}

/** What the first pays the second receives: transfers of the table sum to zero. */
function payTransfer(effectCase: EffectCase, { percent }: EffectOf<'transfer'>): void {
  const { scenario, draft } = effectCase;
  const { income } = baseAccounts(scenario.base);
  const payer = namedPlace(effectCase, 0);
  const receiver = namedPlace(effectCase, 1);
  const amountBn = (percent / 100) * Math.min(at(income, payer), at(income, receiver));
  draft.transfer[payer] = at(draft.transfer, payer) - amountBn;
  draft.transfer[receiver] = at(draft.transfer, receiver) + amountBn;
}

type CostEffect = Extract<EventEffect, { readonly type: 'tradeCost' | 'pairCost' }>;

/** Makes borders dearer or cheaper to pass, as an iceberg factor; home purchases pass none. */
function shapeCosts(effectCase: EffectCase, effect: CostEffect): void {
  const { scenario, draft } = effectCase;
  const { N, J } = scenario.base;
  const places = placesInScope(effectCase, effect.on);
  const factor = 1 + effect.percent / 100;
  const isDearer = passage(effectCase, effect);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      if (n === i || !isDearer(n, i)) continue;
      for (const j of places) {
        const cell = (n * N + i) * J + j;
        draft.iceberg[cell] = at(draft.iceberg, cell) * factor;
      }
    }
  }
}

/** Whether the effect falls on what importer n buys from exporter i. */
function passage(effectCase: EffectCase, effect: CostEffect): (n: number, i: number) => boolean {
  if (effect.type === 'pairCost') return pairTest(effectCase, effect.pairs);
  const sells = hitsByPlace(effectCase, effect.from);
  const buys = hitsByPlace(effectCase, effect.to);
  const passes = (n: number, i: number): boolean => sells[i] === true && buys[n] === true;
  return effect.bothWays ? (n, i) => passes(n, i) || passes(i, n) : passes;
}

function pairTest({ scenario, law }: EffectCase, pairs: EventPairs): (n: number, i: number) => boolean {
  const { ids } = placesOf(scenario);
  return (n, i) => isPair(law.agreements, pairs, ids[n] ?? '', ids[i] ?? '');
}

function isPair(agreements: Register, pairs: EventPairs, a: EconomyId, b: EconomyId): boolean {
  const level = pairLevel(agreements, a, b);
  switch (pairs) {
    case 'partners':
      return level >= FREE_TRADE_LEVEL;
    case 'acrossBlocs':
      return level < FREE_TRADE_LEVEL && (isInBloc(agreements, a) || isInBloc(agreements, b));
    case 'twoCurrencies':
      return level < 6;
    default:
      return assertNever(pairs);
  }
}

/** One budget carries what hits one member. */
const FULL_INTEGRATION = 6;

/** Places of those who carry shocks together, for each economy that shares; the others carry theirs alone. */
type Sharers = ReadonlyMap<number, readonly number[]>;

const ALONE: Sharers = new Map();

function sharersOf(scenario: Scenario, agreements: Register): Sharers {
  const unions = Object.values(agreements).filter(({ level }) => level === FULL_INTEGRATION);
  if (unions.length === 0) return ALONE;
  return new Map(
    unions.flatMap(({ parties }) => {
      const places = parties.map((party) => economyPlace(scenario, party));
      return places.map((place): [number, readonly number[]] => [place, places]);
    }),
  );
}

/**
 * Multiplies a hat [n][j] by exp(log). In a full integration every member takes the part of its share in the union's output of
 * the sector, so that the value lost, Σ Y·log, is the same.
 */
function spreadHat(
  scenario: Scenario,
  hats: Float64Array,
  sharers: Sharers,
  hit: { readonly n: number; readonly j: number; readonly log: number },
): void {
  const { J } = scenario.base;
  const { output } = baseAccounts(scenario.base);
  const { n, j, log } = hit;
  const members = sharers.get(n) ?? [n];
  const total = members.reduce((sum, m) => sum + at(output, m * J + j), 0);
  const part = total > 0 ? at(output, n * J + j) / total : 0;
  for (const m of members) hats[m * J + j] = at(hats, m * J + j) * Math.exp(part * log);
}

type FactorEffect<T extends EventEffect['type']> = Extract<EventEffect, { readonly type: T }>;

/** Productivity or capital of those hit rises or falls; members of a full integration carry it together. */
function shapeHats(effectCase: EffectCase, effect: FactorEffect<'productivity' | 'capital'>): void {
  const { scenario, law, draft } = effectCase;
  const hats = effect.type === 'productivity' ? draft.tfp : draft.capital;
  const sharers = sharersOf(scenario, law.agreements);
  const places = placesInScope(effectCase, effect.on);
  const log = Math.log1p(effect.percent / 100);
  hitsByPlace(effectCase, effect.of).forEach((hit, n) => {
    if (!hit) return;
    for (const j of places) spreadHat(scenario, hats, sharers, { n, j, log });
  });
}

/** Capital changes its home: what the one loses in value the other has more. Its value is what it earns in the base. */
function moveCapital(effectCase: EffectCase, { on, percent }: FactorEffect<'capitalMove'>): void {
  const { scenario, draft } = effectCase;
  const { J, gva, spec } = scenario.base;
  const { output } = baseAccounts(scenario.base);
  const from = namedPlace(effectCase, 0);
  const to = namedPlace(effectCase, 1);
  for (const j of placesInScope(effectCase, on)) {
    const earns = (n: number): number => at(spec, n * J + j) * at(gva, n * J + j) * at(output, n * J + j);
    const moved = (percent / 100) * Math.min(earns(from), earns(to));
    if (moved === 0) continue;
    draft.capital[from * J + j] = at(draft.capital, from * J + j) * (1 - moved / earns(from));
    draft.capital[to * J + j] = at(draft.capital, to * J + j) * (1 + moved / earns(to));
  }
}

/** People of the second economy come to the first; as many arrive as leave. */
function movePeople(effectCase: EffectCase, { percent }: FactorEffect<'peopleMove'>): void {
  const { scenario, draft } = effectCase;
  const host = namedPlace(effectCase, 0);
  const home = namedPlace(effectCase, 1);
  const peopleMn = (place: number): number => must(scenario.economies[place], 'economy').populationMn;
  const arrivalsMn = (percent / 100) * peopleMn(host);
  draft.labour[host] = at(draft.labour, host) * (1 + arrivalsMn / peopleMn(host));
  draft.labour[home] = at(draft.labour, home) * (1 - arrivalsMn / peopleMn(home));
}

/** The sector of a scenario that stands for a card's; undefined where it has none. */
export function sectorOfEvent(scenario: Scenario, sector: EventSector): SectorId | undefined {
  return SECTORS_OF_EVENTS[sector].find((id) => scenario.sectors.some((each) => each.id === id));
}

/** Places of the sectors on which an effect falls. */
function placesInScope({ scenario, event }: EffectCase, scope: EventScope): readonly number[] {
  const { goods, sectors } = placesOf(scenario);
  switch (scope) {
    case 'sector':
      return sectors.filter(({ id }) => id === event.sector).map(({ place }) => place);
    case 'goods':
      return goods.map(({ place }) => place);
    case 'everything':
      return sectors.map(({ place }) => place);
  }
}

/** Whether each economy is hit, by its place. */
function hitsByPlace({ scenario, law, event }: EffectCase, target: EventTarget): readonly boolean[] {
  return scenario.economies.map((economy) => isHit(law.agreements, event, target, economy));
}

/** Place of an economy that the card names. */
function namedPlace({ scenario, event }: EffectCase, role: 0 | 1): number {
  return economyPlace(scenario, must(event.economies[role], `named economy of ${event.card}`));
}
