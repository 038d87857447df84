import { BLOC_TITLES } from '../../shared/content/vocabulary.ts';
import { agreementId } from '#shared/kernel/ids.ts';
import type { Clause, FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { tradableSectors, wallOf } from '../../shared/rules/law/lawInForce.ts';
import { anyDeepening, anyTerm } from './anyDeepClauses.ts';
import type { Chance } from './chance.ts';
import type { Table } from './aTable.ts';

type Form = { readonly parties: readonly string[]; readonly clause: Clause };

/** A draft that a seat might write: often lawful, sometimes against every rule. */
export function anyDraft(table: Table, chance: Chance): Draft {
  const { roll, pick, economy } = chance;
  const isDeep = table.state.settings.preset === 'laboratory';
  const deepening = isDeep && roll() < 0.3 ? anyDeepening(table, chance) : undefined;
  const { parties, clause } =
    deepening === undefined || !('among' in deepening)
      ? anyForm(table, chance)
      : { parties: deepening.among, clause: deepening };
  const partner = parties.find((party) => party !== economy) ?? economy;
  const clauses = [clause];
  if (roll() < 0.3) clauses.push(anyConcession(table, chance, partner, economy));
  if (roll() < 0.25) {
    const amountMn = 1 + Math.floor(roll() * 120);
    clauses.push({
      type: 'payment',
      from: economy,
      to: partner,
      amountMn,
      rounds: 1 + Math.floor(roll() * 3),
    });
  }
  if (roll() < 0.1) clauses.push({ type: 'bindingPeriod', rounds: 2 + Math.floor(roll() * 3) });
  if (isDeep && roll() < 0.4) clauses.push(anyTerm(table, chance, parties));
  const title = roll() < 0.1 ? { title: pick(BLOC_TITLES, 'harbour') } : {};
  return { parties: roll() < 0.03 ? [economy, 'XXX'] : parties, clauses, ...title };
}

function anyForm(table: Table, chance: Chance): Form {
  const { roll, pick, economy } = chance;
  const kind = roll();
  const others = table.scenario.dealOrder.filter((id) => id !== economy);
  const third = roll() < 0.35 ? [pick(others, economy)] : [];
  const parties = [...new Set([economy, pick(others, economy), ...third])];
  const blocs = Object.values(table.state.agreements).filter(({ level }) => level >= 2 || roll() < 0.1);
  if (kind < 0.3) {
    const exceptions =
      roll() < 0.2 ? [{ by: economy, sector: pick(tradableSectors(table.scenario), 'GRA') }] : [];
    return { parties, clause: { type: 'freeTradeArea', among: parties, exceptions } };
  }
  if (kind < 0.5) return unionForm(table, chance, pick(blocs, undefined)?.parties ?? parties);
  if (kind < 0.7) return entryForm(table, chance, pick(blocs, undefined));
  if (kind < 0.8) return mergerForm(table, chance, blocs);
  const partner = parties[1] ?? economy;
  return { parties: parties.slice(0, 2), clause: anyConcession(table, chance, economy, partner) };
}

function unionForm(table: Table, chance: Chance, among: readonly string[]): Form {
  const key = chance.pick(
    [{ type: 'people' }, { type: 'imports' }, { type: 'shares', percent: { [among[0] ?? '']: 40 } }] as const,
    { type: 'people' },
  );
  const former = formerOf(table, chance, among);
  return { parties: among, clause: { type: 'customsUnion', among, key, former } };
}

function entryForm(table: Table, chance: Chance, bloc: Agreement | undefined): Form {
  const { economy, pick } = chance;
  const members = bloc?.parties ?? [];
  const outsider = pick(
    table.scenario.dealOrder.filter((id) => !members.includes(id)),
    economy,
  );
  const entrant = members.includes(economy) ? outsider : economy;
  const member = members.includes(economy) ? economy : pick(members, economy);
  const agreement = bloc?.id ?? agreementId(0);
  const former = formerOf(table, chance, [entrant]);
  return { parties: [entrant, member], clause: { type: 'accession', agreement, entrant, former } };
}

function mergerForm(table: Table, chance: Chance, blocs: readonly Agreement[]): Form {
  const { economy, pick } = chance;
  const [one, other] = [pick(blocs, undefined), pick(blocs, undefined)];
  const candidates = one?.parties ?? [];
  const parties = [...new Set([...candidates, pick(other?.parties ?? [], economy)])];
  const former = formerOf(table, chance, candidates);
  const clause = {
    type: 'merger',
    agreement: other?.id ?? agreementId(0),
    with: one?.id ?? agreementId(1),
    former,
  } as const;
  return { parties, clause };
}

/** Older agreements of those who come in, decided on most of the time. */
function formerOf({ state }: Table, { roll }: Chance, incoming: readonly string[]): FormerAgreement[] {
  return Object.values(state.agreements)
    .filter(({ parties }) => parties.some((party) => incoming.includes(party)) && roll() < 0.5)
    .map(({ id }) => ({ agreement: id, action: roll() < 0.5 ? 'end' : 'extend' }));
}

function anyConcession(table: Table, { roll, pick }: Chance, by: string, to: string): Clause {
  const sector = pick(
    table.scenario.sectors.map(({ id }) => id),
    'GRA',
  );
  const rateBp = Math.round((wallOf(table.state, by)[sector] ?? 0) * roll());
  return { type: 'tariffConcession', by, to: [to], sector, rateBp };
}
