import { useEffect, useState } from 'preact/hooks';
import { t } from '../../text/t.ts';

/** Waits shorter than this show nothing at all. */
const PATIENCE_MS = 300;

/** A skeleton of a page, after a moment; never a bare spinner. */
export function LoadingPage({ note }: { readonly note?: string }) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main class="loading" id="content" tabIndex={-1} aria-busy="true">
      <h1 class="sr">{t('page.loading')}</h1>
      {isShown && (
        <>
          <div class="panel skeleton" aria-hidden="true">
            <i />
            <i />
            <i />
          </div>
          <output class="muted">{note ?? t('page.loading')}</output>
        </>
      )}
    </main>
  );
}
