import { describe, expect, it, vi } from 'vitest';
import { endsOfDecisions, madeByRounds, weightiest } from '../../../client/panels/end/DecisionsCard.tsx';
import { decisionsKey, letGoIn, refusedForRise } from '../../../client/panels/end/endModel.ts';
import { countryRows, decisionsTold } from '../../../client/panels/report/CountryReport.tsx';
import { decisionsOf } from '../../../client/panels/results/causesModel.ts';
import { growthName } from '../../../client/panels/treaty/agreementRegisterModel.ts';
import { ownStorage, writeJson } from '../../../client/state/storage.ts';
import { phrase } from '../../../client/text/t.ts';
import { countryDecisions } from '../../../client/panels/report/KeepSheet.tsx';
import { FORMER_LESSON_LIMITS, PRESETS } from '../../../shared/content/presets.ts';
import { mapValues, must } from '../../../shared/kernel/records.ts';
import { openFacts } from '../../../shared/classroom/openFacts.ts';
import { signedForms } from '../../../shared/rules/game/seatDecisions.ts';
import type { AgreementForm } from '../../../shared/protocol/law.ts';
import type { TableWhatIfs, TreatyForm } from '../../../shared/protocol/debrief.ts';
import { whatIfsOf } from '../../../shared/rules/game/debriefWhatIfs.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

const table = aTable({ people: 'all', at: 'negotiation' });
table.conclude(aFreeTradeArea('ALB', 'BOR'));
table.goTo('policy');
table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
table.goTo('debrief');
const { scenario, state } = table;

const NO_WTO = {
  unionBindings: {},
  facilitationBp: 0,
  facilitatedBp: 0,
  past: [],
  disputes: [],
  builtBn: 0,
  stumbledBn: 0,
};

describe('forms of one treaty', () => {
  const between = (sinceRound: number, ...pairs: (readonly [party: string, form: AgreementForm])[]) => ({
    parties: ['ALB', ...new Set(pairs.map(([party]) => party))],
    sinceRound,
    level: 1,
    each: pairs.map(([party]) => ['ALB', party]),
    forms: pairs.map(([, form]) => form),
    levels: pairs.map(() => 1),
  });

  it('are told once each, two swaps of goods with one partner as well, and nobody joins a swap', () => {
    const swaps = [
      ['BOR', 'specialization FOO MAC'],
      ['BOR', 'specialization MAC FOO'],
    ] as const;
    const treaty = {
      ...between(1, ...swaps),
      later: [between(2, ...swaps), between(3, ...swaps, ['CAT', 'specialization FOO MAC'])],
    };
    const told = signedForms(treaty, 'ALB');
    expect(told.map(({ round, economies }) => [round, ...economies])).toEqual([
      [1, 'BOR'],
      [3, 'CAT'],
    ]);
    const compared = { ALB: { with: 100, without: 101 } };
    const [row] = weightiest(scenario, { ...state, proposals: {} }, 'ALB', [
      { what: 'never', treaty, compared } as unknown as TableWhatIfs[number],
    ]);
    expect(row?.title.key).toBe('end.decision.agreements');
  });
});

describe('refusals for a tariff that was raised', () => {
  const rise = aTable({ people: 'all', at: 'policy' });
  rise.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 200, apart: [] } });
  rise.goTo('negotiation', 2);
  rise.tableProposal(aFreeTradeArea('ALB', 'CAT'), 'ALB');
  const [offer] = Object.values(rise.state.proposals);
  const refused = (id = must(offer, 'an offer').id) => ({
    ...rise.state,
    proposals: {
      ...rise.state.proposals,
      [id]: { ...must(offer, 'an offer'), reasons: { CAT: 'wallRaised' } as const },
    },
  });

  it('are told with their round, since nobody reacts where the rise is played away', () => {
    expect(refusedForRise(refused(), 'ALB')).toEqual({ round: 2, economies: ['CAT'] });
    expect(refusedForRise(rise.state, 'ALB')).toBeUndefined();
    expect(refusedForRise(refused(), 'CAT')).toBeUndefined();
  });
});

