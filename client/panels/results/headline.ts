import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { Phrase } from '../../text/phrase.ts';

/** A sentence of the settlement as a phrase: per cents and points without their sign, which the words carry. `reader`: whose seat reads it. */
export function headlinePhrase(headline: Headline, reader?: EconomyId): Phrase {
  const params = Object.fromEntries(
    Object.entries(headline.params).map(([name, value]) => [
      name,
      typeof value === 'number' && UNSIGNED.has(name) ? Math.abs(value) : value,
    ]),
  );
  const { outsiders, economy } = headline.params;
  if (headline.key === 'question.brokenWord' && economy === reader && reader !== undefined)
    return { key: 'question.brokenWordOwn', params: {} };
  if (headline.key === 'question.whoIsMissing' && isLong(outsiders))
    return { key: 'question.whoIsMissingOfMany', params: { ...params, count: outsiders.length } };
  return { key: headline.key, params };
}

/** More names than can be read at a glance. */
const NAMES_AT_MOST = 4;

function isLong(names: Headline['params'][string] | undefined): names is readonly string[] {
  return Array.isArray(names) && names.length > NAMES_AT_MOST;
}

/** Billions below which an account is no news: a bloc that was free inside before creates nothing by going deeper. */
const SILENT_BN = 0.05;

/** Headlines that say something: no account of blocs that moved nothing, and nobody spared by blocs without an account. */
export function newsOf(headlines: readonly Headline[]): readonly Headline[] {
  const told = headlines.filter((headline) => !isAccount(headline) || movedBn(headline) >= SILENT_BN);
  return told.some(isAccount) ? told : told.filter(({ key }) => key !== 'headline.nobodyOutsideLost');
}

function isAccount({ key }: Headline): boolean {
  return key === 'headline.blocMostlyCreated' || key === 'headline.blocMostlyDiverted';
}

function movedBn({ params }: Headline): number {
  const billions = params['createdBn'] ?? params['divertedBn'];
  return typeof billions === 'number' ? billions : Infinity;
}

const UNSIGNED = new Set(['percent', 'points', 'lossBn', 'divertedBn']);
