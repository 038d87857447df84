import { signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { readJson, writeJson } from '../../state/storage.ts';
import { game } from '../../state/store.ts';
import {
  dealsView,
  desk,
  isTalkFolded,
  layer,
  leaveConference,
  openProposal,
  selected,
  showProposal,
  showsKeys,
  tab,
} from '../../state/tableState.ts';
import type { PlainKey } from '../../text/areas.ts';
import { t } from '../../text/t.ts';
import { proposalMove } from '../proposal/proposalsOfSeat.ts';

const STORAGE_KEY = 'accord.keys';

/** Single-letter keys may be switched off on this device (WCAG 2.1.4). */
const areKeysOn = signal(readJson(localStorage, STORAGE_KEY) !== false);

export type KeyList = readonly (readonly [string, PlainKey])[];

type Props = {
  readonly keys: KeyList;
  readonly me: EconomyId | undefined;
  /** Begins a proposal. */
  readonly onWrite: () => void;
};

/** The keys of a table at work; on demand their list, with the switch that turns single letters off. */
export function TableKeys({ keys, me, onWrite }: Props) {
  useTableKeys(me, onWrite);
  if (!showsKeys.value) return null;
  return (
    <Dialog title={t('keys.title')} onClose={() => (showsKeys.value = false)}>
      <dl class="keys">
        {keys.map(([key, text]) => (
          <div class="row" key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <label class="row">
        <input
          type="checkbox"
          checked={areKeysOn.value}
          onChange={(event) => switchKeys(event.currentTarget.checked)}
        />
        {t('keys.switch')}
      </label>
    </Dialog>
  );
}

function switchKeys(isOn: boolean): void {
  areKeysOn.value = isOn;
  writeJson(localStorage, STORAGE_KEY, isOn);
}

/** Off while typing, with a modifier, or under a dialog. */
function useTableKeys(me: EconomyId | undefined, onWrite: () => void): void {
  useLayoutEffect(() => {
    const keyed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (event.key !== 'Escape' && event.key !== '?' && !areKeysOn.peek()) return;
      if (act(event.key, me, onWrite)) event.preventDefault();
    };
    document.addEventListener('keydown', keyed);
    return () => document.removeEventListener('keydown', keyed);
  }, [me, onWrite]);
}

/** Fields that no letter goes into: whoever has just moved a tariff may go on by key. */
const WITHOUT_LETTERS: readonly string[] = ['radio', 'checkbox', 'range'];

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    (target instanceof HTMLInputElement && !WITHOUT_LETTERS.includes(target.type)) ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

/** True when the key meant something. */
function act(key: string, me: EconomyId | undefined, onWrite: () => void): boolean {
  const state = game.peek();
  if (state === undefined) return false;
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case 'p': {
      const move = me === undefined ? undefined : proposalMove(state, me);
      if (move !== undefined) showProposal(move.target.proposal);
      else dealsView.value = 'proposals';
      return goTo('deals', '.deals');
    }
    case 'm':
      return goTo('map', '.province-view :is(.province-mark, .cell)[tabindex="0"]', '.player-map button');
    case 'c':
      return goTo('chat', '.talk input, .talk select');
    case 't':
      return goTo('economy', '.policy input:is([type=range], :checked), .dial [aria-checked=true]');
    case 'n':
      if (me === undefined || state.phase !== 'negotiation') return false;
      tab.value = 'deals';
      onWrite();
      return true;
    case '1':
    case '2':
    case '3':
      return pressForm(Number(key)) || showLayer(Number(key));
    case '4':
      document.querySelector<HTMLElement>('.map-tools .map-seg:last-child button:last-child')?.click();
      return true;
    case '?':
      showsKeys.value = true;
      return true;
    case 'Escape':
      return closeOne();
    default:
      return false;
  }
}

/** Close what lies on top; a draft is kept, and no deal is ever cancelled. */
function closeOne(): boolean {
  if (desk.peek() !== undefined) desk.value = undefined;
  else if (selected.peek() !== undefined) selected.value = undefined;
  else if (openProposal.peek() !== undefined) openProposal.value = undefined;
  else return false;
  return true;
}

const LAYERS = ['flows', 'walls', 'blocs'] as const;

/** Provinces are shown as a map, a honeycomb or a table; nothing else of theirs has layers. */
function pressForm(nth: number): boolean {
  const form = document.querySelectorAll<HTMLElement>('.province-view > .map-seg button')[nth - 1];
  form?.click();
  return form !== undefined;
}

function showLayer(nth: number): boolean {
  layer.value = LAYERS[nth - 1] ?? layer.peek();
  return true;
}

/** The first of the targets that is on the page takes the focus. */
function goTo(pane: typeof tab.value, ...targets: readonly string[]): boolean {
  desk.value = undefined;
  // Talk lies over the conference too; whatever else is asked for lies under it.
  if (pane === 'chat') isTalkFolded.value = false;
  else leaveConference();
  tab.value = pane;
  requestAnimationFrame(() => {
    const found = targets.map((target) => document.querySelector<HTMLElement>(target));
    found.find((element) => element !== null)?.focus();
  });
  return true;
}
