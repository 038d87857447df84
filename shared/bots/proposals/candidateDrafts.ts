import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { remembering } from '#shared/kernel/records.ts';
import { DEEP_PROVISIONS } from '#shared/content/vocabulary.ts';
import type { Clause, FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { type AdmissionClause, admissionOf, blocsOf, unionOf, unitOf } from '#shared/rules/law/blocs.ts';
import { clauseIsPlayed } from '#shared/rules/clauses/clauseKinds.ts';
import { pairKey, pairLevel, pairsOf, mostFounders, mostMembers } from '#shared/rules/law/register.ts';
import { provisionsBetween } from '#shared/rules/law/terms.ts';
import { boundUntilRound } from '#shared/rules/law/agreement.ts';
import { economyPlace, placesOf } from '#shared/rules/law/lawInForce.ts';
import { sectorsSwapped } from '#shared/rules/clauses/tariffs.ts';
import { formerToDecide, membersIn, outsidersOf } from '#shared/rules/law/formerAgreements.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { hasPerson } from '../moves/attention.ts';
import { type Appraiser, isLawful } from '../valuation/appraiser.ts';
import { swapDrafts } from './concessions.ts';

/** How many of the best partners are thought of for areas of three and for swaps. */
const BEST_PARTNERS = 4;

/** Most unions, and most entries and mergers, that are thought of at a time. */
const UNIONS = 16;

const ADMISSIONS = 16;

/**
 * The proposals that an economy thinks of, without payments: every partner, and larger circles around the best. Areas of three and
 * swaps are looked at for faults later, once they are worth a thought.
 */
export function candidateDrafts(
  appraiser: Appraiser,
  economy: EconomyId,
  shunned: ReadonlySet<EconomyId>,
): Draft[] {
  const { scenario, law } = appraiser;
  const unit = unitOf(law, economy);
  const partners = partnersOf(law, economy, shunned).filter((partner) =>
    isLawful(appraiser, freeTradeDraft(unit, partner), economy),
  );
  const best = partners
    .map((partner) => ({ partner, jointGainBn: jointGainBn(appraiser, freeTradeDraft(unit, partner)) }))
    .toSorted((a, b) => b.jointGainBn - a.jointGainBn)
    .slice(0, BEST_PARTNERS)
    .map(({ partner }) => partner);
  const isOpen = (draft: Draft): boolean =>
    !draft.parties.some((party) => party !== economy && shunned.has(party)) &&
    isLawful(appraiser, draft, economy);
  return [
    ...partners.map((partner) => freeTradeDraft(unit, partner)),
    ...best.flatMap((first, index) =>
      best.slice(index + 1).map((second) => freeTradeDraft(unit, first, second)),
    ),
    ...(mayAllFound(law) ? [freeTradeDraft(unit, ...partners)] : []),
    ...best.flatMap((partner) => swapDrafts(scenario, law, unit, partner)),
    ...firstOf(unionDrafts(law, economy), isOpen, UNIONS),
    ...deepeningDrafts(law, economy).filter(isOpen),
    ...(clauseIsPlayed(scenario, law, 'deepProvision')
      ? deepDrafts(law, economy, people(law, economy, shunned)).filter(isOpen)
      : []),
    ...firstOf(admissionDrafts(law, economy, shunned), isOpen, ADMISSIONS),
  ];
}

/** Where a round lets all seats found one area together. */
function mayAllFound({ settings, seats, round }: CountryGame): boolean {
  return settings.agreementLimits !== undefined && mostFounders(settings, round) >= Object.keys(seats).length;
}

/** The first few that pass; no more are tested. */
function firstOf(drafts: readonly Draft[], passes: (draft: Draft) => boolean, most: number): Draft[] {
  const first: Draft[] = [];
  for (const draft of drafts) {
    if (first.length === most) break;
    if (passes(draft)) first.push(draft);
  }
  return first;
}

/** At first sight. */
function jointGainBn(appraiser: Appraiser, draft: Draft): number {
  const gainBn = appraiser.estimate(draft);
  return draft.parties.reduce((sum, party) => sum + (gainBn[party] ?? 0), 0);
}

/** A free trade area of several units, each an economy or a union that deals as one. */
export function freeTradeDraft(...units: readonly (readonly EconomyId[])[]): Draft {
  const among = units.flat();
  return { parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] };
}

