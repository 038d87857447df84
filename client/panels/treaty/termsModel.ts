import type { Filling } from '../../text/t.ts';
import type { TextKey } from '../../text/areas.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf, FormerAgreement, RevenueKey } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { admissionOf } from '#shared/rules/agreements/admission.ts';
import type { GameState } from '#shared/rules/state.ts';
import { type Phrase, phrase } from '../../text/phrase.ts';
import { deepTerms } from './deepTerms.ts';
import { averageWallBp, leviedRateBp } from '../../state/trade.ts';

/** One thing that a paper makes a party give or lets it get, as a sentence key with its parameters. */
export type Term = {
  readonly clause: number;
  readonly party: EconomyId;
  readonly side: TermSide;
  readonly phrase: Phrase;
};
/** `both`: a duty that binds every party alike. */
export type TermSide = 'give' | 'get' | 'both';

type Context = { readonly scenario: Scenario; readonly game: GameState; readonly clause: number };

/** Every term of a paper, clause by clause, party by party. */
export function termsOf(
  scenario: Scenario,
  game: GameState,
  draft: Pick<Draft, 'parties' | 'clauses'>,
): Term[] {
  return draft.clauses.flatMap((clause, at) =>
    clauseTerms({ scenario, game, clause: at }, clause, draft.parties),
  );
}

/** Terms that one party gives, and those that it gets; duties of all stand with the gifts. */
export function giveAndGet(
  terms: readonly Term[],
  party: EconomyId,
): { readonly give: Phrase[]; readonly get: Phrase[] } {
  const own = terms.filter((term) => term.party === party);
  return {
    give: own.filter((term) => term.side !== 'get').map((term) => term.phrase),
    get: own.filter((term) => term.side === 'get').map((term) => term.phrase),
  };
}

function clauseTerms(context: Context, clause: Clause, parties: readonly EconomyId[]): Term[] {
  switch (clause.type) {
    case 'tariffConcession':
      return concessionTerms(context, clause);
    case 'freeTradeArea':
      return freeTradeTerms(context, clause);
    case 'customsUnion':
      return unionTerms(context, clause);
    case 'accession':
      return accessionTerms(context, clause);
    case 'merger':
      return mergerTerms(context, clause);
    case 'payment':
      return [
        term(context, clause.from, 'give', 'term.pay', {
          economy: clause.to,
          amountMn: clause.amountMn,
          rounds: clause.rounds,
        }),
        term(context, clause.to, 'get', 'term.paid', {
          economy: clause.from,
          amountMn: clause.amountMn,
          rounds: clause.rounds,
        }),
      ];
    case 'bindingPeriod':
      return parties.map((party) => term(context, party, 'both', 'term.binding', { rounds: clause.rounds }));
    default:
      return deepTerms(clause, parties).map((own) => ({ clause: context.clause, ...own }));
  }
}

function concessionTerms(context: Context, clause: ClauseOf<'tariffConcession'>): Term[] {
  const fromBp = Math.max(
    ...clause.to.map((exporter) =>
      leviedRateBp(context.game, { importer: clause.by, exporter }, clause.sector),
    ),
  );
  const rates = { sector: clause.sector, fromBp, rateBp: clause.rateBp };
  return [
    term(context, clause.by, 'give', 'term.tariffGive', { ...rates, economies: clause.to }),
    ...clause.to.map((party) =>
      term(context, party, 'get', 'term.tariffGet', { ...rates, economy: clause.by }),
    ),
  ];
}

function freeTradeTerms(context: Context, clause: ClauseOf<'freeTradeArea'>): Term[] {
  return clause.among.flatMap((party) => {
    const economies = clause.among.filter((other) => other !== party);
    const kept = clause.exceptions.filter((exception) => exception.by === party);
    const barred = clause.exceptions.filter((exception) => exception.by !== party);
    return [
      term(context, party, 'give', 'term.freeGive', { economies }),
      term(context, party, 'get', 'term.freeGet', { economies }),
      ...kept.map(({ sector }) => term(context, party, 'get', 'term.exceptionKept', { sector })),
      ...barred.map(({ by, sector }) =>
        term(context, party, 'give', 'term.exceptionMet', { economy: by, sector }),
      ),
    ];
  });
}

