import { GlossaryLink } from './GlossaryLink.tsx';
import { HelpLink } from './HelpLink.tsx';
import { MyLink } from './MyLink.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

/** One's own link where there is one, language, theme, glossary and help: the same at the right end of every header. */
export function PageTools() {
  return (
    <div class="tools">
      <MyLink />
      <LanguageSwitch />
      <ThemeSwitch />
      <GlossaryLink />
      <HelpLink />
    </div>
  );
}
