import type { Agreement, Timetable } from '#shared/protocol/law.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formatList } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { say } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { registerLines, stepsOf } from './registerModel.ts';

type Props = { readonly game: GameState; readonly agreement: Agreement };

/** What an agreement obliges to, beyond its form, and how far its cuts have come. */
export function AgreementLines({ game, agreement }: Props) {
  const { key, parties, terms } = agreement;
  const lines = [
    ...registerLines(game, agreement).map(say),
    ...(key === undefined ? [] : [keyText(key, parties)]),
  ];
  return (
    <>
      {lines.length > 0 && (
        <ul class="lines small">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {terms?.phaseIn !== undefined && <TimetableChart timetable={terms.phaseIn} />}
    </>
  );
}

function keyText(key: NonNullable<Agreement['key']>, parties: readonly string[]): string {
  const text = t(`register.key.${key.type}`);
  if (key.type !== 'shares') return text;
  return `${text}: ${formatList(parties.map((party) => `${economyName(party)} ${key.percent[party] ?? 0}%`))}`;
}

/** One bar a round: full where the step is in force, hollow where it is to come. */
function TimetableChart({ timetable }: { readonly timetable: Timetable }) {
  const steps = stepsOf(timetable);
  return (
    <div class="timetable small">
      <p>
        {t('register.timetable', { round: timetable.untilRound })}
        {Object.entries(timetable.longer).map(([economy, round]) => (
          <span key={economy}> · {t('register.longer', { economy: economyName(economy), round })}</span>
        ))}
      </p>
      <ol class="steps" aria-label={t('register.timetableChart')}>
        {steps.map(({ round, percent, isReached }) => (
          <li key={round} class={isReached ? 'on' : ''}>
            <i style={{ height: `${6 + 0.22 * percent}px` }} aria-hidden="true" />
            <span class="num" aria-hidden="true">
              {round}
            </span>
            <span class="sr">{t('register.step', { round, percent })}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
