import { GlossaryLink } from './GlossaryLink.tsx';
import { HelpLink } from './HelpLink.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

/** Language, theme, glossary and help: the same at the right end of every header. */
export function PageTools() {
  return (
    <div class="tools">
      <LanguageSwitch />
      <ThemeSwitch />
      <GlossaryLink />
      <HelpLink />
    </div>
  );
}
