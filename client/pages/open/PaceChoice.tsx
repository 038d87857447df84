import { useId } from 'preact/hooks';
import { CHAT_MODES, type ChatMode, gameOf } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { phaseDurationMs } from '#shared/rules/table/clock.ts';
import { RadioGroup } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { formatDuration } from '../../text/format.ts';
import { t } from '../../text/t.ts';

type Props = {
  readonly settings: GameSettings;
  readonly onChange: (part: Partial<GameSettings>) => void;
  readonly chatMode: ChatMode;
  readonly onChatMode: (mode: ChatMode) => void;
};

const PACES = ['normal', 'relaxed', 'none'] as const satisfies readonly Pace[];

/** A later round stands for all: the first is longer. */
const USUAL_ROUND = 2;

/** How many rounds, how fast, and how people talk. */
export function PaceChoice({ settings, onChange, chatMode, onChatMode }: Props) {
  const pace = paceOf(settings);
  const note = t(`open.clockText.${pace}`, {
    negotiation: formatDuration(phaseDurationMs(settings, 'negotiation', USUAL_ROUND) ?? 0),
    policy: formatDuration(phaseDurationMs(settings, 'policy', USUAL_ROUND) ?? 0),
  });
  return (
    <div class="paces stack">
      <div class="panel pad">
        <RoundsChoice
          rounds={settings.rounds}
          hasEpilogue={gameOf(settings.scenarioId).hasEpilogue}
          onChange={(rounds) => onChange({ rounds })}
        />
      </div>
      <div class="panel pad">
        <RadioGroup
          legend={t('open.clock')}
          value={pace}
          choices={PACES.map((value) => ({ value, label: t(`open.clock.${value}`) }))}
          onChange={(next) => onChange(next === 'none' ? { timed: false } : { timed: true, clock: next })}
          note={note}
        />
      </div>
      <div class="panel pad">
        <RadioGroup
          legend={t('open.chat')}
          value={chatMode}
          choices={CHAT_MODES.map((value) => ({ value, label: t(`open.chat.${value}`) }))}
          onChange={onChatMode}
          note={t(`open.chatText.${chatMode}`)}
        />
      </div>
    </div>
  );
}

const FEWEST = 1;

const MOST = 12;

type RoundsProps = {
  readonly rounds: number;
  /** After the last one the years after are reckoned. */
  readonly hasEpilogue: boolean;
  readonly onChange: (rounds: number) => void;
};

/** How many rounds: typed, or by the buttons beside. */
function RoundsChoice({ rounds, hasEpilogue, onChange }: RoundsProps) {
  const id = useId();
  const set = (next: number): void => {
    if (Number.isInteger(next)) onChange(Math.min(MOST, Math.max(FEWEST, next)));
  };
  return (
    <div class="rounds stack">
      <label for={id}>
        <b>{t('open.rounds')}</b> {hasEpilogue && <span class="small muted">{t('open.roundsText')}</span>}
      </label>
      <div class="stepper-field">
        <button type="button" class="btn icon" aria-label={t('open.fewer')} onClick={() => set(rounds - 1)}>
          <Icon name="minus" size={18} />
        </button>
        <input
          id={id}
          class="field num"
          type="number"
          min={FEWEST}
          max={MOST}
          value={rounds}
          onChange={(event) => set(event.currentTarget.valueAsNumber)}
        />
        <button type="button" class="btn icon" aria-label={t('open.more')} onClick={() => set(rounds + 1)}>
          <Icon name="plus" size={18} />
        </button>
      </div>
    </div>
  );
}

type Pace = 'normal' | 'relaxed' | 'none';

export function paceOf({ clock, timed }: GameSettings): Pace {
  return timed ? clock : 'none';
}
