import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Cause, EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import { unionOf } from '#shared/rules/law/blocs.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type Account, type AccountBar, accountOf } from '../../design/charts/stack.ts';
import { type Phrase, phrase } from '../../text/t.ts';
import type { Foreseen } from '../effects/useProposalPreview.ts';
import { eventsBetween, eventsName, surchargeName, tariffMove, whyAnswered } from '../events/eventText.ts';
import { namedIn } from '../proposal/proposalsOfSeat.ts';

export type BillBar = AccountBar<WelfarePart>;

/** Parts below this are left out of the bill: a thousandth of a per cent is noise to a reader. */
const VISIBLE_PERCENT = 0.0005;
/** Less is written as 0. */
export const SILENT_PERCENT = 0.005;

/**
 * Why real income changed this round: parts that sum to the change exactly. They are logs, which add up; all are scaled alike so that
 * their sum is the per cent that every other place says. Parts too small to draw are left out and cannot change the shown sum.
 */
export function billOf({ parts, logChange }: EconomyReport): Account<WelfarePart> {
  const scale = percentALog(logChange);
  const entries = WELFARE_PARTS.map((part) => ({ part, value: scale * parts[part] }));
  return accountOf(entries, percentOfLog(logChange), VISIBLE_PERCENT);
}

/** What moved real income most the way it went; where it hardly moved, what moved most either way. */
export function mainCause<Cause extends { readonly value: number }>(
  bars: readonly Cause[],
  total: number,
): Cause | undefined {
  const way = Math.abs(total) < SILENT_PERCENT ? 0 : Math.sign(total);
  return bars
    .filter(({ value }) => way === 0 || Math.sign(value) === way)
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))[0];
}

/** A decision that moved the own income, in per cent. */
export type DecisionBar = {
  readonly kind: Cause['kind'];
  readonly name: Phrase;
  readonly value: number;
  readonly why?: Phrase | undefined;
  /** What the seat itself has signed, or moved of its tariff, is told though it moved little. */
  readonly isOwn?: boolean;
  /** What was forecast of it, in per cent, where that was read; and the same where it came out otherwise. */
  readonly told?: number | undefined;
  readonly forecast?: number | undefined;
  /** With such a forecast: what was decided besides and counts before it. */
  readonly after?: Phrase | undefined;
};

/** The forecast of the own income that the seat has read in the round, in per cent. */
type ReadForecast = (about: Foreseen) => number | undefined;

/** Percentage points from which a forecast is said to have been another, and below which it is written: parts in logs are not quite its per cent. */
const [GAP_POINTS, SAME_POINTS] = [0.05, 0.015];

/** Written as it was told before, where that differs by no more than parts in logs differ from per cent. */
function asTold(value: number, told: number | undefined): number {
  return told !== undefined && Math.abs(told - value) < SAME_POINTS ? told : value;
}

export function missedBy(value: number, forecast: number | undefined): number | undefined {
  return forecast === undefined || Math.abs(forecast - value) < GAP_POINTS ? undefined : forecast;
}

/** What was decided in the round, and what each decision moved of the own income; undefined where it is not known. The bars sum to the change. */
export function decisionsOf(
  game: CountryGame,
  me: EconomyId,
  report: RoundReport,
  forecastOf: ReadForecast = () => undefined,
): readonly DecisionBar[] | undefined {
  const own = report.economies[me];
  if (own === undefined || report.causes === undefined) return undefined;
  const scale = percentALog(own.logChange);
  const moved = report.causes.flatMap((cause) => {
    const value = scale * (cause.logChange[me] ?? 0);
    return value === 0 ? [] : [{ ...cause, value }];
  });
  const met = game.wto?.conference;
  const isAdopted = met?.stage === 'adopted' && met.round === report.round;
  // What all agreed on is told though it has hardly moved anything here.
  if (isAdopted && !moved.some(({ kind }) => kind === 'conference'))
    moved.unshift({ kind: 'conference', logChange: {}, value: 0 });
  const isForeign = ({ kind, parties = [] }: MovedCause): boolean =>
    (kind === 'signed' || kind === 'ended') && !parties.includes(me);
  const foreign = deals(moved.filter(isForeign));
  return [
    ...moved
      .filter((cause) => !isForeign(cause))
      .map((cause) => {
        const bar = ownBar(game, me, report, cause, forecastOf);
        const before =
          bar.forecast === undefined || !startsAnew(game) ? undefined : countedBefore(moved, cause);
        if (before === undefined) return bar;
        const { name } = isForeign(before)
          ? { name: phrase(`decision.${before.kind}Others`, { economies: before.parties ?? [] }) }
          : ownBar(game, me, report, before, forecastOf);
        return { ...bar, after: name };
      }),
    ...(['signed', 'ended'] as const).flatMap((kind) => {
      const alike = foreign.filter((deal) => deal.kind === kind);
      return foreignBar(kind, alike, report, me, forecastOf);
    }),
  ];
}

