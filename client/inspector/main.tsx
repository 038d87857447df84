import { effect, Signal, signal } from '@preact/signals';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { GameState } from '#shared/rules/state.ts';
import { route } from '../state/router.ts';
import * as store from '../state/store.ts';
import './inspector.css';
import {
  branchesOf,
  findPlaces,
  receivedWith,
  labelOf,
  summaryOf,
  type Branch,
  type Received,
} from './inspectorModel.ts';

/**
 * The inspector: what the client knows at this moment, and what it was last sent, as a tree to search and to copy. A button in the
 * corner opens it, or Alt+Shift+I. It belongs to development: the build of the product does not contain it.
 */

/** They open the table to whoever has them, and what is copied here goes into reports. */
const SECRETS: readonly string[] = ['ticket', 'screenAccess'];
const MOST_RECEIVED = 30;
const MOST_FOUND = 100;

const isOpen = signal(false);
/** The focus comes back to the button when the panel closes, and is left alone when the page opens. */
let hasBeenOpen = false;
const received = signal<readonly Received[]>([]);

let shown: GameState | undefined;
effect(() => {
  const next = store.game.value;
  if (next !== undefined && next !== shown) {
    const latest = receivedWith(store.seq.peek(), shown, next);
    received.value = [latest, ...received.peek()].slice(0, MOST_RECEIVED);
  }
  shown = next;
});

/** Values of all signals of the store by their names, the address, and what came last. */
function presentState(): Readonly<Record<string, unknown>> {
  const known = Object.entries(store).flatMap(([name, each]) =>
    each instanceof Signal && !SECRETS.includes(name) ? [[name, each.value] as const] : [],
  );
  return { received: received.value, route: route.value, ...Object.fromEntries(known) };
}

function Inspector() {
  return isOpen.value ? <Panel /> : <Opener />;
}

function Opener() {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (hasBeenOpen) button.current?.focus();
  }, []);
  return (
    <button ref={button} type="button" class="inspector-opener" onClick={() => (isOpen.value = true)}>
      Inspect
    </button>
  );
}

function Panel() {
  const [words, setWords] = useState('');
  const [note, setNote] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    hasBeenOpen = true;
    field.current?.focus();
  }, []);
  const state = presentState();
  const branches = words === '' ? branchesOf(state) : findPlaces(state, words, MOST_FOUND);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(JSON.stringify(Object.fromEntries(branches), null, 2));
    setNote(words === '' ? 'Copied.' : `Copied ${branches.length} places.`);
  };
  return (
    <aside class="inspector" aria-label="Inspector">
      <form onSubmit={(event) => event.preventDefault()}>
        <input
          ref={field}
          type="search"
          aria-label="Search names and values"
          placeholder="Search names and values"
          value={words}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <button type="button" onClick={() => void copy().catch((error: unknown) => setNote(String(error)))}>
          Copy as JSON
        </button>
        <button type="button" onClick={() => (isOpen.value = false)}>
          Close
        </button>
      </form>
      <output>{note}</output>
      {branches.length === 0 && <p>Nothing has “{words}” in its name or value.</p>}
      {branches.map((branch) => (
        <Tree key={branch[0]} branch={branch} />
      ))}
    </aside>
  );
}

/** A value under its name; what it holds is made when it is opened, since a game holds tens of thousands of numbers. */
function Tree({ branch: [name, value] }: { readonly branch: Branch }) {
  const [isUnfolded, setUnfolded] = useState(false);
  const inner = branchesOf(value);
  const line = (
    <>
      <b>{labelOf(name)}</b> {summaryOf(value)}
    </>
  );
  if (inner.length === 0) return <p>{line}</p>;
  return (
    <details onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}>
      <summary>{line}</summary>
      {isUnfolded && inner.map((each) => <Tree key={each[0]} branch={each} />)}
    </details>
  );
}

window.addEventListener('keydown', (event) => {
  if (event.altKey && event.shiftKey && event.code === 'KeyI') isOpen.value = !isOpen.value;
  else if (event.key === 'Escape' && event.target instanceof Element && event.target.closest('.inspector'))
    isOpen.value = false;
});

const place = document.createElement('div');
document.body.append(place);
render(<Inspector />, place);
