import { expect, it } from 'vitest';
import { areaPrices } from '#shared/bots/botMove.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import { paidToMn, paymentCapMn } from '../../../shared/rules/law/transfers.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { answerTo, lessons } from './someLessons.ts';

const { rounds } = PRESETS.firstLesson.agreementLimits;

/** Offers between what the bot would sign at once and the least that it would take; each step asks it again, halfway to what it answered. */
function haggled(partOfRange: number) {
  const found = { tables: 0, signed: 0, saved: 0, faults: [] as object[] };
  for (const { table, person, bot } of lessons()) {
    const [of = {}] = areaPrices(table.scenario, table.state, person, [[person, bot]]);
    const { wants, downTo } = must(of[bot], 'a price');
    if (typeof wants !== 'number' || downTo === undefined) continue;
    found.tables += 1;
    const { parties, clauses } = aFreeTradeArea(person, bot);
    const mostMn = Math.min(paymentCapMn(table.state, bot), paymentCapMn(table.state, person));
    let offeredMn = Math.max(-mostMn, Math.round(wants + (downTo - wants) * partOfRange));
    let saidMn = wants;
    for (let step = 0; step < 3; step++) {
      const [from, to] = offeredMn < 0 ? [bot, person] : [person, bot];
      const paid = { type: 'payment', from, to, amountMn: Math.abs(offeredMn), rounds } as const;
      const draft = { parties, clauses: offeredMn === 0 ? clauses : [...clauses, paid] };
      const { answer, said } = answerTo(table, draft, person, bot);
      if (answer.type === 'signProposal') {
        found.signed += 1;
        found.saved += (wants - offeredMn) / (wants - downTo);
        break;
      }
      if (answer.type !== 'tableProposal') break;
      const askedMn = paidToMn(answer.draft.clauses, bot);
      // It never asks more than before, and does not give all that it has left.
      const leastMn = step === 0 ? (saidMn + downTo) / 2 - 1 : downTo;
      const isStep = askedMn < saidMn && askedMn > offeredMn && askedMn > leastMn;
      const isSaid = answer.reason === 'halfway' && said?.line.fill?.reason === 'halfway';
      if (!isStep || (partOfRange < 1 && !isSaid))
        found.faults.push({ person, bot, wants, downTo, step, offeredMn, askedMn, said: said?.line });
      saidMn = askedMn;
      offeredMn = Math.round((offeredMn + askedMn) / 2);
    }
  }
  return found;
}

it('is met halfway by a bot of a First lesson who offers something between its sure sum and its least, and signed within two steps', () => {
  const { tables, signed, saved, faults } = haggled(0.5);
  expect(faults).toEqual([]);
  expect(signed).toBe(tables);
  expect(tables).toBeGreaterThan(60);
  // Of what it would come down to.
  expect(saved / tables).toBeGreaterThan(0.3);
});

it('is not given more than half of what a bot has left by asking for more than that', () => {
  expect(haggled(3).faults).toEqual([]);
});
