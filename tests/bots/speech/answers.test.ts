import { describe, expect, it } from 'vitest';
import { botAnswer, botMove } from '#shared/bots/botMove.ts';
import { BotTable } from '../../../shared/bots/playBotGame.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { isHostPhrase, PHRASES, type PhraseKey } from '#shared/content/phrases.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { isLineKey, sentenceOf } from '#shared/content/speech.ts';
import { keysOf, must } from '#shared/kernel/records.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { decide } from '../../../shared/rules/decide.ts';
import { rulebookOf } from '../../../shared/rules/game/rulebooks.ts';
import type { AnyScenario } from '../../../shared/rules/scenario/anyScenario.ts';
import { type CountryGame, type GameState, countryGame } from '#shared/rules/state.ts';
import { aScenario } from '../../support/aScenario.ts';
import { aBindingDraft, aCompensation, aProvincesTable } from '../../support/aProvincesTable.ts';
import { aWtoTable, conferenceOf, putOnFloor, wtoOf } from '../../support/aWtoTable.ts';
import { someSettings } from '../../support/someSettings.ts';
import { aTable, SERVER } from '../../support/aTable.ts';

const { rounds, agreementLimits } = PRESETS.firstLesson;
const LESSON = { scenarioId: 'quartet', preset: 'firstLesson', rounds, agreementLimits } as const;

const ASKED = keysOf<PhraseKey>(PHRASES).filter((phrase) => !isHostPhrase(phrase));

/** A game of bots, in which a person would have the first seat, at every so many changes: played only as far as is looked at. */
function* statesOf(scenario: AnyScenario, settings: GameSettings, every: number): Generator<GameState> {
  const rules = rulebookOf(scenario);
  const created = rules.create({ ...settings, timed: true });
  if (!created.ok) throw new Error(created.error.code);
  const passed: GameState[] = [];
  let changes = 0;
  const table = new BotTable(rules, created.value, {
    onChange: (state) => {
      changes += 1;
      if (changes % every === 0) passed.push(state);
    },
  });
  table.ask({ type: 'host' }, { type: 'startGame' });
  while (table.state.phase !== 'debrief') {
    expect(table.state.held).toBeUndefined();
    table.step();
    yield* passed.splice(0);
  }
}

/** What of it comes in a round or later. */
function* since(round: number, states: Iterable<GameState>): Generator<GameState> {
  for (const state of states) if (state.round >= round) yield state;
}

/** Its first moments of a negotiation. */
function negotiationsOf(states: Iterable<GameState>, count: number): GameState[] {
  const found: GameState[] = [];
  for (const state of states) {
    if (state.phase === 'negotiation') found.push(state);
    if (found.length === count) return found;
  }
  throw new Error(`the game ends after ${found.length} such moments`);
}

/** The same with a person at a seat. */
function seated(state: GameState, economy: string): GameState {
  const seat = state.seats[economy];
  if (seat === undefined) throw new Error(`there is no seat ${economy}`);
  return { ...state, seats: { ...state.seats, [economy]: { ...seat, member: 'm1', present: true } } };
}

function expectWhole({ key, fill = {} }: ReturnType<typeof botAnswer>['line']): void {
  expect(isLineKey(key)).toBe(true);
  expect(Object.keys(fill).toSorted()).toEqual([...sentenceOf(key).fills].toSorted());
}

function isAwaited({ proposals }: GameState): boolean {
  return Object.values(proposals).some(({ status }) => status === 'awaitingBell');
}

