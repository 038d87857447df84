import { HelpLink } from './HelpLink.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

/** Language, theme and help: the same three at the right end of every header. */
export function PageTools() {
  return (
    <div class="tools">
      <LanguageSwitch />
      <ThemeSwitch />
      <HelpLink />
    </div>
  );
}
