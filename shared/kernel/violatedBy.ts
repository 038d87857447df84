/** A sentence for the auditor when a condition that must hold does not. */
export function violatedBy(holds: boolean, sentence: string): string[] {
  return holds ? [] : [sentence];
}

export function areDistinct(items: readonly unknown[]): boolean {
  return new Set(items).size === items.length;
}