/** All with whom an economy could deal, each as the unit in which it deals: alone, or as its union. */
export function partnersOf(
  law: CountryGame,
  economy: EconomyId,
  shunned: ReadonlySet<EconomyId>,
): (readonly EconomyId[])[] {
  const units = new Map<string, readonly EconomyId[]>();
  for (const other of Object.keys(law.seats)) {
    const union = unionOf(law, other);
    if (other === economy || union?.parties.includes(economy) === true) continue;
    units.set(union?.id ?? other, unitOf(law, other));
  }
  return [...units.values()].filter((unit) => !unit.some((member) => shunned.has(member)));
}

/**
 * Customs unions that an economy could found now: with each partner, with the parties of each free trade area it is in,
 * and with everybody who can be added while all pairs stand at level 2.
 */
export function unionDrafts(law: CountryGame, economy: EconomyId): Draft[] {
  if (unionOf(law, economy) !== undefined) return [];
  const ready = Object.keys(law.seats).filter(
    (other) => other !== economy && unionOf(law, other) === undefined && isPairReady(law, economy, other),
  );
  const areas = blocsOf(law)
    .map(({ parties }) => parties)
    .filter((parties) => parties.includes(economy));
  const groups = [
    ...areas,
    ...ready.map((partner) => growClique(law, [economy, partner], ready)),
    ...ready.map((partner) => [economy, partner]),
  ];
  const distinct = new Map(groups.map((group) => [group.toSorted().join(), group]));
  return [...distinct.values()].flatMap((among) => unionsAmong(law, among));
}

function unionsAmong(law: CountryGame, among: readonly EconomyId[]): Draft[] {
  return formerChoices(law, among).map(({ former, outsiders }) => ({
    parties: [...among, ...outsiders],
    clauses: [{ type: 'customsUnion', among, key: { type: 'imports' }, former }],
  }));
}

/** Everybody in the list who stands ready with all who are in already. */
function growClique(
  law: CountryGame,
  start: readonly EconomyId[],
  candidates: readonly EconomyId[],
): EconomyId[] {
  const clique = [...start];
  const most = mostMembers(law.settings, law.round);
  for (const candidate of candidates) {
    if (clique.length >= most) break;
    const fits = clique.every((member) => member !== candidate && isPairReady(law, member, candidate));
    if (fits) clique.push(candidate);
  }
  return clique;
}

/** Both stood at level 2 when the round began, and still do. */
function isPairReady(law: CountryGame, a: EconomyId, b: EconomyId): boolean {
  return (
    (law.pairLevels[pairKey(a, b)] ?? 0) >= FREE_TRADE_LEVEL &&
    pairLevel(law.agreements, a, b) === FREE_TRADE_LEVEL
  );
}

/** What a union's proposal says about its members' older agreements, and the outsiders who must sign for it. */
type FormerChoice = {
  readonly former: readonly FormerAgreement[];
  readonly outsiders: readonly EconomyId[];
};

const known = remembering<CountryGame['agreements'], FormerChoice[]>();

/**
 * Two ways through the older agreements of a union's members: end what may be ended, or extend all of them. Everybody who
 * thinks of the same circle under the same law has the same ways.
 */
function formerChoices(law: CountryGame, members: readonly EconomyId[]): FormerChoice[] {
  const sorted = members.toSorted();
  return known(law.agreements, `${law.round} ${sorted.join()}`, () => findChoices(law, sorted));
}

function findChoices(law: CountryGame, members: readonly EconomyId[]): FormerChoice[] {
  const agreements = formerToDecide(law.agreements, members);
  if (agreements.length === 0) return [{ former: [], outsiders: [] }];
  const choose = (mayEnd: boolean): FormerChoice => {
    const outsiders = new Set<EconomyId>();
    const former = agreements.map((agreement): FormerAgreement => {
      const isBound = membersIn(agreement, members).some(
        (member) => boundUntilRound(agreement, member) >= law.round,
      );
      if (mayEnd && !isBound) return { agreement: agreement.id, action: 'end' };
      // Nobody governs, and signs for, the rest of the world.
      const governed = outsidersOf(agreement, members).filter(
        (outsider) => law.seats[outsider] !== undefined,
      );
      governed.forEach((outsider) => outsiders.add(outsider));
      return { agreement: agreement.id, action: 'extend' };
    });
    return { former, outsiders: [...outsiders] };
  };
  const [ending, extending] = [choose(true), choose(false)];
  return ending.former.some(({ action }) => action === 'end') ? [ending, extending] : [extending];
}

