import { describe, expect, it } from 'vitest';
import { botMove } from '#shared/bots/botMove.ts';
import { playBotGame } from '#shared/bots/playBotGame.ts';
import { countryMind } from '#shared/bots/speech/minds.ts';
import { candidateDrafts } from '#shared/bots/proposals/candidateDrafts.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { valueProposal } from '#shared/bots/valuation/valueProposal.ts';
import { type AgreementLimits, FORMER_LESSON_LIMITS, PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { whoPaysRise } from '#shared/rules/countries/proposals.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { cuttersBut } from '#shared/rules/law/lawInForce.ts';
import { countryGame } from '#shared/rules/state.ts';
import { leftAlone } from '#shared/bots/moves/grudges.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { aScenario } from '../support/aScenario.ts';
import { aTable, type Table } from '../support/aTable.ts';
import { someSettings } from '../support/someSettings.ts';

const { agreementLimits, rounds } = PRESETS.firstLesson;
/** As in tables opened before: agreements hold for two rounds. */
const [, forTwoRounds] = FORMER_LESSON_LIMITS;

/** A First lesson in a round, with a task of our choice for DUN. */
function aLesson(round: number, task: Pick<Objective, 'kind' | 'economy' | 'sector' | 'amount'>): Table {
  const table = aTable({ agreementLimits, people: ['ALB'] });
  const tasks = { ...table.state.tasks, DUN: [{ ...task, id: 'DUN-task', points: 100 }] };
  table.state = { ...table.state, tasks };
  return table.goTo('negotiation', round);
}

/** What free trade with a partner is worth to DUN. */
function worth(table: Table, partner: string): number {
  const value = valueProposal(
    createAppraiser(table.scenario, table.state),
    aFreeTradeArea('DUN', partner),
    'DUN',
  );
  if (!value.ok) throw new Error(value.error.code);
  return value.value.gainBn;
}

describe('the secret task of a bot', () => {
  const withCato = { kind: 'agreementWith', economy: 'CAT' } as const;
  const withAlba = { kind: 'agreementWith', economy: 'ALB' } as const;

  it('makes worth more what fulfils it, in the last round, after which it is judged', () => {
    const [one, other] = [aLesson(4, withCato), aLesson(4, withAlba)];
    const more = worth(one, 'CAT') - worth(other, 'CAT');
    expect(more).toBeGreaterThan(0);
    expect(worth(other, 'ALB') - worth(one, 'ALB')).toBeCloseTo(more, 12);
    expect(worth(one, 'BOR')).toBe(worth(other, 'BOR'));
  });

  it('changes nothing in earlier rounds, whose agreements have lapsed by then', () => {
    for (const round of [1, 3])
      expect(worth(aLesson(round, withCato), 'CAT')).toBe(worth(aLesson(round, withAlba), 'CAT'));
  });

  it('is worth the same where sales decide it, as the model sees them', () => {
    const least = { kind: 'sellMore', sector: 'GRA', amount: 0 } as const;
    const most = { kind: 'sellMore', sector: 'GRA', amount: 100_000 } as const;
    const gains = [least, most].map((task) => worth(aLesson(4, task), 'ALB'));
    expect(gains[0]).toBeGreaterThanOrEqual(must(gains[1], 'a gain'));
  });

  it('is worth nothing where others can still undo it: a rival that may yet find a partner', () => {
    const without = (economy: string) => ({ kind: 'counterBloc', economy }) as const;
    const [rival, other] = [aLesson(4, without('BOR')), aLesson(4, withCato)];
    // With Alba it would earn more than Borea alone, and less than Borea and Cato, who may sign as well.
    expect(worth(rival, 'ALB')).toBe(worth(other, 'ALB'));
    expect(worth(rival, 'CAT')).toBeGreaterThan(worth(aLesson(4, withAlba), 'CAT'));
    for (const table of [rival, other]) table.conclude(aFreeTradeArea('BOR', 'CAT'));
    expect(worth(rival, 'ALB')).toBe(worth(other, 'ALB'));
  });
});

describe('a bot that is asked what it wants by its partner', () => {
  const answerIn = (round: number, signedIn: number): unknown => {
    const table = aTable({ agreementLimits: forTwoRounds, rounds, highestLevel: 2, people: ['ALB'] }).goTo(
      'negotiation',
      signedIn,
    );
    table.conclude(aFreeTradeArea('ALB', 'BOR', 'DUN'));
    table.goTo('negotiation', round);
    return countryMind(table.scenario, table.state, 'DUN').offerTo('ALB');
  };

  it('says when their agreement ends, and what they can sign then', () => {
    expect(answerIn(3, 2)).toMatchObject({ because: { key: 'answer.nothingLeftYet', fill: { round: 4 } } });
    expect(answerIn(4, 3)).toMatchObject({ because: { key: 'answer.nothingLeftAlone', fill: { round: 4 } } });
  });
});

describe('free trade of tables opened before that ends with the last round', () => {
  it('cannot be signed again in it by the same economies, but with one more, and then holds in the years after', () => {
    const table = aTable({ agreementLimits: forTwoRounds, rounds, people: 'all' }).goTo(
      'negotiation',
      rounds - 1,
    );
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.goTo('negotiation', rounds);
    const faults = (draft: Draft): string[] =>
      findFaults(table.scenario, table.state, draft, 'ALB').map(({ code }) => code);
    expect(faults(aFreeTradeArea('ALB', 'DUN'))).toContain('pace/already-there');
    expect(faults(aFreeTradeArea('ALB', 'BOR', 'DUN'))).toEqual([]);
  });
});

describe('an area of all where agreements are few', () => {
  const whole = aFreeTradeArea('ALB', 'BOR', 'CAT', 'DUN');

  it('can be founded in the last round, and holds in the years after', () => {
    for (const round of [1, 2, 3, 4]) {
      const table = aTable({ agreementLimits, rounds, people: 'all' }).goTo('negotiation', round);
      const faults = findFaults(table.scenario, table.state, whole, 'ALB').map(({ code }) => code);
      expect(faults).toEqual(round < rounds ? ['pace/founders'] : []);
    }
    const table = aTable({ agreementLimits, rounds, people: 'all' }).goTo('negotiation', rounds);
    table.conclude(whole);
    expect(Object.values(table.goTo('debrief', rounds + 1).state.agreements)).toHaveLength(1);
  });

  it('is thought of by bots in that round alone', () => {
    const draftsIn = (round: number): number[] => {
      const table = aTable({ agreementLimits, rounds, people: ['ALB'] }).goTo('negotiation', round);
      const appraiser = createAppraiser(table.scenario, table.state);
      return candidateDrafts(appraiser, 'BOR', new Set()).map(({ parties }) => parties.length);
    };
    expect(Math.max(...draftsIn(3))).toBe(3);
    expect(Math.max(...draftsIn(4))).toBe(4);
  });
});

describe('a wall that rises against a bot where agreements are few', () => {
  /** ALB has raised its whole wall in the first round, after what was signed in it. */
  function afterRaising(
    limits: AgreementLimits | undefined,
    { signed, policy = RAISED }: { readonly signed?: Draft; readonly policy?: Policy } = {},
  ): Table {
    const table = aTable({
      ...(limits === undefined ? {} : { agreementLimits: limits }),
      people: ['ALB'],
      at: 'negotiation',
    });
    if (signed !== undefined) table.conclude(signed);
    table.goTo('policy');
    table.act('ALB', { type: 'sealPolicy', policy });
    return table.goTo('negotiation', 2);
  }

  const RAISED: Policy = { type: 'wall', shiftBp: 100, apart: [] };

  const shunnedBy = ({ scenario, state }: Table, economy: string): ReadonlySet<string> =>
    leftAlone(scenario, state, economy);

  it('is answered with a refusal that says so, for a round', () => {
    const table = afterRaising(agreementLimits);
    expect(shunnedBy(table, 'DUN')).toContain('ALB');
    expect(shunnedBy(table, 'ALB')).not.toContain('DUN');
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    const answer = botMove(table.scenario, table.state, 'DUN', { type: 'answer', proposal: id, revision: 1 });
    expect(answer.at(-1)).toMatchObject({ type: 'refuseProposal', reason: 'wallRaised' });
    expect(shunnedBy(table.goTo('negotiation', 3), 'DUN')).not.toContain('ALB');
  });

  it('is no reason where everybody may agree with all', () => {
    expect(shunnedBy(afterRaising(undefined), 'DUN')).not.toContain('ALB');
  });

  /** Who leaves ALB alone after it has raised its wall in the round of an agreement. */
  const shunning = (limits: AgreementLimits, signed: Draft, policy?: Policy): string[] => {
    const table = afterRaising(limits, { signed, ...(policy === undefined ? {} : { policy }) });
    return ['ALB', 'BOR', 'CAT', 'DUN'].filter((seat) => shunnedBy(table, seat).has('ALB'));
  };

  it('is none for a partner by free trade, who has not paid it, though the agreement has lapsed since', () => {
    expect(shunning(forTwoRounds, aFreeTradeArea('ALB', 'DUN'))).toEqual(['BOR', 'CAT']);
    expect(shunning(agreementLimits, aFreeTradeArea('ALB', 'DUN'))).toEqual(['BOR', 'CAT']);
  });

  it('is one for a partner as far as the agreement leaves the wall', () => {
    const cut: Draft = {
      parties: ['ALB', 'DUN'],
      clauses: [
        { type: 'tariffConcession', by: 'ALB', to: ['DUN'], sector: 'GRA', rateBp: 500 },
        { type: 'tariffConcession', by: 'DUN', to: ['ALB'], sector: 'GRA', rateBp: 500 },
      ],
    };
    const onlyOn = (sector: string): Policy => ({
      type: 'wall',
      shiftBp: 0,
      apart: [{ sector, rateBp: must(aTable().scenario.mfnRateBp['ALB']?.[sector], 'a rate') + 100 }],
    });
    expect(shunning(agreementLimits, cut)).toEqual(['BOR', 'CAT', 'DUN']);
    expect(shunning(agreementLimits, cut, onlyOn('GRA'))).toEqual(['BOR', 'CAT']);
    expect(shunning(agreementLimits, cut, onlyOn('CLO'))).toEqual(['BOR', 'CAT', 'DUN']);
  });

  it('is foreseen before it is sealed, by the law of the round, and not in the last', () => {
    const table = aTable({ agreementLimits, rounds, people: ['ALB'], at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    const paying = (policy: Policy): string[] => whoPaysRise(table.scenario, table.state, 'ALB', policy);
    expect(new Set(paying(RAISED))).toEqual(new Set(['BOR', 'CAT']));
    expect(paying({ ...RAISED, shiftBp: 0 })).toEqual([]);
    expect(paying({ ...RAISED, shiftBp: -100 })).toEqual([]);
    expect(paying({ ...RAISED, shiftBp: 0, surcharge: { against: 'CAT', rateBp: 300 } })).toEqual(['CAT']);
    table.goTo('policy', rounds);
    expect(paying(RAISED)).toEqual([]);
  });
});

describe('a bot that is offered its own terms where agreements are few', () => {
  const answerOf = (hasOffered: boolean, people: readonly string[]): unknown => {
    const table = aTable({ agreementLimits, people, at: 'negotiation' });
    if (hasOffered) table.tableProposal(aFreeTradeArea('DUN', 'BOR'));
    // Cato's offer brings Dune more.
    table.tableProposal(aFreeTradeArea('CAT', 'DUN'));
    const { id } = table.tableProposal(aFreeTradeArea('BOR', 'DUN'));
    return botMove(table.scenario, table.state, 'DUN', { type: 'answer', proposal: id, revision: 1 }).at(-1);
  };

  it.each(['ALB', 'BOR'])('signs them while its own offer stands, with %s played by a person', (person) => {
    expect(answerOf(false, [person])).toMatchObject({ reason: 'betterOffer' });
    expect(answerOf(true, [person])).toMatchObject({ type: 'signProposal' });
  });
});

describe('a bot that weighs an offer against others where agreements are few', () => {
  const anOffer = () => aTable({ agreementLimits, people: ['BOR'], at: 'negotiation' });
  /** Cato is a better partner to Dune than Borea. */
  const answerOf = (table: Table): unknown => {
    const { id } = table.tableProposal(aFreeTradeArea('BOR', 'DUN'));
    return botMove(table.scenario, table.state, 'DUN', { type: 'answer', proposal: id, revision: 1 }).at(-1);
  };

  it('waits for a better one that another has made to it', () => {
    const table = anOffer();
    table.tableProposal(aFreeTradeArea('CAT', 'DUN'));
    expect(answerOf(table)).toMatchObject({ reason: 'betterOffer' });
  });

  it('does not wait for a signature under its own once it has been read', () => {
    const table = anOffer();
    const { id: proposal, revision } = table.tableProposal(aFreeTradeArea('DUN', 'CAT'));
    expect(answerOf(table)).toMatchObject({ reason: 'betterOffer' });
    table.act('CAT', { type: 'openProposal', proposal, revision });
    expect(answerOf(table)).toMatchObject({ type: 'signProposal' });
  });

  it('does not wait for what somebody has declined whom it needs', () => {
    const answerAfter = (isDeclined: boolean): unknown => {
      const table = aTable({ agreementLimits, people: ['ALB'] }).goTo('negotiation', 2);
      const rival = table.tableProposal(aFreeTradeArea('CAT', 'BOR', 'DUN'));
      if (isDeclined) table.act('DUN', { type: 'refuseProposal', proposal: rival.id });
      const { id } = table.tableProposal(aFreeTradeArea('ALB', 'BOR'));
      return botMove(table.scenario, table.state, 'BOR', { type: 'answer', proposal: id, revision: 1 }).at(
        -1,
      );
    };
    expect(answerAfter(false)).toMatchObject({ reason: 'betterOffer' });
    expect(answerAfter(true)).not.toMatchObject({ reason: 'betterOffer' });
  });
});

describe('the tariff of a bot where agreements are few', () => {
  it('is cut by most that have signed in the round, and seldom by who has signed nothing, as the page says', () => {
    const cuts = { signed: [] as boolean[], outside: [] as boolean[] };
    for (const seed of ['one', 'two', 'three']) {
      const settings = someSettings({ preset: 'firstLesson', seed, rounds, agreementLimits });
      const played = playBotGame(aScenario(), settings, { ignoresCauses: true });
      if (!played.ok) throw new Error(played.error.code);
      const { proposals, reports, seats } = countryGame(played.value.state);
      for (const report of reports.filter(({ isEpilogue }) => !isEpilogue)) {
        const signers = Object.values(proposals).flatMap(({ status, round, parties }) =>
          status === 'concluded' && round === report.round ? parties : [],
        );
        const cutters = cuttersBut('', report);
        for (const seat of Object.keys(seats))
          cuts[signers.includes(seat) ? 'signed' : 'outside'].push(cutters.includes(seat));
      }
    }
    const share = (of: readonly boolean[]): number => of.filter(Boolean).length / Math.max(1, of.length);
    expect(share(cuts.signed)).toBeGreaterThan(0.5);
    expect(share(cuts.outside)).toBeLessThan(0.2);
  });
});
