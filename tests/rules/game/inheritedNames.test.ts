import { describe, expect, it } from 'vitest';
import { PHASES, type Phase } from '#shared/content/vocabulary.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Actor, Draft, Intent } from '#shared/protocol/intents.ts';
import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { INTENT_RULES, decide } from '../../../shared/rules/decide.ts';
import { rulebookOf } from '../../../shared/rules/game/rulebooks.ts';
import { evolve } from '../../../shared/rules/game/evolve.ts';
import { aPact, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';
import { aTable } from '../../support/aTable.ts';

/** Names that every object answers to, whatever it holds. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);

const CLAUSES = {
  tariffConcession: { type: 'tariffConcession', by: 'ALB', to: ['BOR'], sector: 'GRA', rateBp: 100 },
  freeTradeArea: {
    type: 'freeTradeArea',
    among: ['ALB', 'BOR'],
    exceptions: [{ by: 'ALB', sector: 'GRA' }],
  },
  customsUnion: {
    type: 'customsUnion',
    among: ['ALB', 'BOR'],
    key: { type: 'shares', percent: { ALB: 50 } },
    former: [{ agreement: 'a0', action: 'end' }],
  },
  commonMarket: { type: 'commonMarket', among: ['ALB', 'BOR'] },
  economicUnion: { type: 'economicUnion', among: ['ALB', 'BOR'] },
  fullIntegration: { type: 'fullIntegration', among: ['ALB', 'BOR'] },
  accession: { type: 'accession', agreement: 'a0', entrant: 'ALB', former: [], sharePercent: 10 },
  merger: { type: 'merger', agreement: 'a0', with: 'a1', former: [] },
  payment: { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 10, rounds: 2 },
  bindingPeriod: { type: 'bindingPeriod', rounds: 2 },
  phaseIn: { type: 'phaseIn', rounds: 2 },
  specialTreatment: { type: 'specialTreatment', to: ['BOR'], rounds: 2 },
  agreedSpecialization: {
    type: 'agreedSpecialization',
    between: [
      { party: 'ALB', keeps: 'GRA' },
      { party: 'BOR', keeps: 'CLO' },
    ],
  },
  jointInfrastructure: { type: 'jointInfrastructure', among: ['ALB', 'BOR'], contributionBp: 20 },
  adjustmentFund: { type: 'adjustmentFund', among: ['ALB', 'BOR'], contributionBp: 20 },
  deepProvision: { type: 'deepProvision', among: ['ALB', 'BOR'], provision: 'services' },
  mutualRecognition: { type: 'mutualRecognition', among: ['ALB', 'BOR'] },
  disputeSettlement: { type: 'disputeSettlement', among: ['ALB', 'BOR'] },
  conditionality: { type: 'conditionality', of: 'ALB', condition: 'noWallRise' },
  marketPact: aPact(['ALB', 'BOR']),
} as const satisfies Record<Clause['type'], Clause>;

const DRAFTS: readonly Draft[] = Object.values(CLAUSES).map((clause) => ({
  parties: ['ALB', 'BOR'],
  clauses: [clause],
  title: 'harbour',
}));
const TERMS = { coefficientBp: 2_500, sectors: ['GRA'], specialTreatment: true, facilitationBp: 0 } as const;
const POLICIES = [
  {
    type: 'wall',
    shiftBp: 0,
    apart: [{ sector: 'GRA', rateBp: 1_000 }],
    surcharge: { against: 'BOR', rateBp: 200 },
    barriers: { GRA: 1 },
    spending: { corridor: { id: 'hangzhouBay', points: 1 }, research: 0, adjustment: 0 },
  },
  { type: 'wallVote', rates: { GRA: 1_000 } },
] as const;
const MEASURES = {
  wall: 1,
  block: 1,
  pillar: 'none',
  pledge: { corridor: 'hangzhouBay', yuan100m: 5 },
  petition: 'BOR',
  fee: 'BOR',
  breaks: ['a0'],
} as const;
const CENTRE_ACTS = [
  { type: 'inspection' },
  { type: 'freeOffice', member: 'ALB' },
  { type: 'corridorGrant', corridor: 'hangzhouBay' },
  { type: 'redrawDivisions', members: ['ALB', 'BOR'] },
] as const;

/** Requests of every kind, which name all that can be named; economies and goods are the quartet's. */
const REQUESTS: { readonly [T in Intent['type']]: readonly Extract<Intent, { type: T }>[] } = {
  tableProposal: DRAFTS.map((draft) => ({ type: 'tableProposal', draft, counterTo: 'p0', reason: 'noGain' })),
  reviseProposal: DRAFTS.map((draft) => ({ type: 'reviseProposal', proposal: 'p0', draft })),
  openProposal: [{ type: 'openProposal', proposal: 'p0', revision: 1 }],
  signProposal: [{ type: 'signProposal', proposal: 'p0', revision: 1, confirmed: true }],
  withdrawSignature: [{ type: 'withdrawSignature', proposal: 'p0' }],
  refuseProposal: [{ type: 'refuseProposal', proposal: 'p0' }],
  goOnWithout: [{ type: 'goOnWithout', proposal: 'p0' }],
  withdrawProposal: [{ type: 'withdrawProposal', proposal: 'p0' }],
  publishProposal: [{ type: 'publishProposal', proposal: 'p0' }],
  refuseAdmission: [{ type: 'refuseAdmission', proposal: 'p0' }],
  giveNotice: [{ type: 'giveNotice', agreement: 'a0' }],
  givePledge: [
    { type: 'givePledge', to: { type: 'seat', economy: 'BOR' }, undertaking: { type: 'noTariffRises' } },
    {
      type: 'givePledge',
      to: { type: 'bloc', agreement: 'a0' },
      undertaking: { type: 'signNothingWith', economy: 'BOR' },
    },
    {
      type: 'givePledge',
      to: { type: 'all' },
      undertaking: { type: 'sectorAtMost', sector: 'GRA', rateBp: 900 },
    },
    {
      type: 'givePledge',
      to: { type: 'all' },
      undertaking: { type: 'voteAtMost', sector: 'GRA', rateBp: 900 },
    },
  ],
  savePolicyDraft: POLICIES.map((policy) => ({ type: 'savePolicyDraft', policy })),
  sealPolicy: POLICIES.map((policy) => ({ type: 'sealPolicy', policy })),
  reopenPolicy: [{ type: 'reopenPolicy' }],
  predict: [{ type: 'predict', ownIncome: 'up', losesMost: 'BOR' }],
  declareReady: [{ type: 'declareReady', ready: true }],
  tablePackage: [{ type: 'tablePackage', terms: TERMS }],
  backPackage: [{ type: 'backPackage', package: 'k0' }],
  agreeToPackage: [{ type: 'agreeToPackage', revision: 1 }],
  objectToPackage: [
    { type: 'objectToPackage', revision: 1, change: { type: 'exemptSector', sector: 'GRA' } },
    { type: 'objectToPackage', revision: 1, change: { type: 'addSector', sector: 'GRA' } },
    { type: 'objectToPackage', revision: 1, change: { type: 'waiver', economy: 'BOR' } },
  ],
  takeChange: [{ type: 'takeChange', by: 'BOR' }],
  fileComplaint: (['aboveBinding', 'hiddenBarrier', 'barriersRaised', 'surcharge'] as const).map(
    (ground) => ({ type: 'fileComplaint', against: 'BOR', ground, sector: 'GRA' }),
  ),
  inspectBarrier: [{ type: 'inspectBarrier', against: 'BOR', sector: 'GRA' }],
  moveCommonWall: [{ type: 'moveCommonWall', agreement: 'a0', shiftBp: 100 }],
  saveMeasures: [{ type: 'saveMeasures', measures: MEASURES }],
  sealMeasures: [{ type: 'sealMeasures', measures: MEASURES }],
  reopenMeasures: [{ type: 'reopenMeasures' }],
  payProvince: [{ type: 'payProvince', to: 'BOR', yuan100m: 5 }],
  castAssent: [{ type: 'castAssent', assent: true }],
  rateCentre: [{ type: 'rateCentre', points: 50 }],
  actForCentre: CENTRE_ACTS.map((act) => ({ type: 'actForCentre', act })),
  takeBackCentreAct: [{ type: 'takeBackCentreAct', act: 0 }],
  startGame: [{ type: 'startGame' }],
  pauseClock: [{ type: 'pauseClock' }],
  resumeClock: [{ type: 'resumeClock' }],
  addMinute: [{ type: 'addMinute' }],
  setHomework: [{ type: 'setHomework', talksUntilAt: 1, sealedUntilAt: 2, zone: 'UTC', reveal: 'inClass' }],
  dropHomework: [{ type: 'dropHomework' }],
  alignClock: [{ type: 'alignClock', endsAtMs: 1 }],
  moveHomework: [{ type: 'moveHomework', byMs: 1 }],
  skipPhase: [{ type: 'skipPhase' }],
  restartPhase: [{ type: 'restartPhase' }],
  stepReveal: [{ type: 'stepReveal', stop: 'envelopes' }],
  paceReveal: [{ type: 'paceReveal', by: 'host' }],
  endAfterRound: [{ type: 'endAfterRound', ends: true }],
  turnDebrief: [{ type: 'turnDebrief', page: 'words' }],
  endNow: [{ type: 'endNow' }],
  openStop: [{ type: 'openStop' }],
  retrySettlement: [{ type: 'retrySettlement' }],
  placeEvent: [{ type: 'placeEvent', card: 'drought', economies: ['ALB'] }],
  cancelEvent: [{ type: 'cancelEvent', event: 'e0' }],
  actAsCentre: CENTRE_ACTS.map((act) => ({ type: 'actAsCentre', act })),
  takeBackActAsCentre: [{ type: 'takeBackActAsCentre', act: 0 }],
  openFloor: [{ type: 'openFloor' }],
  occupySeat: [{ type: 'occupySeat', economy: 'DUN', member: 'm9' }],
  vacateSeat: [{ type: 'vacateSeat', economy: 'ALB' }],
  markPresence: [{ type: 'markPresence', economy: 'ALB', present: false }],
  closePhase: [{ type: 'closePhase' }],
  noteRestart: [{ type: 'noteRestart' }],
  noteBotThought: [{ type: 'noteBotThought', economy: 'DUN', move: { type: 'policy' } }],
  notePar: [],
};

/** A game in some phase, and what the quartet's names are called in it. */
type Place = {
  readonly scenario: AnyScenario;
  readonly state: GameState;
  readonly called: readonly string[];
};

const [ALB, BOR, CAT, DUN] = ['ALB', 'BOR', 'CAT', 'DUN'] as const;

function countriesAt(phase: Phase): Place {
  const table = aTable({
    scenarioId: 'quartet',
    preset: 'laboratory',
    opening: 'standard',
    people: [ALB],
    rounds: 1,
  });
  if (phase !== 'lobby' && phase !== 'briefing') {
    table.goTo('negotiation');
    table.tableProposal({ parties: [ALB, BOR], clauses: [{ ...CLAUSES.freeTradeArea, exceptions: [] }] });
    table.conclude({
      parties: [CAT, DUN],
      clauses: [{ type: 'freeTradeArea', among: [CAT, DUN], exceptions: [] }],
    });
    table.goTo(phase);
  } else if (phase === 'briefing') table.goTo(phase);
  return { scenario: table.scenario, state: table.state, called: [ALB, BOR, CAT, DUN] };
}

function provincesAt(phase: Phase): Place {
  const called = ['SH', 'ZJ', 'JS', 'AH'] as const;
  const [own, other, third] = called;
  const table = aProvincesTable({ rounds: 1, preset: 'provincesStandard' }, phase);
  table.seatPerson(own);
  if (phase === 'negotiation') {
    table.table(own, aPactDraft([own, other]));
    table.conclude(aPactDraft([other, third]));
  }
  return { scenario: table.scenario, state: table.state, called };
}

const NOT_AMONG_PROVINCES: readonly Phase[] = ['epilogue'];
const PLACES = [
  ...PHASES.map((phase) => ['countries', phase, countriesAt] as const),
  ...PHASES.filter((phase) => !NOT_AMONG_PROVINCES.includes(phase)).map(
    (phase) => ['provinces', phase, provincesAt] as const,
  ),
];

/** The request as it is made at such a table. */
function requestAt({ called }: Place, request: Intent): Intent {
  const names = { [ALB]: called[0], [BOR]: called[1], [CAT]: called[2], [DUN]: called[3] };
  const text = JSON.stringify(request).replaceAll(
    /ALB|BOR|CAT|DUN/g,
    (name) => names[name as keyof typeof names] ?? name,
  );
  return JSON.parse(text) as Intent;
}

/** Ways to every word of a request, keys of its records among them, but for what says which kind of request it is. */
type Way = readonly (string | number)[];

function waysTo(value: unknown, way: Way = []): Way[] {
  if (typeof value === 'string') return way.at(-1) === 'type' ? [] : [way];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    const isRecord = ['percent', 'rates', 'barriers'].includes(String(way.at(-1)));
    return [...(isRecord ? [[...way, step]] : []), ...waysTo(inner, [...way, step])];
  });
}

