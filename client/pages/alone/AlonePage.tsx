import { useEffect, useState } from 'preact/hooks';
import { PRESETS } from '#shared/content/presets.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { ScenarioChoice } from '#shared/rules/scenario/anyScenario.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { Failure } from '../../design/Failure.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { type SessionFailure, newSeed, openTable } from '../../net/sessionApi.ts';
import { PageHeader } from '../../panels/chrome/PageHeader.tsx';
import { WhileWaiting } from '../../panels/lobby/WhileWaiting.tsx';
import { rulebookOf } from '../../rulebooks/TableGate.tsx';
import { presetSettings } from '../../state/presetSettings.ts';
import { SOLO_PRESETS, type SoloPreset, navigate } from '../../state/router.ts';
import { formatRate } from '../../text/format.ts';
import { language } from '../../text/language.ts';
import { yuan } from '../../text/money.ts';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { loadText, t } from '../../text/t.ts';
import { SEATS } from '../open/lengthModel.ts';
import './alone.css';

/** An economy that may be played, with what is told of it in one line. */
type SeatToChoose = { readonly economy: EconomyId; readonly label: string; readonly line: string };

/** The seats of a game in the order in which they are dealt. Its scenario is fetched for them, and the table needs it next. */
async function seatsToChoose(settings: ScenarioChoice): Promise<readonly SeatToChoose[]> {
  const loaded = await rulebookOf(settings).loadScenario(settings);
  return loaded.countries !== undefined ? countrySeats(loaded.countries) : provinceSeats(loaded.provinces);
}

/** What each country sells and buys most. */
function countrySeats(scenario: Scenario): readonly SeatToChoose[] {
  return scenario.dealOrder.map((economy) => {
    const index = scenario.economies.findIndex(({ id }) => id === economy);
    const goods = goodsByBalance(scenario, index);
    const [sells, buys] = [goods[0], goods.at(-1)];
    const line =
      sells === undefined || buys === undefined
        ? ''
        : t('alone.country', { sells: sectorName(sells), buys: sectorName(buys) });
    return { economy, label: scenario.economies[index]?.label ?? '', line };
  });
}

/** Goods by exports less imports at the opening, before tariffs; the largest surplus first. */
function goodsByBalance({ base, sectors }: Scenario, of: number): SectorId[] {
  const { N, J, pi, tau, X } = base;
  const flow = (importer: number, exporter: number, j: number): number => {
    const at = (importer * N + exporter) * J + j;
    return ((pi[at] ?? 0) * (X[importer * J + j] ?? 0)) / (1 + (tau[at] ?? 0));
  };
  const balanceOf = (j: number): number => {
    let balance = 0;
    for (let other = 0; other < N; other++)
      if (other !== of) balance += flow(other, of, j) - flow(of, other, j);
    return balance;
  };
  return sectors
    .map(({ id, tradable }, j) => ({ id, tradable, balance: balanceOf(j) }))
    .filter(({ tradable }) => tradable)
    .toSorted((a, b) => b.balance - a.balance)
    .map(({ id }) => id);
}

const BP = 10_000;

/** What each province makes in a year, and how much of its industry the state owns. */
function provinceSeats({ dealOrder, provinces }: ProvincesScenario): readonly SeatToChoose[] {
  return dealOrder.flatMap((economy) => {
    const region = provinces.regions.find(({ id }) => id === economy);
    if (region === undefined) return [];
    const output = yuan(region.gdp);
    const share = formatRate(Math.round(region.stateShareOfIndustry * BP));
    return [{ economy, label: economy, line: t('alone.province', { output, share }) }];
  });
}

/** A game of one's own against bots: which seat. The press on a seat opens the table. */
export function AlonePage({ preset }: { readonly preset: SoloPreset }) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SessionFailure | undefined>(undefined);
  const seats = useSeats(preset);
  const [isLearning, setLearning] = useState(false);
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
        {/* What starts a game stands nowhere beside the questions of the lesson; it keeps its room, so that nothing moves. */}
        <button
          type="button"
          class="btn primary big"
          style={{ visibility: isLearning ? 'hidden' : 'visible' }}
          aria-disabled={isBusy}
          onClick={() => void play()}
        >
          <Icon name="bot" size={20} />
          <span aria-live="polite">{t(isBusy ? 'alone.starting' : 'alone.any')}</span>
        </button>
        {preset === 'firstLesson' && (
          <WhileWaiting onPlay={(learner) => void play(learner)} onRun={setLearning} />
        )}
        <Failure>{failure === undefined ? undefined : t(`failure.${failure}`)}</Failure>
        {isLearning ? null : seats === 'failed' ? (
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
