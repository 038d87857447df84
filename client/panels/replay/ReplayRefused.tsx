import { Link } from '../../design/Link.tsx';
import type { ReplayFailure } from '../../net/replay.ts';
import { identityOf } from '../../state/identity.ts';
import { t } from '../../text/t.ts';
import { MessagePage } from '../chrome/MessagePage.tsx';

type Props = { readonly failure: ReplayFailure; readonly gameId: string };

/** Why a game that is over, or its report, is not shown, and where to go from here. */
export function ReplayRefused({ failure, gameId }: Props) {
  const kind = (['seat', 'host', 'screen'] as const).find((each) => identityOf(each, gameId) !== undefined);
  const path = kind === 'seat' ? 'table' : kind;
  return (
    <MessagePage title={t(`replay.refused.${failure}`)} header={t('page.replay')}>
      {failure === 'replay/no-place' && <p>{t('link.noneText')}</p>}
      <p class="row wrap">
        {path !== undefined && (
          <Link href={`/${path}/${gameId}`} class="btn primary">
            {t('replay.toTable')}
          </Link>
        )}
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
