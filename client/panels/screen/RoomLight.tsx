import { switchTheme, theme } from '../../state/theme.ts';
import { t } from '../../text/t.ts';

/** Bright rooms wash a dark picture out: one switch between night and atlas sheet. */
export function RoomLight() {
  const isDark = theme.value === 'dark';
  return (
    <button
      type="button"
      class="btn ghost screen-light"
      onClick={() => switchTheme(isDark ? 'light' : 'dark')}
    >
      {isDark ? t('screen.brightRoom') : t('screen.darkRoom')}
    </button>
  );
}
