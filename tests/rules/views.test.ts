import { describe, expect, it } from 'vitest';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import {
  asSent,
  createReader,
  documentChanges,
  fromDocuments,
  overlayAfter,
  toDocuments,
} from '#shared/rules/views/documents.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { findFaults } from '../../shared/rules/countries/proposals.ts';
import { countryGame, type Viewer } from '../../shared/rules/state.ts';
import { aCut, aDraft, aFreeTradeArea } from '../support/aNegotiation.ts';
import { aTable, type Table } from '../support/aTable.ts';

const PUBLIC: Viewer = { type: 'public' };
const HOST: Viewer = { type: 'host' };

function seat(economy: string): Viewer {
  return { type: 'seat', economy };
}

function proposalsSeenBy(table: Table, viewer: Viewer): string[] {
  return Object.keys(redactFor(table.state, viewer).proposals);
}

/** What leaves the server for a viewer, as it would travel. */
function textFor(table: Table, viewer: Viewer): string {
  return JSON.stringify(toDocuments(redactFor(table.state, viewer)));
}

/** A move whose name in the notes is easy to find. */
const CANARY_MOVE = {
  type: 'rethink',
  proposal: 'p1',
  revision: 1,
  refuser: 'canaryThought',
  untilRound: 9,
} as const;

describe('proposals in sight', () => {
  const table = aTable({ people: 'all', at: 'negotiation' });
  const law: Proposal = table.conclude(aFreeTradeArea('ALB', 'DUN'));
  const secret = table.tableProposal(aDraft(['BOR', 'CAT'], aCut('BOR', 'CAT', 1_100)));
  const shown = table.tableProposal(aDraft(['CAT', 'BOR'], aCut('CAT', 'BOR', 1_300)));
  table.act('CAT', { type: 'publishProposal', proposal: shown.id });

  it('are law and what its author made public, to everyone', () => {
    expect(proposalsSeenBy(table, PUBLIC)).toEqual([law.id, shown.id]);
    expect(proposalsSeenBy(table, seat('ALB'))).toEqual([law.id, shown.id]);
  });

  it('are all that one is a party of, and all to the host', () => {
    expect(proposalsSeenBy(table, seat('BOR'))).toEqual([law.id, secret.id, shown.id]);
    expect(proposalsSeenBy(table, HOST)).toEqual([law.id, secret.id, shown.id]);
  });

  it('give no count of those out of sight', () => {
    const quiet = aTable({ people: 'all', at: 'negotiation' });
    quiet.tableProposal(aFreeTradeArea('BOR', 'CAT'));
    expect(redactFor(quiet.state, seat('ALB')).counters.proposal).toBe(0);
    expect(redactFor(quiet.state, seat('ALB')).revisionsThisRound).toEqual({});
  });

  it('include what waits for the bell for every person in a seat, with which offers must agree, and for bots what they may refuse', () => {
    const blocs = aTable({ people: 'all', at: 'negotiation' });
    blocs.conclude(aFreeTradeArea('ALB', 'DUN'));
    blocs.goTo('negotiation', 2);
    const [agreement] = Object.values(blocs.state.agreements);
    const entry = blocs.tableProposal(
      aDraft(['BOR', 'ALB'], {
        type: 'accession',
        agreement: agreement?.id ?? 'a0',
        entrant: 'BOR',
        former: [],
      }),
    );
    expect(proposalsSeenBy(blocs, seat('DUN'))).not.toContain(entry.id);
    blocs.act('ALB', { type: 'signProposal', proposal: entry.id, revision: 1, confirmed: true });
    expect(proposalsSeenBy(blocs, seat('DUN'))).toContain(entry.id);
    const third = aFreeTradeArea('CAT', 'BOR');
    expect(proposalsSeenBy(blocs, seat('CAT'))).toContain(entry.id);
    expect(proposalsSeenBy(blocs, { type: 'seat', economy: 'CAT', isBot: true })).not.toContain(entry.id);
    expect(proposalsSeenBy(blocs, PUBLIC)).not.toContain(entry.id);
    // What the table would refuse the writer sees beforehand.
    const seen = countryGame(redactFor(blocs.state, seat('CAT')));
    expect(findFaults(blocs.scenario, seen, third, 'CAT')).toEqual(
      findFaults(blocs.scenario, countryGame(blocs.state), third, 'CAT'),
    );
    blocs.act('DUN', { type: 'refuseAdmission', proposal: entry.id });
    expect(proposalsSeenBy(blocs, seat('DUN'))).toContain(entry.id);
    // Who has refused it is for those whom it concerned.
    expect(proposalsSeenBy(blocs, seat('CAT'))).not.toContain(entry.id);
  });
});

