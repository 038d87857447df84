import { Link } from '../../design/Link.tsx';
import { t } from '../../text/t.ts';
import { MessagePage } from './MessagePage.tsx';

/** A table that this device cannot enter any more. */
export function ShutTable({ title }: { readonly title: string }) {
  return (
    <main class="message-page" id="content" tabIndex={-1}>
      <section class="panel" role="alert">
        <h1 class="size-h2">{title}</h1>
        <p class="row wrap">
          <Link href="/" class="btn primary">
            {t('page.toFront')}
          </Link>
          <Link href="/join" class="btn">
            {t('page.join')}
          </Link>
        </p>
      </section>
    </main>
  );
}

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
