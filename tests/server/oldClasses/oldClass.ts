/** A class of an old database, and how it was left. */
export type OldClass = {
  readonly code: string;
  readonly classId: string;
  readonly hostToken: string;
  readonly people: readonly { readonly member: string; readonly token: string }[];
  readonly stage: string;
  readonly tables: number;
  readonly seq: number;
  readonly hands: readonly string[];
};