/** The request with such a name in one place: as the value there, or as the key of the record. */
function withName(value: unknown, way: Way, name: string): unknown {
  const [step, ...rest] = way;
  if (step === undefined) return name;
  if (Array.isArray(value))
    return value.map((inner: unknown, i) => (i === step ? withName(inner, rest, name) : inner));
  const entries = Object.entries(value as object).map(([key, inner]): [string, unknown] => {
    if (key !== step) return [key, inner];
    const isKey = rest.length === 0 && typeof inner !== 'string';
    return isKey ? [name, inner] : [key, withName(inner, rest, name)];
  });
  return Object.fromEntries(entries);
}

/** The same with one word of it replaced wherever it stands, so that parties and articles agree. */
function withNameThroughout(request: Intent, word: string, name: string): unknown {
  return JSON.parse(JSON.stringify(request).replaceAll(JSON.stringify(word), JSON.stringify(name)));
}

function wordAt(value: unknown, way: Way): string | undefined {
  let at: unknown = value;
  for (const step of way) at = (at as Record<string | number, unknown>)[step];
  return typeof at === 'string' ? at : undefined;
}

function* variants(request: Intent): Generator<readonly [string, Intent]> {
  for (const name of INHERITED) {
    for (const way of waysTo(request)) {
      yield [`${way.join('.')} = ${name}`, withName(request, way, name) as Intent];
      const word = wordAt(request, way);
      if (word !== undefined) yield [`${word} -> ${name}`, withNameThroughout(request, word, name) as Intent];
    }
  }
}

