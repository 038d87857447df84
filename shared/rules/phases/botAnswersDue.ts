import type { EconomyId, PaperId } from '#shared/kernel/ids.ts';
import { BOT_SEAL_MS, SEAT_GRACE_MS } from '#shared/content/constants.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { conferenceVoices } from '../modules/wto/conferenceVoices.ts';
import { admissionMembers } from '../negotiation/admissionMembers.ts';
import type { GameState } from '../state.ts';
import { botDelayMs } from './botDelayMs.ts';

/** Key under which a bot notes that it has thought about its envelope. */
export const POLICY_THOUGHT = 'policy';

/** An answer that a bot owes: to a paper that reached it, to a conference, or its envelope. */
export type BotAnswer = {
  readonly economy: EconomyId;
  /** Name of the thought that settles it (`noteBotThought`). */
  readonly key: string;
  /** Absent: a conference, or the envelope. */
  readonly paper?: PaperId;
  readonly dueAtMs: number;
};

/** Name of the thought about a paper as it stands: a new revision asks anew. */
export function paperThought(paper: Pick<Paper, 'id' | 'revision'>): string {
  return `${paper.id}@${paper.revision}`;
}

/** Name of the thought about an entry or merger that waits for the bell: a member may refuse it until then. */
export function admissionThought({ id }: Pick<Paper, 'id'>): string {
  return `admission:${id}`;
}

/** A thought that the bot remembers beyond its round, up to and with another one. */
export function rememberUntil(key: string, round: number): string {
  return `${key}~${round}`;
}

export function isRemembered(thought: string, round: number): boolean {
  const until = /~(\d+)$/.exec(thought)?.[1];
  return until !== undefined && Number(until) >= round;
}

/** What bots owe the table: while any is left, a phase does not close before its time. */
export function pendingBotAnswers(state: GameState): BotAnswer[] {
  const bots = Object.values(state.seats).filter(({ member }) => member === undefined);
  const owed = bots.flatMap(({ economy }) =>
    state.phase === 'negotiation'
      ? [
          ...paperAnswers(state, economy),
          ...admissionAnswers(state, economy),
          ...conferenceVoices(state, economy),
        ]
      : state.phase === 'policy'
        ? policyAnswers(state, economy)
        : [],
  );
  return owed
    .filter(({ economy, key }) => !state.botThoughts.includes(`${economy}:${key}`))
    .map((answer) => ({
      ...answer,
      dueAtMs: Math.max(answer.dueAtMs, botActsFromMs(state, answer.economy)),
    }));
}

/** A seat that a person has just left waits for the next one before a bot acts for it. */
export function botActsFromMs({ seats }: Pick<GameState, 'seats'>, economy: EconomyId): number {
  const vacatedAtMs = seats[economy]?.vacatedAtMs;
  return vacatedAtMs === undefined ? 0 : vacatedAtMs + SEAT_GRACE_MS;
}

/** The answers whose time has come: bots take some seconds, as people do. */
export function botAnswersDue(state: GameState, nowMs: number): BotAnswer[] {
  return pendingBotAnswers(state).filter(({ dueAtMs }) => dueAtMs <= nowMs);
}

function paperAnswers(state: GameState, economy: EconomyId): BotAnswer[] {
  return Object.values(state.papers)
    .filter((paper) => owesAnswer(paper, economy))
    .map((paper) => {
      const key = paperThought(paper);
      return {
        economy,
        key,
        paper: paper.id,
        dueAtMs: paper.revisedAtMs + botDelayMs(state, `${economy}:${key}`),
      };
    });
}

function owesAnswer(paper: Paper, economy: EconomyId): boolean {
  return (
    paper.status === 'open' &&
    paper.author !== economy &&
    paper.parties.includes(economy) &&
    paper.signatures[economy] !== paper.revision &&
    !paper.refusedBy.includes(economy)
  );
}

function admissionAnswers(state: GameState, economy: EconomyId): BotAnswer[] {
  return Object.values(state.papers)
    .filter((paper) => paper.status === 'awaitingBell' && admissionMembers(state, paper).includes(economy))
    .map((paper) => {
      const key = admissionThought(paper);
      const dueAtMs = paper.revisedAtMs + botDelayMs(state, `${economy}:${key}`);
      return { economy, key, paper: paper.id, dueAtMs };
    });
}

function policyAnswers(state: GameState, economy: EconomyId): BotAnswer[] {
  if (state.sealedBy.includes(economy)) return [];
  const move = `${economy}:${POLICY_THOUGHT}:${state.round}`;
  const dueAtMs = state.clock.openedAtMs + botDelayMs(state, move, BOT_SEAL_MS);
  return [{ economy, key: POLICY_THOUGHT, dueAtMs }];
}
