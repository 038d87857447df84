import { Component, type ComponentChildren } from 'preact';
import { t } from '../../text/t.ts';

type Props = { readonly children: ComponentChildren };
type State = { readonly failure?: Error };

/** Keeps a bug in a panel from leaving an empty page: says so, and offers to load it again. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = {};

  static override getDerivedStateFromError(failure: Error): State {
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
          <h1>{t('page.broken')}</h1>
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
