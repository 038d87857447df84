import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BotTable } from '#shared/bots/playBotGame.ts';
import { remarksBetween } from '#shared/bots/speech/remarks.ts';
import { FORMER_LESSON_LIMITS, PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import { type GameState, countryGame } from '#shared/rules/state.ts';
import { changesBetween } from '../../client/panels/moments/changesModel.ts';
import { publicMoments, votedDownPhrase } from '../../client/panels/moments/momentsModel.ts';
import { fateOf } from '../../client/panels/proposal/ReasonLines.tsx';
import { lineText } from '../../client/panels/talk/talkModel.ts';
import { holdsFor, nameOf, placeOf, saidName } from '../../client/panels/treaty/agreementRegisterModel.ts';
import { signedOf, signedPhrase } from '../../client/panels/headlines/headline.ts';
import { say } from '../../client/text/Say.tsx';
import { game } from '../../client/state/store.ts';
import { language } from '../../client/text/language.ts';
import { agreementName, rejectionText } from '../../client/text/nameParams.ts';
import { loadAllText } from '../../client/text/t.ts';
import { aCustomsUnion, aFreeTradeArea } from '../support/aNegotiation.ts';
import { aScenario } from '../support/aScenario.ts';
import { aTable } from '../support/aTable.ts';
import { someSettings } from '../support/someSettings.ts';

beforeAll(loadAllText);
afterEach(() => {
  language.value = 'en';
  game.value = undefined;
});

describe('the name of an agreement', () => {
  const refusal = {
    code: 'union/one-each',
    economy: 'ALB',
    agreement: 'a0',
    members: ['ALB', 'BOR'],
    clause: 0,
  } as const;

  it('is that of the union that it will be, where a refusal speaks of what awaits the bell', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    language.value = 'zh';
    game.value = table.state;
    expect(rejectionText(refusal)).toContain('关税同盟（阿尔巴–北瑞亚）');
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    game.value = table.state;
    expect(agreementName('a0')).toContain('自由贸易区');
    expect(rejectionText(refusal)).toContain('关税同盟（阿尔巴–北瑞亚）');
    expect(rejectionText({ ...refusal, agreement: 'a7' })).not.toContain('a7');
  });

  it('is said in the language of the page where a card of one that was voted down still stands when that is changed', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'BOR'));
    const told = votedDownPhrase(must(table.state.proposals[id], 'the proposal'), ['BOR']);
    language.value = 'zh';
    expect(say(told)).not.toMatch(/[a-z]/i);
  });

  it('is told of the other of two blocs too, which a refusal names like the other of two economies', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    game.value = table.state;
    for (const each of ['en', 'zh'] as const) {
      language.value = each;
      const said = rejectionText({ code: 'merger/overlap', agreement: 'a0', other: 'a0', clause: 0 });
      expect(said).not.toMatch(/a\d/);
      expect(said.split(agreementName('a0'))).toHaveLength(3);
    }
  });

  it('is its own in a refusal, too, where the union is in force', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const [area] = Object.entries(table.state.agreements);
    if (area === undefined) throw new Error('it is signed');
    const [key, agreement] = area;
    const inForce = (changed: Partial<typeof agreement>) => {
      game.value = { ...table.state, agreements: { [key]: { ...agreement, ...changed } } };
      return rejectionText({ ...refusal, agreement: agreement.id });
    };
    expect(inForce({ level: 3 })).toContain('Customs union (Alba–Borea)');
    expect(inForce({ level: 4 })).toContain('Common market (Alba–Borea)');
    expect(inForce({ level: 3, title: 'harbour' })).toContain('when the talks end: Harbour.');
  });

  it('is what its clauses are about where they are all it has, in the register, the news and everywhere', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const [entry] = Object.entries(table.state.agreements);
    if (entry === undefined) throw new Error('it is signed');
    const between = [
      { party: 'ALB', keeps: 'GRA' },
      { party: 'BOR', keeps: 'CLO' },
    ] as const;
    const cut = { by: 'ALB', to: 'BOR', sector: 'CLO', rateBp: 0 };
    const swap = {
      ...entry[1],
      level: 1,
      concessions: [cut],
      terms: { specializations: [{ between, sinceRound: 1 }] },
    } as const;
    const named = (agreement: Agreement): readonly string[] => {
      game.value = { ...table.state, agreements: { [entry[0]]: agreement } };
      return [agreementName(agreement.id), saidName(agreement, {}), say(signedPhrase(agreement))];
    };
    // Two of one pair are told apart by their goods.
    const name = 'Specialization agreement (Alba–Borea: Food; Clothing)';
    const news = 'Alba and Borea signed: Specialization agreement (Food; Clothing)';
    expect(named(swap)).toEqual([name, name, news]);
    const deep = 'Agreement on deep clauses (Alba–Borea)';
    expect(named({ ...swap, concessions: [], terms: { provisions: ['services'] } })).toEqual([
      deep,
      deep,
      'Alba and Borea signed: Agreement on deep clauses',
    ]);
    expect(named({ ...swap, concessions: [{ ...cut, sector: 'MAC' }] })[0]).toBe(
      'Preferential arrangement (Alba–Borea)',
    );
  });

  it('is what was added where an older agreement took it up, and not the payment beside it', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const [area] = Object.values(table.state.agreements);
    const [proposal] = Object.values(table.state.proposals);
    if (area === undefined || proposal === undefined) throw new Error('it is signed');
    const clauses = [{ type: 'deepProvision', among: ['ALB', 'BOR'], provision: 'services' }] as const;
    const told = (agreement: Agreement, round: number): string =>
      say(signedOf({ proposals: { [proposal.id]: { ...proposal, clauses, round } } }, agreement));
    const deep = 'Alba and Borea signed: Agreement on deep clauses';
    expect(told(area, 3)).toBe(deep);
    const payments = [{ from: 'ALB', to: 'BOR', amountMn: 50, untilRound: 2 }];
    expect(told({ ...area, level: 1, payments }, 1)).toBe(deep);
    expect(told(area, 1)).toBe('Alba and Borea signed: Free trade area');
  });

  it('names two of many members and counts the others; the register names them all', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const [entry] = Object.entries(table.state.agreements);
    if (entry === undefined) throw new Error('it is signed');
    const area = { ...entry[1], parties: ['ALB', 'BOR', 'CAT', 'DUN', 'USA'] };
    game.value = { ...table.state, agreements: { [entry[0]]: area } };
    expect(agreementName(area.id)).toBe('Free trade area (Alba–Borea and 3 more)');
    expect(placeOf(area)?.params).toMatchObject({ economies: area.parties });
    language.value = 'zh';
    expect(agreementName(area.id)).toBe('自由贸易区（阿尔巴–北瑞亚和另外3方）');
  });

  it('says since when, where two in force would be called the same', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const [area] = Object.values(table.state.agreements);
    if (area === undefined) throw new Error('it is signed');
    const later = { ...area, id: 'a9' as const, sinceRound: 3 };
    const agreements = { [area.id]: area, a9: later };
    game.value = { ...table.state, agreements };
    expect(saidName(area, agreements)).toBe('Free trade area (Alba–Borea), since round 1');
    expect(saidName(later, agreements)).toBe('Free trade area (Alba–Borea), since round 3');
    expect(saidName(area, { [area.id]: area })).toBe('Free trade area (Alba–Borea)');
  });

  it('calls payments alone by what they are, and not preferential', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const [area] = Object.values(table.state.agreements);
    if (area === undefined) throw new Error('it is signed');
    // What is left of an area that a union has taken in.
    const payments = [{ from: 'ALB', to: 'BOR', amountMn: 50, untilRound: 2 }];
    const paid = { ...area, level: 1, exceptions: [], payments } as const;
    game.value = { ...table.state, agreements: { [paid.id]: paid } };
    expect(agreementName(paid.id)).toBe('Payments (Alba–Borea)');
    expect(nameOf(paid)).toMatchObject({ key: 'register.payments', params: { economies: ['ALB', 'BOR'] } });
    expect(placeOf(paid)).toBeUndefined();
    expect(placeOf({ ...paid, title: 'harbour' })?.key).toBe('register.payments');
  });

  it('says whom it bound once it has ended', () => {
    const table = aTable({ people: 'all', rounds: 2, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 2);
    game.value = { ...table.state, agreements: {} };
    expect(agreementName('a0')).toBe('agreement (Alba–Borea)');
  });
});

