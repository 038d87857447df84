import { Link } from '../../design/Link.tsx';
import type { ReplayFailure } from '../../net/replay.ts';
import { identityOf } from '../../state/identity.ts';
import { isClassId } from '../../state/router.ts';
import { t } from '../../text/t.ts';
import { MessagePage } from '../chrome/MessagePage.tsx';

type Props = { readonly failure: ReplayFailure; readonly gameId: string };

/** Why a game that is over, or its report, is not shown, and where to go from here. */
export function ReplayRefused({ failure, gameId }: Props) {
  return (
    <MessagePage title={t(`replay.refused.${failure}`)} header={t('page.replay')}>
      {failure === 'replay/no-place' && <p>{t('link.noneText')}</p>}
      <p class="row wrap">
        <WayBack gameId={gameId} look="btn primary" />
        <button type="button" class="btn" onClick={() => window.location.reload()}>
          {t('page.retry')}
        </button>
        <Link href="/" class="btn">
          {t('page.toFront')}
        </Link>
      </p>
    </MessagePage>
  );
}

/** To where this device is at home in that game, or in the class above its tables. */
export function WayBack({ gameId, look }: { readonly gameId: string; readonly look: string }) {
  const kind = (['seat', 'host', 'screen'] as const).find((each) => identityOf(each, gameId) !== undefined);
  if (kind === undefined) return null;
  return (
    <Link href={`/${kind === 'seat' ? 'table' : kind}/${gameId}`} class={look}>
      {t(isClassId(gameId) ? 'replay.toClass' : 'replay.toTable')}
    </Link>
  );
}
