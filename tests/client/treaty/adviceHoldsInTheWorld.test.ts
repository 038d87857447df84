import { expect, it } from 'vitest';
import { botMoves } from '#shared/bots/moves/botMoves.ts';
import { botView } from '#shared/bots/botView.ts';
import { BotTable } from '#shared/bots/playBotGame.ts';
import { answerProposal } from '#shared/bots/proposals/answerProposal.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { knownToAll } from '#shared/bots/valuation/lawTable.ts';
import { PRESETS } from '#shared/content/presets.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import { countryGame } from '#shared/rules/state.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { isSure } from '../../../client/panels/treaty/clausePolitics.ts';
import { aScenario } from '../../support/aScenario.ts';
import { someSettings } from '../../support/someSettings.ts';

const ME = 'KOR';
const SEEDS = ['b'];
/** In which others wait for the bell for the first time. */
const ROUND = 2;
/** Treaties that others have signed in the round by the time at which the list is read. */
const TIMES = [2, 5];

/** A game of the world from one seat: each deal that the list or the desk calls sure is put to its bots as it stands. */
class AdvisedSeat {
  /** Deals called sure, and those of them that a bot does not sign, with what it does. */
  readonly sure: string[] = [];
  readonly unsigned: string[] = [];
  /** How often others wait for the bell with what the seat sees, and bots do not. */
  timesUnseen = 0;
  readonly #scenario = aScenario('world', 'highWalls');
  readonly #created;
  readonly #table: BotTable;

  constructor(seed: string) {
    const { rounds } = PRESETS.worldShort;
    const settings = someSettings({
      preset: 'worldShort',
      scenarioId: 'world',
      opening: 'highWalls',
      rounds,
      seed,
    });
    const created = rulebookOf(this.#scenario).create({ ...settings, timed: true });
    if (!created.ok) throw new Error(created.error.code);
    this.#created = created.value;
    this.#table = this.#aTable();
    this.#table.ask({ type: 'server' }, { type: 'occupySeat', economy: ME, member: 'person' });
    this.#table.ask({ type: 'host' }, { type: 'startGame' });
  }

  play(): this {
    while (!this.#isTalking()) this.#table.step();
    for (const count of TIMES) {
      while (this.#isTalking() && this.#signed() < count && botMoves(this.#table.state).length > 0)
        this.#table.step();
      if (this.#isTalking()) this.#look();
    }
    return this;
  }

  #isTalking(): boolean {
    const { phase, round } = this.#table.state;
    return phase === 'negotiation' && round === ROUND;
  }

  #signed(): number {
    return Object.values(this.#table.state.proposals).filter(
      ({ round, status }) => round === ROUND && ['concluded', 'awaitingBell'].includes(status),
    ).length;
  }

  #look(): void {
    const state = countryGame(this.#table.state);
    const view = redactFor(state, { type: 'seat', economy: ME });
    const waiting = Object.values(view.proposals).filter(({ status }) => status === 'awaitingBell');
    if (waiting.some(({ id }) => !(id in botView(state, 'JPN').proposals))) this.timesUnseen++;
    const answers = countryAnswers(this.#scenario, view);
    const advice = finished(answers({ type: 'advice', economy: ME, shunned: [] }));
    const offers = advice.type === 'advice' ? advice.offers : [];
    const told = offers
      .filter((offer) => offer.readiness?.step !== 'closed' && isSure(offer))
      .filter(({ draft }) => findFaults(this.#scenario, view, draft, ME).length === 0)
      .map(({ draft }) => draft);
    const again = finished(answers({ type: 'foregone', economy: ME, drafts: told }));
    const lost = again.type === 'foregone' ? again.lost : [];
    for (const [at, draft] of told.entries()) if (lost[at] === undefined) this.#send(draft);
  }

  #send(draft: Draft): void {
    const fork = Object.assign(this.#aTable(), { state: this.#table.state, nowMs: this.#table.nowMs });
    const tabled = fork.ask({ type: 'seat', economy: ME }, { type: 'tableProposal', draft });
    const events = tabled.ok ? tabled.value : [];
    const [id = 'p0'] = events.flatMap((event) =>
      event.type === 'proposalTabled' ? [event.proposal.id] : [],
    );
    const name = `${fork.state.round}: ${draft.parties.join()} ${draft.clauses.map(({ type }) => type).join()}`;
    this.sure.push(name);
    for (const bot of draft.parties.filter((party) => party !== ME)) {
      const seen = botView(countryGame(fork.state), bot);
      const proposal = seen.proposals[id];
      if (proposal === undefined) throw new Error(name);
      const intents = answerProposal(createAppraiser(this.#scenario, knownToAll(seen)), proposal, bot);
      if (!intents.some(({ type }) => type === 'signProposal')) this.unsigned.push(`${name} ${bot}`);
    }
  }

  #aTable(): BotTable {
    return new BotTable(rulebookOf(this.#scenario), this.#created, { ignoresCauses: true });
  }
}

function finished<T>(slices: Generator<undefined, T>): T {
  let slice = slices.next();
  while (slice.done !== true) slice = slices.next();
  return slice.value;
}

it('tells as sure what bots sign at once, whatever of others waits for the bell out of their sight', () => {
  const games = SEEDS.map((seed) => new AdvisedSeat(seed).play());
  expect(games.reduce((sum, { timesUnseen }) => sum + timesUnseen, 0)).toBeGreaterThan(0);
  expect(games.flatMap(({ sure }: AdvisedSeat) => sure).length).toBeGreaterThan(5);
  expect(games.flatMap(({ unsigned }) => unsigned)).toEqual([]);
});
