import type { Headline } from '#shared/protocol/report.ts';
import type { Phrase } from '../../text/phrase.ts';

/** A sentence of the settlement as a phrase: per cents and points without their sign, which the words carry. */
export function headlinePhrase(headline: Headline): Phrase {
  const params = Object.fromEntries(
    Object.entries(headline.params).map(([name, value]) => [
      name,
      typeof value === 'number' && UNSIGNED.has(name) ? Math.abs(value) : value,
    ]),
  );
  return { key: headline.key, params };
}

const UNSIGNED = new Set(['percent', 'points', 'lossBn', 'divertedBn']);
