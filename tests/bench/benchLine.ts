/** One measured figure. */
export type BenchLine = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The value hoped for on an ordinary laptop; missing it fails nothing. */
  readonly goal?: number;
  /** The same task done by a peer in the same run on the same machine, and our value over its value. */
  readonly peer?: { readonly name: string; readonly value: number; readonly ratio: number };
};

export type BenchModule = { readonly run: () => Promise<readonly BenchLine[]> };
