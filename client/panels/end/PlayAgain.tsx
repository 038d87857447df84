import { useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Failure } from '../../design/Failure.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { type SessionFailure, newSeed, openTable } from '../../net/sessionApi.ts';
import { SOLO_PRESETS, navigate } from '../../state/router.ts';
import { me, session } from '../../state/store.ts';
import { useTable } from '../../state/useTable.ts';
import { formatNumber } from '../../text/format.ts';
import { language } from '../../text/language.ts';
import { t } from '../../text/t.ts';

type Props = {
  readonly economy: EconomyId;
  /** 0 to 100; unknown where nothing compares it. */
  readonly score: number | undefined;
};

/** For whoever has played alone: the same seat once more, another seat, another game. Others leave by the front page alone. */
export function PlayAgain({ economy, score }: Props) {
  const {
    game: { settings, agreedRounds },
  } = useTable();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SessionFailure | undefined>(undefined);
  if (me.value?.mayHost !== true) return null;
  const again = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    const opened = await openTable({
      // A game that was ended early is played to its end this time.
      settings: { ...settings, rounds: agreedRounds ?? settings.rounds, seed: newSeed() },
      chatMode: session.value?.chatMode ?? 'phrases',
      language: language.value,
      solo: true,
      seat: economy,
    });
    setBusy(false);
    if (opened.ok) navigate(`/table/${opened.value.gameId}`);
    else setFailure(opened.error);
  };
  const at = SOLO_PRESETS.findIndex((preset) => preset === settings.preset);
  const [here, next] = [SOLO_PRESETS[at], SOLO_PRESETS[at + 1]];
  return (
    <>
      <button type="button" class="btn primary" aria-disabled={isBusy} onClick={() => void again()}>
        <Icon name="undo" size={18} />
        <span aria-live="polite">
          {isBusy
            ? t('alone.starting')
            : score === undefined
              ? t('end.playAgain')
              : t('end.beat', { score: formatNumber(score) })}
        </span>
      </button>
      {here !== undefined && (
        <Link href={`/alone/${here}`} class="btn">
          {t('end.otherSeat')}
        </Link>
      )}
      {next !== undefined && (
        <Link href={`/alone/${next}`} class="btn">
          {t('end.nextGame', { game: t(`front.alone.${next}`) })}
        </Link>
      )}
      <Failure>{failure === undefined ? undefined : t(`failure.${failure}`)}</Failure>
    </>
  );
}
