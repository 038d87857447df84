import { switchTheme, theme } from '../../state/theme.ts';
import { t } from '../../text/t.ts';

/** Night map room or atlas sheet. */
export function ThemeSwitch() {
  const isDark = theme.value === 'dark';
  const label = t(isDark ? 'theme.toLight' : 'theme.toDark');
  return (
    <button
      type="button"
      class="btn sm ghost icon"
      aria-label={label}
      title={label}
      onClick={() => switchTheme(isDark ? 'light' : 'dark')}
    >
      <svg class="ic" width="19" height="19" viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="2" />
        <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />
      </svg>
    </button>
  );
}
