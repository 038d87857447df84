import { FREE_TRADE_LEVEL } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { ArticleXxivLine } from '#shared/protocol/modules/wto.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { isIntegration, kindOf } from '#shared/rules/clauses/clauseKinds.ts';
import { articleXxivCheck } from '#shared/rules/modules/wto/articleXxiv.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type Phrase, phrase } from '../../text/t.ts';
import { levelOfClause } from '../proposal/proposalModel.ts';

/** One question that the rules ask of a draft, and their answer. */
export type RuleCheck = {
  readonly result: 'holds' | 'fails' | 'note';
  readonly phrase: Phrase;
  /** A line more where the answer has a reason worth naming. */
  readonly detail?: Phrase;
  /** The article that fails. */
  readonly article?: number;
};

/** Rules of the game, then the review under Article XXIV line by line; the review only where the multilateral system is open. */
export type RuleChecks = { readonly game: readonly RuleCheck[]; readonly review: readonly RuleCheck[] };

/** Families of rules by how the codes of their refusals begin, and whether a draft is asked about them before one comes. */
const FAMILIES = [
  { name: 'parties', prefixes: ['proposal/', 'accession/', 'merger/'], asks: () => true },
  { name: 'step', prefixes: ['pace/', 'deepening/'], asks: ({ clauses }) => clauses.some(isIntegration) },
  {
    name: 'oneUnion',
    prefixes: ['union/one', 'union/no', 'union/all'],
    asks: ({ clauses }) => clauses.some((clause) => levelOfClause(clause) >= FREE_TRADE_LEVEL),
  },
  { name: 'former', prefixes: ['union/former'], asks: () => false },
  {
    name: 'payment',
    prefixes: ['payment/'],
    asks: ({ clauses }) => clauses.some(({ type }) => type === 'payment'),
  },
  { name: 'terms', prefixes: ['terms/'], asks: ({ clauses }) => clauses.some(isBeyondForm) },
  { name: 'articles', prefixes: ['clause/', 'fta/'], asks: () => true },
] as const satisfies readonly Family[];

type Family = {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly asks: (draft: Draft) => boolean;
};

export function ruleChecks(
  scenario: Scenario,
  game: CountryGame,
  draft: Draft,
  faults: readonly Rejection[],
): RuleChecks {
  const isReviewed = faults.every(({ code }) => code.startsWith('wto/'));
  return {
    game: FAMILIES.filter((family) => family.asks(draft) || faultIn(family, faults) !== undefined).map(
      (family) => checkOf(family, faults),
    ),
    review: isReviewed ? articleXxivCheck(scenario, game, draft).map((line) => lineCheck(line, faults)) : [],
  };
}

export function failing({ game, review }: RuleChecks): number {
  return [...game, ...review].filter(({ result }) => result === 'fails').length;
}

function isBeyondForm({ type }: Clause): boolean {
  return kindOf(type).beyond !== undefined;
}

function faultIn({ prefixes }: Family, faults: readonly Rejection[]): Rejection | undefined {
  return faults.find(({ code }) => prefixes.some((prefix) => code.startsWith(prefix)));
}

function checkOf(family: (typeof FAMILIES)[number], faults: readonly Rejection[]): RuleCheck {
  const fault = faultIn(family, faults);
  const rule = phrase(`check.${family.name}`);
  return fault === undefined
    ? { result: 'holds', phrase: rule }
    : { result: 'fails', phrase: rule, ...articleOf(fault) };
}

function articleOf(fault: Rejection | undefined): { readonly article?: number } {
  return fault !== undefined && 'clause' in fault && typeof fault.clause === 'number'
    ? { article: fault.clause }
    : {};
}

const FAULT_OF_LINE = {
  substantiallyAllTrade: 'wto/substantially-all-trade',
  noHigherBarriers: 'wto/higher-barriers',
  schedule: 'wto/schedule-too-long',
  enablingClause: undefined,
} as const satisfies Record<ArticleXxivLine['line'], Rejection['code'] | undefined>;

function lineCheck({ line, holds, params }: ArticleXxivLine, faults: readonly Rejection[]): RuleCheck {
  const code = FAULT_OF_LINE[line];
  if (line === 'enablingClause') {
    return holds
      ? { result: 'holds', phrase: phrase('check.enabling') }
      : { result: 'note', phrase: phrase('check.mostFavoured') };
  }
  return {
    result: holds ? 'holds' : 'fails',
    phrase: phrase(`check.${line}`, params),
    ...(line === 'noHigherBarriers' ? worstLine(params) : {}),
    ...(holds ? {} : articleOf(faults.find((fault) => fault.code === code))),
  };
}

/** The sector in which the outside wall rises most, if it rises in any. */
function worstLine(params: ArticleXxivLine['params']): Pick<RuleCheck, 'detail'> {
  const rises = Number(params['sectorAfterBp']) > Number(params['sectorBeforeBp']);
  return rises ? { detail: phrase('check.worstSector', params) } : {};
}