describe('an agreement that ended', () => {
  const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
  const played = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
  played.conclude(aFreeTradeArea('ALB', 'BOR'));
  played.goTo('negotiation', 3);
  played.conclude(aFreeTradeArea('ALB', 'CAT'));
  played.goTo('results', 3);

  it('gives way there to what the last page has told on this device', () => {
    const kept = new Map<string, string>();
    const [getItem, setItem] = [(key: string) => kept.get(key) ?? null, kept.set.bind(kept)];
    vi.stubGlobal('localStorage', { getItem, setItem });
    expect(decisionsTold('G', 'ALB')).toBeUndefined();
    const title = phrase('end.decision.barriers');
    const told = [
      { title, points: 0.5 },
      { title: {}, points: 1 },
    ];
    writeJson(ownStorage(), decisionsKey('G', 'ALB'), told);
    expect(decisionsTold('G', 'ALB')).toEqual([{ round: 0, phrase: title, points: 0.5 }]);
    vi.unstubAllGlobals();
  });

  it('stands among the decisions on the page to keep', () => {
    const kept = countryDecisions(played.state, 'ALB').map(({ round, phrase: { key } }) => `${round} ${key}`);
    expect(kept).toEqual(['1 keep.agreed', '3 keep.agreed', '3 keep.letGo']);
  });

  it('is none where the two sign anew at once', () => {
    const again = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
    again.conclude(aFreeTradeArea('ALB', 'BOR'));
    again.goTo('negotiation', 3);
    again.conclude(aFreeTradeArea('ALB', 'BOR'));
    again.goTo('results', 3);
    expect(letGoIn(must(again.state.reports.at(-1), 'a report'), 'ALB', again.state.reports)).toEqual([]);
  });
});

