import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';

/** The glossary, in a new tab so that nothing at the table is left. */
export function GlossaryLink() {
  return (
    <a
      class="btn sm ghost icon glossary-link"
      href="/concepts"
      target="_blank"
      aria-label={t('page.concepts')}
      title={t('page.concepts')}
    >
      <Icon name="glossary" size={19} />
    </a>
  );
}
