import { useEffect, useState } from 'preact/hooks';
import { PRESETS } from '#shared/content/presets.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Failure } from '../../design/Failure.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { type SessionFailure, newSeed, openTable } from '../../net/sessionApi.ts';
import { PageHeader } from '../../panels/chrome/PageHeader.tsx';
import { SEATS } from '../open/lengthModel.ts';
import { presetSettings } from '../../state/presetSettings.ts';
import { type SoloPreset, SOLO_PRESETS, navigate } from '../../state/router.ts';
import { language } from '../../text/language.ts';
import { economyName } from '../../text/nameParams.ts';
import { loadText, t } from '../../text/t.ts';
import './alone.css';
import { type SeatToChoose, seatsToChoose } from './seatsToChoose.ts';

/** A game of one's own against bots: which seat. The press on a seat opens the table. */
export function AlonePage({ preset }: { readonly preset: SoloPreset }) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SessionFailure | undefined>(undefined);
  const seats = useSeats(preset);
  const { rounds, scenarioId } = PRESETS[preset];
  const play = async (seat?: EconomyId): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    const settings = { ...presetSettings(preset, newSeed()), timed: false };
    const wish = seat === undefined ? {} : { seat };
    const [opened] = await Promise.all([
      openTable({ settings, chatMode: 'phrases', language: language.value, solo: true, ...wish }),
      loadText(['rejections']),
    ]);
    if (opened.ok) return navigate(`/table/${opened.value.gameId}`);
    setBusy(false);
    setFailure(opened.error);
  };
  return (
    <div class="page">
      <PageHeader title={t('front.alone')} />
      <main id="content" class="alone-page stack gap-4" tabIndex={-1}>
        <nav class="row wrap" aria-label={t('alone.games')}>
          {SOLO_PRESETS.map((each) => (
            <Link
              key={each}
              href={`/alone/${each}`}
              class={each === preset ? 'btn sm primary' : 'btn sm'}
              isCurrent={each === preset}
            >
              {t(`front.alone.${each}`)}
            </Link>
          ))}
        </nav>
        <div>
          <h1>{t('alone.pick')}</h1>
          <p class="muted">
            {t(`alone.about.${preset}`)} {t('open.roundCount', { rounds })} ·{' '}
            {t('open.seats', { seats: SEATS[scenarioId] })}
          </p>
        </div>
        <button type="button" class="btn primary big" aria-disabled={isBusy} onClick={() => void play()}>
          <Icon name="bot" size={20} />
          <span aria-live="polite">{t(isBusy ? 'alone.starting' : 'alone.any')}</span>
        </button>
        <Failure>{failure === undefined ? undefined : t(`failure.${failure}`)}</Failure>
        {seats === 'failed' ? (
          <p class="bad" role="alert">
            {t('page.failed')}
          </p>
        ) : (
          <ul class="stack grid seats-to-choose" aria-busy={seats === undefined}>
            {seats?.map(({ economy, label, line }) => (
              <li key={economy}>
                <button type="button" class="way" aria-disabled={isBusy} onClick={() => void play(economy)}>
                  <Medallion economy={economy} label={label} size={38} />
                  <span>
                    <b>{economyName(economy)}</b>
                    <span class="small muted num">{line}</span>
                  </span>
                  <Icon name="chevronRight" size={19} />
                </button>
              </li>
            ))}
          </ul>
        )}
        <p class="small muted">{t('alone.waits')}</p>
      </main>
    </div>
  );
}

/** Undefined while they are fetched. Whoever does not want to wait, or cannot, is dealt one. */
function useSeats(preset: SoloPreset): readonly SeatToChoose[] | 'failed' | undefined {
  const [seats, setSeats] = useState<readonly SeatToChoose[] | 'failed' | undefined>(undefined);
  const spoken = language.value;
  useEffect(() => {
    let isLeft = false;
    setSeats(undefined);
    seatsToChoose({ ...PRESETS[preset], preset }).then(
      (found) => !isLeft && setSeats(found),
      (reason: unknown) => {
        console.warn('the seats could not be loaded', reason);
        if (!isLeft) setSeats('failed');
      },
    );
    return () => {
      isLeft = true;
    };
  }, [preset, spoken]);
  return seats;
}