/** Offers that a seat had signed and that have lapsed without a word to it, but for those that it ended itself or replaced by what it signed. */
function untold(
  before: GameState,
  after: GameState,
  me: string,
  changes: ReturnType<typeof changesBetween>,
): string[] {
  if (before.round !== after.round) return [];
  return Object.values(after.proposals).flatMap(({ id, lapse, author, parties }) => {
    const old = before.proposals[id];
    if (old === undefined || old.status === 'lapsed' || lapse === undefined) return [];
    if (!parties.includes(me) || old.signatures[me] !== old.revision) return [];
    const isByMe =
      (lapse.type === 'withdrawn' && author === me) ||
      (lapse.type === 'refused' && lapse.by === me) ||
      (lapse.type === 'counterConcluded' && after.proposals[lapse.proposal]?.parties.includes(me) === true);
    const isTold = changes.some(
      ({ proposal, phrase }) =>
        proposal === id || (lapse.type === 'bell' && phrase.key === 'notice.unsigned'),
    );
    const isLost = old.status === 'awaitingBell' && !changes.some(({ moment }) => moment?.isToYou === true);
    return isByMe || (isTold && !isLost) ? [] : [`${me} ${id} ${old.status} ${lapse.type}`];
  });
}

describe('sentences of a short game', () => {
  const { rounds } = PRESETS.worldShort;
  const ID = /\b(?:ALB|BOR|CAT|DUN)\b|(?<![\w.])[ap]\d+\b|[{}]/;

  it('hold no id of a seat, an agreement or an offer, and no round that is not played, and tell all that was signed and lost', () => {
    const settings = { ...someSettings({ preset: 'worldShort', rounds, seed: 'ids-1' }), timed: true };
    const scenario = aScenario(settings.scenarioId, settings.opening);
    const created = rulebookOf(scenario).create(settings);
    if (!created.ok) throw new Error(created.error.code);
    const table = new BotTable(rulebookOf(scenario), created.value);
    // Bots speak to people alone.
    table.ask({ type: 'server' }, { type: 'occupySeat', economy: 'ALB', member: 'person' });
    table.ask({ type: 'host' }, { type: 'startGame' });
    const wrong = new Set<string>();
    let count = 0;
    const lost: string[] = [];
    const check = (said: string): void => {
      count++;
      const past = `(?:round |第)${String(rounds + 1)}(?!\\d)`;
      if (ID.test(said) || new RegExp(past).test(said)) wrong.add(said);
    };
    const checkAll = (before: GameState, after: GameState): void => {
      game.value = after;
      for (const each of ['en', 'zh'] as const) {
        language.value = each;
        for (const seat of scenario.dealOrder) {
          const changes = changesBetween(before, after, seat);
          for (const { phrase } of changes) check(say(phrase));
          lost.push(...untold(before, after, seat, changes));
        }
        for (const { phrase } of publicMoments(before, after)) check(say(phrase));
        for (const { line } of remarksBetween(before, after)) check(lineText(line));
        for (const proposal of Object.values(after.proposals))
          if (before.proposals[proposal.id]?.status !== proposal.status) check(fateOf(proposal, after) ?? '');
        for (const agreement of Object.values(countryGame(after).agreements)) check(say(nameOf(agreement)));
      }
    };
    while (table.state.phase !== 'debrief') {
      const before = table.state;
      table.step();
      if (before !== table.state) checkAll(before, table.state);
    }
    expect([...wrong]).toEqual([]);
    expect(lost).toEqual([]);
    expect(count).toBeGreaterThan(200);
  });
});

