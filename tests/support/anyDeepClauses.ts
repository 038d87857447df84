import { DEEP_PROVISIONS } from '#shared/content/vocabulary.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { blocsOf } from '../../shared/rules/law/blocs.ts';
import { tradableSectors } from '../../shared/rules/law/lawInForce.ts';
import type { Table } from './aTable.ts';
import type { Chance } from './chance.ts';

/** The next form above an area or a union that somebody is in, as a whole or for two members. */
export function anyDeepening({ state }: Table, { roll, pick, economy }: Chance): Clause | undefined {
  const blocs = blocsOf(state).filter(({ level, parties }) => level >= 3 && parties.includes(economy));
  const bloc = pick(blocs, undefined);
  if (bloc === undefined) return undefined;
  const among = roll() < 0.7 ? bloc.parties : bloc.parties.slice(0, 2);
  if (bloc.level === 3) return { type: 'commonMarket', among };
  return bloc.level === 4 ? { type: 'economicUnion', among } : { type: 'fullIntegration', among };
}

/** A clause beyond tariffs, among the parties of a draft. */
export function anyTerm(table: Table, { roll, pick }: Chance, among: readonly string[]): Clause {
  const [party = '', other = ''] = among;
  const sectors = tradableSectors(table.scenario);
  const rounds = 2 + Math.floor(roll() * 3);
  return pick<Clause>(
    [
      { type: 'phaseIn', rounds },
      { type: 'specialTreatment', to: [party], rounds },
      {
        type: 'agreedSpecialization',
        between: [
          { party, keeps: pick(sectors, 'GRA') },
          { party: other, keeps: pick(sectors, 'CLO') },
        ],
      },
      { type: 'jointInfrastructure', among, contributionBp: 20 },
      { type: 'adjustmentFund', among, contributionBp: 20 },
      { type: 'deepProvision', among, provision: pick(DEEP_PROVISIONS, 'services') },
      { type: 'mutualRecognition', among },
      { type: 'disputeSettlement', among },
      { type: 'conditionality', of: party, condition: 'noWallRise' },
    ],
    { type: 'phaseIn', rounds },
  );
}
