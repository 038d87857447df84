import { t } from '../../text/t.ts';
import { Link } from '../chrome/Link.tsx';
import { MessagePage } from '../chrome/MessagePage.tsx';

/** A table address without anything on this device to open it with. */
export function NoTable({ title }: { readonly title: string }) {
  return (
    <MessagePage title={title} header={t('page.table')}>
      <p>{t('link.noneText')}</p>
      <p class="row wrap">
        <Link href="/join" class="btn primary">
          {t('page.join')}
        </Link>
        <Link href="/open" class="btn">
          {t('page.open')}
        </Link>
      </p>
    </MessagePage>
  );
}