function actorFor(type: Intent['type'], { called, state }: Place): Actor {
  const { by } = INTENT_RULES[type];
  if (by !== 'seat') return { type: by };
  const economy = called[0] ?? '';
  return { type: state.seats[economy]?.member === undefined ? 'bot' : 'seat', economy };
}

describe('names that every object inherits', () => {
  it.each(PLACES)('name nothing among %s in %s', (_rulebook, phase, placeAt) => {
    const place = placeAt(phase);
    const { scenario, state } = place;
    expect(state.phase).toBe(phase);
    const taken: string[] = [];
    let tries = 0;
    for (const type of keysOf(INTENT_RULES)) {
      for (const request of REQUESTS[type]) {
        for (const [what, intent] of variants(requestAt(place, request))) {
          tries += 1;
          const answer = attempt(() =>
            decide({ rules: rulebookOf(scenario), nowMs: 0 }, state, actorFor(type, place), intent),
          );
          if (answer !== 'refused') taken.push(`${type} ${what}: ${answer}`);
        }
      }
    }
    expect(tries).toBeGreaterThan(5_000);
    expect(taken).toEqual([]);
  });

  it.each(PLACES)('act for nobody among %s in %s', (_rulebook, phase, placeAt) => {
    const place = placeAt(phase);
    const { scenario, state } = place;
    const answers = keysOf(INTENT_RULES).flatMap((type) =>
      REQUESTS[type].flatMap((request) =>
        INHERITED.flatMap((economy) =>
          (['seat', 'bot'] as const).map((kind) =>
            attempt(() =>
              decide(
                { rules: rulebookOf(scenario), nowMs: 0 },
                state,
                { type: kind, economy },
                requestAt(place, request),
              ),
            ),
          ),
        ),
      ),
    );
    expect(new Set(answers)).toEqual(new Set(['refused']));
  });

  it('seat nobody when an old log says that they did', () => {
    const { state } = countriesAt('lobby');
    for (const economy of INHERITED) {
      for (const event of [
        { type: 'seatOccupied', economy, member: 'm9' },
        { type: 'presenceMarked', economy, present: false },
        { type: 'readyDeclared', economy, ready: true },
        { type: 'seatVacated', economy },
      ] as const)
        expect(evolve(state, event)).toBe(state);
    }
  });
});

function attempt(ask: () => ReturnType<typeof decide>): string {
  try {
    const answer = ask();
    return answer.ok ? 'taken' : 'refused';
  } catch (error) {
    return String(error);
  }
}
