import { useEffect, useId, useState } from 'preact/hooks';
import { PRESETS } from '#shared/content/presets.ts';
import { FOUR_OPENINGS, type Opening } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SessionCard } from '#shared/protocol/session.ts';
import type { ScenarioChoice } from '#shared/rules/scenario/anyScenario.ts';
import { Choice } from '../../design/Choice.tsx';
import { Failure, Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { type SessionFailure, newSeed, openTable } from '../../net/sessionApi.ts';
import { FailedPart, lazyPart } from '../../panels/chrome/lazyPart.tsx';
import { PageHeader } from '../../panels/chrome/PageHeader.tsx';
import { type SeatFacts, seatFacts } from '../../panels/lobby/seatFacts.tsx';
import { rulebookOf } from '../../rulebooks/TableGate.tsx';
import { SEATS, presetSettings } from '../../state/presetSettings.ts';
import { knowsLesson } from '../../state/standing.ts';
import { LEARN, SOLO_PRESETS, type SoloPreset, navigate } from '../../state/router.ts';
import { language } from '../../text/language.ts';
import { economyName } from '../../text/nameParams.ts';
import { loadText, t } from '../../text/t.ts';
import './alone.css';

/** Fetched by whoever learns the game. */
const FirstMinutes = lazyPart(
  async () => (await import('../../panels/lobby/FirstMinutes.tsx')).FirstMinutes,
  ['kit', 'results', 'names'],
  { Loading: () => null, Failed: FailedPart },
);

/** The seats of a game. Its scenario is fetched for them, and the table needs it next. */
async function seatsToChoose(settings: ScenarioChoice): Promise<readonly SeatFacts[]> {
  const loaded = await rulebookOf(settings).loadScenario(settings);
  return seatFacts(loaded);
}

/** A game of one's own against bots: which seat. The press on a seat opens the table. */
export function AlonePage({ preset }: { readonly preset: SoloPreset }) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SessionFailure | undefined>(undefined);
  const isFirst = preset === 'firstLesson';
  const [learns, setLearns] = useState(window.location.hash === LEARN);
  const { rounds, scenarioId, opening: usual } = PRESETS[preset];
  const [tariffs, setTariffs] = useState<Opening>('standard');
  const opening = isFirst ? tariffs : usual;
  const play = async (seat?: EconomyId): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    const settings = { ...presetSettings(preset, newSeed()), opening, timed: false };
    const wish = seat === undefined ? {} : { seat };
    const [opened] = await Promise.all([
      openTable({ settings, chatMode: 'phrases', language: language.value, solo: true, ...wish }),
      loadText(['rejections']),
    ]);
    if (opened.ok) return navigate(`/table/${opened.value.gameId}`);
    setBusy(false);
    setFailure(opened.error);
  };
  const leave = (): void => {
    setLearns(false);
    navigate(`/alone/${preset}`, { replaces: true });
  };
  const failed = <Failure>{failure === undefined ? undefined : t(`failure.${failure}`)}</Failure>;
  if (isFirst && learns)
    return (
      <div class="page">
        <PageHeader title={t('front.alone')} />
        <main id="content" class="alone-page stack gap-4" tabIndex={-1}>
          <h1>{t('first.open')}</h1>
          {/* What else starts a game stands nowhere beside its questions. */}
          <FirstMinutes onPlay={(learner) => void play(learner)} onLeave={leave} />
          {isBusy && <p class="muted">{t('alone.starting')}</p>}
          {failed}
        </main>
      </div>
    );
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
        {isFirst && (
          <button type="button" class="way" onClick={() => setLearns(true)}>
            <Icon name="idea" size={24} />
            <span>
              <b>{t('first.open')}</b>
              <span class="small muted">{t('front.learnHint')}</span>
            </span>
            <Icon name="chevronRight" size={19} />
          </button>
        )}
        {isFirst && knowsLesson() && <Tariffs value={opening} onChange={setTariffs} />}
        <button type="button" class="btn primary big" aria-disabled={isBusy} onClick={() => void play()}>
          <Icon name="bot" size={20} />
          <span aria-live="polite">{t(isBusy ? 'alone.starting' : 'alone.any')}</span>
        </button>
        {failed}
        <Seats preset={preset} opening={opening} isBusy={isBusy} onPlay={(seat) => void play(seat)} />
        <p class="small muted">{t(isFirst ? 'alone.waits' : 'alone.turns')}</p>
      </main>
    </div>
  );
}

type TariffsProps = { readonly value: Opening; readonly onChange: (opening: Opening) => void };