/** Asks three bots of a table everything, and looks at each answer. */
function interrogate(scenario: AnyScenario, before: GameState): Record<string, number> {
  const [asker = '', ...others] = Object.keys(before.seats).slice(0, 4);
  const state = seated(before, asker);
  const heard: Record<string, number> = {};
  for (const bot of others)
    for (const phrase of ASKED) {
      const about = PHRASES[phrase].aboutEconomy ? { about: others[0] ?? bot } : {};
      const { line, intents } = botAnswer(scenario, state, bot, { asker, phrase, ...about });
      expectWhole(line);
      heard[line.key] = (heard[line.key] ?? 0) + 1;
      for (const intent of intents) {
        const context = { rules: rulebookOf(scenario), nowMs: state.clock.openedAtMs + 1 };
        const decided = decide(context, state, { type: 'bot', economy: bot }, intent);
        // What awaits the bell binds everybody, and an outsider does not see it.
        if (!decided.ok && isAwaited(state)) continue;
        expect({ decided, phrase, bot }).toMatchObject({ decided: { ok: true } });
      }
    }
  return heard;
}

/** `npm run test:demands` asks in four times as many games, and at twice as many moments of long ones. */
const IS_LONG = process.env['DEMANDS'] === 'all';
const GAMES = IS_LONG ? 8 : 2;
const MOMENTS = IS_LONG ? 2 : 1;

