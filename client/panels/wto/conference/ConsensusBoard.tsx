import type { EconomyId } from '#shared/kernel/ids.ts';
import type { PackageTerms } from '#shared/protocol/modules/wto.ts';
import { Icon, type IconName } from '../../../design/Icon.tsx';
import { formatList, formatPercent } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { say } from '../../../text/Say.tsx';
import { shortMoney } from '../../../text/money.ts';
import { t } from '../../../text/t.ts';
import { Delta } from '../../../design/Marks.tsx';
import { Medallion } from '../../../design/Medallion.tsx';
import { SILENT_PERCENT } from '../../effects/effectModel.ts';
import { changePhrase } from '../package/TermsList.tsx';
import { type Board, type Voice, type VoiceState, voiceName } from '../package/boardModel.ts';
import { type KnownEffects, voiceEffect } from './effectModel.ts';
import { useCountries } from '../../../state/useTable.ts';

type Props = {
  readonly board: Board;
  readonly terms: PackageTerms;
  readonly effects: KnownEffects;
  /** Read from afar: the changes asked for stand in a list of their own. */
  readonly isForRoom?: boolean;
};

/** One tile a voice: what it says, and what the package does to it. */
export function ConsensusBoard({ board, terms, effects, isForRoom = false }: Props) {
  const { voices, agree, ask } = board;
  const silent = voices.length - agree - ask;
  return (
    <section class="board stack" aria-labelledby="board-title">
      <div class="panel board-head pad">
        <div>
          <h3 id="board-title">{t('wto.board')}</h3>
          <p class="small">
            <span class="muted">{t('wto.board.rule')}</span> <b>{t('wto.board.danger')}</b>
          </p>
        </div>
        <p class="board-count num" aria-hidden="true">
          <b>{agree}</b> {t('wto.board.count', { total: voices.length })}
        </p>
        <Segments voices={voices} />
        <output class="sr">{t('wto.board.summary', { agree, ask, silent })}</output>
      </div>
      <ul class="voices stack grid fine">
        {voices.map((voice) => (
          <Tile key={voice.speaker} voice={voice} terms={terms} effects={effects} isForRoom={isForRoom} />
        ))}
      </ul>
    </section>
  );
}

const ORDER = ['author', 'agrees', 'asks', 'silent'] as const satisfies readonly VoiceState[];

/** All voices in a row, those who agree first. */
function Segments({ voices }: { readonly voices: readonly Voice[] }) {
  const sorted = voices.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return (
    <p class="segments" aria-hidden="true">
      {sorted.map(({ speaker, state }) => (
        <i key={speaker} class={state} />
      ))}
    </p>
  );
}

const RINGS = {
  author: 'var(--gain)',
  agrees: 'var(--gain)',
  asks: 'var(--time)',
  silent: 'var(--line-strong)',
} as const satisfies Record<VoiceState, string>;

const ICONS = {
  author: 'pencil',
  agrees: 'check',
  asks: 'counter',
  silent: 'eye',
} as const satisfies Record<VoiceState, IconName>;

type TileProps = Omit<Props, 'board'> & { readonly voice: Voice };

function Tile({ voice, terms, effects, isForRoom }: TileProps) {
  const { speaker, state, isMine, change } = voice;
  const isYours = isMine && state === 'silent';
  const word =
    change === undefined
      ? t(isYours ? 'wto.voice.yours' : `wto.voice.${state}`)
      : isForRoom === true
        ? t('screen.asks')
        : t('wto.voice.asks') + t('common.colon') + say(changePhrase(change, terms));
  return (
    <li class={['voice-tile row panel', state, isMine ? 'mine' : ''].join(' ')}>
      <Medallion economy={speaker} size={36} ring={isYours ? 'var(--text)' : RINGS[state]} />
      <span class="voice-name stack gap-none grow">
        <b>{voiceName(voice)}</b>
        <MembersLine voice={voice} />
        <span class={`voice-word ${state}`}>
          <Icon name={isYours ? 'hand' : ICONS[state]} size={15} /> {word}
        </span>
      </span>
      <TileEffect effects={effects} members={voice.members} />
    </li>
  );
}

/** A union says who has its voice. */
function MembersLine({ voice }: { readonly voice: Voice }) {
  if (voice.union === undefined) return null;
  return (
    <span class="micro muted">
      {formatList(voice.members.map(economyName))} ·{' '}
      {t('wto.voice.speaks', { economy: economyName(voice.speaker) })}
    </span>
  );
}

type EffectProps = {
  readonly effects: KnownEffects;
  readonly members: readonly EconomyId[];
};

function TileEffect({ effects, members }: EffectProps) {
  const { game } = useCountries();
  if (effects.type !== 'known') return <span class="voice-effect stack gap-none" />;
  const { percent, gainBn } = voiceEffect(game, effects.effects.asTabled, members);
  return (
    <span class="voice-effect stack gap-none num" aria-busy={effects.isStale}>
      <Delta value={percent} text={formatPercent(Math.abs(percent) / 100, 2)} epsilon={SILENT_PERCENT} />
      <span class="small muted">{shortMoney(gainBn)}</span>
    </span>
  );
}
