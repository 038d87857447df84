import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline } from '#shared/protocol/report.ts';
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

const UNSIGNED = new Set(['percent', 'points', 'lossBn', 'divertedBn']);