describe('decisions at the end', () => {
  it('are those of the rounds as played, each against the game without it', () => {
    const rows = whatIfsOf(scenario, state, table.events);
    const shown = weightiest(scenario, state, 'ALB', rows);
    expect(shown.map(({ title }) => title.key)).toEqual(
      expect.arrayContaining(['end.decision.agreement', 'end.decision.wallDown']),
    );
    const index = state.final?.standings.find(({ economy }) => economy === 'ALB')?.index ?? NaN;
    for (const { withIndex } of shown) expect(withIndex).toBeCloseTo(index, 2);
    const area = shown.find(({ title }) => title.key === 'end.decision.agreement');
    expect(area?.title.params).toEqual({ level: 2, economies: ['BOR'], round: 1 });
    const wall = shown.find(({ title }) => title.key === 'end.decision.wallDown');
    expect(Number(wall?.title.params['toBp'])).toBeLessThan(Number(wall?.title.params['fromBp']));
    expect(weightiest(scenario, state, 'CAT', rows)).toEqual([]);
  });

  it('say of a wall that a conference has bound lower how far that alone brought it', () => {
    const compared = { ALB: { without: 101, with: 103 } };
    const titleOf = (game: typeof state) =>
      weightiest(scenario, game, 'ALB', [{ what: 'wall', economy: 'ALB', compared }])[0]?.title;
    const opening = scenario.mfnRateBp['ALB'] ?? {};
    const halved = mapValues(opening, (rateBp) => Math.round(rateBp / 2));
    const with2 = (bound: typeof opening) =>
      titleOf({ ...state, wto: { ...NO_WTO, bindings: { ALB: bound } } });
    expect(with2(opening)?.key).toBe('end.decision.wallDown');
    expect(with2(halved)).toMatchObject({ key: 'end.decision.wallBound' });
  });

  it('tell an area that went into a union with it, and once', () => {
    const compared = { ALB: { without: 102.46, with: 102.28 }, BOR: { without: 101, with: 100 } };
    const area = { parties: ['ALB', 'BOR', 'CAT'], level: 2, sinceRound: 3 };
    const union = { parties: ['ALB', 'BOR'], level: 3, sinceRound: 3 };
    const told = (second: typeof compared) =>
      weightiest(scenario, state, 'ALB', [
        { what: 'never', treaty: area, compared },
        { what: 'never', treaty: union, compared: second },
      ]).map(({ title }) => title.params['level']);
    expect(told(compared)).toEqual([3]);
    expect(told({ ...compared, BOR: { without: 101, with: 99 } })).toEqual([2, 3]);
  });

  it('tell an agreement with the form and the members that it had, and what became of it', () => {
    const parties = ['ALB', 'BOR'];
    const titleOf = (later: readonly TreatyForm[], seat = 'ALB') => {
      const treaty = { parties, level: 2, sinceRound: 1, ...(later.length === 0 ? {} : { later }) };
      const compared = { [seat]: { without: 101, with: 103 } };
      return weightiest(scenario, state, seat, [{ what: 'never', treaty, compared }])[0]?.title;
    };
    const widened = { parties: [...parties, 'CAT'], level: 2, sinceRound: 2 };
    const deepened = { parties: [...parties, 'CAT'], level: 3, sinceRound: 3 };
    expect(titleOf([])).toEqual({
      key: 'end.decision.agreement',
      params: { level: 2, economies: ['BOR'], round: 1 },
    });
    expect(titleOf([widened])).toEqual({
      key: 'end.decision.agreementWidened',
      params: { level: 2, economies: ['BOR'], round: 1, newcomers: ['CAT'] },
    });
    expect(titleOf([widened, deepened])).toEqual({
      key: 'end.decision.agreements',
      params: { level: 2, economies: ['BOR'], round: 1, alsoSigned: ['2|2|CAT', '3|3|BOR+CAT'] },
    });
    expect(titleOf([widened], 'CAT')).toEqual({
      key: 'end.decision.agreement',
      params: { level: 2, economies: parties, round: 2 },
    });
  });

  it('call what stood beside tariffs after what it was when it was signed, whatever was added later', () => {
    const parties = ['ALB', 'BOR'];
    const levelOf = (treaty: TreatyForm & { later?: readonly TreatyForm[] }) =>
      weightiest(scenario, state, 'ALB', [
        { what: 'never', treaty, compared: { ALB: { without: 101, with: 103 } } },
      ])[0]?.title.params['level'];
    const first = { parties, level: 1, sinceRound: 1, forms: ['specialization CLO FOO'] };
    expect(levelOf(first)).toBe('specialization CLO FOO');
    const later = [{ ...first, level: 2, sinceRound: 3, forms: [2] }];
    expect(levelOf({ ...first, later })).toBe('specialization CLO FOO');
    const both = { ...first, each: [parties, parties], levels: [1, 1] };
    expect(levelOf({ ...both, forms: ['specialization CLO FOO', 'specialization MAC FOO'] })).toBe(
      'specialization',
    );
    expect(levelOf({ ...both, forms: ['specialization CLO FOO', 1] })).toBe(1);
  });

  it('name agreements of different partners apart, each by its own name', () => {
    const first = {
      parties: ['ALB', 'BOR', 'CAT'],
      level: 1,
      sinceRound: 1,
      each: [
        ['ALB', 'BOR'],
        ['ALB', 'CAT'],
      ],
      levels: [1, 1],
      forms: [1, 'specialization CLO FOO'],
    };
    const titleOf = (later: readonly TreatyForm[]) =>
      weightiest(scenario, state, 'ALB', [
        { what: 'never', treaty: { ...first, later }, compared: { ALB: { without: 101, with: 103 } } },
      ])[0]?.title;
    const params = { level: 1, economies: ['BOR'], round: 1 };
    const alsoSigned = ['|specialization CLO FOO|CAT'];
    expect(titleOf([])).toEqual({ key: 'end.decision.agreements', params: { ...params, alsoSigned } });
    const { each } = first;
    const free = { ...first, level: 2, sinceRound: 2, each, levels: [1, 2], forms: [1, 2] };
    expect(titleOf([free])).toEqual({
      key: 'end.decision.agreements',
      params: { ...params, alsoSigned: [...alsoSigned, '2|2|CAT'] },
    });
  });

  it('keep the name of what grows by a specialization, whatever the same two sign later', () => {
    const [area] = Object.values(state.agreements);
    const between = [
      { party: 'ALB', keeps: 'GRA' },
      { party: 'BOR', keeps: 'CLO' },
    ] as const;
    const specializations = [{ between, sinceRound: 1 }];
    const deep = { ...must(area, 'an area'), level: 1, concessions: [] } as const;
    const terms = { specializations, provisions: ['services'] } as const;
    expect(growthName({ ...deep, terms }, deep.id).key).toBe('decision.growthBySpecialization');
    expect(growthName({ ...deep, level: 2, terms }, deep.id).key).toBe('decision.growthByBoth');
  });

  it('leave out what others founded, which bound the seat without its signature', () => {
    const treaty = { parties: ['ALB', 'BOR', 'CAT'], level: 3, sinceRound: 4 };
    const compared = { ALB: { without: 101, with: 103 } };
    const shownWith = (signatures: Readonly<Record<string, number>>) => {
      const parties = ['BOR', 'CAT'];
      const clauses = [{ from: 'BOR', to: 'ALB', amountMn: 100, rounds: 1 }];
      const merger = { id: 'p1', round: 4, status: 'concluded', parties, clauses, signatures };
      const game = { ...state, proposals: { p1: merger } } as unknown as typeof state;
      return weightiest(scenario, game, 'ALB', [{ what: 'never', treaty, compared }]);
    };
    expect(shownWith({ BOR: 1, CAT: 1 })).toEqual([]);
    // Payments come with it.
    const notes = [{ key: 'end.decision.gotInAll', params: { amountMn: 100 } }];
    expect(shownWith({ ALB: 1, BOR: 1, CAT: 1 })).toMatchObject([{ notes }]);
  });

  it('come weightiest first, for better or worse, three at most, and what cannot be seen is left out', () => {
    const rows = [100.9, 101.4, 101.001, 103, 99].map((without): TableWhatIfs[number] => ({
      what: 'barriers',
      economy: 'ALB',
      compared: { ALB: { without: 101, with: without } },
    }));
    const shown = weightiest(scenario, state, 'ALB', [
      ...rows,
      { what: 'barriers', economy: 'ALB', compared: null },
      { what: 'open', compared: { ALB: { without: 101, with: 140 } } },
    ]);
    expect(shown.map(({ withoutIndex }) => withoutIndex)).toEqual([103, 99, 101.4]);
  });

  it('stand on one line from the least to the most', () => {
    const ends = endsOfDecisions([
      { withIndex: 102, withoutIndex: 101 },
      { withIndex: 102, withoutIndex: 103 },
    ]);
    expect(ends).toEqual({ low: 101, high: 103 });
  });
});