describe('envelopes in sight', () => {
  it('are one’s own until the reveal, then everyone’s', () => {
    const table = aTable({ people: 'all', at: 'policy' });
    const policy = { type: 'wall', shiftBp: 300, apart: [] } as const;
    table.act('ALB', { type: 'savePolicyDraft', policy });
    table.act('ALB', { type: 'sealPolicy', policy });
    table.act('BOR', { type: 'sealPolicy', policy });
    expect(redactFor(table.state, seat('ALB'))).toMatchObject({
      sealedPolicies: { ALB: policy },
      policyDrafts: { ALB: policy },
      sealedBy: ['ALB', 'BOR'],
    });
    for (const viewer of [PUBLIC, HOST, seat('CAT')]) {
      expect(redactFor(table.state, viewer)).toMatchObject({ sealedPolicies: {}, policyDrafts: {} });
    }
    table.goTo('results');
    expect(Object.keys(redactFor(table.state, PUBLIC).sealedPolicies)).toEqual(['ALB', 'BOR']);
  });

  it('stay closed while the round is held', () => {
    const table = aTable({ people: 'all', at: 'policy' });
    table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 300, apart: [] } });
    const { base } = table.scenario;
    table.scenario = { ...table.scenario, base: { ...base, X: base.X.map(() => Number.NaN) } };
    table.host('skipPhase');
    expect(redactFor(table.state, HOST)).toMatchObject({ sealedPolicies: {}, sealedBy: ['ALB'] });
    expect(redactFor(table.state, HOST).held).toBeDefined();
  });
});

describe('canary', () => {
  /** Values that occur nowhere else, so that finding one in a text means that the secret is in it. */
  const SEED = 'canaryInTheMine';
  const SURCHARGE_BP = 1_937;
  const DRAFTED_BP = 1_741;
  const CUT_BP = 1_193;

  function aTableWithSecrets(): Table {
    const table = aTable({ people: ['ALB', 'BOR', 'CAT'], seed: SEED, at: 'negotiation' });
    table.tableProposal(aDraft(['ALB', 'BOR'], aCut('ALB', 'BOR', CUT_BP)));
    table.goTo('policy');
    const envelope = { type: 'wall', shiftBp: 0, apart: [] } as const;
    table.act('ALB', {
      type: 'sealPolicy',
      policy: { ...envelope, surcharge: { against: 'CAT', rateBp: SURCHARGE_BP } },
    });
    table.act('BOR', {
      type: 'savePolicyDraft',
      policy: { ...envelope, surcharge: { against: 'CAT', rateBp: DRAFTED_BP } },
    });
    table.act('ALB', { type: 'predict', ownIncome: 'down', losesMost: 'DUN' });
    table.accept({ type: 'server' }, { type: 'noteBotThought', economy: 'DUN', move: CANARY_MOVE });
    return table;
  }

  it.each<[string, Viewer]>([
    ['the screen', PUBLIC],
    ['another seat', seat('CAT')],
    ['the host', HOST],
  ])('no secret of a seat, of bots or of chance reaches %s before its time', (_name, viewer) => {
    const table = aTableWithSecrets();
    const text = textFor(table, viewer);
    const seats = Object.values(redactFor(table.state, viewer).seats);
    expect(text).not.toContain(SEED);
    expect(text).not.toContain(String(table.state.random));
    expect(text).not.toContain(String(SURCHARGE_BP));
    expect(text).not.toContain(String(DRAFTED_BP));
    expect(text).not.toContain('ownIncome');
    expect(text).not.toContain('canaryThought');
    expect(text.includes(String(CUT_BP))).toBe(viewer.type === 'host');
    expect(new Set(seats.map(({ temperament }) => temperament)).size).toBe(1);
  });

  it('every secret is found by its owner', () => {
    const table = aTableWithSecrets();
    expect(textFor(table, seat('ALB'))).toContain(String(SURCHARGE_BP));
    expect(textFor(table, seat('ALB'))).toContain(String(CUT_BP));
    expect(textFor(table, seat('ALB'))).toContain('ownIncome');
    expect(textFor(table, seat('ALB'))).not.toContain(String(DRAFTED_BP));
    expect(textFor(table, seat('BOR'))).toContain(String(DRAFTED_BP));
  });

  it('the debrief shows the seed and the temperaments', () => {
    const table = aTableWithSecrets().goTo('debrief');
    const view = redactFor(table.state, PUBLIC);
    expect(view.settings.seed).toBe(SEED);
    expect(view.seats).toEqual(table.state.seats);
  });
});

