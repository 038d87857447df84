/**
 * What is found about an object by name is found once, as long as the object lives. For pure findings about values that are
 * replaced, never changed in place.
 */
export function remembering<Of extends object, Found>(): (of: Of, name: string, find: () => Found) => Found {
  const memory = new WeakMap<Of, Map<string, { readonly found: Found }>>();
  return (of, name, find) => {
    const names = memory.get(of) ?? new Map<string, { readonly found: Found }>();
    memory.set(of, names);
    const known = names.get(name) ?? { found: find() };
    names.set(name, known);
    return known.found;
  };
}
