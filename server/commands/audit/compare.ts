/** How far two values lie apart: the largest relative difference of their numbers, and the first place where they are not the same. */
export type Difference = { readonly largestRelativeDifference: number; readonly fault?: string };

/**
 * Relative differences up to this are another processor's or another version of Node's: sums and powers in another order, and
 * results that the rules round to six digits.
 */
const TOLERANCE = 1e-6;
/** What is stored as nothing, to the accuracy of the solver. */
const NEAR_ZERO = 1e-9;

/** Compares what the log holds with the same decided anew. Both go by their JSON, in which an absent field is absent. */
export function findDifference(stored: unknown, anew: unknown): Difference {
  return compare(stored, JSON.parse(JSON.stringify(anew)), '');
}

function compare(stored: unknown, anew: unknown, path: string): Difference {
  if (typeof stored === 'number' && typeof anew === 'number') return compareNumbers(stored, anew, path);
  if (!isObject(stored) || !isObject(anew) || Array.isArray(stored) !== Array.isArray(anew))
    return stored === anew ? { largestRelativeDifference: 0 } : differing(stored, anew, path);
  let found: Difference = { largestRelativeDifference: 0 };
  for (const key of new Set([...Object.keys(stored), ...Object.keys(anew)])) {
    const inner = compare(stored[key], anew[key], path === '' ? key : `${path}.${key}`);
    found = {
      ...inner,
      ...found,
      largestRelativeDifference: Math.max(found.largestRelativeDifference, inner.largestRelativeDifference),
    };
  }
  return found;
}

function compareNumbers(stored: number, anew: number, path: string): Difference {
  const apart = Math.abs(stored - anew);
  if (apart <= NEAR_ZERO) return { largestRelativeDifference: 0 };
  const largestRelativeDifference = apart / Math.max(Math.abs(stored), Math.abs(anew));
  return largestRelativeDifference <= TOLERANCE
    ? { largestRelativeDifference }
    : { ...differing(stored, anew, path), largestRelativeDifference };
}

function differing(stored: unknown, anew: unknown, path: string): Difference {
  return {
    largestRelativeDifference: 0,
    fault: `${path} is ${brief(stored)} in the log and ${brief(anew)} anew`,
  };
}

const MOST_CHARACTERS = 60;

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent';
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
