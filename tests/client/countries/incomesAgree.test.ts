import { describe, expect, it } from 'vitest';
import { ownTariffTold, roundRules, surchargesTold } from '../../../client/panels/results/ParInSeat.tsx';
import { PRESETS } from '#shared/content/presets.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { must } from '#shared/kernel/records.ts';
import { eventsAtWork } from '#shared/rules/law/lawInForce.ts';
import { finalReport } from '#shared/rules/scores/finalScore.ts';
import { middleOfPar } from '#shared/rules/scores/par.ts';
import { envelopesOf } from '../../../client/panels/headlines/revealFigures.ts';
import { pointsWith, thenTold } from '../../../client/panels/effects/HomeEffects.tsx';
import {
  comparedWith,
  lawsToWeigh,
  toldInRound,
  signedWithout,
  standingWith,
} from '../../../client/panels/countries/EconomyPanel.tsx';
import { decisionsOf } from '../../../client/panels/results/causesModel.ts';
import { baselineOf, effectsOf } from '../../../client/panels/effects/useProposalPreview.ts';
import { areaBoard, jobOfAreas } from '../../../client/panels/treaty/areaBoardModel.ts';
import { type PreviewJob, type PreviewResult, previews } from '../../../client/preview/preview.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { standingOf } from '../../../client/state/trade.ts';
import { percentMoved } from '../../../shared/rules/settlement/causes.ts';
import { formatNumber, formatSignedPercent } from '../../../client/text/format.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { type Table, aTable } from '../../support/aTable.ts';

const { agreementLimits, rounds } = PRESETS.firstLesson;
const ME = 'ALB';
const told = (value: number) => formatNumber(value, 2);

function answerOf({ scenario, state }: Table, job: PreviewJob): PreviewResult {
  const answer = countryAnswers(scenario, state)(job);
  for (let next = answer.next(); ; next = answer.next()) if (next.done === true) return next.value;
}

/** What stands beside the map. */
function panel(table: Table): ReturnType<typeof standingWith> {
  const { state } = table;
  const standing = standingOf(state, ME);
  const laws = lawsToWeigh(state);
  if (laws === undefined) return standingWith(state, standing, undefined);
  const answer = answerOf(table, { type: 'ofOthers', economy: ME, deals: [laws] });
  return standingWith(state, standing, answer.type === 'worth' ? answer.worths[0] : undefined);
}

/** What an opened offer tells of the own income, and the line of levels under it. */
function offer(table: Table, draft: ReturnType<typeof aFreeTradeArea>) {
  const answer = answerOf(table, { type: 'proposal', draft });
  const effects = answer.type === 'forecast' ? effectsOf(answer.forecast) : [];
  const own = must(
    effects.find(({ economy }) => economy === ME),
    'an effect',
  );
  return { ...own, levels: must(baselineOf(table.state, own), 'levels') };
}

/** What the points of an offer are read from. */
function effectOf(table: Table, draft: ReturnType<typeof aFreeTradeArea>) {
  const answer = answerOf(table, { type: 'proposal', draft });
  return answer.type === 'forecast' ? answer : undefined;
}

/** What the table of areas tells of this one. */
function boardWorth(table: Table, ...parties: readonly string[]) {
  const { scenario, state } = table;
  const job = jobOfAreas(scenario, state, ME);
  previews.value = { areas: { job, result: answerOf(table, job) } };
  const row = areaBoard(scenario, state, ME).find(
    ({ draft }) => draft.parties.toSorted().join() === parties.toSorted().join(),
  );
  previews.value = {};
  return must(row?.worth, 'a worth');
}

