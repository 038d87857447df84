import { useEffect, useState } from 'preact/hooks';
import type { KeptEnd } from '#shared/protocol/replay.ts';
import { Icon } from '../design/Icon.tsx';
import { type ReplayFailure, leaveReplay, openEnds } from '../net/replay.ts';
import { LoadingPage, RehearsalNotice } from '../panels/chrome/MessagePage.tsx';
import { FailedPart } from '../panels/chrome/lazyPart.tsx';
import { PageHeader } from '../panels/chrome/PageHeader.tsx';
import { ReplayRefused, WayBack } from '../panels/replay/ReplayRefused.tsx';
import { rulebookOf, useScenario } from '../rulebooks/TableGate.tsx';
import { listIdentities } from '../state/identity.ts';
import { isClassId } from '../state/router.ts';
import { seating } from '../state/store.ts';
import { t } from '../text/t.ts';
import '../panels/report/report.css';

/** What is left of a game on paper: one page for a player, one a table for whoever had no seat, and for the host of a class all of them. */
export function ReportPage({ gameId }: { readonly gameId: string }) {
  const [opened, setOpened] = useState<readonly KeptEnd[] | ReplayFailure>();
  useEffect(() => {
    let isLeft = false;
    void openEnds(gameId).then((answer) => {
      if (!isLeft) setOpened(answer.ok ? answer.value : answer.error);
    });
    return () => {
      isLeft = true;
      leaveReplay();
    };
  }, [gameId]);
  if (opened === undefined) return <LoadingPage />;
  if (typeof opened === 'string') return <ReplayRefused failure={opened} gameId={gameId} />;
  const [first] = opened;
  return first === undefined ? (
    <ReplayRefused failure="replay/not-over" gameId={gameId} />
  ) : (
    <Opened ends={opened} first={first} gameId={gameId} />
  );
}

type Props = { readonly ends: readonly KeptEnd[]; readonly first: KeptEnd; readonly gameId: string };

function Opened({ ends, first, gameId }: Props) {
  const { settings, code, table, isRehearsal } = first.head;
  const { Report } = rulebookOf(settings);
  const isFailed = useScenario(settings, (rulebook) => rulebook.Report);
  if (isFailed) return <FailedPart />;
  return (
    <div class="page report-page">
      <PageHeader title={t(isClassId(gameId) ? 'report.ofClass' : 'page.report')} />
      {isRehearsal === true && <RehearsalNotice />}
      <main class="report-main stack gap-5" id="content" tabIndex={-1}>
        <p class="row wrap report-press">
          <WayBack gameId={gameId} look="btn" />
          <button type="button" class="btn" onClick={() => window.print()}>
            <Icon name="print" size={18} />
            {t('keep.print')}
          </button>
        </p>
        {seating.value === undefined ? (
          <p class="muted" aria-busy="true">
            {t('page.loading')}
          </p>
        ) : (
          <Report
            ends={ends}
            where={[
              nameHere(first),
              table === undefined ? t('lobby.code', { code }) : t('replay.table', { table }),
            ]
              .filter((each) => each !== '')
              .join(' · ')}
            played={t(`preset.${settings.preset}`)}
          />
        )}
      </main>
    </div>
  );
}

/** The name under which this device sat at the table that is told; nothing where the page is nobody's own. */
function nameHere({ head: { gameId, seat } }: KeptEnd): string {
  const known = listIdentities().find((each) => each.kind === 'seat' && each.gameId === gameId);
  return seat === undefined ? '' : (known?.name ?? '');
}
