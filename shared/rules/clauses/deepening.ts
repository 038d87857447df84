/** A customs union, or some of its members, become a common market; the whole of it an economic union, then fully integrated. */
import { pairLevel, pairsOf } from '../law/register.ts';
import { unionOf } from '../law/blocs.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { type DeepeningClause, LEVEL_OF_DEEPENING, deepeningLaw } from '../law/deepeningLaw.ts';
import {
  type ClauseKind,
  type DraftCase,
  GROUP,
  climbFaults,
  groupFaults,
  levelFaults,
} from './clauseKind.ts';

const DEEPENING = {
  ...GROUP,
  polarity: 'positive',
  obliges: 'concerned',
  needsOwnSignature: ({ among }, party) => among.includes(party),
  shapeFaults: groupFaults,
  faults: deepeningFaults,
  form: (_scenario, state, source, clause) => deepeningLaw(state, source, clause),
} as const satisfies Partial<ClauseKind<DeepeningClause['type']>>;

const commonMarket: ClauseKind<'commonMarket'> = {
  ...DEEPENING,
  level: LEVEL_OF_DEEPENING.commonMarket,
};

const economicUnion: ClauseKind<'economicUnion'> = {
  ...DEEPENING,
  level: LEVEL_OF_DEEPENING.economicUnion,
};

const fullIntegration: ClauseKind<'fullIntegration'> = {
  ...DEEPENING,
  level: LEVEL_OF_DEEPENING.fullIntegration,
};

export const DEEPENINGS = { commonMarket, economicUnion, fullIntegration };

/** From this level on a union deepens as a whole or not at all: its policies are common. */
const WHOLE_UNION = 5;

/** Levels 4 to 6: members of one union, every pair ready, and from level 5 on all members. */
function deepeningFaults(draftCase: DraftCase, clause: DeepeningClause, index: number): Rejection[] {
  const { state } = draftCase;
  const level = LEVEL_OF_DEEPENING[clause.type];
  const pairs = pairsOf(clause.among);
  const faults = [...levelFaults(state, level, index), ...memberFaults(draftCase, clause, index)];
  if (faults.length > 0) return faults;
  const isThere = pairs.every(([a, b]) => pairLevel(state.agreements, a, b) >= level);
  return isThere ? thereFaults(clause, level, index) : climbFaults(state, pairs, level, index);
}

function memberFaults({ state }: DraftCase, clause: DeepeningClause, index: number): Rejection[] {
  const [economy, ...others] = clause.among;
  if (economy === undefined) return [];
  const union = unionOf(state, economy);
  const stranger = others.find((other) => union?.parties.includes(other) !== true);
  if (union === undefined || stranger !== undefined) {
    const other = stranger ?? others[0] ?? economy;
    return [{ code: 'deepening/not-one-union', economy, other, clause: index }];
  }
  const missing = union.parties.filter((member) => !clause.among.includes(member));
  const level = LEVEL_OF_DEEPENING[clause.type];
  if (level < WHOLE_UNION || missing.length === 0) return [];
  return [
    { code: 'deepening/needs-all-members', agreement: union.id, economies: missing, level, clause: index },
  ];
}

function thereFaults(
  { among: [economy, other] }: DeepeningClause,
  level: number,
  clause: number,
): Rejection[] {
  if (economy === undefined || other === undefined) return [];
  return [{ code: 'pace/already-there', economy, other, level, clause }];
}