describe('what a person says to a bot', () => {
  it('is answered with the package of the conference, where it objects to that and has refused nothing else', () => {
    const table = aWtoTable({ people: ['ALB'] });
    putOnFloor(table, 'ALB');
    const asked = () =>
      botAnswer(table.scenario, table.state, 'BOR', { asker: 'ALB', phrase: 'whyRefused' }).line.key;
    expect(asked()).toBe('answer.refusedNothing');
    const objection = { by: 'BOR', change: { type: 'exemptSector', sector: 'GRA' } } as const;
    const [wto, conference] = [wtoOf(table), conferenceOf(table)];
    const contested = { ...wto, conference: { ...conference, objections: [objection] } };
    table.state = { ...table.state, wto: contested };
    expect(asked()).toBe('answer.refusedPackage');
  });

  it('is answered always: in First lesson, at any moment of many games', () => {
    const heard: Record<string, number> = {};
    for (let seed = 0; seed < GAMES; seed++) {
      const settings = someSettings({ ...LESSON, seed: `talk ${seed}` });
      const scenario = aScenario('quartet', settings.opening);
      for (const state of statesOf(scenario, settings, 17))
        for (const [key, times] of Object.entries(interrogate(scenario, state)))
          heard[key] = (heard[key] ?? 0) + times;
    }
    // Not by saying the same to everything.
    for (const key of ['offerSent', 'ourOfferStands', 'notNow', 'signedThisRound', 'wants', 'wouldSign'])
      expect(
        Object.keys(heard).some((each) => each.startsWith(`answer.${key}`)),
        key,
      ).toBe(true);
  });

  it.each(['highWalls', 'today'] as const)('is answered always: in the world from %s', (opening) => {
    const settings = someSettings({ scenarioId: 'world', opening, preset: 'standard', seed: 'talk' });
    const scenario = aScenario('world', opening);
    for (const state of negotiationsOf(statesOf(scenario, settings, 211), MOMENTS))
      interrogate(scenario, state);
  });

  it('is answered always: among provinces', () => {
    const table = aProvincesTable();
    const settings = { ...table.state.settings, seed: 'talk' };
    const moments = negotiationsOf(statesOf(table.scenario, settings, 40), MOMENTS);
    for (const state of moments) interrogate(table.scenario, state);
  });

  it('says of a pact that holds until when it does, and what comes after it, whatever is asked for', () => {
    const { pactLimits, rounds: all } = PRESETS.provincesStandard;
    for (const pair of [
      ['ZJ', 'HB'],
      ['SN', 'SC'],
      ['GD', 'LN'],
    ] as const) {
      const table = aProvincesTable({ preset: 'provincesStandard', pactLimits, rounds: all });
      table.conclude(aBindingDraft([...pair], { rounds: 2 }));
      const [economy, asker] = pair;
      for (const round of [1, 2, all]) {
        const state = seated({ ...table.state, round }, asker);
        const pacts = Object.fromEntries(
          Object.entries(table.provinces.pacts).map(([id, pact]) => [
            id,
            { ...pact, untilRound: Math.max(2, round) },
          ]),
        );
        const held = { ...state, provinces: { ...table.provinces, pacts } };
        for (const phrase of ['letUsTalk', 'whatDoYouWant'] as const) {
          const { line } = botAnswer(table.scenario, held, economy, { asker, phrase });
          if (round === all) expect(line.key).toBe('answer.pactHoldsToEnd');
          else
            expect(line).toMatchObject({
              key: expect.stringMatching(/^answer.pactHolds/),
              fill: { round: 2 },
            });
        }
      }
    }
  });

  it('is followed by the signature of a pact of provinces, where one person plays alone', () => {
    const table = aProvincesTable();
    let signed = 0;
    for (const yuan100m of [5, 15, 30, 45]) {
      const { id } = table.table(
        'GD',
        aBindingDraft(['GD', 'LN'], {}, aCompensation('GD', 'LN', yuan100m, 3)),
      );
      const ask = (state: GameState) =>
        botAnswer(table.scenario, state, 'LN', { asker: 'GD', phrase: 'wouldYouSign' });
      const { line, intents } = ask(seated(table.state, 'GD'));
      const isSigned = line.key === 'answer.signedIt';
      expect(intents.some(({ type }) => type === 'signProposal')).toBe(isSigned);
      // With others at the table it says so, and signs in its time.
      const among = ask(seated(seated(table.state, 'GD'), 'SC'));
      expect(among.intents).toEqual([]);
      if (isSigned) expect(among.line.key).toBe('answer.wouldSign');
      signed += Number(isSigned);
      table.act('GD', { type: 'withdrawProposal', proposal: id });
    }
    expect(signed).toBeGreaterThan(0);
  });

  it('is answered by what the bot does: it signs what it says it would sign, and what it offers pays both', () => {
    let signed = 0;
    let offered = 0;
    for (let seed = 0; seed < GAMES; seed++) {
      const settings = someSettings({ ...LESSON, seed: `true ${seed}` });
      const scenario = aScenario('quartet', settings.opening);
      for (const before of statesOf(scenario, settings, 5)) {
        if (before.phase !== 'negotiation') continue;
        for (const proposal of Object.values(before.proposals)) {
          const asker = proposal.author;
          const bot = proposal.parties.find((party) => party !== asker) ?? '';
          const state = seated(before, asker);
          const { line } = botAnswer(scenario, state, bot, { asker, phrase: 'wouldYouSign' });
          if (line.key !== 'answer.wouldSign' || line.proposal !== proposal.id) continue;
          signed += 1;
          const { id, revision } = proposal;
          const intents = botMove(scenario, state, bot, { type: 'answer', proposal: id, revision });
          expect(intents.at(-1)).toMatchObject({ type: 'signProposal', proposal: id });
        }
        const [asker = '', bot = ''] = Object.keys(before.seats);
        const state: CountryGame = countryGame(seated(before, asker));
        for (const intent of botAnswer(scenario, state, bot, { asker, phrase: 'sendProposal' }).intents) {
          if (intent.type !== 'tableProposal') throw new Error('an offer was asked for');
          offered += 1;
          const appraised = createAppraiser(scenario, state).appraise(intent.draft);
          if (!appraised.ok) throw new Error('the model does not solve');
          for (const party of [asker, bot]) expect(appraised.value.gainBn[party]).toBeGreaterThan(0);
        }
      }
    }
    expect(signed).toBeGreaterThan(5);
    expect(offered).toBeGreaterThan(5);
  });
});

