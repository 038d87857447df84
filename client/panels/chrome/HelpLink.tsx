import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';

/** The rules on one page, in a new tab so that nothing at the table is left. */
export function HelpLink() {
  return (
    <a
      class="btn sm ghost icon"
      href="/rules"
      target="_blank"
      aria-label={t('help.label')}
      title={t('help.label')}
    >
      <Icon name="help" size={19} />
    </a>
  );
}
