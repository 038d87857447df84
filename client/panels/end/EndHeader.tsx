import type { Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { me, session } from '../../state/store.ts';
import { sentences } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { PageTools } from '../chrome/PageHeader.tsx';
import { MedalMark } from './MedalMark.tsx';
import { useTable } from '../../state/useTable.ts';

/** Head of the last page: the code that it was played under, and print. */
export function EndHeader() {
  return (
    <header class="page-head">
      <Link href="/" class="brand">
        {t('app.name')}
      </Link>
      <span class="muted page-title">{t('lobby.code', { code: session.value?.code ?? '' })}</span>
      <span class="grow" />
      <button type="button" class="btn sm" onClick={() => window.print()}>
        <Icon name="print" size={17} />
        {t('end.print')}
      </button>
      <PageTools />
    </header>
  );
}

type Props = {
  readonly economy: EconomyId;
  readonly title: string;
  readonly medal: Medal;
  /** Colour of the medallion's ring as a CSS value. */
  readonly ring?: string;
};

/** What one's own seat came to, over the name of who held it. */
export function EndHeadline({ economy, title, medal, ring = 'var(--line-strong)' }: Props) {
  return (
    <div class="end-headline row gap-4">
      <Medallion economy={economy} size={62} ring={ring} />
      <div>
        <h1>{title}</h1>
        <p class="run muted">
          {me.value?.name} <MedalMark medal={medal} />
        </p>
      </div>
    </div>
  );
}

type ShortenedProps = { readonly hasScores: boolean };

/** That fewer rounds were played than agreed, and what that means for the scores. */
export function ShortenedNote({ hasScores }: ShortenedProps) {
  const {
    game: { agreedRounds: agreed, settings },
  } = useTable();
  if (agreed === undefined) return null;
  return (
    <p class="note">
      {sentences(
        t('end.shortened', { rounds: settings.rounds, agreed }),
        !hasScores && t('end.shortenedNoPar', { agreed }),
      )}
    </p>
  );
}