describe('what a bot says', () => {
  it('gives away nothing that its seat does not know, nor any task', () => {
    const settings = someSettings({
      scenarioId: 'world',
      opening: 'today',
      preset: 'standard',
      seed: 'secret',
    });
    const scenario = aScenario('world', settings.opening);
    const [state] = negotiationsOf(since(2, statesOf(scenario, settings, 150)), 1);
    if (state === undefined) throw new Error('no negotiation was seen');
    const [asker = '', bot = '', third = '', fourth = ''] = Object.keys(state.seats);
    const table = countryGame(seated(state, asker));
    const { mandates } = table.politics ?? {};
    const hidden = Object.values(table.proposals).filter(
      ({ parties, isPublic, status }) =>
        !parties.includes(bot) && !parties.includes(asker) && !isPublic && status === 'open',
    );
    const secretsChanged: CountryGame = {
      ...table,
      tasks: {},
      ...(table.politics === undefined || mandates === undefined
        ? {}
        : { politics: { ...table.politics, mandates: {} } }),
      policyDrafts: {},
      sealedPolicies: {},
      predictions: {},
      seats: {
        ...table.seats,
        [third]: { ...must(table.seats[third], third), temperament: 'protector' },
        [fourth]: { ...must(table.seats[fourth], fourth), temperament: 'mercantilist' },
      },
      proposals: Object.fromEntries(
        Object.entries(table.proposals).filter(([, proposal]) => !hidden.includes(proposal)),
      ),
    };
    for (const phrase of ASKED) {
      const about = PHRASES[phrase].aboutEconomy ? { about: third } : {};
      const question = { asker, phrase, ...about };
      expect({ phrase, ...botAnswer(scenario, secretsChanged, bot, question) }).toEqual({
        phrase,
        ...botAnswer(scenario, table, bot, question),
      });
    }
  });

  it('is the same whenever it is asked the same', () => {
    const settings = someSettings({ ...LESSON, seed: 'again' });
    const scenario = aScenario('quartet', settings.opening);
    const [state] = statesOf(scenario, settings, 20);
    if (state === undefined) throw new Error('nothing happened');
    expect(interrogate(scenario, state)).toEqual(interrogate(scenario, state));
  });
});

describe('the price of free trade of several that a bot names', () => {
  it('stands beside those that others name for the same area: all of them written together, each signs', () => {
    let signed = 0;
    for (const seed of ['s0', 's1', 's3'])
      for (const among of [
        ['ALB', 'BOR', 'CAT', 'DUN'],
        ['ALB', 'BOR', 'CAT'],
        ['DUN', 'ALB', 'CAT'],
      ]) {
        const [person = ''] = among;
        const table = aTable({ agreementLimits, people: [person], seed }).goTo(
          'negotiation',
          PRESETS.firstLesson.rounds,
        );
        const bots = among.filter((seat) => seat !== person);
        const named = bots.map(
          (bot) =>
            botAnswer(table.scenario, table.state, bot, { asker: person, phrase: 'priceOfArea', among })
              .named,
        );
        if (named.includes(undefined)) continue;
        const clauses = named.flatMap((price, at) => {
          const { paidMn } = must(price, 'a price');
          const bot = must(bots[at], 'who named it');
          table.accept(SERVER, {
            type: 'noteBotThought',
            economy: bot,
            move: { type: 'named', ...must(price, 'a price') },
          });
          const [from, to] = paidMn > 0 ? [person, bot] : [bot, person];
          return paidMn === 0
            ? []
            : [{ type: 'payment', from, to, amountMn: Math.abs(paidMn), rounds: 2 } as const];
        });
        const area = { type: 'freeTradeArea', among, exceptions: [] } as const;
        const draft = { parties: [...among], clauses: [area, ...clauses] };
        const { id, revision } = table.tableProposal(draft, person);
        for (const bot of bots) {
          const intents = botMove(table.scenario, table.state, bot, {
            type: 'answer',
            proposal: id,
            revision,
          });
          const answer = intents.at(-1);
          expect({ seed, among, bot, answer }).toMatchObject({ answer: { type: 'signProposal' } });
          signed += 1;
        }
      }
    expect(signed).toBeGreaterThan(3);
  });
});
