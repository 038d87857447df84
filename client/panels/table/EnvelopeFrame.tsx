import { type EnvelopeInHand, SEALS } from './envelopeDesk.ts';
import { type ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { penRefusal } from '../../state/offices.ts';
import { useTable } from '../../state/useTable.ts';
import { economyName, rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
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

const SEALED_IN_A_ROW = 4;

/** Who of the seats that have an envelope has sealed it, never what. */
export function SealedCard({ seats }: { readonly seats: readonly EconomyId[] }) {
  const { game, me } = useTable();
  if (!hasOtherPeople(game, me)) return null;
  const { sealedBy } = game;
  const count = seats.filter((economy) => sealedBy.includes(economy)).length;
  return (
    <section class="panel sealed-card slim row between wrap" aria-labelledby="sealed-card">
      <h2 id="sealed-card">{t('seal.soFar')}</h2>
      {/* Few are counted at a glance: with their names they stand in one row. */}
      <span class={seats.length > SEALED_IN_A_ROW ? 'muted num' : 'sr'}>
        {t('seal.count', { count, total: seats.length })}
      </span>
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
