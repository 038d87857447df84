import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { PreviewJob, PreviewResult } from '../../../client/preview/preview.ts';
import type { PartnerOffer } from '../../../client/preview/advice.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { inPoints } from '../../../client/panels/effects/HomeEffects.tsx';
import { lawOf } from '../../../client/panels/proposal/proposalModel.ts';
import {
  lastNamed,
  nameOf,
  offersCounted,
  proposalMove,
  tellerOf,
  told,
} from '../../../client/panels/proposal/proposalsOfSeat.ts';
import { sortOffers, whyClosed } from '../../../client/panels/treaty/clausePolitics.ts';
import { gainUnanswered } from '../../../client/panels/table/ReadyButton.tsx';
import { betterOffer } from '../../../client/panels/treaty/GiveGet.tsx';
import { formatPoints } from '../../../client/text/format.ts';
import { loadAllText, t } from '../../../client/text/t.ts';
import { finalReport } from '../../../shared/rules/scores/finalScore.ts';
import { middleOfPar } from '../../../shared/rules/scores/par.ts';
import { draftOf } from '../../../shared/rules/table/proposal.ts';
import { aFreeTradeArea, aPayment } from '../../support/aNegotiation.ts';
import { type Table, aTable } from '../../support/aTable.ts';
import { diceOf } from '../../support/diceOf.ts';

function offer(partner: string, percent: number, more: Partial<PartnerOffer> = {}): PartnerOffer {
  return {
    partners: [partner],
    draft: { parties: ['ALB', partner], clauses: [] },
    percent: { ALB: percent },
    supportPoints: {},
    readiness: { step: 'signs' },
    tasks: [],
    ...more,
  };
}

const byIncome = (): undefined => undefined;

it('says that a deal hardly brings anything only where nobody refuses it and nothing is paid for it', async () => {
  await loadAllText();
  const paid = { parties: ['ALB', 'BOR'], clauses: [aPayment('ALB', 'BOR', 500)] };
  expect(whyClosed(offer('BOR', 0.44, { readiness: { step: 'closed' } }))).toBe(t('partners.refused'));
  expect(whyClosed(offer('BOR', 0.44, { readiness: { step: 'more' }, draft: paid }))).toBe(
    t('partners.littleLeft'),
  );
  expect(whyClosed(offer('BOR', 0.01))).toBe(t('partners.little'));
});

describe('the list of partners', () => {
  it('goes by points of the score among those that would be signed, where one is told', () => {
    const task = { id: 't1', kind: 'sellMore', move: 'done', points: 40 } as const;
    const [most, least, costly] = [
      offer('BOR', 0.1),
      offer('CAT', 0.9, { tasks: [task] }),
      offer('ELM', 0.9),
    ];
    const unsure = offer('DUN', 0.1, { readiness: { step: 'more' } });
    const points = new Map([
      [most, 8],
      [least, 1],
      [costly, -1],
      [unsure, 20],
    ]);
    const { open, closed } = sortOffers([least, unsure, most, costly], 'ALB', (each) => points.get(each));
    expect(open).toEqual([most, least, unsure]);
    // What would bring most is in sight though nobody is sure of it.
    const many = ['BOR', 'CAT', 'ELM', 'FUN', 'GIL', 'HUS'].map((partner) => offer(partner, 0.1));
    const worthOf = (each: PartnerOffer) => (each === unsure ? 20 : 1);
    const { shown, folded } = sortOffers([...many, unsure], 'ALB', worthOf);
    expect([shown.length, folded.length, shown.at(-1)]).toEqual([5, 2, unsure]);
    // What costs points is none that helps.
    expect(closed).toEqual([costly]);
  });

  it('puts first what brings more income where the score is shown to be the same, and closes what costs more than it brings', () => {
    const [less, more] = [offer('BOR', 0.1), offer('CAT', 0.4)];
    const dear = offer('DUN', 0.9, { readiness: { step: 'more', unpaid: 'price', askedMn: 13_112 } });
    const points = new Map([
      [less, 14.3],
      [more, 13.8],
      [dear, 11],
    ]);
    const { open, closed } = sortOffers([less, dear, more], 'ALB', (each) => points.get(each), 126);
    expect(open).toEqual([more, less]);
    expect(closed).toEqual([dear]);
  });

  it('keeps open what no payment that leaves a gain makes sure, but one may win', () => {
    const readiness = { step: 'more', unpaid: 'price', askedMn: 31_247 } as const;
    const [never, mayBe] = [
      offer('DUN', 0.9, { readiness }),
      offer('BOR', 0.9, { readiness: { ...readiness, mayBeMn: 19_000 } }),
    ];
    const { open, closed } = sortOffers([never, mayBe], 'ALB', byIncome, 126);
    expect(open).toEqual([mayBe]);
    expect(closed).toEqual([never]);
  });

  it('shows what brings most in the end, also where it is not of the plainest', () => {
    const plain = ['BOR', 'CAT', 'DUN', 'ELM', 'FEN', 'GAR'].map((each, at) =>
      offer(each, 0.1 - at / 100, { isPlainest: true }),
    );
    const best = offer('BOR', 0.05, { later: 0.9 });
    const { shown, folded } = sortOffers([...plain, best], 'ALB', byIncome);
    expect(shown[0]).toBe(best);
    expect(shown.slice(1).every(({ isPlainest }) => isPlainest)).toBe(true);
    expect(shown).toHaveLength(5);
    expect(folded).not.toContain(best);
    // Later what brings most comes first.
    const late = plain.map(({ isPlainest: _plain, ...each }) => each);
    expect(sortOffers([...late, best], 'ALB', byIncome).shown[0]).toBe(best);
  });
});