/** For whoever has played the First lesson: once more with other tariffs. */
function Tariffs({ value, onChange }: TariffsProps) {
  return (
    <Choice
      label={t('open.tariffs')}
      value={value}
      options={FOUR_OPENINGS.map((each) => ({ value: each, label: t(`opening.${each}`) }))}
      onChange={(next) => onChange(FOUR_OPENINGS.find((each) => each === next) ?? 'standard')}
    />
  );
}

type SeatsProps = {
  readonly preset: SoloPreset;
  readonly opening: Opening;
  readonly isBusy: boolean;
  readonly onPlay: (seat: EconomyId) => void;
};

/** The seats of a game, to begin on one of them. */
function Seats({ preset, opening, isBusy, onPlay }: SeatsProps) {
  const seats = useSeats({ ...PRESETS[preset], preset, opening });
  if (seats === 'failed')
    return (
      <p class="bad" role="alert">
        {t('page.failed')}
      </p>
    );
  return (
    <ul class="stack grid seats-to-choose" aria-busy={seats === undefined}>
      {seats?.map((facts) => (
        <li key={facts.economy}>
          <button type="button" class="way" aria-disabled={isBusy} onClick={() => onPlay(facts.economy)}>
            <Medallion economy={facts.economy} label={facts.label} size={38} />
            <span>
              <b>{economyName(facts.economy)}</b>
              <span class="small muted num">{facts.line}</span>
            </span>
            <Icon name="chevronRight" size={19} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** More free seats than this stand in a list that opens, so that the button to join stays in sight on a phone. */
const LISTED = 6;

type ChoiceProps = {
  readonly settings: ScenarioChoice;
  /** Those that are free. */
  readonly free: readonly EconomyId[];
  /** Who has the others, where that is told. */
  readonly taken?: SessionCard['taken'];
  /** The seat that is chosen; empty where any will do. */
  readonly value: string;
  readonly onChange: (seat: string) => void;
};

/** For whoever joins a table: a free seat, or any. */
export function SeatChoice({ settings, free, taken = [], value, onChange }: ChoiceProps) {
  const name = useId();
  const seats = useSeats(settings);
  const known = seats === 'failed' ? [] : (seats ?? []);
  const factsOf = (economy: EconomyId) => known.find((each) => each.economy === economy);
  if (free.length > LISTED)
    return (
      <div class="field-group stack">
        <label for={name}>{t('join.seatLabel')}</label>
        <select
          id={name}
          class="field"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{t('join.seatAny')}</option>
          {free.map((economy) => (
            <option key={economy} value={economy}>
              {[economyName(economy), factsOf(economy)?.line].filter(Boolean).join(' · ')}
            </option>
          ))}
        </select>
      </div>
    );
  return (
    <fieldset class="field-group stack">
      <legend>{t('join.seatLabel')}</legend>
      {taken.map(({ economy, name: who }) => (
        <div key={economy} class="row ruled" style={{ minHeight: '44px', paddingInlineStart: '28px' }}>
          <Medallion economy={economy} label={factsOf(economy)?.label ?? economy} size={34} />
          <span class="grow">
            <b>{economyName(economy)}</b> · {who}
            <span class="small muted num"> {factsOf(economy)?.line}</span>
          </span>
        </div>
      ))}
      {['', ...free].map((economy) => {
        const facts = factsOf(economy);
        return (
          <label key={economy} class="row ruled" style={{ fontWeight: 'normal', minHeight: '44px' }}>
            <input type="radio" name={name} checked={value === economy} onChange={() => onChange(economy)} />
            {economy !== '' && <Medallion economy={economy} label={facts?.label ?? economy} size={34} />}
            <span class="grow">
              <b>{economy === '' ? t('join.seatAny') : economyName(economy)}</b>
              {facts !== undefined && <span class="small muted num"> {facts.line}</span>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** Undefined while they are fetched. Whoever does not want to wait, or cannot, is dealt one. */
function useSeats(settings: ScenarioChoice): readonly SeatFacts[] | 'failed' | undefined {
  const [seats, setSeats] = useState<readonly SeatFacts[] | 'failed' | undefined>(undefined);
  const spoken = language.value;
  useEffect(() => {
    let isLeft = false;
    setSeats(undefined);
    seatsToChoose(settings).then(
      (found) => !isLeft && setSeats(found),
      (reason: unknown) => {
        console.warn('the seats could not be loaded', reason);
        if (!isLeft) setSeats('failed');
      },
    );
    return () => {
      isLeft = true;
    };
  }, [settings.preset, settings.opening, spoken]);
  return seats;
}
