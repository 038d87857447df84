import type { FigureId } from '#shared/content/concepts/figureIds.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { pairLevel, pairsOf } from '#shared/rules/law/register.ts';
import { blocsOf } from '#shared/rules/law/blocs.ts';
import { readTrade } from '../../../state/trade.ts';
import { type FigureSource, type TellFigure, sentence } from './figure.ts';

type Place = { readonly longitude: number; readonly latitude: number };

/** Mean radius of the earth, kilometres. */
const RADIUS_KM = 6371;

/** Way over the globe between two places given in degrees, to the nearest hundred kilometres (haversine formula). */
function distanceKm(from: Place, to: Place): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const dLat = radians(to.latitude - from.latitude);
  const dLon = radians(to.longitude - from.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(dLon / 2) ** 2;
  return 100 * Math.round((2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))) / 100);
}

function inForce({ game }: FigureSource): readonly Agreement[] {
  return Object.values(game.agreements);
}

/** Agreements of the reader's economy; for a watcher all. */
function ownAgreements(source: FigureSource): readonly Agreement[] {
  const { reader } = source;
  return inForce(source).filter(({ parties }) => reader === undefined || parties.includes(reader));
}

/** Free trade partners or closer. */
export function partnersOf({ scenario, game }: FigureSource, economy: EconomyId): readonly EconomyId[] {
  return scenario.economies
    .map(({ id }) => id)
    .filter((id) => id !== economy && pairLevel(game.agreements, economy, id) >= 2);
}

const agreements: TellFigure = (source) => {
  const all = inForce(source);
  if (all.length === 0) return [];
  const level = Math.max(...all.map((agreement) => agreement.level));
  return [sentence('figure.agreements', { count: all.length, level })];
};

const partners: TellFigure = (source) => {
  if (source.reader === undefined) return [];
  const economies = partnersOf(source, source.reader);
  return economies.length === 0 ? [] : [sentence('figure.partners', { economy: source.reader, economies })];
};

const blocCoverage: TellFigure = ({ scenario, game }) => {
  const { goodsBn } = readTrade(scenario, game);
  let totalBn = 0;
  let coveredBn = 0;
  for (const [a, b] of pairsOf(scenario.economies.map(({ id }) => id))) {
    const tradeBn = goodsBn(a, b) + goodsBn(b, a);
    totalBn += tradeBn;
    if (pairLevel(game.agreements, a, b) >= 2) coveredBn += tradeBn;
  }
  const percent = totalBn > 0 ? Math.round((100 * coveredBn) / totalBn) : 0;
  return blocsOf(game).length === 0 ? [] : [sentence('figure.blocCoverage', { percent })];
};

const largestBloc: TellFigure = ({ game }) => {
  const [largest] = blocsOf(game).toSorted((a, b) => b.parties.length - a.parties.length);
  if (largest === undefined) return [];
  const { parties } = largest;
  return [sentence('figure.largestBloc', { count: parties.length, economies: parties })];
};

const overlaps: TellFigure = ({ scenario, game }) => {
  const outer = blocsOf(game).filter(({ within }) => within === undefined);
  const economies = scenario.economies
    .map(({ id }) => id)
    .filter((id) => outer.filter(({ parties }) => parties.includes(id)).length > 1);
  return economies.length === 0 ? [] : [sentence('figure.overlaps', { economies })];
};

const memberKinds: TellFigure = (source) => {
  const all = inForce(source);
  if (all.length === 0) return [];
  const isDeveloping = new Map(source.scenario.economies.map(({ id, developing }) => [id, developing]));
  const kindOf = ({ parties }: Agreement): 'developed' | 'developing' | 'between' => {
    const count = parties.filter((party) => isDeveloping.get(party) === true).length;
    if (count === 0) return 'developed';
    return count === parties.length ? 'developing' : 'between';
  };
  const count = (kind: ReturnType<typeof kindOf>): number =>
    all.filter((each) => kindOf(each) === kind).length;
  const params = {
    developed: count('developed'),
    developing: count('developing'),
    between: count('between'),
  };
  return [sentence('figure.memberKinds', params)];
};

const farthestPartners: TellFigure = ({ scenario, game }) => {
  if (scenario.id !== 'world') return [];
  const pinOf = new Map(scenario.economies.map(({ id, pin }) => [id, pin]));
  const [farthest] = pairsOf(scenario.economies.map(({ id }) => id))
    .filter(([a, b]) => pairLevel(game.agreements, a, b) >= 1)
    .flatMap(([economy, other]) => {
      const [from, to] = [pinOf.get(economy), pinOf.get(other)];
      return from === undefined || to === undefined ? [] : [{ economy, other, km: distanceKm(from, to) }];
    })
    .toSorted((a, b) => b.km - a.km);
  return farthest === undefined ? [] : [sentence('figure.farthestPartners', farthest)];
};

const newMembers: TellFigure = (source) => {
  const [last] = inForce(source)
    .flatMap(({ id, widenedInRound }) =>
      widenedInRound === undefined ? [] : [{ agreement: id, round: widenedInRound }],
    )
    .toSorted((a, b) => b.round - a.round);
  return last === undefined ? [] : [sentence('figure.newMembers', last)];
};

const boundUntil: TellFigure = (source) =>
  ownAgreements(source)
    .filter(({ boundUntilRound }) => boundUntilRound >= source.game.round)
    .slice(0, 3)
    .map(({ id, boundUntilRound }) =>
      sentence('figure.boundUntil', { agreement: id, round: boundUntilRound }),
    );

const deepClausesInForce: TellFigure = (source) => {
  const count = inForce(source).reduce((sum, { terms }) => sum + (terms?.provisions?.length ?? 0), 0);
  return count === 0 ? [] : [sentence('figure.deepClausesInForce', { count })];
};

const specializations: TellFigure = (source) =>
  inForce(source)
    .flatMap(({ terms }) => terms?.specializations ?? [])
    .flatMap(({ between: [a, b], sinceRound: round }) => [
      sentence('figure.specializations', { round, economy: a.party, other: b.party, sector: a.keeps }),
      sentence('figure.specializations', { round, economy: b.party, other: a.party, sector: b.keeps }),
    ]);

const phaseIns: TellFigure = (source) =>
  inForce(source).flatMap(({ id, terms }) =>
    terms?.phaseIn === undefined
      ? []
      : [sentence('figure.phaseIns', { agreement: id, round: terms.phaseIn.untilRound })],
  );

const infrastructure: TellFigure = (source) =>
  inForce(source)
    .flatMap(({ terms }) => terms?.infrastructure ?? [])
    .map(({ among, sinceRound }) =>
      sentence('figure.infrastructure', { economies: among, round: sinceRound }),
    );

const unionsAsOne: TellFigure = (source) =>
  inForce(source)
    .filter(({ level, within }) => level >= 3 && within === undefined)
    .map(({ parties }) => sentence('figure.unionsAsOne', { economies: parties }));

/** Treaties in force. */
export const TREATY_FIGURES = {
  agreements,
  partners,
  blocCoverage,
  largestBloc,
  overlaps,
  memberKinds,
  farthestPartners,
  newMembers,
  boundUntil,
  deepClausesInForce,
  specializations,
  phaseIns,
  infrastructure,
  unionsAsOne,
} as const satisfies Partial<Record<FigureId, TellFigure>>;
