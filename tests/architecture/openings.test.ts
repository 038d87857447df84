import { describe, expect, it } from 'vitest';
import { EVENT_KEYS } from '#shared/content/events/eventKeys.ts';
import { TEMPERAMENT_NAMES } from '#shared/content/temperaments.ts';
import type { ClauseType } from '#shared/protocol/clauses.ts';
import { CLAUSE_TYPES } from '../../shared/rules/clauses/clauseKinds.ts';
import { readSources } from './sources.ts';

/** How many files somebody opens who adds one thing of a kind: those that name each of the present ones. The gallery shows what there is, and is no part of the product. */
const SOURCES = readSources(['shared', 'server', 'client'])
  .filter(({ path }) => !path.startsWith('client/gallery/'))
  .map(({ path, text }) => ({
    path,
    text: text.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, ''),
  }));

function filesWith(pattern: RegExp, within = /./): string[] {
  return SOURCES.filter(({ path, text }) => within.test(path) && pattern.test(text)).map(({ path }) => path);
}

/** Where a kind of clause is named as one; words of other things, such as stages of integration, have the same names. */
function filesOfClause(kind: ClauseType): string[] {
  const asClause = [
    String.raw`\btype(?: ===| !==|:) '${kind}'`,
    `Clause(?:Of|Kind|View)<[^>]*'${kind}'`,
    `case '${kind}':`,
  ];
  const code = filesWith(new RegExp(asClause.join('|')), /^(?!client\/text)/);
  const texts = filesWith(new RegExp(`'[\\w.]+\\.${kind}'`), /^client\/text\/\w+\/desk\.ts$/);
  return [...code, ...texts];
}

const RULE = /^shared\/rules\/clauses\/(?!clauseKind|repairs|proposalLaw)\w+\.ts$/;
const VIEW = /^client\/panels\/clauses\/\w+\.tsx?$/;
const TEXTS = ['client/text/en/desk.ts', 'client/text/zh/desk.ts'];

function isOwn(path: string): boolean {
  return RULE.test(path) || VIEW.test(path) || TEXTS.includes(path);
}

/** Pacts are of the provinces' folders. */
const KINDS = CLAUSE_TYPES.filter((kind) => kind !== 'marketPact');

/**
 * Other files that name a kind: rules of the law about just this one, bots that propose it, forms that begin with it, commands that
 * measure it. A kind that stands nowhere here is known to its four files alone. None may be added that the rules and the desk can do without.
 */
