import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { penRefusal, officeRefusal } from '../../state/offices.ts';
import { useTable, useSeat } from '../../state/useTable.ts';
import { economyName, rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { sendIntent } from '../../net/requests.ts';
import { submitIntent } from '../../net/submitIntent.ts';
import { game as gameSignal, gameId, isLive } from '../../state/store.ts';
import { OfficeNote, PenNote } from '../chrome/SeatOffices.tsx';

type Sealable = Omit<EnvelopeInHand<unknown>, 'content' | 'change'>;

type Props = {
  /** Class of what is in it. */
  readonly kind?: string;
  readonly envelope: Sealable;
  /** Its head; the heading has the id `policy-title`. */
  readonly head: ComponentChildren;
  /** What can be set, and what that would do. */
  readonly children: ComponentChildren;
  /** What is asked of whoever seals it. */
  readonly beforeSeal?: ComponentChildren;
  /** What it would break, which does not keep it from being sealed. */
  readonly warning?: string | undefined;
  readonly sealLabel: string;
  /** In the place of all that while it is sealed, with its class; without it the content stays in sight, and cannot be changed. */
  readonly sealed?: { readonly kind: string; readonly content: ComponentChildren };
};

/** The envelope of a seat in any game: what is set in it above, Seal at its foot, and once it is sealed the way to open it again. */
export function EnvelopeFrame(props: Props) {
  const { kind = '', envelope, head, children, beforeSeal, warning, sealLabel, sealed } = props;
  const { isSealed } = envelope;
  const { foot, press } = useFoot(isSealed);
  const reopen = <Reopen isOff={!envelope.isOpenToPress} onPress={() => void press(envelope.reopen)} />;
  if (isSealed && sealed !== undefined)
    return (
      <section class={`paper fill col ${sealed.kind}`} aria-labelledby="policy-title">
        {sealed.content}
        <footer class="stack" ref={foot}>
          {reopen}
        </footer>
      </section>
    );
  return (
    <section class={`panel policy col gap-none fill ${kind}`} aria-labelledby="policy-title">
      <div class="head">{head}</div>
      <ScrollPane class="pane-scroll" labelledBy="policy-title">
        {children}
      </ScrollPane>
      <footer class="seal-row ruled stack" ref={foot}>
        {beforeSeal}
        <PenNote />
        <OfficeNote type={SEALS} />
        {isSealed ? (
          <>
            <output class="small row">
              <Icon name="seal" size={18} /> {t('seal.sealed')}
            </output>
            {reopen}
          </>
        ) : (
          <SealFoot
            envelope={envelope}
            warning={warning}
            label={sealLabel}
            onSeal={() => void press(envelope.seal)}
          />
        )}
      </footer>
    </section>
  );
}

/** The foot of an envelope: a button pressed there is gone once it has taken effect, and whoever goes by keys stands on the one that has come for it. */
export function useFoot(isSealed: boolean) {
  const foot = useRef<HTMLElement>(null);
  const wasPressed = useRef(false);
  useEffect(() => {
    if (wasPressed.current) foot.current?.querySelector('button')?.focus({ preventScroll: true });
    wasPressed.current = false;
  }, [isSealed]);
  /** Does what the button is for; where that is refused, a change that comes later is not of this press. */
  const press = async (act: () => Promise<boolean>): Promise<void> => {
    wasPressed.current = true;
    if (!(await act())) wasPressed.current = false;
  };
  return { foot, press };
}

type ReopenProps = { readonly isOff: boolean; readonly onPress: () => void };

function Reopen({ isOff, onPress }: ReopenProps) {
  return (
    <button type="button" class="btn wide" disabled={isOff} onClick={onPress}>
      <Icon name="envelope" size={18} />
      {t('seal.reopen')}
    </button>
  );
}

type SealFootProps = {
  readonly envelope: Sealable;
  readonly warning: string | undefined;
  readonly label: string;
  readonly onSeal: () => void;
};

/** While it is open: what is wrong with it, Seal, start anew, and whether it is kept meanwhile. */
function SealFoot({ envelope, warning, label, onSeal }: SealFootProps) {
  const { fault, saving, isOpenToPress, isUntouched, undo } = envelope;
  return (
    <>
      {fault !== undefined && <p class="small fault-text">{rejectionText(fault)}</p>}
      <output class="small fault-text">{warning}</output>
      <div class="row">
        <button
          type="button"
          class="btn primary big grow"
          disabled={!isOpenToPress || fault !== undefined}
          onClick={onSeal}
        >
          <Icon name="seal" size={20} />
          {label}
        </button>
        {!isUntouched && (
          <button type="button" class="btn undo" disabled={penRefusal() !== undefined} onClick={undo}>
            {t('seal.undo')}
          </button>
        )}
      </div>
      <output class="micro muted">
        {saving === 'waiting' ? t('seal.saving') : saving === 'saved' ? t('seal.saved') : ''}
      </output>
    </>
  );
}

/** Bots keep nobody waiting: who plays against them alone need not watch who has sealed. */
export function hasOtherPeople({ seats }: Pick<GameState, 'seats'>, me: EconomyId | undefined): boolean {
  return Object.values(seats).some(({ economy, member }) => member !== undefined && economy !== me);
}

/** Who of the seats that have an envelope has sealed it, never what. */
export function SealedCard({ seats }: { readonly seats: readonly EconomyId[] }) {
  const { game, me } = useTable();
  if (!hasOtherPeople(game, me)) return null;
  const { sealedBy } = game;
  const count = seats.filter((economy) => sealedBy.includes(economy)).length;
  return (
    <section class="panel sealed-card slim" aria-labelledby="sealed-card">
      <div class="row between">
        <h2 id="sealed-card">{t('seal.soFar')}</h2>
        <span class="muted num">{t('seal.count', { count, total: seats.length })}</span>
      </div>
      <ul class="row wrap gap-1">
        {seats.map((economy) => {
          const isSealed = sealedBy.includes(economy);
          return (
            <li key={economy}>
              <Medallion
                economy={economy}
                size={26}
                ring={isSealed ? 'var(--gain)' : 'var(--line)'}
                isDashed={!isSealed}
              />
              <span class="sr">
                {t(isSealed ? 'seal.sealedBy' : 'seal.notYet', { economy: economyName(economy) })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What one game puts into envelopes. */
export type EnvelopeContents<Content> = {
  /** What the table has of it: sealed, else saved as a draft, else untouched. */
  starting(game: GameState, me: EconomyId): Content;
  /** Everything as it is. */
  untouched(game: GameState, me: EconomyId): Content;
  /** The first rule that it breaks; undefined: it may be sealed. */
  fault(game: GameState, me: EconomyId, content: Content): Rejection | undefined;
  save(content: Content): SeatIntent;
  seal(content: Content): SeatIntent;
  readonly reopen: SeatIntent;
};

/** Whether the table has what lies on this desk: nothing to keep, about to be sent, kept. */
type Saving = 'none' | 'waiting' | 'saved';

/** The envelope of this seat as its panel shows it. */
export type EnvelopeInHand<Content> = {
  readonly content: Content;
  readonly isSealed: boolean;
  readonly isUntouched: boolean;
  readonly fault: Rejection | undefined;
  /** Whether it could be sealed or opened again if it breaks no rule. */
  readonly isOpenToPress: boolean;
  readonly saving: Saving;
  readonly change: (content: Content) => void;
  readonly undo: () => void;
  /** False: the table has refused it. */
  readonly seal: () => Promise<boolean>;
  readonly reopen: () => Promise<boolean>;
};

/** A press of the same office in every game. */
const SEALS = 'sealPolicy';

/** A draft is saved this long after its last change. */
const REST_MS = 1_000;

/** The desk on which the envelopes of one game are filled. */
export function envelopeDesk<Content>(rules: EnvelopeContents<Content>) {
  /** What was changed on it, and of which table, seat and round that is. */
  const kept = signal<{ readonly key: string; readonly content: Content } | undefined>(undefined);
  /** What the table would not save, as text; it is not sent again as it is. */
  const refused = signal<string | undefined>(undefined);

  /** What was sealed lies on every device of the seat in the place of what this one had. */
  function inHand(game: GameState, me: EconomyId): Content {
    const own = kept.value;
    const isOfRound = own?.key === keyOf(game, me) && !game.sealedBy.includes(me) && mayWrite();
    return isOfRound ? own.content : rules.starting(game, me);
  }

  function isUntouched(game: GameState, me: EconomyId, content: Content): boolean {
    return canonicalJson(content) === canonicalJson(rules.untouched(game, me));
  }

  function change(game: GameState, me: EconomyId, content: Content): void {
    if (!mayWrite()) return;
    refused.value = undefined;
    kept.value = { key: keyOf(game, me), content };
  }

  /** Where several share the seat one of them fills it in, and the others see every save. */
  function mayWrite(): boolean {
    return penRefusal() === undefined;
  }

  async function save(content: Content): Promise<void> {
    if (gameSignal.peek()?.phase !== 'policy') return;
    const answer = await sendIntent(rules.save(content));
    if (!answer.ok) refused.value = canonicalJson(content);
  }

  /** Saved once the hand rests, where it is lawful: at the bell the last saved draft is sealed. */
  function savingOf(game: GameState, me: EconomyId): Saving {
    if (game.sealedBy.includes(me) || game.phase !== 'policy') return 'none';
    const content = inHand(game, me);
    if (canonicalJson(content) === canonicalJson(rules.starting(game, me)))
      return isUntouched(game, me, content) ? 'none' : 'saved';
    const isWelcome =
      game.held === undefined &&
      rules.fault(game, me, content) === undefined &&
      refused.value !== canonicalJson(content);
    return isWelcome ? 'waiting' : 'none';
  }

  function useEnvelope(): EnvelopeInHand<Content> {
    const { game, me } = useSeat();
    const content = inHand(game, me);
    const isSealed = game.sealedBy.includes(me);
    const key = keyOf(game, me);
    useEffect(() => {
      // Once it is opened again it goes on from what was sealed. Only what was changed here is kept: of the rest the table may not
      // have said everything when it is drawn for the first time.
      if (isSealed) kept.value = undefined;
    }, [isSealed]);
    const isWriter = mayWrite();
    useEffect(() => {
      // Another writes from now on: what was not saved here must not come back over it.
      if (!isWriter) kept.value = undefined;
    }, [isWriter]);
    useEffect(() => {
      // What kept the table from saving may be over: the line was down, or another table was on show.
      refused.value = undefined;
    }, [key, isLive.value]);
    const saving = savingOf(game, me);
    const mustSave = saving === 'waiting' && isLive.value;
    useEffect(() => {
      if (!mustSave) return undefined;
      const timer = setTimeout(() => void save(content), REST_MS);
      return () => clearTimeout(timer);
    }, [canonicalJson(content), mustSave]);
    return {
      content,
      isSealed,
      isUntouched: isUntouched(game, me, content),
      fault: rules.fault(game, me, content),
      isOpenToPress: isLive.value && game.held === undefined && officeRefusal(SEALS) === undefined,
      saving,
      change: (next) => change(game, me, next),
      undo: () => change(game, me, rules.untouched(game, me)),
      seal: () => submitIntent(rules.seal(content)),
      reopen: () => submitIntent(rules.reopen),
    };
  }

  return { inHand, isUntouched, change, savingOf, useEnvelope };
}

function keyOf({ round }: GameState, me: EconomyId): string {
  return `${gameId.value ?? ''} ${me} ${round}`;
}
