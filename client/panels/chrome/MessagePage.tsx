import type { ComponentChildren } from 'preact';
import { PageHeader } from './PageHeader.tsx';

type Props = { readonly title: string; readonly header: string; readonly children: ComponentChildren };

/** A page that only has something to say and a way on. */
export function MessagePage({ title, header, children }: Props) {
  return (
    <div class="page">
      <PageHeader title={header} />
      <main class="message-page" id="content">
        <section class="panel">
          <h1>{title}</h1>
          {children}
        </section>
      </main>
    </div>
  );
}
