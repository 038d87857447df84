import type { ComponentChildren } from 'preact';
import { t } from '../../text/t.ts';
import { Link } from './Link.tsx';
import { PageTools } from './PageTools.tsx';

type Props = {
  /** Says where one is; stands beside the name of the game. */
  readonly title: string;
  readonly children?: ComponentChildren;
};

/** Header of the pages outside a seat. */
export function PageHeader({ title, children }: Props) {
  return (
    <header class="page-head">
      <Link href="/" class="brand">
        {t('app.name')}
      </Link>
      <span class="muted page-title">{title}</span>
      <div class="grow head-middle">{children}</div>
      <PageTools />
    </header>
  );
}