function unionTerms(context: Context, clause: ClauseOf<'customsUnion'>): Term[] {
  return clause.among.flatMap((party) => {
    const economies = clause.among.filter((other) => other !== party);
    const percent = clause.key.type === 'shares' ? clause.key.percent[party] : undefined;
    return [
      ...wallTerms(context, party),
      term(context, party, 'get', 'term.freeGet', { economies }),
      poolTerm(context, party, clause.key, percent),
      ...formerTerms(context, party, clause.former),
    ];
  });
}

/** Wall and tariff money go over to the union. */
function wallTerms(context: Context, party: EconomyId): Term[] {
  const { scenario, game } = context;
  const wallBp = averageWallBp(scenario, game, party, game.walls[party]?.mfnRateBp ?? {});
  return [
    term(context, party, 'give', 'term.wallGive', { rateBp: Math.round(wallBp) }),
    term(context, party, 'give', 'term.poolGive'),
  ];
}

function poolTerm(
  context: Context,
  party: EconomyId,
  key: RevenueKey | undefined,
  percent: number | undefined,
): Term {
  if (key?.type === 'people') return term(context, party, 'get', 'term.poolPeople');
  return percent === undefined
    ? term(context, party, 'get', 'term.poolImports')
    : term(context, party, 'get', 'term.poolShare', { percent });
}

/** An area takes an entrant at once; a union in two steps, of which the second brings its wall and its pool. */
function accessionTerms(context: Context, clause: ClauseOf<'accession'>): Term[] {
  const { game } = context;
  const { entrant, agreement, former } = clause;
  const bloc = game.agreements[agreement];
  const members = bloc?.parties ?? [];
  if (bloc !== undefined && admissionOf(game, clause)?.level === 3) {
    return [
      ...wallTerms(context, entrant),
      term(context, entrant, 'get', 'term.joinGet', { agreement }),
      poolTerm(context, entrant, bloc.key, clause.sharePercent),
      ...[entrant, ...members].flatMap((party) => formerTerms(context, party, former)),
      ...members.map((party) => term(context, party, 'get', 'term.admitGet', { economy: entrant })),
    ];
  }
  return [
    term(context, entrant, 'give', 'term.joinGive', { economies: members }),
    term(context, entrant, 'get', 'term.joinGet', { agreement }),
    ...((bloc?.level ?? 0) >= 3 ? [term(context, entrant, 'give', 'term.joinLater', { agreement })] : []),
    ...formerTerms(context, entrant, former),
    ...members.flatMap((party) => [
      term(context, party, 'give', 'term.admitGive', { economy: entrant }),
      term(context, party, 'get', 'term.admitGet', { economy: entrant }),
    ]),
  ];
}

function mergerTerms(context: Context, clause: ClauseOf<'merger'>): Term[] {
  const { game } = context;
  const one = game.agreements[clause.agreement]?.parties ?? [];
  const two = game.agreements[clause.with]?.parties ?? [];
  const isOneWall = admissionOf(game, clause)?.level === 3;
  const side = (party: EconomyId, economies: readonly EconomyId[]): Term[] => [
    ...(isOneWall
      ? wallTerms(context, party)
      : [term(context, party, 'give', 'term.freeGive', { economies })]),
    term(context, party, 'get', 'term.freeGet', { economies }),
    ...formerTerms(context, party, clause.former),
  ];
  return [...one.flatMap((party) => side(party, two)), ...two.flatMap((party) => side(party, one))];
}

/** What happens to a member's older agreements with outsiders. */
function formerTerms(context: Context, party: EconomyId, former: readonly FormerAgreement[]): Term[] {
  return former
    .filter(({ agreement }) => context.game.agreements[agreement]?.parties.includes(party) === true)
    .map(({ agreement, action }) =>
      term(context, party, 'give', action === 'extend' ? 'term.formerExtend' : 'term.formerEnd', {
        agreement,
      }),
    );
}

function term<Key extends TextKey>(
  { clause }: Context,
  party: EconomyId,
  side: TermSide,
  ...[key, ...params]: readonly [key: Key, ...params: Filling<Key>]
): Term {
  return { clause, party, side, phrase: phrase(key, ...params) };
}