describe('deals in sight in the first rounds', () => {
  it('are those that are sure, by what they bring, before any of which more is wanted', () => {
    const more = { readiness: { step: 'more' }, isPlainest: true } as const;
    const [small, most] = [offer('BOR', 0.03, { isPlainest: true }), offer('CAT', 0.07)];
    const open = ['DUN', 'ELM', 'FEN', 'GAR'].map((each) => offer(each, 0.5, more));
    const { shown } = sortOffers([small, ...open, most], 'ALB', byIncome);
    expect(shown).toEqual([most, small, ...open.slice(0, 3)]);
  });
});

describe('the offers of the last round of a First lesson', () => {
  const ME = 'CAT';
  const OTHERS = ['ALB', 'BOR', 'DUN'];

  /** Each other economy offers its own area with ME for a payment, after rounds in which anybody signed with anybody. */
  function lastRoundOf(seed: string): Table {
    const { roll, pick } = diceOf(seed);
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, rounds, seed, preset: 'firstLesson', people: 'all' });
    for (let round = 1; round < rounds; round += 1) {
      table.goTo('negotiation', round);
      table.conclude(aFreeTradeArea(ME, pick(OTHERS)));
    }
    table.goTo('negotiation', rounds);
    for (const author of OTHERS) {
      const beside = OTHERS.filter((each) => each !== author && roll() < 0.5);
      const { parties, clauses } = aFreeTradeArea(author, ME, ...beside);
      const amountMn = 5 * Math.round(1 + roll() * 60);
      const payment = roll() < 0.7 ? aPayment(author, ME, amountMn, 2) : aPayment(ME, author, amountMn, 2);
      table.tableProposal({ parties, clauses: [...clauses, payment] });
    }
    table.state = { ...table.state, par: must(middleOfPar(table.state, ME), 'par') };
    return table;
  }

  function answerOf({ scenario, state }: Table, job: PreviewJob): PreviewResult {
    const answer = countryAnswers(scenario, state)(job);
    for (let next = answer.next(); ; next = answer.next()) if (next.done === true) return next.value;
  }

  /** Points at the end where an offer is signed, or none is, and those whom it leaves out sign with each other too, or do not. */
  function cameTo(seed: string, author?: string, rest: readonly string[] = []): number {
    const table = lastRoundOf(seed);
    const offer = Object.values(table.state.proposals).find(
      (each) => each.author === author && each.round === 4,
    );
    for (const economy of offer?.parties ?? [])
      if (economy !== author)
        table.act(economy, {
          type: 'signProposal',
          proposal: must(offer, 'an offer').id,
          revision: 1,
          confirmed: true,
        });
    const [one, other] = rest;
    if (one !== undefined && other !== undefined) table.conclude(aFreeTradeArea(one, other));
    table.goTo('debrief');
    const { standings } = finalReport(table.scenario, table.state);
    return must(standings.find(({ economy }) => economy === ME)?.score, 'a score');
  }

  it('are compared everywhere by the points of the end, with the task and what is paid', async () => {
    await loadAllText();
    let isOtherThanIncome = 0;
    for (const seed of ['one', 'two', 'three', 'twelve']) {
      const table = lastRoundOf(seed);
      const { state } = table;
      const offers = Object.values(state.proposals).filter(({ status }) => status === 'open');
      const weighed = answerOf(table, { type: 'worth', economy: ME, drafts: offers.map(draftOf) });
      const worths = weighed.type === 'worth' ? weighed.worths : [];
      const law = lawOf(state);
      const known = offers.map((offer, at) => ({
        offer,
        worth: inPoints(state, ME, must(worths[at], 'a worth')),
      }));
      told.value = {
        seat: tellerOf(ME),
        worths: new Map(known.map(({ offer, worth }) => [nameOf(offer), { law, worth }])),
      };
      lastNamed.value = undefined;
      const inOrder = known.toSorted((a, b) => (b.worth.score?.points ?? 0) - (a.worth.score?.points ?? 0));
      const [best, second] = inOrder.map((each) => must(each, 'an offer'));
      const { points = NaN, gained = NaN } = best?.worth.score ?? {};
      const { author } = must(best, 'an offer').offer;
      const came = [cameTo(seed, author), cameTo(seed, author, best?.worth.reaction?.economies)];
      expect(points).toBeCloseTo(Math.min(...came), 1);
      expect(points - gained).toBeCloseTo(cameTo(seed), 1);
      const byIncome = known.toSorted(
        (a, b) => (b.worth.after ?? b.worth.percent) - (a.worth.after ?? a.worth.percent),
      );
      if (byIncome.some((each, at) => each !== inOrder[at])) isOtherThanIncome += 1;
      const authors = inOrder.map(({ offer }) => offer.author);
      expect(offersCounted(state, ME).map(({ author }) => author)).toEqual(authors);
      expect(proposalMove(state, ME)).toMatchObject({
        target: { proposal: best?.offer.id },
        phrase: {
          key: 'move.answerBest',
          params: { worth: t('areas.points', { points: formatPoints(points) }) },
        },
      });
      if (second) expect(betterOffer(state, second.offer, ME)?.offer.id).toBe(best?.offer.id);
      if (best) expect(betterOffer(state, best.offer, ME)).toBeUndefined();
      expect(gainUnanswered(state, ME)?.id).toBe(gained >= 0.05 ? best?.offer.id : undefined);
    }
    // Income alone would have named another.
    expect(isOtherThanIncome).toBeGreaterThan(0);
    told.value = { seat: '', worths: new Map() };
  });
});
