import type { GameSettings } from '#shared/protocol/settings.ts';
import { t } from '../../text/t.ts';
import { RadioGroup } from '../chrome/RadioGroup.tsx';

type Props = { readonly settings: GameSettings; readonly onChange: (part: Partial<GameSettings>) => void };

/** Where the walls of the world stand when play begins. */
export function OpeningChoice({ settings, onChange }: Props) {
  const isToday = settings.opening === 'today';
  return (
    <div class="opening-choice">
      <RadioGroup
        legend={t('open.opening')}
        value={isToday ? 'today' : 'highWalls'}
        choices={[
          { value: 'highWalls', label: t('open.openingHighWalls') },
          { value: 'today', label: t('open.openingToday') },
        ]}
        onChange={(opening) => onChange({ opening })}
        note={t(isToday ? 'open.openingTodayText' : 'open.openingHighWallsText')}
      />
    </div>
  );
}