describe('the own income in a First lesson', () => {
  it.each(['one', 'two'])('is one number on all screens of each phase, in each round (seed %s)', (seed) => {
    const table = aTable({ agreementLimits, rounds, seed, people: 'all' });
    const circles = [['CAT'], ['BOR', 'CAT'], ['CAT', 'DUN'], ['BOR', 'CAT', 'DUN']] as const;
    for (const [at, partners] of circles.entries()) {
      const round = at + 1;
      table.goTo('briefing', round);
      const start = panel(table);
      expect(start.indexBefore).toBe(start.index);
      // The event of a round counts from its first page on.
      expect(eventsAtWork(table.state).length).toBe(round === 3 ? 1 : 0);
      const [said] = roundRules(table.state, ME, start.index).filter(({ params }) => 'now' in params);
      if (round > 1) expect(said?.params).toMatchObject({ now: told(start.index) });

      table.goTo('negotiation', round);
      expect(panel(table).index).toBeCloseTo(start.index, 4);
      const draft = aFreeTradeArea(ME, ...partners);
      const offered = offer(table, draft);
      expect(offered.levels).toMatchObject({
        key: 'proposal.levels',
        params: { without: told(start.index), index: told(offered.index) },
      });
      if (round < rounds)
        expect(boardWorth(table, ...draft.parties).percent[ME]).toBeCloseTo(offered.percent, 4);

      const effect = effectOf(table, draft);
      table.conclude(draft);
      const signed = panel(table);
      expect(signed).toMatchObject({ isWithSigned: true });
      expect(told(signed.index)).toBe(told(offered.index));
      expect(told(signed.indexBefore)).toBe(told(start.index));
      // By these the points after the round are told, before and after a signature.
      const [inRound = NaN, years = inRound] = signed.levels ?? [];
      const [offeredRound = NaN, offeredYears = offeredRound] = effect?.levels?.[ME] ?? [];
      expect([inRound, years].map(told)).toEqual([offeredRound, offeredYears].map(told));
      expect(signedWithout(table.state, ME).signers).toEqual([]);

      table.goTo('policy', round);
      expect(told(panel(table).index)).toBe(told(signed.index));
      // Nobody moves a tariff: the results bring what was forecast.
      table.goTo('results', round);
      const own = must(table.state.reports.at(-1)?.economies[ME], 'a report');
      expect(told(own.index)).toBe(told(signed.index));
    }
  });

  it.each(['one', 'two', 'three'])(
    'is told of an own deal as its bar in the results tells it (seed %s)',
    (seed) => {
      const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', seed, people: 'all' });
      const signedIn = [
        [['CAT', 'BOR'], [ME, 'DUN'], []],
        [[], [ME, 'BOR', 'CAT'], []],
        [[], [ME, 'CAT'], ['BOR', 'DUN']],
        [[], [ME, 'DUN', 'CAT'], []],
      ] as const;
      for (const [at, [before, own, after]] of signedIn.entries()) {
        table.goTo('negotiation', at + 1);
        if (before.length > 0) table.conclude(aFreeTradeArea(...before));
        const { clauses } = aFreeTradeArea(...own);
        const [, to] = own;
        const paid = {
          type: 'payment',
          from: ME,
          to,
          amountMn: 20 * (at + 1),
          rounds: at < 3 ? 1 : 2,
        } as const;
        const draft = { parties: [...own], clauses: [...clauses, paid] };
        const { percent } = offer(table, draft);
        table.conclude(draft);
        if (after.length > 0) table.conclude(aFreeTradeArea(...after));
        table.goTo('policy', at + 1);
        for (const [economy, shiftBp] of Object.entries({ [ME]: 100, CAT: -200 }))
          table.act(economy, { type: 'sealPolicy', policy: { type: 'wall', shiftBp, apart: [] } });
        table.goTo('results', at + 1);
        const report = must(table.state.reports.at(-1), 'a report');
        const bars = decisionsOf(table.state, ME, report, (about) =>
          typeof about === 'string' ? undefined : percent,
        );
        const bar = bars?.find(({ kind, isOwn }) => kind === 'signed' && isOwn === true);
        expect({ round: at + 1, ...bar }).toMatchObject({
          value: percent,
          told: percent,
          forecast: undefined,
        });
      }
    },
  );

  it('is told with what those left out then sign as it then comes, and in the last round in the points of the end', () => {
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    const worth = boardWorth(table, ME, 'CAT');
    expect(worth.reaction?.economies.toSorted()).toEqual(['BOR', 'DUN']);
    expect(
      thenTold(ME, must(worth.reaction, 'what others then sign'), worth.percent[ME] ?? NaN),
    ).toMatchObject({
      key: 'proposal.then',
      params: { change: expect.stringMatching(/^\+\d\.\d\d% → \+1\.34%$/) },
    });
    expect(pointsWith(table.state, ME, worth)).toBeUndefined();
    table.conclude(aFreeTradeArea(ME, 'CAT'));
    table.conclude(aFreeTradeArea('BOR', 'DUN'));
    table.goTo('results', 1);
    const own = must(table.state.reports.at(-1)?.economies[ME], 'a report');
    expect(percentOfLog(own.logChange)).toBeCloseTo(worth.reaction?.percent[ME] ?? NaN, 3);

    const last = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all' }).goTo(
      'negotiation',
      3,
    );
    // Of three nobody is left to sign with the fourth.
    expect(boardWorth(last, ME, 'CAT', 'DUN').reaction).toBeUndefined();
    last.goTo('negotiation', 4);
    last.state = { ...last.state, par: must(middleOfPar(last.state, ME), 'par') };
    const without = pointsWith(last.state, ME, boardWorth(last, 'BOR', 'CAT', 'DUN'));
    const leftOut = structuredClone(last.state);
    const signed = boardWorth(last, ME, 'CAT');
    const points = pointsWith(last.state, ME, signed);
    const { reaction, ...asItStands } = signed;
    expect(reaction?.economies.toSorted()).toEqual(['BOR', 'DUN']);
    // Those left out gain by it and take from the reader: what is told does not wait for them to do so.
    expect(pointsWith(last.state, ME, asItStands)).toBeGreaterThan((points ?? NaN) + 1);
    last.conclude(aFreeTradeArea(ME, 'CAT'));
    last.conclude(aFreeTradeArea('BOR', 'DUN'));
    last.goTo('debrief');
    const { standings } = finalReport(last.scenario, last.state);
    const score = must(standings.find(({ economy }) => economy === ME)?.score, 'a score');
    expect(points).toBeCloseTo(score, 2);
    // So are the points of who is left out.
    last.state = leftOut;
    last.conclude(aFreeTradeArea('BOR', 'CAT', 'DUN'));
    last.goTo('debrief');
    const others = finalReport(last.scenario, last.state).standings;
    const alone = must(others.find(({ economy }) => economy === ME)?.score, 'a score');
    expect(without).toBeCloseTo(alone, 2);
  });

  it('is told in the next briefing with what the own tariff did to it', () => {
    const table = aTable({ agreementLimits, rounds, people: 'all' }).goTo('policy', 1);
    table.act(ME, { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
    table.goTo('briefing', 2);
    const report = must(table.state.reports.at(-1), 'a report');
    const percent = must(
      percentMoved(report, ME, ({ kind }) => kind === 'ownTariff'),
      'a part',
    );
    expect(Math.abs(percent)).toBeGreaterThan(0.005);
    const [said] = ownTariffTold(table.state, ME);
    expect(said).toMatchObject({ key: 'brief.ownTariff', params: { was: '12%', is: '10%', round: 1 } });
    expect(said?.params).toMatchObject({ change: formatSignedPercent(percent / 100, 2) });
    table.goTo('briefing', 3);
    expect(ownTariffTold(table.state, ME)).toEqual([]);
  });

  it('tells the own surcharge while it runs, and none in the results on whom free trade makes it nothing', () => {
    const table = aTable({ agreementLimits, rounds, people: 'all' }).goTo('policy', 1);
    const surcharge = { against: 'CAT', rateBp: 500 };
    table.act(ME, { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart: [], surcharge } });
    const onCato = (): boolean =>
      envelopesOf(must(table.state.reports.at(-1), 'a report')).some(
        ({ surchargeAgainst }) => surchargeAgainst === 'CAT',
      );
    table.goTo('negotiation', 2);
    expect(onCato()).toBe(true);
    expect(surchargesTold(table.state, ME)).toMatchObject([
      { key: 'brief.ownSurcharge', params: { economy: 'CAT', rateBp: 500, round: 2 } },
    ]);
    table.conclude(aFreeTradeArea(ME, 'CAT'));
    table.goTo('briefing', 3);
    expect(onCato()).toBe(false);
    expect(surchargesTold(table.state, ME)).toEqual([]);
  });

  it('names in the results what its arrow is measured against', () => {
    const table = aTable({ agreementLimits, rounds, people: 'all' });
    for (const round of [1, 2, 3]) {
      table.goTo('negotiation', round);
      table.conclude(aFreeTradeArea(ME, 'CAT'));
      const results = { ...table.goTo('results', round).state, revealStop: 'question' as const };
      const standing = standingWith(results, standingOf(results, ME), undefined);
      const { index, logChange } = must(results.reports.at(-1)?.economies[ME], 'a report');
      expect(comparedWith(results, standing)).toEqual({
        key: round === 3 ? 'econ.indexAfterEvent' : 'econ.indexAfter',
        params: { index: told(index * Math.exp(-logChange)) },
      });
    }
  });

  it('is not told as one with the event before the model has weighed it', () => {
    const table = aTable({ agreementLimits, rounds, people: 'all' });
    const { state } = table.goTo('negotiation', 3);
    expect(standingWith(state, standingOf(state, ME), undefined).isWeighed).toBe(false);
    expect(panel(table).isWeighed).toBe(true);
    // What was told once stands while the round is open, on whatever page.
    const kept = { place: 'here', index: 101, percent: 0 };
    for (const phase of ['negotiation', 'policy'] as const)
      expect(toldInRound(table.goTo(phase, 3).state, 'here', kept)).toBe(kept);
  });
});
