import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../shared/content/presets.ts';
import { storyOf } from '../../shared/classroom/debrief/tableStory.ts';
import { mapValues, must } from '../../shared/kernel/records.ts';
import { aCustomsUnion, aFreeTradeArea } from '../support/aNegotiation.ts';
import { aPactDraft, aProvincesTable } from '../support/aProvincesTable.ts';
import { aTable } from '../support/aTable.ts';

describe('the story of a seat', () => {
  it('names all partners of an agreement where those of the round before have lapsed', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const table = aTable({ preset: 'firstLesson', agreementLimits, people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.goTo('results');
    table.goTo('negotiation');
    table.conclude(aFreeTradeArea('ALB', 'BOR', 'DUN'));
    const told = must(storyOf(table.goTo('debrief').state).seats['ALB'], 'Alba');
    const joined = told.filter(({ key }) => key === 'joined').map(({ params }) => params.economies);
    expect(joined).toEqual([['DUN'], ['BOR', 'DUN']]);
  });
});

describe('the story of a seat of the First lesson', () => {
  it('tells of a round what was signed and paid before tariffs, and who lost by being left out', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, rounds: 4, people: 'all', at: 'negotiation' });
    table.conclude({
      parties: ['ALB', 'CAT'],
      clauses: [
        { type: 'freeTradeArea', among: ['ALB', 'CAT'], exceptions: [] },
        { type: 'payment', from: 'ALB', to: 'CAT', amountMn: 20, rounds: 1 },
      ],
    });
    table.goTo('policy');
    table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
    const story = storyOf(table.goTo('debrief').state);
    const told = must(story.seats['ALB'], 'Alba').filter(({ round }) => round === 1);
    expect(told.map(({ key }) => key).slice(0, 2)).toEqual(['joinedPaid', 'wallDown']);
    expect(told[0]).toMatchObject({
      params: { economies: ['CAT'], amountMn: 20 },
      outsider: { economy: 'DUN' },
    });
    expect(told[0]?.outsider?.percent).toBeGreaterThan(0.5);
    expect(must(story.seats['CAT'], 'Cato')[0]).toMatchObject({
      key: 'joinedReceived',
      params: { amountMn: 20 },
    });
  });
});

describe('what a seat of the world signed', () => {
  const world = { scenarioId: 'world', opening: 'highWalls', preset: 'standard', rounds: 6 } as const;

  it('is told by its form, and apart from who came into its bloc without its signature', () => {
    const table = aTable({ ...world, people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('KOR', 'CHN'));
    table.goTo('results');
    table.goTo('negotiation');
    table.conclude(aCustomsUnion('KOR', 'CHN'));
    const { state } = table.goTo('debrief');
    const toldOf = (game: typeof state): readonly unknown[] =>
      must(storyOf(game).seats['KOR'], 'Korea')
        .filter(({ key }) => key.startsWith('joined'))
        .map(({ key, round, params }) => [key, round, params.economies]);
    expect(toldOf(state)).toEqual([
      ['joined', 1, ['CHN']],
      ['joinedUnion', 2, ['CHN']],
    ]);
    const proposals = mapValues(state.proposals, (proposal) => ({
      ...proposal,
      signatures: { CHN: proposal.revision },
    }));
    expect(toldOf({ ...state, proposals })).toEqual([['joinedUnopposed', 1, ['CHN']]]);
  });
});

describe('the story of a province', () => {
  it('says of a pact of several that ended before its time only that, since nobody knows who went first', () => {
    const table = aProvincesTable({ rounds: 3, preset: 'provincesStandard' });
    const { id } = table.conclude(aPactDraft(['SH', 'ZJ', 'AH'], { rounds: 3 }));
    table.advance();
    table.nextDraw('below', 0.5);
    table.seal('ZJ', { wall: 3, breaks: [id] });
    table.nextRound();
    for (const seat of ['SH', 'AH']) table.act(seat, { type: 'giveNotice', agreement: id });
    while (table.state.phase !== 'debrief') table.advance();
    const { words, seats } = storyOf(table.state);
    expect(words.find(({ round }) => round === 1)?.answered?.what).toBe('ended');
    const told = (seat: string) =>
      seats[seat]?.map(({ key, round, params }) => [key, round, params['economies']]) ?? [];
    expect(told('AH')).toContainEqual(['brokenTo', 1, ['ZJ']]);
    expect(told('AH')).toContainEqual(['pactEnded', 2, ['SH', 'ZJ']]);
    expect(told('ZJ').map(([key]) => key)).not.toContain('brokenTo');
  });

  it('says of provinces that one raised a wall against whoever broke its word to it', () => {
    const table = aProvincesTable({ rounds: 3, preset: 'provincesStandard' });
    const { id } = table.conclude(aPactDraft(['SH', 'ZJ', 'AH'], { rounds: 3 }));
    table.advance();
    table.nextDraw('below', 0.5);
    table.seal('ZJ', { wall: 3, breaks: [id] });
    table.nextRound();
    table.advance();
    table.seal('SH', { wall: 3 });
    while (table.state.phase !== 'debrief') table.advance();
    const words = storyOf(table.state).words.filter(({ round }) => round === 1);
    expect(words).toMatchObject([{ by: 'ZJ', answered: { what: 'provinceWall', by: ['SH'] } }]);
  });

  it('tells who broke a pact with it though nobody saw it then, and who left a pact that goes on', () => {
    const table = aProvincesTable({ rounds: 3, preset: 'provincesStandard' });
    const { id } = table.conclude(aPactDraft(['SH', 'ZJ', 'AH'], { rounds: 3 }));
    table.advance();
    table.nextDraw('above', 0.9);
    table.seal('ZJ', { wall: 3, breaks: [id] });
    table.nextRound();
    table.act('SH', { type: 'giveNotice', agreement: id });
    while (table.state.phase !== 'debrief') table.advance();
    const told = storyOf(table.state).seats['AH']?.map(({ key }) => key);
    expect(told).toEqual(expect.arrayContaining(['brokenToUnseen', 'pactLeft']));
  });
});
