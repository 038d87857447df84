import { useEffect, useState } from 'preact/hooks';
import { CODE_LENGTH } from '#shared/protocol/textLengths.ts';
import { openScreen, type SessionFailure } from '../net/sessionApi.ts';
import { useTable } from '../net/table.ts';
import { rememberIdentity } from '../state/identity.ts';
import { navigate, route } from '../state/router.ts';
import { connection } from '../state/store.ts';
import { t } from '../text/t.ts';
import { CodeField } from '../design/textFields.tsx';
import { ConnectionNotice } from '../panels/chrome/ConnectionNotice.tsx';
import { Failure } from '../design/Icon.tsx';
import { PageHeader } from '../panels/chrome/PageHeader.tsx';
import { ConceptLayer } from '../panels/concepts/ConceptLayer.tsx';
import { isShut } from '../panels/chrome/connectionModel.ts';
import { useFetchedAhead } from '../panels/chrome/lazyPart.tsx';
import { tellFrame } from '../panels/screen/ScreenHead.tsx';
import type { RulebookInterface } from '../rulebooks/rulebookInterface.ts';
import { TableGate } from '../rulebooks/TableGate.tsx';
import './join/join.css';

/**
 * What the whole room sees, with public facts only: by the link or the code of the host's console on any device, or by what this
 * device already is at the table.
 */
export function ScreenPage() {
  const current = route.value;
  const gameId = current.page === 'screen' ? current.gameId : undefined;
  const [codesTyped, setCodesTyped] = useState(0);
  const open = (opened: string): void => {
    setCodesTyped(codesTyped + 1);
    navigate(`/screen/${opened}`);
  };
  // By the table and the code, so that a code that was typed in opens it, also under the address of its own table.
  return gameId === undefined ? (
    <ScreenCodePage onOpen={open} />
  ) : (
    <ScreenOf key={`${gameId} ${codesTyped}`} gameId={gameId} onOpen={open} />
  );
}

type CodeProps = { readonly onOpen: (gameId: string) => void };

function ScreenOf({ gameId, onOpen }: CodeProps & { readonly gameId: string }) {
  const identity = useTable(['screen', 'host', 'seat'], gameId, { isPublicScreen: true });
  const isOut = identity === undefined || isShut(connection.value);
  useEffect(() => {
    if (isOut) tellFrame('shut');
  }, [isOut]);
  if (identity === undefined) return <ScreenCodePage onOpen={onOpen} />;
  return (
    <div class="page screen-page">
      <ConnectionNotice />
      <TableGate identity={identity} partIn={(rulebook) => rulebook.Screen}>
        {(_table, rulebook) => <Screen {...rulebook} />}
      </TableGate>
    </div>
  );
}

function Screen({ Screen: Shown, ConceptCard }: RulebookInterface) {
  useFetchedAhead(ConceptCard);
  useEffect(() => tellFrame('shown'), []);
  return (
    <>
      <Shown />
      <ConceptLayer Card={ConceptCard} isPublic />
    </>
  );
}

/** Asks for the code of the screen, which the host reads from the console. */
function ScreenCodePage({ onOpen }: CodeProps) {
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<SessionFailure>();
  const [isAsking, setAsking] = useState(false);
  const open = async (): Promise<void> => {
    if (code.length < CODE_LENGTH || isAsking) return;
    setAsking(true);
    const opened = await openScreen(code);
    setAsking(false);
    if (!opened.ok) return setFailure(opened.error);
    rememberIdentity({ kind: 'screen', ...opened.value });
    onOpen(opened.value.gameId);
  };
  return (
    <div class="page">
      <PageHeader title={t('page.screen')} />
      <main class="join-main stack gap-4 top" id="content" tabIndex={-1}>
        <h1>{t('page.screen')}</h1>
        <form
          class="join-form stack gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void open();
          }}
        >
          <CodeField
            value={code}
            onChange={(typed) => {
              setCode(typed);
              setFailure(undefined);
            }}
            label={t('screenCode.label')}
            isInvalid={failure !== undefined}
            describedBy="screen-code-failure"
          />
          <Failure id="screen-code-failure">
            {failure === undefined
              ? undefined
              : t(failure === 'session/unknown-code' ? 'screenCode.unknown' : `failure.${failure}`)}
          </Failure>
          <button type="submit" class="btn primary big wide" disabled={code.length < CODE_LENGTH}>
            {t('screenCode.open')}
          </button>
          <p class="small muted">{t('screenCode.hint')}</p>
        </form>
      </main>
    </div>
  );
}