/**
 * Entries and mergers that concern an economy: itself into each bloc, each economy or bloc into its own. Only those who must
 * sign are parties; who else should be paid is added when the proposal is balanced.
 */
export function admissionDrafts(
  law: CountryGame,
  economy: EconomyId,
  shunned: ReadonlySet<EconomyId>,
): Draft[] {
  const blocs = blocsOf(law).toSorted(
    (a, b) => b.level - a.level || b.parties.length - a.parties.length || (a.id < b.id ? -1 : 1),
  );
  const own = blocs.filter(({ parties }) => parties.includes(economy));
  const others = blocs.filter(({ parties }) => !parties.includes(economy));
  const outsiders = Object.keys(law.seats).filter((seat) => seat !== economy && !shunned.has(seat));
  return [
    ...others.filter(isCircle).flatMap((bloc) => {
      const sponsor = bloc.parties.find((member) => !shunned.has(member));
      return sponsor === undefined ? [] : entries(law, bloc, economy, sponsor);
    }),
    ...own
      .filter(isCircle)
      .flatMap((bloc) =>
        outsiders
          .filter((outsider) => !bloc.parties.includes(outsider))
          .flatMap((outsider) => entries(law, bloc, outsider, economy)),
      ),
    ...own.flatMap((bloc) =>
      others.filter((other) => isDisjoint(bloc, other)).flatMap((other) => mergers(law, bloc, other)),
    ),
  ];
}

/** An entry into an area of two is an area of three, which is thought of as such. */
function isCircle({ level, parties }: Agreement): boolean {
  return level >= 3 || parties.length >= 3;
}

function isDisjoint(a: Agreement, b: Agreement): boolean {
  return a.parties.every((party) => !b.parties.includes(party));
}

function entries(law: CountryGame, bloc: Agreement, entrant: EconomyId, sponsor: EconomyId): Draft[] {
  const clause: AdmissionClause = { type: 'accession', agreement: bloc.id, entrant, former: [] };
  return decided(law, clause, [entrant, sponsor]);
}

function mergers(law: CountryGame, bloc: Agreement, other: Agreement): Draft[] {
  const clause: AdmissionClause = { type: 'merger', agreement: bloc.id, with: other.id, former: [] };
  const [spokesman] = other.parties;
  return spokesman === undefined ? [] : decided(law, clause, [...bloc.parties, spokesman]);
}

/** At level 3 the older agreements of all who then stand together must be extended or ended. */
function decided(law: CountryGame, clause: AdmissionClause, signers: readonly EconomyId[]): Draft[] {
  const admission = admissionOf(law, clause);
  if (admission === undefined) return [];
  const choices =
    admission.level === 3 ? formerChoices(law, admission.together) : [{ former: [], outsiders: [] }];
  return choices.map(({ former, outsiders }) => ({
    parties: [...new Set([...signers, ...outsiders])],
    clauses: [{ ...clause, former }],
  }));
}

const NEXT = { 3: 'commonMarket', 4: 'economicUnion', 5: 'fullIntegration' } as const;

/**
 * The next step of an economy's union: all members together, and, for a common market, with each member alone and with all who
 * stand in one with it. Whether the step is open is for the rules.
 */
export function deepeningDrafts(law: CountryGame, economy: EconomyId): Draft[] {
  const union = unionOf(law, economy);
  const level = union?.level;
  if (union === undefined || (level !== 3 && level !== 4 && level !== 5)) return [];
  const type = NEXT[level];
  const whole = union.parties;
  const circles =
    level === 3 && whole.length > 2
      ? [
          whole,
          ...whole.filter((other) => other !== economy).map((other) => [economy, other]),
          whole.filter((other) => other === economy || pairLevel(law.agreements, economy, other) >= 4),
        ]
      : [whole];
  return circles
    .filter((among) => among.length >= 2)
    .map((among) => ({ parties: among, clauses: [{ type, among }] }));
}

function people(law: CountryGame, economy: EconomyId, shunned: ReadonlySet<EconomyId>): EconomyId[] {
  return Object.keys(law.seats).filter(
    (other) => other !== economy && !shunned.has(other) && hasPerson(law, [other]),
  );
}

/** Forms alone in the first round, so that rules behind the border are left to agree on when tariffs are low. */
const DEEP_FROM_ROUND = 2;

