import { Icon } from '../../design/Icon.tsx';
import { isSaving } from '../../net/requests.ts';
import { isReading } from '../../state/serverClock.ts';
import { connection, game, me, session } from '../../state/store.ts';
import { viewport } from '../../state/viewport.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { PageTools } from './PageHeader.tsx';
import { lazyPart, LateTools } from './lazyPart.tsx';
import { PhaseClock, PhaseSteps } from './PhaseClock.tsx';
import { roundLabel } from './clockModel.ts';

type Props = {
  /** Which year the round tells of. */
  readonly year?: string;
  /** Colour of the medallion's ring: that of the seat's bloc. */
  readonly ring?: string;
};

const OwnName = () => <div class="small muted">{me.value?.name}</div>;
/** The offices of a seat that several share are fetched in a class, and the name alone stands there until then. */
const SeatOffices = lazyPart(async () => (await import('./SharedSeat.tsx')).SeatOffices, [], {
  Loading: OwnName,
  Failed: OwnName,
});

/** Header of a seat: who one is, where the round stands, how long, and whether the line stands. */
export function TableHeader({ ring, year }: Props) {
  const state = game.value;
  const seat = me.value?.seat;
  return (
    <header class="table-head">
      <span class="brand">{t('app.name')}</span>
      <div class="whoami row">
        {seat !== undefined && (
          <Medallion economy={seat} size={38} {...(ring === undefined ? {} : { ring })} />
        )}
        <div>
          <b>{seat === undefined ? t('lobby.watching') : economyName(seat)}</b>
          {session.value?.ofClass === undefined ? <OwnName /> : <SeatOffices />}
        </div>
      </div>
      {state?.phase === 'lobby' && <span class="grow" />}
      {state !== undefined && state.phase !== 'lobby' && (
        <div class="round">
          <span class="small muted">
            {roundLabel(state)}
            {year !== undefined && (
              <>
                <br />
                {year}
              </>
            )}
          </span>
          <PhaseSteps phase={state.phase} />
          <PhaseClock>
            <BotsWait />
          </PhaseClock>
        </div>
      )}
      <ConnectionMark />
      <PageTools>
        <LateTools />
      </PageTools>
    </header>
  );
}

/** Digits reach so far down in the clock of a phone, which stands near its edge, and elsewhere. */
const BELOW_DIGITS = {
  phone: { top: 'calc(100% - 2px)', insetInlineEnd: 0 },
  wide: { top: 'calc(100% - 8px)', insetInlineStart: '44px' },
} as const;

/** That bots wait is said below the digits, where nothing moves when it comes or goes. */
function BotsWait() {
  return (
    <output
      class="micro muted"
      style={{
        position: 'absolute',
        whiteSpace: 'nowrap',
        ...BELOW_DIGITS[viewport.value === 'phone' ? 'phone' : 'wide'],
      }}
    >
      {isReading.value && t('table.botsWait')}
    </output>
  );
}

/** A small picture and word for the header: live, coming, or away. */
function ConnectionMark() {
  const { type } = connection.value;
  const short =
    type === 'live' ? (isSaving.value ? 'saving' : 'live') : type === 'connecting' ? 'connecting' : 'away';
  return (
    <span class={`connection-mark row small ${short}`}>
      <Icon name={short === 'away' ? 'offline' : 'online'} size={16} />
      <span>{t(`connection.short.${short}`)}</span>
    </span>
  );
}
