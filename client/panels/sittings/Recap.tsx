import { isPaused } from '#shared/rules/table/clock.ts';
import type { StandingBloc } from '#shared/classroom/story.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { gameId, provincesScenario, session } from '../../state/store.ts';
import { ownStorage, readJson, writeJson } from '../../state/storage.ts';
import { useTable } from '../../state/useTable.ts';
import { formatDayAndTime, formatList, formatNumber, sentences } from '../../text/format.ts';
import { economyName, stageName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { openRecap } from '../chrome/SoundSwitch.tsx';
import { headlinePhrase } from '../reveal/headline.ts';
import { recapOf } from './recapModel.ts';

/** What has happened so far, for whoever sits down after a break. */
export function RecapDialog() {
  if (!isShown(isFresh())) return null;
  return (
    <Dialog title={t('table.soFar')} onClose={close}>
      <RecapLines />
    </Dialog>
  );
}

/** The same on the console, and on the big screen while the class waits for the clock to go on. */
export function RecapPanel({ on }: { readonly on: 'console' | 'screen' }) {
  const { game } = useTable();
  if (!isShown(on === 'console' ? isFresh() : isPaused(game))) return null;
  return (
    <section
      class={`panel pad stack gap-3 ${on === 'screen' ? 'screen-code-again' : ''}`}
      aria-labelledby="recap"
    >
      <div class="row between gap-3">
        <h2 id="recap">{t('table.soFar')}</h2>
        <button type="button" class="btn sm" onClick={close}>
          {t('common.close')}
        </button>
      </div>
      <RecapLines />
    </section>
  );
}

function RecapLines() {
  const { game, me } = useTable();
  const { played, rounds, news, law, moreLaw, own } = recapOf(game, me);
  const agreements = formatList(law.map(agreementText));
  const adjournedUntil = session.value?.ofClass?.adjournedUntil;
  return (
    <ul class="stack gap-2">
      <li>{played === 0 ? t('recap.none') : t('recap.played', { played, rounds })}</li>
      {news !== undefined && (
        <li>{sentences(t('recap.news', { round: news.round }), say(headlinePhrase(news.headline)))}</li>
      )}
      <li>
        {law.length === 0
          ? t('recap.noLaw')
          : moreLaw === 0
            ? t('recap.law', { agreements })
            : t('recap.lawAndMore', { agreements, more: moreLaw })}
      </li>
      {own !== undefined && (
        <li>
          {t('recap.own', { ...own, economy: economyName(own.economy), index: formatNumber(own.index, 1) })}
        </li>
      )}
      <li>
        <b>{t(`recap.next.${game.phase}`, { round: game.round })}</b>
      </li>
      {adjournedUntil !== undefined && (
        <li>{t('table.adjourned', { when: formatDayAndTime(new Date(adjournedUntil)) })}</li>
      )}
    </ul>
  );
}

function agreementText({ level, parties }: StandingBloc): string {
  const form =
    provincesScenario.value === undefined
      ? stageName(level)
      : t(level > 1 ? 'recap.pact.binding' : 'recap.pact.voluntary');
  return t('recap.agreement', { form, economies: formatList(parties.map(economyName)) });
}

/** Opened or put away on this page, else by itself. */
function isShown(byItself: boolean): boolean {
  const opened = openRecap.value;
  return opened?.gameId === gameId.value ? (opened?.isOpen ?? byItself) : byItself;
}

/** For so long after the first has come back, it opens by itself on every device, once. */
const FRESH_MS = 3 * 3_600_000;
const KEY = 'accord.recap';
const KEPT_MS = 60 * 86_400_000;

function isFresh(): boolean {
  const since = session.value?.goesOnSince ?? 0;
  return Math.abs(Date.now() - since) < FRESH_MS && putAway()[gameId.value ?? ''] !== since;
}

function close(): void {
  openRecap.value = { gameId: gameId.value, isOpen: false };
  const since = session.value?.goesOnSince;
  if (since !== undefined) writeJson(ownStorage(), KEY, { ...putAway(), [gameId.value ?? '']: since });
}

/** Breaks after which it was read on this device, by table. */
function putAway(): Readonly<Record<string, number>> {
  const stored = readJson(ownStorage(), KEY);
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && Date.now() - entry[1] < KEPT_MS,
    ),
  );
}