type MovedCause = Pick<Cause, 'kind' | 'parties'> & {
  readonly value: number;
  readonly logChange?: Cause['logChange'];
};

/** What was signed or ended in the round that the forecast of a decision could not know: it counts before it. Where many are, that explains nothing. */
function countedBefore(
  moved: readonly MovedCause[],
  cause: MovedCause,
): (MovedCause & { readonly kind: 'signed' | 'ended' }) | undefined {
  const before = moved
    .slice(0, moved.indexOf(cause))
    .flatMap(({ kind, ...each }) => (kind === 'signed' || kind === 'ended' ? [{ ...each, kind }] : []));
  return before.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))[0];
}

/** Deals of others, each by what it moved against the round before: a new one counts with the end of what its members had before. */
function deals(foreign: readonly MovedCause[]): readonly MovedCause[] {
  const signed = foreign.filter(({ kind }) => kind === 'signed');
  const replacing = (old: MovedCause): MovedCause | undefined =>
    signed.find(({ parties = [] }) => old.parties?.every((party) => parties.includes(party)));
  const ended = foreign.filter(({ kind }) => kind === 'ended');
  return [
    ...signed.map((deal) => ({
      ...deal,
      value: ended
        .filter((old) => replacing(old) === deal)
        .reduce((sum, { value }) => sum + value, deal.value),
    })),
    ...ended.filter((old) => replacing(old) === undefined),
  ];
}

function foreignBar(
  kind: 'signed' | 'ended',
  foreign: readonly MovedCause[],
  report: RoundReport,
  me: EconomyId,
  forecastOf: ReadForecast,
): readonly DecisionBar[] {
  const [only] = foreign;
  if (only === undefined) return [];
  const value = foreign.reduce((sum, deal) => sum + deal.value, 0);
  const name =
    foreign.length === 1
      ? phrase(kind === 'signed' && report.isEpilogue ? 'decision.heldOthers' : `decision.${kind}Others`, {
          economies: only.parties ?? [],
        })
      : phrase(`decision.${kind}ByMany`);
  const isPlain = value < 0 === (kind === 'signed');
  // The reader was told so when it was signed.
  const isDoor = (each: EconomyId): boolean => forecastOf(`by ${each}`) !== undefined;
  const door = foreign.flatMap(({ parties = [] }) => parties).find(isDoor);
  const why =
    (kind === 'signed' && isPlain
      ? door === undefined
        ? soldLess(report, me, foreign)
        : phrase('decisionWhy.goneRound', { economy: door })
      : undefined) ?? (isPlain ? phrase(`decisionWhy.${kind}Others`) : undefined);
  return [{ kind, name, value, why }];
}

function ownBar(
  game: CountryGame,
  me: EconomyId,
  report: RoundReport,
  { kind, parties = [], value, logChange }: MovedCause,
  forecastOf: ReadForecast,
): DecisionBar {
  const economies = parties.filter((party) => party !== me);
  const [by = '', on = ''] = parties;
  const way = value < 0 ? 'Down' : 'Up';
  switch (kind) {
    case 'signed':
      return signedBar(game, me, report, { parties, value }, forecastOf);
    case 'ended':
      return {
        kind,
        value,
        name: phrase('decision.ended', { economies }),
        why: phrase(value < 0 ? 'decisionWhy.ended' : 'decisionWhy.endedUp'),
        isOwn: true,
      };
    case 'ownTariff': {
      const move = tariffMove(report, [me]);
      const isCommon = unionOf(game, me) !== undefined;
      const plain = phrase(isCommon ? 'decision.unionTariff' : 'decision.ownTariff');
      const { against } = report.surcharges.find(({ by }) => by === me)?.surcharge ?? {};
      const isCharge = move === undefined && !isCommon && against !== undefined;
      return {
        kind,
        value,
        name: isCharge ? phrase('decision.ownSurcharge', { against }) : plain,
        why: move === undefined || isCommon ? undefined : phrase(`decisionWhy.own${move}${way}`),
        isOwn: true,
        // Beside the last envelope stood a forecast of the years after as well.
        forecast: report.isEpilogue ? undefined : missedBy(value, forecastOf('envelope')),
      };
    }
    case 'othersTariffs': {
      const name = game.barriers === undefined ? 'decision.othersTariffs' : 'decision.othersBorders';
      return { kind, value, name: phrase(name), why: whyOthers(report, me, value, game) };
    }
    case 'surcharge':
      return { kind, value, name: surchargeName(report, me, by, on), isOwn: by === me };
    case 'payments':
      return { kind, value, name: paymentsEnded(game, me, report) ?? phrase('decision.payments') };
    case 'growth':
      return { kind, value, name: phrase('decision.growth'), why: phrase('partHint.growth') };
    case 'events':
      return startsAnew(game)
        ? {
            kind,
            // It comes first: alone it is what its card told before the round.
            value: asTold(value, percentOfLog(logChange?.[me] ?? 0)),
            name: eventsBetween(report),
            why: phrase('decisionWhy.eventOnMap'),
          }
        : { kind, value, name: eventsName(game, report) };
    case 'earlier':
      return { kind, value, name: phrase('decision.earlier') };
    case 'answers':
      return { kind, value, name: phrase('decision.answers'), why: whyAnswered(report, me), isOwn: true };
    case 'conference': {
      const told = forecastOf('package');
      const isShared = concludedIn(game, report.round).length > 0;
      const why = isShared ? phrase('decisionWhy.conference') : undefined;
      return { kind, value, name: phrase('decision.conference'), why, told, forecast: missedBy(value, told) };
    }
  }
}

