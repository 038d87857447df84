/** With whom a bot deals less after what they did: those who refused it, left an agreement with it or raised a wall against it; and what it leaves itself. */
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { raisersFor, wallRaisers } from '#shared/rules/countries/proposals.ts';
import { isAdmission, leftByWill } from '#shared/rules/law/blocs.ts';
import { hasPreferenceOf } from '#shared/rules/law/rates.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { movesThought } from '#shared/rules/table/botDelays.ts';
import { deadlineOf } from '#shared/rules/table/clock.ts';
import { hasPerson } from './attention.ts';

/** Reports that a government remembers a broken treaty by. */
const REMEMBERED_REPORTS = 2;

/** Whom a bot proposes nothing to: those who refused it, who left an agreement with it or raised a wall, and who cannot answer. */
export function leftAlone(scenario: Scenario, view: CountryGame, economy: EconomyId): ReadonlySet<EconomyId> {
  // Somebody may have taken the seat since, and is left alone for no longer than a person.
  const refusers = movesThought(view, economy).flatMap((move) =>
    move.type === 'rethink' && (!hasPerson(view, [move.refuser]) || isOfThisRound(view, move.proposal))
      ? [move.refuser]
      : [],
  );
  // Whoever plays at home answers when they come.
  const canAnswer = deadlineOf(view) !== undefined;
  const absent = Object.values(view.seats).flatMap(({ economy: seat, member, present }) =>
    member !== undefined && !present && !canAnswer ? [seat] : [],
  );
  return new Set([
    ...refusers,
    ...leavers(view, economy),
    ...wallRaisers(scenario, view, economy),
    ...absent,
  ]);
}

function isOfThisRound({ proposals, round }: CountryGame, id: ProposalId): boolean {
  return proposals[id]?.round === round;
}

/** Whether a bot among these parties signs nothing with another of them in this round: they had better be offered nothing together. */
export function isBarredByBots(
  { scenario, law }: { readonly scenario: Scenario; readonly law: CountryGame },
  parties: readonly EconomyId[],
): boolean {
  return parties.some((party) =>
    raisersFor(scenario, law, party).some((raiser) => raiser !== party && parties.includes(raiser)),
  );
}

/**
 * Whoever left an agreement with this economy lately: it signs nothing with them for a while. What the treaty of a union has ended is held
 * against no person, nor, where a person is a party (`isWithPeople`), against anybody: one signature would else close half the table for two rounds.
 */
export function leavers(
  view: CountryGame,
  economy: EconomyId,
  { isWithPeople = false }: { readonly isWithPeople?: boolean } = {},
): EconomyId[] {
  return view.reports
    .filter(({ round }) => round >= view.round - REMEMBERED_REPORTS)
    .flatMap((report) => {
      const left = report.leavers.filter(({ injured }) => injured.includes(economy));
      const isForgiven = left.some(({ by }) => isWithPeople || hasPerson(view, [by]));
      if (!isForgiven) return left;
      const byWill = leftByWill(view, report);
      return left.filter((leave) => byWill.includes(leave) || !(isWithPeople || hasPerson(view, [leave.by])));
    })
    .map(({ by }) => by);
}

/** A wall that rose less than this is no offence. */
const OFFENCE_BP = 300;

type Offender = { readonly economy: EconomyId; readonly raisedBp: number };

/** Who raised a wall or a surcharge against an economy in the round before, the worst first. */
export function offendersOf(view: CountryGame, economy: EconomyId): Offender[] {
  const report = view.reports.at(-1);
  if (report === undefined) return [];
  return Object.keys(view.seats)
    .filter((other) => other !== economy && !hasPreferenceOf(view, economy, other))
    .map((other) => {
      const before = report.wallsBefore[other] ?? {};
      const rises = Object.entries(report.walls[other] ?? {}).map(
        ([sector, rateBp]) => rateBp - (before[sector] ?? rateBp),
      );
      const surcharges = report.surcharges
        .filter(({ by, surcharge }) => by === other && surcharge.against === economy)
        .map(({ surcharge }) => surcharge.rateBp);
      return { economy: other, raisedBp: Math.max(0, ...rises, ...surcharges) };
    })
    .filter(({ raisedBp }) => raisedBp >= OFFENCE_BP)
    .toSorted((a, b) => b.raisedBp - a.raisedBp);
}

/** Whether a draft builds on an agreement: widens it, joins it with another, or deepens what all its parties have by it. */
function buildsOn({ clauses }: Pick<Draft, 'clauses'>, { id, parties }: Agreement): boolean {
  return clauses.some((clause) => {
    if (isAdmission(clause)) return clause.agreement === id || ('with' in clause && clause.with === id);
    return DEEPENING.includes(clause.type) && 'among' in clause && parties.every(isIn(clause.among));
  });
}

const DEEPENING: readonly Clause['type'][] = [
  'customsUnion',
  'commonMarket',
  'economicUnion',
  'fullIntegration',
];

function isIn(among: readonly EconomyId[]): (party: EconomyId) => boolean {
  return (party) => among.includes(party);
}

/** Whether a proposal that waits carries this economy's signature and builds on an agreement: whoever wants the one keeps the other. */
export function hasSignedOn({ proposals }: CountryGame, agreement: Agreement, economy: EconomyId): boolean {
  return Object.values(proposals).some(
    (proposal) =>
      (proposal.status === 'open' || proposal.status === 'awaitingBell') &&
      proposal.signatures[economy] === proposal.revision &&
      buildsOn(proposal, agreement),
  );
}

/** Whether a draft builds on an agreement that this economy is about to leave. */
export function buildsOnLeft(
  { agreements }: Pick<CountryGame, 'agreements'>,
  draft: Pick<Draft, 'clauses'>,
  economy: EconomyId,
): boolean {
  return Object.values(agreements).some(
    (agreement) => agreement.notices.some(({ by }) => by === economy) && buildsOn(draft, agreement),
  );
}
