/**
 * What the screens know of a kind of clause, as one object. `clauseViews.ts` lists them; what shows or edits clauses looks them up
 * there. How to add one: docs/architecture.md.
 */
import type { VNode } from 'preact';
import type { ConceptId } from '#shared/content/concepts/conceptPlaces.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf, ClauseType } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { type Agreement, contentOf } from '#shared/protocol/law.ts';
import { nearestForm } from '#shared/rules/law/forms.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { PlainKey, TextKey } from '../../text/areas.ts';
import { formatList, formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { type Filling, type Phrase, phrase, t } from '../../text/t.ts';

/** A clause as a noun and a value, short enough for a chip. */
export type Chip = { readonly label: string; readonly value: string };

/** `both`: a duty that binds every party alike. */
type TermSide = 'give' | 'get' | 'both';

/** Whose term it is, on which side, and how it is said. */
export type PartyTerm = { readonly party: EconomyId; readonly side: TermSide; readonly phrase: Phrase };

/** What terms are read from. */
export type TermGround = {
  readonly scenario: Scenario;
  readonly game: CountryGame;
  readonly parties: readonly EconomyId[];
  /** The round in which they are agreed. */
  readonly round: number;
};

/** The properties of the form of an article on the desk. */
export type FormProps<C extends Clause = Clause> = {
  readonly scenario: Scenario;
  readonly game: CountryGame;
  readonly draft: Draft;
  readonly me: EconomyId;
  readonly clause: C;
  readonly onChange: (clause: Clause) => void;
};

/** What an article is about: the form of integration, tariffs and money, or what lies beyond tariffs. */
export const ADDABLE_GROUPS = ['forms', 'money', 'deep'] as const;
export type AddableGroup = (typeof ADDABLE_GROUPS)[number];

/** Who adds an article, to which draft, and with whom in mind. */
export type Adding = Pick<FormProps, 'scenario' | 'game' | 'draft' | 'me'> & { readonly partner: EconomyId };

export type Addition = {
  readonly group: AddableGroup;
  readonly label: PlainKey;
  /** Where every round starts anew it says nothing: it binds for longer. */
  readonly isForLonger?: boolean;
  /** A first text, which its author changes at once. */
  readonly first: (adding: Adding) => Clause;
};

export type ClauseView<T extends ClauseType = ClauseType> = {
  /** Cards of the glossary that explain it, the main one first. */
  readonly concepts: readonly ConceptId[];
  /** As agreed in a round; absent: in the present one. */
  readonly chip: (clause: ClauseOf<T>, round?: number) => Chip;
  /** What it makes each party give, or lets it get. */
  readonly terms: (ground: TermGround, clause: ClauseOf<T>) => PartyTerm[];
  /** What it is about, without how much: two versions of one subject are a change, not a removal and an addition. */
  readonly subject: (clause: ClauseOf<T>) => string;
  readonly Form: (props: FormProps<ClauseOf<T>>) => VNode | null;
  /** How it is added on the desk; absent: by a template only. */
  readonly add?: Addition;
  /** The clause with one more party of a group; absent: the party joins and nothing else changes. */
  readonly joined?: (clause: ClauseOf<T>, economy: EconomyId) => Clause;
  /** The clause of a draft that a party has left, where the author still decides what else follows; absent: as the rules narrow it. */
  readonly left?: (clause: ClauseOf<T>, economy: EconomyId) => Clause | undefined;
};

export function term<Key extends TextKey>(
  party: EconomyId,
  side: TermSide,
  ...[key, ...params]: readonly [key: Key, ...params: Filling<Key>]
): PartyTerm {
  return { party, side, phrase: phrase(key, ...params) };
}

/** Terms of each of some parties, given the others. */
export function each(
  parties: readonly EconomyId[],
  termsFor: (party: EconomyId, others: readonly EconomyId[]) => readonly PartyTerm[],
): PartyTerm[] {
  return parties.flatMap((party) =>
    termsFor(
      party,
      parties.filter((other) => other !== party),
    ),
  );
}

export function names(economies: readonly EconomyId[]): string {
  return formatList(economies.map(economyName));
}

export function percentOfIncome(contributionBp: number): string {
  return t('chip.percentOfIncome', { percent: formatNumber(contributionBp / 100, 2) });
}

/** A form of integration; a proposal has one, whichever it is. */
export function integrationSubject(): string {
  return 'integration';
}

/** A kind that a proposal has once, or that is told by its name alone. */
export function ownName({ type }: Clause): string {
  return type;
}

/** How the form of an agreement in force is called where neither its level nor what it is about says all. */
export function formOf(scenario: Scenario, agreement: Agreement): Phrase | undefined {
  if (contentOf(agreement) !== undefined) return undefined;
  const { level, isHybrid } = nearestForm(scenario, agreement);
  if (isHybrid) return phrase('form.hybrid', { level });
  return level === agreement.level ? undefined : phrase('form.inEffect', { level });
}