/** What was signed with the reader in it: agreements that count as one cause, beside the sum of their forecasts. */
function signedBar(
  game: CountryGame,
  me: EconomyId,
  report: RoundReport,
  { parties, value }: { readonly parties: readonly EconomyId[]; readonly value: number },
  forecastOf: ReadForecast,
): DecisionBar {
  const economies = parties.filter((party) => party !== me);
  const proposals = concludedIn(game, report.round).filter(
    (proposal) => proposal.parties.includes(me) && proposal.parties.every((party) => parties.includes(party)),
  );
  const paidMn = proposals.reduce((sum, { clauses }) => sum + paidToMn(clauses, me), 0);
  const money = paidMn === 0 ? '' : paidMn > 0 ? 'Received' : 'Paid';
  const forecasts = proposals.map(forecastOf);
  const forecast = forecasts.includes(undefined)
    ? undefined
    : forecasts.reduce<number>((sum, percent = 0) => sum + percent, 0);
  const isByTrade = value > 0 && money !== 'Received';
  const isSilent = proposals.length > 0 && proposals.every(({ signatures }) => signatures[me] === undefined);
  return {
    kind: 'signed',
    value: asTold(value, forecast),
    name: report.isEpilogue
      ? phrase('decision.held', { economies })
      : isSilent
        ? phrase('decision.unopposed', { economies })
        : phrase(`decision.signed${money}`, {
            economies: economies.filter((each) => proposals.some((own) => namedIn(own, me).includes(each))),
            count: proposals.length,
          }),
    why: isByTrade
      ? (tradedMore(report, me, economies) ?? phrase('decisionWhy.signed'))
      : value < 0
        ? phrase('decisionWhy.signedDown')
        : undefined,
    isOwn: !isSilent,
    told: proposals.length === 0 ? undefined : forecast,
    forecast: missedBy(value, proposals.length === 0 ? undefined : forecast),
  };
}

/** With whom payments of the own seat ended before this round, where all that ended went one way. */
function paymentsEnded(game: CountryGame, me: EconomyId, { round }: RoundReport): Phrase | undefined {
  const last = Object.values(game.proposals)
    .filter(({ status }) => status === 'concluded')
    .flatMap((proposal) =>
      proposal.clauses.flatMap((clause) =>
        'amountMn' in clause && proposal.round + clause.rounds === round ? [clause] : [],
      ),
    );
  const paidTo = new Set(last.flatMap(({ from, to }) => (from === me ? [to] : [])));
  const paidBy = new Set(last.flatMap(({ from, to }) => (to === me ? [from] : [])));
  if (paidTo.size > 0 === paidBy.size > 0) return undefined;
  const [key, economies] =
    paidTo.size > 0 ? (['paysNoMore', paidTo] as const) : (['paidNoMore', paidBy] as const);
  return phrase(`decision.${key}`, { economies: [...economies] });
}

/** Billions of trade that are worth a reason. */
const TOLD_BN = 0.05;

/** Which member of others' agreements buys less from the seat, where one does: how much of it came by them and not by an event or the own agreement, flows do not tell. */
function soldLess({ flows }: RoundReport, me: EconomyId, deals: readonly MovedCause[]) {
  const members = deals.flatMap(({ parties = [] }) => parties);
  const [most] = flows
    .filter(({ exporter, importer }) => exporter === me && members.includes(importer))
    .map(({ importer, beforeBn, afterBn }) => ({ economy: importer, amountBn: beforeBn - afterBn }))
    .toSorted((a, b) => b.amountBn - a.amountBn);
  if (most === undefined || most.amountBn < TOLD_BN) return undefined;
  return phrase('decisionWhy.soldLess', { economy: most.economy });
}