describe('the average of a First lesson', () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const lesson = aTable({
    agreementLimits,
    rounds: 4,
    preset: 'firstLesson',
    people: 'all',
    at: 'negotiation',
  });
  lesson.conclude(aFreeTradeArea('BOR', 'CAT'));
  lesson.goTo('policy');
  lesson.act('CAT', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
  const { state: over } = lesson.goTo('debrief');

  it('comes about in steps from 100, each going on from the one before', () => {
    const steps = must(madeByRounds(scenario, over, 'BOR', []), 'steps');
    expect(steps.map(({ title }) => title.key)).toEqual([
      'end.decision.agreement',
      'end.decision.luck',
      'end.decision.othersTariffs',
    ]);
    expect(steps.map(({ withoutIndex }) => withoutIndex)).toEqual([
      100,
      ...steps.slice(0, -1).map(({ withIndex }) => withIndex),
    ]);
    expect(madeByRounds(scenario, state, 'ALB', [])).toBeUndefined();
  });

  it('had a partner cut its tariffs, which the results call a loss of the round and a gain of later ones', () => {
    const first = must(over.reports[0], 'a report');
    const reasonsIn = (round: number) =>
      (decisionsOf(over, 'BOR', { ...first, round }) ?? []).map(({ why }) => why?.key);
    expect(reasonsIn(first.round)).toContain('decisionWhy.partnersLoweredAnew');
    // After the last round there is none that could gain.
    expect(reasonsIn(over.settings.rounds)).toContain('decisionWhy.partnersLowered');
  });
});

describe('the report of a table', () => {
  it('has the income at the end that the debrief compares, not the mean that the score counts', () => {
    const { final } = state;
    if (final === undefined) throw new Error('a game that is not over');
    const rows = countryRows(state, final, scenario.dealOrder);
    const { results } = openFacts({ table: 'A', gameId: 'gA', state, seats: scenario.dealOrder });
    expect(rows.map(({ index }) => Math.round(100 * index) / 100)).toEqual(results.rounds.at(-1));
    expect(rows.map(({ index }) => index)).not.toEqual(
      scenario.dealOrder.map((seat) => final.standings.find(({ economy }) => economy === seat)?.index),
    );
  });
});
