import { language, LOCALES } from '../../text/language.ts';
import { switchLanguage, t } from '../../text/t.ts';
import { Icon } from '../../design/Icon.tsx';

/** Changes every sentence on this device at once; its own label is written in the other language. */
export function LanguageSwitch() {
  const other = language.value === 'en' ? 'zh' : 'en';
  return (
    <button
      type="button"
      class="btn sm"
      aria-label={t('language.switchLabel')}
      onClick={() => void switchLanguage(other)}
    >
      <Icon name="language" size={16} />
      <span lang={LOCALES[other]}>{t('language.switch')}</span>
    </button>
  );
}
