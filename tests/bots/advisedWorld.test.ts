import { describe, expect, it } from 'vitest';
import { botMoves } from '#shared/bots/moves/botMoves.ts';
import { botView } from '#shared/bots/botView.ts';
import { BotTable } from '#shared/bots/playBotGame.ts';
import { PRESETS, type Preset, keptByTables } from '#shared/content/presets.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { Par } from '#shared/content/par/storedPars.ts';
import { middleOfPar } from '#shared/rules/scores/par.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { type CountryGame, countryGame } from '#shared/rules/state.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { taskPointsNow } from '../../client/panels/politics/politicsModel.ts';
import { scoreAhead } from '../../client/panels/politics/ScoreMoved.tsx';
import { doesTask, isSure, isWinnable } from '../../client/panels/treaty/clausePolitics.ts';
import type { PartnerOffer } from '../../client/preview/advice.ts';
import type { PreviewJob, PreviewResult } from '../../client/preview/preview.ts';
import { countryAnswers } from '../../client/preview/runPreviewJob.ts';

/** `ADVISED=KOR,EUR GAMES=2 PRESET=standard`: games from these seats, by somebody who signs what the list of partners puts first. */
const SEATS = (process.env['ADVISED'] ?? '').split(',').filter((seat) => seat !== '');
const GAMES = Number(process.env['GAMES'] ?? 1);
const PRESET = process.env['PRESET'] === 'standard' ? 'standard' : 'worldShort';
/** Deals of the list that are signed in a round, and the part of what may be paid that one of them may take. */
const SIGNED_AT_MOST = Number(process.env['MOST'] ?? 4);
const PART_PAID = 0.35;
/** Per cent of real income, at the end, that a deal of bots must bring, and that a task may cost. */
const WORTH_IT = 0.02;
const TASK_COSTS = 0.25;

describe.runIf(SEATS.length > 0)('a person who signs what the list of partners names', () => {
  const games = SEATS.flatMap((seat) => Array.from({ length: GAMES }, (_, at) => [seat, at + 1] as const));

  it.each(games)(
    'has something to decide in most rounds: %s, game %i',
    (me, game) => {
      const { rounds }: Preset = PRESETS[PRESET];
      const settings: GameSettings = {
        scenarioId: 'world',
        opening: 'highWalls',
        preset: PRESET,
        rounds,
        ...keptByTables(PRESET),
        clock: 'normal',
        seed: `adv-${game}`,
        timed: true,
      };
      const found = scenarioFor(settings);
      if (!found.ok) throw new Error(found.error.reason);
      const lines = new AdvisedGovernment(found.value, settings, me).play();
      process.stdout.write(`${me} ${game}\n${lines.join('\n')}\n`);
      expect(lines).toHaveLength(rounds + 1);
    },
    600_000,
  );
});

type World = Parameters<typeof countryAnswers>[0];

class AdvisedGovernment {
  readonly #table: BotTable;
  readonly #left = new Set<string>();

  readonly #scenario: World;
  readonly #me: EconomyId;
  readonly #par: Par | undefined;

  constructor(scenario: World, settings: GameSettings, me: EconomyId) {
    this.#scenario = scenario;
    this.#me = me;
    this.#par = middleOfPar({ settings }, me);
    const created = rulebookOf(scenario).create(settings);
    if (!created.ok) throw new Error(created.error.code);
    this.#table = new BotTable(rulebookOf(scenario), created.value, { ignoresCauses: true });
    this.#table.ask({ type: 'server' }, { type: 'occupySeat', economy: me, member: 'advised' });
    this.#table.ask({ type: 'host' }, { type: 'startGame' });
  }

