import { t } from '../../text/t.ts';
import { Link } from '../chrome/Link.tsx';

/** A table that this device cannot enter any more. */
export function ShutTable({ title }: { readonly title: string }) {
  return (
    <main class="message-page" id="content" tabIndex={-1}>
      <section class="panel" role="alert">
        <h1>{title}</h1>
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
