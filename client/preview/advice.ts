/**
 * What a seat could best offer: the drafts that a bot in its place would think of, common rules and agreed specialization besides, each
 * looked at over the rounds that an offer is. Kept are those by which everybody who signs gains, the best of each kind.
 */
import {
  admissionDrafts,
  deepDrafts,
  deepeningDrafts,
  freeTradeDraft,
  partnersOf,
  unionDrafts,
} from '#shared/bots/proposals/candidateDrafts.ts';
import { swapDrafts } from '#shared/bots/proposals/concessions.ts';
import { EPILOGUE_WEIGHT } from '#shared/content/scores.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { at, groupsBy, must, remembering } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { clauseIsPlayed } from '#shared/rules/clauses/clauseKinds.ts';
import { lawOf, withPendingLaw } from '#shared/rules/clauses/proposalLaw.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { projectDynamics } from '#shared/rules/forecast/forecastOverRounds.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { economyPlace, placesOf } from '#shared/rules/law/lawInForce.ts';
import { applyLaw } from '#shared/rules/law/register.ts';
import { officeLine } from '#shared/rules/modules/politics/society.ts';
import type { CountryGame } from '#shared/rules/state.ts';

export type AdviceJob = {
  readonly type: 'advice';
  readonly economy: EconomyId;
  /** Rounds to look at, the present one included. */
  readonly rounds: number;
  /** With whom nothing is to be signed now. */
  readonly shunned: readonly EconomyId[];
};

/** An offer with what it brings the seat in this round, and in the last of the rounds that were looked at: per cent of real income. */
export type AdvisedOffer = {
  readonly draft: Draft;
  readonly percent: number;
  readonly lastPercent: number;
  /** Points by which it moves support; absent where nobody votes. */
  readonly supportPoints?: number;
};

/** What a draft does to the support of the seat: the change, and where support ends in the round. */
export type SupportOf = (draft: Draft) => { readonly change: number; readonly after: number } | undefined;

export type Advice = {
  readonly type: 'advice';
  /** The best of each kind, best first. */
  readonly offers: readonly AdvisedOffer[];
  /** One of each kind that could be sent. */
  readonly tried: readonly Draft[];
};

/** Per cent of real income over the rounds: less is no gain to the others, and no advice to the seat. */
const LEAST_PERCENT = { others: 0.005, own: 0.02 } as const;
/** Of the solver, in logs: as exact as what is shown asks for. */
const TOLERANCE = 1e-6;

