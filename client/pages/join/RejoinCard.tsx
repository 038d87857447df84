import { useState } from 'preact/hooks';
import { forgetTable, type Identity } from '../../state/identity.ts';
import { Icon } from '../../design/Icon.tsx';
import { formatDayAndTime } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Link } from '../../design/Link.tsx';
import { Medallion } from '../../design/Medallion.tsx';

/** Back to a table that this device was at, without code or name. */
export function RejoinCard({ identity }: { readonly identity: Identity }) {
  const { kind, gameId, seat, code, seenAt, round = '' } = identity;
  const when = formatDayAndTime(new Date(seenAt));
  const isHost = kind === 'host';
  if (kind === 'screen') return null;
  return (
    <Link href={isHost ? `/host/${gameId}` : `/table/${gameId}`} class="way rejoin">
      {seat === undefined ? (
        <Icon name={isHost ? 'teacher' : 'eye'} size={24} />
      ) : (
        <Medallion economy={seat} size={38} />
      )}
      <span>
        <b>{isHost ? t('join.rejoinHost') : t('join.rejoin', { name: nameOf(identity) })}</b>
        <span class="small muted">
          {Number(round) > 0
            ? t('join.rejoinRound', { round, when })
            : t('join.rejoinHint', { code: code ?? '–', when })}
        </span>
      </span>
      <Icon name="chevronRight" size={19} />
    </Link>
  );
}

/** Several people use one tablet in turn: none of them should be led to the seat of the one before. */
export function ForgetTables({ identities }: { readonly identities: readonly Identity[] }) {
  const [isAsking, setAsking] = useState(false);
  if (identities.length === 0) return null;
  const forget = (): void => {
    setAsking(false);
    for (const { gameId } of identities) forgetTable(gameId);
  };
  return (
    <>
      <button type="button" class="btn sm ghost" onClick={() => setAsking(true)}>
        {t('forget.do')}
      </button>
      {isAsking && (
        <Dialog
          title={t('forget.ask')}
          onClose={() => setAsking(false)}
          action={t('forget.do')}
          onAction={forget}
        >
          <p>{t('forget.text')}</p>
          {identities.some(({ kind }) => kind === 'host') && <p>{t('forget.host')}</p>}
        </Dialog>
      )}
    </>
  );
}

/** Who plays alone has no name: the economy says it. */
function nameOf({ name, seat }: Identity): string {
  if (name !== undefined && name !== '') return name;
  return seat === undefined ? '' : economyName(seat);
}