/**
 * Common rules beyond tariffs with people: all deep clauses that are not agreed yet, since one alone is worth little, and free trade with
 * them where there is none. Bots draft them for people only, so that games of bots alone, by which people are judged, stay as they are.
 */
export function deepDrafts(law: CountryGame, economy: EconomyId, partners: readonly EconomyId[]): Draft[] {
  if (law.round < DEEP_FROM_ROUND) return [];
  const unit = unitOf(law, economy);
  const groups = partners.map((partner) =>
    unit.includes(partner) ? [economy, partner] : [...unit, ...unitOf(law, partner)],
  );
  const distinct = new Map(groups.map((among) => [among.toSorted().join(), among]));
  return [...distinct.values()].flatMap((among) => {
    const pairs = pairsOf(among);
    const deep = DEEP_PROVISIONS.filter((provision) =>
      pairs.some(([a, b]) => !provisionsBetween(law, a, b).includes(provision)),
    ).map((provision): Clause => ({ type: 'deepProvision', among, provision }));
    if (deep.length === 0) return [];
    const isFree = pairs.every(([a, b]) => pairLevel(law.agreements, a, b) >= FREE_TRADE_LEVEL);
    const area: Clause[] = isFree ? [] : [{ type: 'freeTradeArea', among, exceptions: [] }];
    return [{ parties: among, clauses: [...area, ...deep] }];
  });
}

/**
 * What a person who is advised could offer: as a bot in its place would think of it, common rules and agreed specialization with everybody
 * besides, and areas of three with all whom the seat trades with freely already.
 */
export function thoughtOf(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
  shunned: ReadonlySet<EconomyId>,
): readonly Draft[] {
  const unit = unitOf(view, economy);
  const partners = partnersOf(view, economy, shunned);
  const isPlayed = (type: 'deepProvision' | 'agreedSpecialization'): boolean =>
    (view.settings.highestLevel ?? 6) >= 4 && clauseIsPlayed(scenario, view, type);
  const others = Object.keys(view.seats).filter((seat) => seat !== economy && !shunned.has(seat));
  const isFree = ([partner]: readonly EconomyId[]): boolean =>
    partner !== undefined && pairLevel(view.agreements, economy, partner) >= FREE_TRADE_LEVEL;
  return [
    ...partners.map((partner) => freeTradeDraft(unit, partner)),
    ...partners
      .filter(isFree)
      .flatMap((friend) =>
        partners.filter((third) => !isFree(third)).map((third) => freeTradeDraft(unit, friend, third)),
      ),
    ...partners.flatMap((partner) => swapDrafts(scenario, view, unit, partner)),
    ...unionDrafts(view, economy),
    ...deepeningDrafts(view, economy),
    ...admissionDrafts(view, economy, shunned),
    ...(isPlayed('deepProvision') ? deepDrafts(view, economy, others) : []),
    ...(isPlayed('agreedSpecialization')
      ? others.flatMap((other) => specializations(scenario, view, economy, other))
      : []),
  ].filter(({ parties, clauses }) => clauses.length > 0 && !parties.some((party) => shunned.has(party)));
}

/** So many goods of which either sells the other most, beyond what it buys of them. */
const GOODS = 2;

function specializations(
  scenario: Scenario,
  { settled, agreements }: CountryGame,
  me: EconomyId,
  other: EconomyId,
): Draft[] {
  const { N, J } = scenario.base;
  const boughtBn = (buyer: EconomyId, seller: EconomyId, place: number): number =>
    settled.imports[(economyPlace(scenario, buyer) * N + economyPlace(scenario, seller)) * J + place] ?? 0;
  const swapped = sectorsSwapped({ agreements }, [me, other]);
  const goods = placesOf(scenario)
    .goods.filter(({ id }) => !swapped.includes(id))
    .map(({ id, place }) => ({ id, netBn: boughtBn(other, me, place) - boughtBn(me, other, place) }))
    .toSorted((a, b) => b.netBn - a.netBn)
    .map(({ id }): SectorId => id);
  return goods.slice(0, GOODS).flatMap((own) =>
    goods
      .slice(-GOODS)
      .filter((its) => its !== own)
      .map((its): Draft => ({
        parties: [me, other],
        clauses: [
          {
            type: 'agreedSpecialization',
            between: [
              { party: me, keeps: own },
              { party: other, keeps: its },
            ],
          },
        ],
      })),
  );
}
