import { describe, expect, it } from 'vitest';
import { areaPrices } from '#shared/bots/botMove.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import { paidToMn, paymentCapMn } from '../../../shared/rules/law/transfers.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';
import { answerTo, lessons } from './someLessons.ts';

const { agreementLimits } = PRESETS.firstLesson;

describe('what a bot would want and how far it may come down', () => {
  it('stay where they are while it haggles, until it offers more itself or says for what it would sign; no offer beyond is signed', () => {
    const faults: object[] = [];
    let [ranges, refused] = [0, 0];
    for (const { table, person, bot } of lessons()) {
      const priceNow = () => {
        const [of = {}] = areaPrices(table.scenario, table.state, person, [[person, bot]]);
        return must(of[bot], 'a price');
      };
      const first = priceNow();
      if (typeof first.wants !== 'number' || first.downTo === undefined) continue;
      ranges += 1;
      const start = table.state;
      const offerAt = (paidMn: number) => {
        const [from, to] = paidMn < 0 ? [bot, person] : [person, bot];
        const amountMn = Math.abs(paidMn);
        const { rounds } = agreementLimits;
        const { parties, clauses } = aFreeTradeArea(person, bot);
        const paid = { type: 'payment', from, to, amountMn, rounds } as const;
        return answerTo(
          table,
          { parties, clauses: amountMn === 0 ? clauses : [...clauses, paid] },
          person,
          bot,
        ).answer;
      };
      const at = { person, bot, ...first };
      // Two digits are told.
      const beyondMn = first.downTo - 1 - Math.abs(first.downTo) / 10;
      if (beyondMn >= -paymentCapMn(start, bot)) {
        const { type } = offerAt(Math.floor(beyondMn));
        if (type === 'signProposal') faults.push({ ...at, beyondMn });
        table.state = start;
      }
      let made = 0;
      for (let turn = 0; turn < 4; turn++) {
        const answer = offerAt(first.downTo);
        if (answer.type === 'signProposal') break;
        const now = priceNow();
        const askedMn = answer.type === 'tableProposal' ? paidToMn(answer.draft.clauses, bot) : Infinity;
        made += answer.type === 'tableProposal' ? 1 : 0;
        const accepts = answer.type === 'refuseProposal' ? answer.accepts : undefined;
        // Said beside a refusal it is the last word.
        const saidMn = accepts && (accepts.to === bot ? accepts.leastMn : -accepts.mostMn);
        const isSo = saidMn === undefined ? now.downTo === first.downTo : now.downTo === undefined;
        const leastMn = Math.min(Number(first.wants), askedMn, saidMn ?? Infinity);
        if (!isSo || (made < 2 ? now.wants !== leastMn : Number(now.wants) > leastMn))
          faults.push({ ...at, turn, now, askedMn, saidMn });
        if (accepts === undefined) continue;
        refused += 1;
        if (offerAt(Number(now.wants)).type !== 'signProposal') faults.push({ ...at, turn, now });
        break;
      }
    }
    expect(faults).toEqual([]);
    expect(ranges).toBeGreaterThan(40);
    expect(refused).toBeGreaterThan(20);
  });

  it('count the first offer of the game among what else lies before the bot', () => {
    const table = aTable({ agreementLimits, people: ['CAT'], seed: 'first offer', at: 'negotiation' });
    const priceNow = () => areaPrices(table.scenario, table.state, 'CAT', [['CAT', 'BOR']])[0]?.['BOR'];
    const before = priceNow();
    const { parties, clauses } = aFreeTradeArea('ALB', 'BOR');
    const amountMn = paymentCapMn(table.state, 'ALB');
    const { id } = table.tableProposal(
      { parties, clauses: [...clauses, { type: 'payment', from: 'ALB', to: 'BOR', amountMn, rounds: 1 }] },
      'ALB',
    );
    expect(id).toBe('p0');
    expect(priceNow()).not.toEqual(before);
  });
});
