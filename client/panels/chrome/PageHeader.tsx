import type { ComponentChildren, ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { LANGUAGES } from '#shared/content/vocabulary.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { type Identity, identityOf } from '../../state/identity.ts';
import { game, gameId, me, traits } from '../../state/store.ts';
import { switchTheme, theme } from '../../state/theme.ts';
import { LOCALES, language, languageName } from '../../text/language.ts';
import { switchLanguage, t } from '../../text/t.ts';

type Props = {
  /** Says where one is; stands beside the name of the game. */
  readonly title: string;
  readonly children?: ComponentChildren;
};

/** Header of the pages outside a seat. */
export function PageHeader({ title, children }: Props) {
  return (
    <header class="page-head">
      <Link href="/" class="brand">
        {t('app.name')}
      </Link>
      <span class="muted page-title">{title}</span>
      <div class="grow head-middle">{children}</div>
      <PageTools />
    </header>
  );
}

/** One's own link where there is one, language, theme, glossary and help: the same at the right end of every header. */
export function PageTools({ children }: { readonly children?: ComponentChildren }) {
  return (
    <div class="tools row gap-1">
      <MyLink />
      <LanguageSwitch />
      <ThemeSwitch />
      {children}
      <GlossaryLink />
      <HelpLink />
    </div>
  );
}

/** The glossary, in a new tab so that nothing at the table is left. */
function GlossaryLink() {
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

function isFirstLesson(): boolean {
  return game.value?.settings.agreementLimits?.rounds === 1;
}

/** The rules on one page, those of the game that is played first, in a new tab so that nothing at the table is left. */
function HelpLink() {
  return (
    <a
      class="btn sm ghost icon"
      href={`/rules${traits.value.rulesAt ?? (isFirstLesson() ? '#lesson' : '')}`}
      target="_blank"
      aria-label={t('help.label')}
      title={t('help.label')}
    >
      <Icon name="help" size={19} />
    </a>
  );
}

type LinkDialog = ComponentType<{ readonly identity: Identity; readonly onClose: () => void }>;

/** The personal link of whoever sits or watches here, to go on at another device at any time. */
function MyLink() {
  const [open, setOpen] = useState<{ readonly dialog: LinkDialog | undefined } | undefined>(undefined);
  const identity = identityOf('seat', gameId.value ?? '');
  // A big screen and the host's console have no seat of their own, though this device may know one.
  if (identity === undefined || me.value?.member === undefined) return null;
  // The drawing of codes is fetched on the first press: pages before the table do without it.
  const show = (): void => {
    void import('./ShareLink.tsx').then(
      ({ MyLinkDialog }) => setOpen({ dialog: MyLinkDialog }),
      () => setOpen({ dialog: undefined }),
    );
  };
  const close = (): void => setOpen(undefined);
  return (
    <>
      <button type="button" class="btn sm ghost my-link" aria-label={t('share.mine')} onClick={show}>
        <Icon name="key" size={18} />
        <span>{t('share.mine')}</span>
      </button>
      {open?.dialog !== undefined && <open.dialog identity={identity} onClose={close} />}
      {open !== undefined && open.dialog === undefined && (
        <Dialog title={t('share.mineTitle')} onClose={close}>
          <p>{t('page.failed')}</p>
        </Dialog>
      )}
    </>
  );
}

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