  /** A line a round: what the list has as the negotiation opens, what is signed of it, and which offers of bots are. */
  play(): string[] {
    const lines: string[] = [];
    while (this.#table.state.phase !== 'debrief') {
      const { phase, round } = this.#table.state;
      if (phase === 'negotiation' && lines.length < round) lines.push(this.#round());
      else this.#table.step();
    }
    return [...lines, `  end: ${this.#score()}`];
  }

  /** The score that the page tells before a round and at the end, with what its parts count; falls, and the points of tasks done. */
  #score(): string {
    const game = { ...countryGame(this.#table.state), ...(this.#par && { par: this.#par }) };
    const answer = this.#ask({ type: 'standing', economy: this.#me });
    const on = answer.type === 'support' ? answer : undefined;
    const told = scoreAhead(this.#scenario, game, this.#me, on);
    if (told === undefined) return 'no score';
    const parts = told.parts.map(({ part, counted }) => `${part} ${counted.toFixed(0)}`).join(', ');
    const { support, falls } = game.politics?.seats[this.#me] ?? {};
    return `score ${told.score.toFixed(0)} (${parts}; falls ${falls}, support ${support?.toFixed(1)}, tasks ${taskPointsNow(this.#scenario, game, this.#me)})`;
  }

  #round(): string {
    const { round } = this.#table.state;
    const scoreNow = this.#score();
    const told = this.#advice();
    const open = told.filter((offer) => isWinnable(offer, this.#me));
    const sure = open.filter(isSure);
    const signed = this.#signListed();
    const fromBots: string[] = [];
    while (this.#table.state.phase === 'negotiation' && this.#table.state.round === round) {
      const taken = this.#signOffered();
      if (taken === undefined) this.#table.step();
      else if (taken !== '') fromBots.push(taken);
    }
    return [
      `  round ${round}: ${scoreNow}; sure ${sure.length} (for a task ${sure.filter(doesTask).length})`,
      `want more ${open.length - sure.length}, closed ${told.length - open.length}`,
      `signed ${signed.join(', ') || 'none'}`,
      `of bots ${fromBots.join(', ') || 'none'}`,
    ].join('; ');
  }

  #signListed(): string[] {
    const { round } = this.#table.state;
    const signed: string[] = [];
    const tried = new Set<string>();
    while (signed.length < SIGNED_AT_MOST) {
      const next = this.#advice().find((offer) => this.#isWanted(offer) && !tried.has(nameOf(offer)));
      if (next === undefined) break;
      tried.add(nameOf(next));
      const tabled = this.#table.ask(this.#actor(), { type: 'tableProposal', draft: next.draft });
      if (!tabled.ok) continue;
      const id = tabled.value.flatMap((event) =>
        event.type === 'proposalTabled' ? event.proposal.id : [],
      )[0];
      const proposal = () => this.#table.state.proposals[id ?? 'p0'];
      while (proposal()?.status === 'open' && botMoves(this.#table.state).length > 0) this.#table.step();
      if (this.#table.state.phase !== 'negotiation' || this.#table.state.round !== round) break;
      if (proposal()?.status === 'open') continue;
      if (proposal()?.status === 'lapsed') continue;
      signed.push(`${next.partners.join('+')} ${this.#lasting(next).toFixed(2)}`);
    }
    return signed;
  }

  #isWanted(offer: PartnerOffer): boolean {
    if (!isWinnable(offer, this.#me) || !isSure(offer)) return false;
    const paidMn = offer.draft.clauses.reduce(
      (sum, clause) => sum + (clause.type === 'payment' && clause.from === this.#me ? clause.amountMn : 0),
      0,
    );
    const mostMn = 10 * (this.#view().settled.incomeBn[this.#me] ?? 0);
    if (paidMn > PART_PAID * mostMn) return false;
    return this.#lasting(offer) >= (doesTask(offer) ? -TASK_COSTS : WORTH_IT);
  }

  #lasting({ later, percent }: PartnerOffer): number {
    return later ?? percent[this.#me] ?? 0;
  }

  /** The next offer of a bot: what it brings if it is signed, else nothing; undefined where none is left. */
  #signOffered(): string | undefined {
    const { proposals, round } = this.#table.state;
    const offer = Object.values(proposals).find(
      ({ id, revision, status, round: of, parties, signatures }) =>
        status === 'open' &&
        of === round &&
        parties.includes(this.#me) &&
        signatures[this.#me] !== revision &&
        !this.#left.has(`${id} ${revision}`),
    );
    if (offer === undefined) return undefined;
    const { id, revision, parties } = offer;
    this.#left.add(`${id} ${revision}`);
    const asked = this.#ask({ type: 'worth', economy: this.#me, drafts: [draftOf(offer)] });
    const worth = asked.type === 'worth' ? asked.worths[0] : undefined;
    const percent = worth?.after ?? worth?.later ?? worth?.percent ?? 0;
    if (percent < WORTH_IT) return '';
    const intent = { type: 'signProposal', proposal: id, revision, confirmed: true } as const;
    if (!this.#table.ask(this.#actor(), intent).ok) return '';
    return `${parties.filter((party) => party !== this.#me).join('+')} ${percent.toFixed(2)}`;
  }

  #advice(): readonly PartnerOffer[] {
    const asked = this.#ask({ type: 'advice', economy: this.#me, shunned: [] });
    return asked.type === 'advice' ? asked.offers : [];
  }

  #ask(job: PreviewJob): PreviewResult {
    const slices = countryAnswers(this.#scenario, this.#view())(job);
    let slice = slices.next();
    while (slice.done !== true) slice = slices.next();
    return slice.value;
  }

  #actor() {
    return { type: 'seat', economy: this.#me } as const;
  }

  #view(): CountryGame {
    return botView(countryGame(this.#table.state), this.#me);
  }
}

function nameOf({ draft }: PartnerOffer): string {
  return JSON.stringify(draft.clauses);
}