/** How much more the seat sells to its partners and buys from them; nothing where either is hardly more, or an event moved it too. */
function tradedMore(
  { flows, modules, causes = [] }: RoundReport,
  me: EconomyId,
  economies: readonly EconomyId[],
): Phrase | undefined {
  const between = (modules?.events?.active ?? []).filter((event) => event.economies.includes(me));
  if (between.some((event) => event.economies.some((each) => economies.includes(each)))) return undefined;
  const moreOf = (isMeant: (flow: RoundReport['flows'][number]) => boolean): number =>
    flows.filter(isMeant).reduce((sum, { beforeBn, afterBn }) => sum + afterBn - beforeBn, 0);
  const soldBn = moreOf(({ exporter, importer }) => exporter === me && economies.includes(importer));
  const boughtBn = moreOf(({ exporter, importer }) => importer === me && economies.includes(exporter));
  if (Math.min(soldBn, boughtBn) < TOLD_BN) return undefined;
  // The sums are of the whole round, the forecast was of the agreement alone.
  const isOne =
    causes.filter(({ logChange }) => Math.abs(logChange[me] ?? 0) > SILENT_PERCENT / 100).length < 2;
  return phrase(`decisionWhy.tradedMore${isOne ? '' : 'InAll'}`, { economies, soldBn, boughtBn });
}

/**
 * Whose tariffs moved the own income the way it went: those who levy them on the seat, or partners by free trade, who let others in at
 * less, or at more. Of both the more numerous. Whoever has only some cuts with the seat may do either.
 */
function whyOthers(report: RoundReport, me: EconomyId, value: number, game: CountryGame): Phrase | undefined {
  const withMe = (all: readonly { readonly parties?: readonly EconomyId[] }[]): readonly EconomyId[] =>
    all.flatMap(({ parties = [] }) => (parties.includes(me) ? parties : []));
  const partners = withMe(report.blocs);
  const cutters = withMe(report.causes ?? []).filter((each) => !partners.includes(each));
  const others = Object.keys(report.walls).filter((each) => each !== me && !cutters.includes(each));
  const who = (isPartner: boolean, way: 'Lowered' | 'Raised'): readonly EconomyId[] =>
    others.filter((each) => partners.includes(each) === isPartner && tariffMove(report, [each]) === way);
  const [levied, opened] = value < 0 ? (['Raised', 'Lowered'] as const) : (['Lowered', 'Raised'] as const);
  const [direct, beside] = [who(false, levied), who(true, opened)];
  if (direct.length + beside.length === 0) return undefined;
  if (direct.length >= beside.length) return phrase(`decisionWhy.others${levied}`, { economies: direct });
  const isAnew = startsAnew(game) && report.round < game.settings.rounds;
  const way = isAnew && opened === 'Lowered' ? 'LoweredAnew' : opened;
  return phrase(`decisionWhy.partners${way}`, { economies: beside });
}

const DECISIONS_TOLD = 5;
/** Per cent of real income that is told and given a reason in any case. */
export const REASON_PERCENT = 0.05;

/** Those that say most, the largest first, and none that is small and a tenth of it or less, unless it is an own decision, or would be written as nothing. */
export function decisionsTold<
  Bar extends Pick<DecisionBar, 'value' | 'isOwn' | 'forecast'> & Partial<Pick<DecisionBar, 'kind'>>,
>(bars: readonly Bar[], silent = SILENT_PERCENT): readonly Bar[] {
  const bySize = bars.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const least = Math.max(silent, Math.min(REASON_PERCENT, Math.abs(bySize[0]?.value ?? 0) / 10));
  return bySize.filter(
    ({ value, isOwn, forecast, kind }, place) =>
      kind === 'conference' ||
      (isOwn === true && (kind === 'signed' || forecast !== undefined)) ||
      (Math.abs(value) > (isOwn === true ? silent : least) && (isOwn === true || place < DECISIONS_TOLD)),
  );
}

const PARTS_TOLD = 3;

/** The largest parts of a change, of either sign: one where that is most of it, else so many, three at most, that the rest is small. */
export function partsTold<Cause extends { readonly value: number }>(
  bars: readonly Cause[],
  total: number,
): readonly Cause[] {
  const bySize = bars.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const ofTotal = Math.max(SILENT_PERCENT, Math.abs(total) / 2);
  const ofLargest = Math.abs(bySize[0]?.value ?? 0) / 10;
  const isSmall = (rest: number, count: number): boolean =>
    Math.abs(rest) <= (count === 1 ? ofTotal : Math.max(ofTotal, ofLargest));
  const restAfter = (count: number): number =>
    bySize.slice(0, count).reduce((rest, { value }) => rest - value, total);
  const counts = [1, 2].filter((count) => isSmall(restAfter(count), count));
  return bySize.slice(0, counts[0] ?? PARTS_TOLD);
}

function concludedIn({ proposals }: Pick<CountryGame, 'proposals'>, round: number): Proposal[] {
  return Object.values(proposals).filter((each) => each.status === 'concluded' && each.round === round);
}
