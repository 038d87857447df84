import type { BotMove } from '#shared/protocol/botMove.ts';
import fc from 'fast-check';
import { REVEAL_STOPS } from '#shared/content/vocabulary.ts';
import type { Actor, Intent } from '#shared/protocol/intents.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { tradableSectors, wallOf } from '../../shared/rules/law/lawInForce.ts';
import { agreementId, proposalId } from '#shared/kernel/ids.ts';
import { HOST, SERVER, type Table } from './aTable.ts';
import { anyDraft } from './anyDraft.ts';
import type { Chance } from './chance.ts';

/** Something that somebody tries, given the table as it then stands; much of it is unlawful, and must be refused. */
export type Step = { readonly waitMs: number; readonly actor: Actor; readonly intent: Intent };

/** Dice of one step: what is tried is read off them, so that a failing game shrinks. */
export type Dice = readonly number[];

/** Numbers in [0, 1), enough for the longest draft. */
export const anyDice: fc.Arbitrary<Dice> = fc
  .array(fc.noBias(fc.nat(999)), { minLength: 32, maxLength: 32 })
  .map((faces) => faces.map((face) => face / 1_000));

export function stepFrom(table: Table, dice: Dice): Step {
  const hand = [...dice];
  const roll = (): number => hand.shift() ?? 0;
  const pick = <T>(items: readonly [T, ...T[]] | readonly T[], otherwise: T): T =>
    items[Math.floor(roll() * items.length)] ?? otherwise;
  const kind = roll();
  const waitMs = roll() < 0.03 ? 30_000 : Math.floor(roll() * 3_000);
  const economies = table.scenario.economies.map(({ id }) => id);
  const economy = pick(table.scenario.dealOrder, 'ALB');
  const other = roll() < 0.03 ? 'XXX' : pick(economies, 'ALB');
  const chance = { roll, pick, economies, economy, other };
  const isQuiet = table.state.phase !== 'negotiation' && table.state.phase !== 'policy';
  if (kind < (isQuiet ? 0.5 : 0.09)) return { waitMs, actor: HOST, intent: hostIntent(chance) };
  if (kind < (isQuiet ? 0.6 : 0.15)) return { waitMs, actor: SERVER, intent: serverIntent(table, chance) };
  const intent = seatIntent(table, chance);
  return { waitMs, actor: roll() < 0.02 ? HOST : actorOf(table, intent, chance), intent };
}

/** Whoever may, most of the time: a party that has not signed, an author, a member; otherwise anybody. */
function actorOf(table: Table, intent: Intent, { roll, pick, economy, other }: Chance): Actor {
  if (roll() < 0.03) return { type: 'seat', economy: other };
  if (roll() < 0.15 || intent.type === 'tableProposal') return table.seat(economy);
  if (intent.type === 'giveNotice') {
    return table.seat(pick(table.state.agreements[intent.agreement]?.parties ?? [], economy));
  }
  const proposal = 'proposal' in intent ? table.state.proposals[intent.proposal] : undefined;
  if (proposal === undefined) return table.seat(economy);
  const unsigned = proposal.parties.filter((party) => proposal.signatures[party] === undefined);
  if (intent.type === 'signProposal' || intent.type === 'refuseProposal')
    return table.seat(pick(unsigned, economy));
  const isOthers = intent.type === 'refuseAdmission' || intent.type === 'openProposal';
  return table.seat(isOthers ? economy : proposal.author);
}

function hostIntent({ roll, pick }: Chance): Intent {
  if (roll() < 0.1) return rareHostIntent(roll());
  const type = pick(
    [
      'startGame',
      'skipPhase',
      'skipPhase',
      'skipPhase',
      'pauseClock',
      'resumeClock',
      'resumeClock',
      'addMinute',
      'restartPhase',
      'retrySettlement',
    ] as const,
    'startGame',
  );
  return { type };
}

/** Ends are tried seldom: games that are over soon reach little of the rules. */
function rareHostIntent(face: number): Intent {
  if (face < 0.02) return { type: 'endNow' };
  if (face < 0.1) return { type: 'endAfterRound', ends: face < 0.04 };
  if (face < 0.2) return { type: 'paceReveal', by: face < 0.15 ? 'clock' : 'host' };
  const place = Math.floor(((face - 0.2) / 0.8) * REVEAL_STOPS.length);
  return { type: 'stepReveal', stop: REVEAL_STOPS[place] ?? 'flows' };
}

function serverIntent({ state }: Table, { roll, pick, economy }: Chance): Intent {
  const proposal = pick(Object.values(state.proposals), undefined);
  const move: BotMove =
    proposal === undefined
      ? { type: 'policy' }
      : { type: 'answer', proposal: proposal.id, revision: proposal.revision };
  return pick<Intent>(
    [
      { type: 'closePhase' },
      { type: 'closePhase' },
      { type: 'occupySeat', economy, member: `m${Math.floor(roll() * 6)}` },
      { type: 'vacateSeat', economy },
      { type: 'markPresence', economy, present: roll() < 0.6 },
      { type: 'closePhase' },
      { type: 'noteRestart' },
      { type: 'noteBotThought', economy, move },
    ],
    { type: 'closePhase' },
  );
}