const NAMED_ELSEWHERE: Readonly<Record<string, readonly ClauseType[]>> = {
  'client/panels/countries/countryBoard.ts': ['accession'],
  'client/panels/desk/DeskHead.tsx': ['commonMarket'],
  'client/panels/desk/PlainOffer.tsx': ['freeTradeArea'],
  'client/panels/desk/deskModel.ts': ['payment'],
  'client/panels/lobby/firstMinutesModel.ts': ['freeTradeArea', 'payment'],
  'client/panels/proposal/ProposalActionsRow.tsx': ['payment'],
  'client/panels/proposal/ProposalHeader.tsx': ['bindingPeriod'],
  'client/panels/proposal/proposalModel.ts': ['bindingPeriod'],
  'client/panels/provinces/pacts/pactDraft.ts': ['payment'],
  'client/panels/treaty/clausePolitics.ts': ['payment'],
  'client/panels/treaty/templates.ts': [
    'freeTradeArea',
    'customsUnion',
    'accession',
    'merger',
    'payment',
    'deepProvision',
  ],
  'client/panels/wto/package/PackageSheet.tsx': ['specialTreatment'],
  'client/panels/wto/package/TermsForm.tsx': ['specialTreatment'],
  'server/commands/simulate/mutualPartners.ts': [
    'freeTradeArea',
    'customsUnion',
    'commonMarket',
    'economicUnion',
    'fullIntegration',
    'accession',
    'merger',
  ],
  'shared/bots/modules/conferenceMove.ts': ['specialTreatment'],
  'shared/bots/moves/attention.ts': ['payment'],
  'shared/bots/par/bestPath.ts': [
    'tariffConcession',
    'freeTradeArea',
    'customsUnion',
    'commonMarket',
    'economicUnion',
    'fullIntegration',
  ],
  'shared/bots/proposals/candidateDrafts.ts': [
    'agreedSpecialization',
    'freeTradeArea',
    'customsUnion',
    'accession',
    'merger',
    'deepProvision',
  ],
  'shared/bots/proposals/concessions.ts': ['tariffConcession', 'payment'],
  'shared/bots/proposals/propose.ts': ['customsUnion', 'commonMarket', 'merger'],
  'shared/bots/provinces/bargain.ts': ['payment'],
  'shared/bots/provinces/pactDraft.ts': ['payment'],
  'shared/bots/speech/minds.ts': ['payment'],
  'shared/bots/strategies.ts': ['payment'],
  'shared/bots/valuation/appraiser.ts': ['customsUnion', 'payment'],
  'shared/bots/valuation/firstSight.ts': ['tariffConcession', 'freeTradeArea'],
  'shared/bots/valuation/homePolitics.ts': ['merger'],
  'shared/bots/valuation/lawTable.ts': ['freeTradeArea', 'customsUnion', 'payment'],
  'shared/rules/clauses/clauseKind.ts': ['tariffConcession'],
  'shared/rules/clauses/clauseKinds.ts': ['tariffConcession'],
  'shared/rules/clauses/proposalLaw.ts': ['phaseIn', 'specialTreatment', 'conditionality'],
  'shared/rules/clauses/repairs.ts': [
    'tariffConcession',
    'freeTradeArea',
    'customsUnion',
    'accession',
    'merger',
    'payment',
    'phaseIn',
    'specialTreatment',
    'adjustmentFund',
  ],
  'shared/rules/countries/findCountryViolations.ts': ['payment'],
  'shared/rules/law/admissionLaw.ts': [
    'commonMarket',
    'economicUnion',
    'fullIntegration',
    'accession',
    'bindingPeriod',
  ],
  'shared/rules/law/agreement.ts': ['tariffConcession', 'bindingPeriod'],
  'shared/rules/law/blocs.ts': ['accession', 'merger'],
  'shared/rules/modules/wto/articleXxiv.ts': ['tariffConcession', 'phaseIn', 'specialTreatment'],
  'shared/rules/modules/wto/packages.ts': ['specialTreatment'],
  'shared/rules/provinces/pacts/pactFaults.ts': ['payment'],
  'shared/rules/provinces/pacts/pactLaw.ts': ['payment'],
};

function kindsNamedElsewhere(): Record<string, ClauseType[]> {
  const found: Record<string, ClauseType[]> = {};
  for (const kind of KINDS)
    for (const path of filesOfClause(kind)) if (!isOwn(path)) (found[path] ??= []).push(kind);
  return found;
}

describe('somebody who adds', () => {
  it.each(KINDS)('a kind of clause as %s opens four files: its rule, its view and two texts', (kind) => {
    const files = filesOfClause(kind).filter(isOwn);
    expect(files).toHaveLength(4);
    expect(files.filter((path) => RULE.test(path))).toHaveLength(1);
    expect(files.filter((path) => VIEW.test(path))).toHaveLength(1);
    expect(files.filter((path) => TEXTS.includes(path))).toHaveLength(2);
  });

  it('a kind of clause finds no other file that has to know all of them', () => {
    expect(kindsNamedElsewhere()).toEqual(NAMED_ELSEWHERE);
    const elsewhere = Object.values(NAMED_ELSEWHERE).flat();
    expect(KINDS.filter((kind) => !elsewhere.includes(kind))).toEqual([
      'jointInfrastructure',
      'mutualRecognition',
      'disputeSettlement',
    ]);
  });

  it.each(TEMPERAMENT_NAMES)('a temperament as %s opens one file, and its name in each language', (name) => {
    const files = filesWith(new RegExp(`^  ${name}: \\{`, 'm'), /^(?!shared\/content\/provinces)/);
    expect(files).toEqual(['shared/content/temperaments.ts']);
  });

  it.each(EVENT_KEYS)('an event card as %s opens four files: the list, its deck and two texts', (key) => {
    const files = filesWith(new RegExp(`'(?:[\\w.]+\\.)?${key}(?:\\.\\w+)?'|^  ${key}[:,]`, 'm'), /event/i);
    expect(files.length, files.join('\n')).toBeLessThanOrEqual(4);
  });

  it('a language opens its folder, the list of languages and what must know every folder', () => {
    expect(filesWith(/'zh'|\bzh:|\/zh\//, /^(?!client\/text\/zh\/)/).toSorted()).toEqual([
      'client/text/areas.ts',
      'client/text/language.ts',
      'client/text/t.ts',
      'client/text/wording.ts',
      // Names of simulated people.
      'server/simulated/cast.ts',
      'shared/content/vocabulary.ts',
    ]);
  });
});