/** A draft a slice: whoever opens an offer is answered first. */
export function* adviceOn(
  scenario: Scenario,
  view: CountryGame,
  { economy, rounds, shunned }: AdviceJob,
  supportOf: SupportOf = () => undefined,
): Generator<undefined, Advice | { readonly type: 'failed' }> {
  const law = withPendingLaw(scenario, view);
  const projected = (changed: CountryGame, warmStart?: Float64Array): Projected | undefined => {
    const ahead = projectDynamics(scenario, changed, {
      rounds,
      tolerance: TOLERANCE,
      ...(warmStart === undefined ? {} : { warmStart }),
    });
    if (!ahead.ok) return undefined;
    const equilibria = ahead.value.map(({ solved }) => solved.equilibrium);
    return {
      logs: equilibria.map(({ welfarePerHead }) => welfarePerHead.map(Math.log)),
      start: equilibria[0]?.warmStart,
    };
  };
  const name = canonicalJson([view.round, rounds, view.walls, Object.keys(law.agreements)]);
  const before = projectedOnce(view.agreements, name, () => projected(law));
  if (before === undefined) return { type: 'failed' };
  const told = offersTold(view);
  const drafts = thoughtOf(scenario, view, economy, new Set(shunned)).filter(
    (draft) => !told.has(nameOf(draft)) && findFaults(scenario, view, draft, economy).length === 0,
  );
  const worths: (AdvisedOffer & { readonly worth: number })[] = [];
  for (const draft of drafts) {
    yield undefined;
    const after = projectedOnce(view.agreements, `${name} ${canonicalJson(draft)}`, () => {
      const { logs } = projected(applyLaw(law, lawOf(scenario, law, draft)), before.start) ?? {};
      return logs && { logs };
    });
    if (after === undefined) continue;
    const logsOf = (party: EconomyId): readonly number[] => {
      const place = economyPlace(scenario, party);
      return after.logs.map(
        (round, ahead) => at(round, place) - at(must(before.logs[ahead], 'its round'), place),
      );
    };
    const meanOf = (party: EconomyId): number => percentOfLog(weightedMean(view, logsOf(party)));
    const moneyOf = (party: EconomyId): number => meanOf(party) * (view.settled.incomeBn[party] ?? 0);
    const least = (party: EconomyId): number =>
      party === economy ? LEAST_PERCENT.own : LEAST_PERCENT.others;
    // Who gains at first and loses in the end does not gain.
    const gains = (party: EconomyId): boolean =>
      meanOf(party) >= least(party) && (logsOf(party).at(-1) ?? 0) >= 0;
    if (!draft.parties.every(gains)) continue;
    const logs = logsOf(economy);
    const joint = draft.parties.reduce((sum, party) => sum + moneyOf(party), 0);
    worths.push({
      draft,
      percent: percentOfLog(logs[0] ?? 0),
      lastPercent: percentOfLog(logs.at(-1) ?? 0),
      // Whoever gets less than an equal part asks to be paid.
      worth: Math.min(moneyOf(economy), joint / draft.parties.length),
    });
  }
  const line = officeLine(view.settings);
  const best: (AdvisedOffer & { readonly worth: number; readonly isRisky: boolean })[] = [];
  const byWorth = worths.toSorted((a, b) => b.worth - a.worth);
  for (const alike of groupsBy(byWorth, ({ draft }) => kindOf(draft)).values()) {
    yield undefined;
    const looked = alike.slice(0, LOOKED_AT_HOME).map((offer) => {
      const support = supportOf(offer.draft);
      return {
        ...offer,
        ...(support === undefined ? {} : { supportPoints: support.change }),
        isRisky: support !== undefined && support.change < 0 && support.after < line,
      };
    });
    best.push(must(looked.find(({ isRisky }) => !isRisky) ?? looked[0], 'one of its kind'));
  }
  return {
    type: 'advice',
    // By which it would fall below the mark of an election comes last.
    offers: best
      .toSorted((a, b) => Number(a.isRisky) - Number(b.isRisky) || b.worth - a.worth)
      .map(({ worth: _worth, isRisky: _isRisky, ...offer }) => offer),
    tried: [...groupsBy(drafts, kindOf).values()].map(([first]) => must(first, 'one of its kind')),
  };
}

/** So many of a kind are asked about at home, the best first. */
const LOOKED_AT_HOME = 3;

/** Rounds to come under the same law are the same, however often other news of the table come meanwhile. */
const projectedOnce = remembering<CountryGame['agreements'], Projected | undefined>();

/** Real incomes of the rounds to come, in logs by place, and from where to solve what is like it; all else of them is not kept. */
type Projected = { readonly logs: readonly Float64Array[]; readonly start?: Float64Array | undefined };

/** The years after count more than a round. */
function weightedMean({ round, settings }: CountryGame, logs: readonly number[]): number {
  const weights = logs.map((_, ahead) => (round + ahead > settings.rounds ? EPILOGUE_WEIGHT : 1));
  const sum = logs.reduce((total, log, ahead) => total + log * (weights[ahead] ?? 1), 0);
  return (
    sum /
    Math.max(
      1,
      weights.reduce((total, weight) => total + weight, 0),
    )
  );
}

function kindOf({ clauses }: Draft): string {
  return clauses[0]?.type ?? '';
}

function nameOf(draft: Pick<Draft, 'parties' | 'clauses'>): string {
  return `${kindOf(draft)} ${draft.parties.toSorted().join()}`;
}

/** What has been offered among these in this round, by whomever: it is on the list, or was refused. */
function offersTold({ proposals, round }: CountryGame): ReadonlySet<string> {
  return new Set(
    Object.values(proposals)
      .filter((proposal) => proposal.round === round && proposal.status !== 'concluded')
      .map(nameOf),
  );
}

function thoughtOf(
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
  return [
    ...partners.map((partner) => freeTradeDraft(unit, partner)),
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
  { settled }: CountryGame,
  me: EconomyId,
  other: EconomyId,
): Draft[] {
  const { N, J } = scenario.base;
  const boughtBn = (buyer: EconomyId, seller: EconomyId, place: number): number =>
    settled.imports[(economyPlace(scenario, buyer) * N + economyPlace(scenario, seller)) * J + place] ?? 0;
  const goods = placesOf(scenario)
    .goods.map(({ id, place }) => ({ id, netBn: boughtBn(other, me, place) - boughtBn(me, other, place) }))
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
