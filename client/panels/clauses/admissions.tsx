import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import { admissionOf } from '#shared/rules/law/blocs.ts';
import { agreementName, economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { type ClauseView, type PartyTerm, type TermGround, integrationSubject, term } from './clauseView.ts';
import { FormerForm, formerPartnerTerms, formerTerms, freeTerms, poolTerm, wallTerms } from './unions.tsx';

const accession: ClauseView<'accession'> = {
  concepts: ['accession', 'domino'],
  chip: ({ agreement, entrant }) => ({
    label: agreementName(agreement),
    value: `+ ${economyName(entrant)}`,
  }),
  terms: accessionTerms,
  subject: integrationSubject,
  Form: ({ clause, onChange }) => (
    <FormerForm former={clause.former} onChange={(former) => onChange({ ...clause, former })} />
  ),
};

const merger: ClauseView<'merger'> = {
  concepts: ['waysOfGrowing', 'acrossContinents'],
  chip: (clause) => ({
    label: t('kind.merger'),
    value: `${agreementName(clause.agreement)} + ${agreementName(clause.with)}`,
  }),
  terms: mergerTerms,
  subject: integrationSubject,
  Form: ({ clause, onChange }) => (
    <FormerForm former={clause.former} onChange={(former) => onChange({ ...clause, former })} />
  ),
  left: (clause) => clause,
};

export const ADMISSIONS = { accession, merger };

/** An area takes an entrant at once; a union in two steps, of which the second brings its wall and its pool. */
function accessionTerms(ground: TermGround, clause: ClauseOf<'accession'>): PartyTerm[] {
  const { game } = ground;
  const { entrant, agreement, former } = clause;
  const bloc = game.agreements[agreement];
  const members = bloc?.parties ?? [];
  if (bloc !== undefined && admissionOf(game, clause)?.level === 3) {
    return [
      ...wallTerms(ground, entrant),
      term(entrant, 'get', 'term.joinGet', { agreement }),
      poolTerm(entrant, bloc.key, clause.sharePercent),
      ...[entrant, ...members].flatMap((party) => formerTerms(ground, party, former)),
      ...members.map((party) => term(party, 'get', 'term.admitGet', { economy: entrant })),
      ...formerPartnerTerms(ground, [entrant, ...members], former),
    ];
  }
  return [
    term(entrant, 'give', 'term.joinGive', { economies: members }),
    term(entrant, 'get', 'term.joinGet', { agreement }),
    ...((bloc?.level ?? 0) >= 3 ? [term(entrant, 'give', 'term.joinLater', { agreement })] : []),
    ...formerTerms(ground, entrant, former),
    ...members.flatMap((party) => [
      term(party, 'give', 'term.admitGive', { economy: entrant }),
      term(party, 'get', 'term.admitGet', { economy: entrant }),
    ]),
  ];
}

function mergerTerms(ground: TermGround, clause: ClauseOf<'merger'>): PartyTerm[] {
  const { game } = ground;
  const one = game.agreements[clause.agreement]?.parties ?? [];
  const two = game.agreements[clause.with]?.parties ?? [];
  const isOneWall = admissionOf(game, clause)?.level === 3;
  const side = (party: EconomyId, economies: readonly EconomyId[]): PartyTerm[] => [
    ...(isOneWall ? wallTerms(ground, party) : [term(party, 'give', 'term.freeGive', { economies })]),
    ...freeTerms(ground, party, economies),
    ...formerTerms(ground, party, clause.former),
  ];
  return [
    ...one.flatMap((party) => side(party, two)),
    ...two.flatMap((party) => side(party, one)),
    ...(isOneWall ? formerPartnerTerms(ground, [...one, ...two], clause.former) : []),
  ];
}