describe('an agreement where they are few', () => {
  it('says until when what is signed holds: what goes deeper, or takes somebody in, ends with what was signed before', async () => {
    await loadAllText();
    const { rounds } = PRESETS.firstLesson;
    const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    table.goTo('negotiation', 2);
    table.conclude(aFreeTradeArea('ALB', 'BOR', 'CAT'));
    table.goTo('negotiation', 3);
    const holds = (draft: Draft) => holdsFor(table.scenario, table.state, draft);
    const { id: agreement } = must(Object.values(table.state.agreements)[0], 'the area');
    const entry = { type: 'accession', agreement, entrant: 'DUN', former: [] } as const;
    const untilNow = 'What you sign now holds until round 3.';
    expect(holds(aFreeTradeArea('ALB', 'DUN'))).toMatch(/ends with round 4 .* with one more/);
    expect(holds(aCustomsUnion('ALB', 'BOR', 'CAT'))).toBe(untilNow);
    expect(holds({ parties: ['ALB', 'BOR', 'CAT', 'DUN'], clauses: [entry] })).toBe(untilNow);
    table.conclude(aCustomsUnion('ALB', 'BOR', 'CAT'));
    table.goTo('negotiation', 4);
    expect(Object.keys(table.state.agreements)).toEqual([]);
  });

  it('says that what is signed holds for the round, and what is signed in the last one in the years after', async () => {
    await loadAllText();
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    const holds = () => holdsFor(table.scenario, table.state, aFreeTradeArea('ALB', 'BOR'));
    expect(holds()).toBe('It holds for this round.');
    table.goTo('negotiation', 4);
    expect(holds()).toMatch(/in the years after, which count three times/);
  });
});
