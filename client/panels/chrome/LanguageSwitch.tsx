import { LANGUAGES } from '#shared/content/vocabulary.ts';
import { language, languageName, LOCALES } from '../../text/language.ts';
import { switchLanguage, t } from '../../text/t.ts';
import { Icon } from '../../design/Icon.tsx';

/** A button for each other language: it changes every sentence on this device at once and is labelled in that language. */
export function LanguageSwitch() {
  const others = LANGUAGES.filter((each) => each !== language.value);
  return (
    <>
      {others.map((other) => {
        const { tag, ownName } = LOCALES[other];
        return (
          <button
            key={other}
            type="button"
            class="btn sm"
            aria-label={t('language.switchLabel', { language: languageName(other), ownName })}
            onClick={() => void switchLanguage(other)}
          >
            <Icon name="language" size={16} />
            <span lang={tag}>{ownName}</span>
          </button>
        );
      })}
    </>
  );
}
