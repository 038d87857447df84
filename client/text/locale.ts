/** Moneys of the scenarios; `plain` where a table's head or a legend has named it already. */
export type Currency = 'usd' | 'crown' | 'yuan' | 'plain';

/** Everything that differs between languages beyond their sentences. Each language has one, in its own folder. */
export type Locale = {
  /** BCP 47 tag: for `Intl` (numbers, plural forms, dates) and the `lang` attribute of the page. */
  readonly tag: string;
  /** Name of the language in the language itself. */
  readonly ownName: string;
  /** What marks a text as written in this language rather than in one with Latin letters. */
  readonly ownScript?: RegExp;
  /** Between two sentences that follow each other. */
  readonly sentenceGap: string;
  /** Between parts of a label that are no grammatical list. */
  readonly comma: string;
  /** Between names in a row that has no “and”. */
  readonly nameSeparator: string;
  /** Between the short marks of the members of a bloc: `SH–JS`, 沪苏. */
  readonly markJoint: string;
  /** Names of economies are as short as their letters, so that letters are not needed where room is short. */
  readonly hasShortNames: boolean;
  readonly money: {
    /** How many of the units in which sums are counted make a billion. */
    readonly unitsPerBillion: number;
    /** From this many units on sums are counted in a larger unit of this size; infinite where there is none. */
    readonly largeUnit: number;
    /** Decimals of the unit that reach the last million. */
    readonly exactDigits: number;
    /** Sums of yuan that are no whole number of units get a decimal below this many units. */
    readonly yuanDecimalsBelow: number;
    /** An amount with its unit and the name of the money. */
    readonly write: (amount: string, currency: Currency, isLarge: boolean) => string;
  };
  readonly people: {
    readonly unitsPerMillion: number;
    /** Counts are written without decimals from this many units on. */
    readonly wholeFrom: number;
    readonly write: (amount: string) => string;
  };
};