describe('documents', () => {
  it.each(['lobby', 'negotiation', 'policy', 'results', 'debrief'] as const)(
    'describe a view in full in %s',
    (phase) => {
      const table = aTable({ people: 'all', rounds: 2, at: phase });
      for (const viewer of [PUBLIC, HOST, seat('ALB')]) {
        const view = redactFor(table.state, viewer);
        expect(canonicalHash(fromDocuments(toDocuments(view)))).toBe(canonicalHash(view));
      }
    },
  );

  it('name the fields of what is alike in a report once', () => {
    const table = aTable({ people: 'all', at: 'results' });
    const text = toDocuments(asSent(table.state))['reports/1'] ?? '';
    for (const field of ['importer', 'afterBn', 'averageWallBp'])
      expect(text.split(`"${field}"`), field).toHaveLength(2);
  });

  it('are sent with six digits of what a settlement has worked out, and all of everything else', () => {
    const { state } = aTable({ people: 'all', rounds: 2 }).goTo('debrief');
    const sent = countryGame(asSent(state));
    const { reports, settled, final, ...others } = sent;
    expect(others).toEqual(Object.fromEntries(Object.entries(state).filter(([key]) => key in others)));
    const texts = (value: unknown) => JSON.stringify(value).match(/-?\d+(\.\d+)?(e-?\d+)?/g) ?? [];
    const [all, short] = [
      [state.reports, state.settled, state.final],
      [reports, settled, final],
    ].map(texts);
    expect(short).toHaveLength(all?.length ?? 0);
    for (const [place, text] of (short ?? []).entries()) {
      const exact = Number(all?.[place]);
      expect(Math.abs(Number(text) - exact)).toBeLessThanOrEqual(1e-5 * Math.abs(exact));
      if (!Number.isInteger(exact)) expect([exact, Number(exact.toPrecision(6))]).toContain(Number(text));
    }
    expect(settled.incomeBn).toEqual(countryGame(state).settled.incomeBn);
    // What is shown with five digits is rounded once.
    const indexOf = (report: (typeof reports)[number] | undefined) => report?.economies['ALB']?.index;
    expect(indexOf(reports[0])).toBe(indexOf(countryGame(state).reports[0]));
    expect(final?.standings.map(({ index }) => index)).toEqual(
      countryGame(state).final?.standings.map(({ index }) => index),
    );
    // The same value for the same report, which is written once.
    expect(countryGame(asSent(state)).reports[0]).toBe(reports[0]);
  });

  it('change where the game changed, one for each seat and each report', () => {
    const table = aTable({ people: 'all', rounds: 2 }).goTo('results', 2);
    const before = toDocuments(table.state);
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['reports/1', 'reports/2', 'phase', 'walls']));
    expect(before).not.toHaveProperty('reports');
    expect(before).not.toHaveProperty('held');
    table.act('ALB', { type: 'declareReady', ready: true });
    const after = toDocuments(table.state);
    expect(Object.keys(after).filter((key) => after[key] !== before[key])).toEqual(['seats/ALB']);
  });
});

describe('changes of what is sent', () => {
  it('are one proposal where one proposal changed, and bring a client to the same view', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const view = () => toDocuments(redactFor(table.state, seat('BOR')));
    table.tableProposal(aDraft(['BOR', 'CAT'], aCut('BOR', 'CAT', 1_100)));
    const other = table.tableProposal(aDraft(['CAT', 'BOR'], aCut('CAT', 'BOR', 1_300)));
    const before = view();
    table.act('BOR', { type: 'refuseProposal', proposal: other.id });
    const changes = documentChanges(before, view());
    expect(Object.keys(changes.documents)).toEqual([`proposals/${other.id}`]);
    expect(changes.removed).toEqual([]);
    expect(overlayAfter(before, { ...changes, isWhole: false })).toEqual(view());
  });

  it('name what is there no longer, and a whole set replaces everything', () => {
    const changes = documentChanges({ a: '1', b: '2', c: '3' }, { b: '2', c: '4' });
    expect(changes).toEqual({ documents: { c: '4' }, removed: ['a'] });
    expect(overlayAfter({ a: '1', b: '2', c: '3' }, { ...changes, isWhole: false })).toEqual({
      b: '2',
      c: '4',
    });
    expect(overlayAfter({ a: '1' }, { ...changes, isWhole: true })).toEqual({ c: '4' });
  });

  it('keep proposals in the order in which they were tabled, whichever documents came first', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const authors = ['ALB', 'BOR', 'CAT', 'DUN'];
    for (const author of [...authors, ...authors, ...authors]) {
      const other = author === 'ALB' ? 'BOR' : 'ALB';
      table.tableProposal(aDraft([author, other], aCut(author, other, 1_100)));
    }
    const shuffled = Object.fromEntries(Object.entries(toDocuments(table.state)).toReversed());
    expect(Object.keys(fromDocuments(shuffled).proposals)).toEqual(Object.keys(table.state.proposals));
    // Seats have no number: they stay as they came.
    const seats = Object.keys(fromDocuments(toDocuments(table.state)).seats);
    expect(seats).toEqual(Object.keys(table.state.seats));
  });

  it('are read alone: what says the same as in the view before is the same value', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const read = createReader();
    const proposal = table.tableProposal(aDraft(['BOR', 'CAT'], aCut('BOR', 'CAT', 1_100)));
    const before = countryGame(read(toDocuments(table.state)));
    table.act('CAT', { type: 'refuseProposal', proposal: proposal.id });
    const after = countryGame(read(toDocuments(table.state)));
    expect(after).toEqual(fromDocuments(toDocuments(table.state)));
    expect(after.proposals[proposal.id]).not.toEqual(before.proposals[proposal.id]);
    expect(after.walls).toBe(before.walls);
    expect(after.seats['ALB']).toBe(before.seats['ALB']);
  });
});