function seatIntent(table: Table, chance: Chance): Intent {
  const { phase } = table.state;
  const kind = chance.roll();
  if (phase === 'policy' && kind < 0.85) return policyIntent(table, chance);
  if (phase === 'negotiation' && kind < 0.95) return proposalIntent(table, chance);
  return kind < 0.98 ? { type: 'declareReady', ready: chance.roll() < 0.8 } : policyIntent(table, chance);
}

function proposalIntent(table: Table, chance: Chance): Intent {
  const { roll, pick, other } = chance;
  const kind = roll();
  const proposals = Object.values(table.state.proposals);
  const alive = proposals.filter(({ status }) => status === 'open' || status === 'awaitingBell');
  const proposal = pick(roll() < 0.9 ? alive : proposals, undefined);
  const id = proposal?.id ?? proposalId(Math.floor(roll() * 9));
  const revision = (proposal?.revision ?? 1) + (roll() < 0.05 ? 1 : 0);
  if (proposal !== undefined && proposal.refusedBy.length > 0 && roll() < 0.5)
    return { type: 'goOnWithout', proposal: id };
  if (kind < (alive.length === 0 ? 0.6 : 0.2)) {
    const counter = roll() < 0.2 ? { counterTo: id } : {};
    return { type: 'tableProposal', draft: anyDraft(table, chance), ...counter };
  }
  if (kind < 0.62) return { type: 'signProposal', proposal: id, revision, confirmed: roll() < 0.9 };
  if (kind < 0.68) return { type: 'reviseProposal', proposal: id, draft: anyDraft(table, chance) };
  if (kind < 0.75) {
    const agreements = Object.keys(table.state.agreements);
    const agreement = agreementId(Number(pick(agreements, 'a0').slice(1)));
    return { type: 'giveNotice', agreement };
  }
  if (kind < 0.8) {
    const undertaking = pick(
      [
        { type: 'noTariffRises' },
        { type: 'sectorAtMost', sector: pick(tradableSectors(table.scenario), 'GRA'), rateBp: 900 },
        { type: 'voteAtMost', sector: pick(tradableSectors(table.scenario), 'GRA'), rateBp: 900 },
        { type: 'signNothingWith', economy: other },
      ] as const,
      { type: 'noTariffRises' },
    );
    const to = roll() < 0.5 ? ({ type: 'all' } as const) : ({ type: 'seat', economy: other } as const);
    return { type: 'givePledge', to, undertaking };
  }
  if (kind < 0.83) return { type: 'openProposal', proposal: id, revision };
  const type = pick(
    [
      'withdrawSignature',
      'refuseProposal',
      'goOnWithout',
      'withdrawProposal',
      'publishProposal',
      'refuseAdmission',
    ] as const,
    'refuseProposal',
  );
  return { type, proposal: id };
}

function policyIntent(table: Table, chance: Chance): Intent {
  const { roll, other } = chance;
  const kind = roll();
  if (kind < 0.5) return { type: 'sealPolicy', policy: anyPolicy(table, chance) };
  if (kind < 0.7) return { type: 'savePolicyDraft', policy: anyPolicy(table, chance) };
  if (kind < 0.8) return { type: 'reopenPolicy' };
  return { type: 'predict', ownIncome: roll() < 0.5 ? 'up' : 'down', losesMost: other };
}

/** Mostly the kind that the seat has; rates about the ones in force, sometimes too far. */
function anyPolicy(table: Table, { roll, pick, economy, other }: Chance): Policy {
  const { scenario, state } = table;
  const moveBp = (): number => Math.round((roll() - 0.5) * 12) * 100;
  const surcharge =
    roll() < 0.2 ? { surcharge: { against: other, rateBp: 1 + Math.ceil(roll() * 1_999) } } : {};
  const isMember = Object.values(state.agreements).some(
    ({ level, parties }) => level >= 3 && parties.includes(economy),
  );
  const near = (rateBp: number): number => Math.min(6_000, Math.max(0, rateBp + moveBp()));
  const rates = wallOf(state, economy);
  if (isMember !== roll() < 0.05) {
    const voted = Object.entries(rates).map(([sector, rateBp]) => [
      sector,
      roll() < 0.8 ? rateBp : near(rateBp),
    ]);
    return { type: 'wallVote', rates: Object.fromEntries(voted), ...surcharge };
  }
  const sector = pick(tradableSectors(scenario), 'GRA');
  const apart = roll() < 0.5 ? [{ sector, rateBp: near(rates[sector] ?? 0) }] : [];
  return { type: 'wall', shiftBp: moveBp(), apart, ...surcharge };
}
