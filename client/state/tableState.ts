import { computed, signal } from '@preact/signals';
import type { ConceptId } from '#shared/content/concepts/conceptPlaces.ts';
import type { AgreementId, EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { DraftedWork } from '#shared/protocol/offices.ts';
import type { Channel } from '#shared/protocol/session.ts';
import type { BarriersState } from '#shared/protocol/modules/modules.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import { moduleIsOpen, openWto } from '#shared/rules/law/moduleIsOn.ts';
import type { CountryGame } from '#shared/rules/state.ts';

/** What is open on this device; nothing of it is the game's. */
export type Tab = 'deals' | 'map' | 'chat' | 'economy';
export type DealsView = 'proposals' | 'agreements' | 'pledges' | 'conference' | 'disputes';

/** The treaty desk: a proposal that is being written, alone or as an answer, or a change of one's own. */
export type DeskWork = DraftedWork & {
  /** The article that is open for editing. */
  readonly openArticle?: number;
  /** Name of the draft of another person at a shared seat: it is read here as they write it. */
  readonly reads?: string;
};

/** A deal that was opened from the list of partners: the terms as the list put them, by which law it did, and whether those who are asked are sure to sign them; else who of them wants more. */
export type ListedDeal = {
  readonly draft: Draft;
  readonly law: string;
  readonly isSure: boolean;
  readonly by?: EconomyId | undefined;
  readonly isLikely?: true | undefined;
  /** The talks as they stood then. */
  readonly talks?: string | undefined;
  /** They were sure to sign it until others signed. */
  readonly hasFallen?: true;
};

export const listedDeal = signal<ListedDeal | undefined>(undefined);
export const tab = signal<Tab>('deals');
export const dealsView = signal<DealsView>('proposals');
export const openProposal = signal<ProposalId | undefined>(undefined);
export const desk = signal<DeskWork | undefined>(undefined);
export const selected = signal<EconomyId | undefined>(undefined);
/** How high the line of the next move stands over the map. */
export const stripPx = signal(0);
export const layer = signal<MapLayer>('flows');
export const channel = signal<Channel>({ type: 'plenary' });
/** On wide screens talk lies over the map and can be folded away. */
export const isTalkFolded = signal(false);
/** Whether the talk was pressed, written in or scrolled a moment ago: in a game alone without a clock bots wait for so long. */
export const isTalkUsed = signal(false);
/** Whether bots hold still in a game alone, as it is the turn of this person. */
export const isHeldForTurn = signal(false);
/** Whether this person has let the others go on: they do until somebody signs or writes to this seat. */
export const letsOthersGoOn = signal(false);
export const showsKeys = signal(false);
/** Whether a card of what has happened is on show. */
export const isCardOpen = signal(false);
/** On a wide screen the conference lies over the map and the proposals; this device may look at those instead. */
export const isConferenceAside = signal(false);
/** The case that is open in the disputes, and whom the forms are about. */
export const openCase = signal<string | undefined>(undefined);
export const formsAbout = signal<EconomyId | undefined>(undefined);

/** Pacts that were left from this device: who leaves one of two is told nowhere else. */
export const pactsLeftHere = new Set<AgreementId>();

export function showProposal(proposal: ProposalId): void {
  isConferenceAside.value = true;
  dealsView.value = 'proposals';
  openProposal.value = proposal;
  desk.value = undefined;
  tab.value = 'deals';
}

export function showOffers(): void {
  dealsView.value = 'proposals';
  openProposal.value = undefined;
  selected.value = undefined;
  tab.value = 'deals';
}

export function showAgreements(): void {
  isConferenceAside.value = true;
  dealsView.value = 'agreements';
  openProposal.value = undefined;
  tab.value = 'deals';
}

export function showTalkWith(economy: EconomyId): void {
  showTalk({ type: 'pair', with: economy });
}

/** Time to read the answer to what was asked; more is read while bots go on. */
const TALK_RESTS_MS = 15_000;
let talkRests: ReturnType<typeof setTimeout> | undefined;

export function noteTalkUsed(): void {
  isTalkUsed.value = true;
  clearTimeout(talkRests);
  talkRests = setTimeout(() => (isTalkUsed.value = false), TALK_RESTS_MS);
}

/** On a phone, where somebody was who was led to the talk: their tab, and what lay on the desk. */
export const beforeTalk = signal<{ readonly tab: Tab; readonly work: DeskWork | undefined } | undefined>(
  undefined,
);

/** Back to where one was when somebody wrote. */
export function leaveTalk(): void {
  const before = beforeTalk.peek();
  if (before === undefined) return;
  beforeTalk.value = undefined;
  desk.value = before.work;
  tab.value = before.tab;
}

export function showTalk(room: Channel): void {
  noteTalkUsed();
  if (tab.peek() !== 'chat') beforeTalk.value = { tab: tab.peek(), work: desk.peek() };
  channel.value = room;
  isTalkFolded.value = false;
  tab.value = 'chat';
}

/** The conference: over the map where there is room for it, else among the deals. */
export function showConference(): void {
  dealsView.value = 'conference';
  openProposal.value = undefined;
  desk.value = undefined;
  tab.value = 'deals';
  isConferenceAside.value = false;
}

/** Back to the map and the proposals; the conference goes on. */
export function leaveConference(): void {
  isConferenceAside.value = true;
  if (dealsView.peek() === 'conference') dealsView.value = 'proposals';
}

/** Complaints and inspections, about one economy. */
export function showDisputesWith(economy: EconomyId): void {
  formsAbout.value = economy;
  openCase.value = undefined;
  dealsView.value = 'disputes';
  openProposal.value = undefined;
  tab.value = 'deals';
  isConferenceAside.value = true;
}

/** A new table, or a new seat: nothing of the last one stays open. */
export function resetTable(): void {
  tab.value = 'deals';
  dealsView.value = 'proposals';
  openProposal.value = undefined;
  desk.value = undefined;
  selected.value = undefined;
  layer.value = 'flows';
  channel.value = { type: 'plenary' };
  isConferenceAside.value = false;
  openCase.value = undefined;
  formsAbout.value = undefined;
  pactsLeftHere.clear();
}

/** `all` shows trade, walls and blocs together: big screen and front page. */
export type MapLayer = 'flows' | 'walls' | 'blocs' | 'all';

/** A game in which the multilateral system is at work. */
export type WtoView = CountryGame & { readonly wto: WtoState };

/** The game as the WTO's panels read it; undefined where the module is off or opens later: no trace of it. */
export function wtoView(game: CountryGame): WtoView | undefined {
  const wto = openWto(game);
  return wto === undefined ? undefined : { ...game, wto };
}

/** Hidden barriers where they are at work; undefined: no trace of them. */
export function barriersNow(game: CountryGame): BarriersState | undefined {
  return game.barriers !== undefined && moduleIsOpen(game, 'barriers') ? game.barriers : undefined;
}

/** Cards of the glossary that are open over the page, one from another; the last is shown. */
const conceptTrail = signal<readonly ConceptId[]>([]);

export const shownConcept = computed(() => conceptTrail.value.at(-1));

/** The card from which the shown one was opened. */
export const conceptBefore = computed(() => conceptTrail.value.at(-2));

/** Opens a card beside what it explains. */
export function openConcept(id: ConceptId): void {
  conceptTrail.value = [id];
}

/** From a card to a related one; back at one that was open, the way between is forgotten. */
export function followConcept(id: ConceptId): void {
  const trail = conceptTrail.peek();
  const known = trail.indexOf(id);
  conceptTrail.value = known === -1 ? [...trail, id] : trail.slice(0, known + 1);
}

export function stepBack(): void {
  conceptTrail.value = conceptTrail.peek().slice(0, -1);
}

export function closeConcept(): void {
  conceptTrail.value = [];
}
