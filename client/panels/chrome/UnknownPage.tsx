import { t } from '../../text/t.ts';
import { Link } from './Link.tsx';
import { MessagePage } from './MessagePage.tsx';

/** An address that the game does not have. */
export function UnknownPage() {
  return (
    <MessagePage title={t('page.unknown')} header="">
      <p>{t('page.unknownText', { link: `${window.location.host}/join/KQ7RTZ` })}</p>
      <p>
        <Link href="/" class="btn primary">
          {t('page.toFront')}
        </Link>
      </p>
    </MessagePage>
  );
}
