import { beforeAll, describe, expect, it } from 'vitest';
import { botMoves } from '#shared/bots/moves/botMoves.ts';
import { botView } from '#shared/bots/botView.ts';
import { BotTable } from '#shared/bots/playBotGame.ts';
import { PRESETS } from '#shared/content/presets.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { seedFromText } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import { type AgreementForm, agreedForm } from '#shared/protocol/law.ts';
import { whatIfsOf } from '#shared/rules/game/debriefWhatIfs.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import { decisionsOf } from '#shared/rules/game/seatDecisions.ts';
import { evolve } from '#shared/rules/game/evolve.ts';
import { recordedRounds } from '#shared/rules/forecast/debriefWhatIf.ts';
import { countryGame } from '#shared/rules/state.ts';
import { weightiest } from '../../../client/panels/end/DecisionsCard.tsx';
import { isSure } from '../../../client/panels/treaty/clausePolitics.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { aScenario } from '../../support/aScenario.ts';
import { someSettings } from '../../support/someSettings.ts';

const { rounds } = PRESETS.worldShort;
const ME = 'ALB';

/** A short game in which a person has much of what the list of partners names signed, in every form, chosen by the seed. */
function play(seed: string) {
  const settings = { ...someSettings({ preset: 'worldShort', rounds, seed }), timed: true };
  const scenario = aScenario(settings.scenarioId, settings.opening);
  const created = rulebookOf(scenario).create(settings);
  if (!created.ok) throw new Error(created.error.code);
  const events: GameEvent[] = [];
  const onChange = (_state: unknown, more: readonly GameEvent[]) => events.push(...more);
  const table = new BotTable(rulebookOf(scenario), created.value, { ignoresCauses: true, onChange });
  table.ask({ type: 'server' }, { type: 'occupySeat', economy: ME, member: 'person' });
  table.ask({ type: 'host' }, { type: 'startGame' });
  let advised = 0;
  while (table.state.phase !== 'debrief') {
    const { phase, round } = table.state;
    if (phase !== 'negotiation' || advised === round) {
      table.step();
      continue;
    }
    advised = round;
    const ask = countryAnswers(scenario, botView(countryGame(table.state), ME));
    const slices = ask({ type: 'advice', economy: ME, shunned: [] });
    let slice = slices.next();
    while (slice.done !== true) slice = slices.next();
    const offers = slice.value.type === 'advice' ? slice.value.offers : [];
    for (const [at, offer] of offers.entries()) {
      if (offer.readiness?.step === 'closed' || !isSure(offer)) continue;
      if (seedFromText(`${seed} ${round} ${at}`) % 3 === 0) continue;
      table.ask({ type: 'seat', economy: ME }, { type: 'tableProposal', draft: offer.draft });
      const isOpen = () =>
        Object.values(table.state.proposals).some(({ author, status }) => author === ME && status === 'open');
      while (isOpen() && table.state.phase === 'negotiation' && botMoves(table.state).length > 0)
        table.step();
    }
  }
  const state = countryGame(table.state);
  const made = recordedRounds(events, (before, event) => countryGame(evolve(before, event)));
  return { scenario, state, rows: whatIfsOf(scenario, state, events), made };
}

const kindOf = (form: AgreementForm): string => String(form).split(' ')[0] ?? '';

/** What a title names, one for each partner: in which form, and in which round. */
function namedIn(params: Readonly<Record<string, unknown>>): readonly string[] {
  const { level, economies, round, newcomers = [], alsoSigned = [] } = params;
  const each = (all: unknown): readonly string[] => (Array.isArray(all) ? all.map(String) : []);
  return [
    ...each(economies).map((party) => `${kindOf(String(level))} ${party} ${String(round)}`),
    ...each(newcomers).map((party) => `${kindOf(String(level))} ${party}`),
    ...each(alsoSigned).flatMap((other) => {
      const [since = '', form = '', parties = ''] = other.split('|');
      return parties
        .split('+')
        .map((party) => `${kindOf(form)} ${party} ${since === '' ? String(round) : since}`);
    }),
  ];
}

/** What bound a seat to whom, in which form, and from which round on; of those who joined later without a round as well. */
function signedBy(made: ReturnType<typeof play>['made'], seat: EconomyId): ReadonlySet<string> {
  const first = new Map<string, string>();
  for (const { state } of made)
    for (const agreement of Object.values(state.agreements)) {
      const { id, parties, proposal } = agreement;
      if (proposal === undefined || !parties.includes(seat)) continue;
      for (const party of parties.filter((each) => each !== seat)) {
        const name = `${kindOf(agreedForm(agreement))} ${party}`;
        const known = `${id} ${name}`;
        if (!first.has(known)) first.set(known, `${name} ${state.round}`);
      }
    }
  const named = [...first.values()];
  return new Set([...named, ...named.map((name) => name.split(' ').slice(0, 2).join(' '))]);
}

describe('titles of decisions', () => {
  beforeAll(loadAllText);

  it('name what was signed with these partners, in this form and round, and every form with everybody', () => {
    const wrong: string[] = [];
    let count = 0;
    let asides = 0;
    for (const { scenario, state, rows, made } of ['names-4', 'names-6'].map(play))
      for (const seat of scenario.dealOrder)
        for (const row of decisionsOf(rows, seat).filter(({ what }) => what === 'never')) {
          const [told] = weightiest(scenario, state, seat, [row]);
          if (told === undefined) continue;
          count++;
          const named = namedIn(told.title.params);
          const signed = signedBy(made, seat);
          wrong.push(...named.filter((name) => !signed.has(name)).map((name) => `${seat}: ${name}`));
          // What stands beside tariffs is named apart, whatever else the same two have signed.
          const { later = [], ...first } = must(row.treaty, 'a treaty');
          const apart = [first, ...later].flatMap(({ parties, each = [parties], forms = [] }) =>
            each.flatMap((all, at) =>
              all.includes(seat) && typeof forms[at] === 'string' && forms[at] !== 'payments'
                ? all
                    .filter((party) => party !== seat)
                    .map((party) => `${kindOf(String(forms[at]))} ${party}`)
                : [],
            ),
          );
          const isNamed = (form: string): boolean => named.some((name) => name.startsWith(`${form} `));
          wrong.push(...apart.filter((form) => !isNamed(form)).map((form) => `${seat}: no ${form}`));
          asides += apart.length;
        }
    expect(count).toBeGreaterThan(10);
    expect(asides).toBeGreaterThan(1);
    expect(wrong).toEqual([]);
  });
});
