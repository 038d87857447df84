import { Component, type ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Link } from '../../design/Link.tsx';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { PageHeader } from './PageHeader.tsx';

type Props = { readonly title: string; readonly header: string; readonly children: ComponentChildren };

/** A page that only has something to say and a way on. */
export function MessagePage({ title, header, children }: Props) {
  return (
    <div class="page">
      <PageHeader title={header} />
      <main class="message-page" id="content">
        <section class="panel">
          <h1 class="size-h2">{title}</h1>
          {children}
        </section>
      </main>
    </div>
  );
}

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
    <main class="loading stack gap-4" id="content" tabIndex={-1} aria-busy="true">
      <h1 class="sr">{t('page.loading')}</h1>
      {isShown && (
        <>
          <div class="panel skeleton stack gap-3" aria-hidden="true">
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

type BoundaryProps = { readonly children: ComponentChildren };
type BoundaryState = { readonly failure?: Error };

/** Keeps a bug in a panel from leaving an empty page: says so, and offers to load it again. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = {};

  static override getDerivedStateFromError(failure: Error): BoundaryState {
    return { failure };
  }

  override componentDidCatch(failure: Error): void {
    console.error(failure);
  }

  override render() {
    if (this.state.failure === undefined) return this.props.children;
    return (
      <main class="message-page">
        <section class="panel" role="alert">
          <h1 class="size-h2">{t('page.broken')}</h1>
          <p>
            <button type="button" class="btn primary" onClick={() => window.location.reload()}>
              {t('page.reload')}
            </button>
          </p>
        </section>
      </main>
    );
  }
}

/** Stands on every page of a class that is tried out with simulated people, and before somebody joins it. */
export function RehearsalNotice() {
  return (
    <p class="notice">
      <Icon name="bot" size={20} />
      <b>{t('connection.rehearsal')}</b>
    </p>
  );
}
