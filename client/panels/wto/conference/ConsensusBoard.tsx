import type { ComponentChildren } from 'preact';
import type { TwoWays } from '#shared/rules/forecast/compareLaws.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Objection, PackageChange, PackageTerms, Conference } from '#shared/protocol/modules/wto.ts';
import { floorPackage } from '#shared/rules/modules/wto/conference.ts';
import type { WeighedObjection } from '#shared/bots/modules/delegation.ts';
import type { ReadyPackages } from '../../../preview/otherLaws.ts';
import { Icon, type IconName } from '../../../design/Icon.tsx';
import { Delta } from '../../../design/Marks.tsx';
import { Medallion } from '../../../design/Medallion.tsx';
import { submitIntent } from '../../../net/submitIntent.ts';
import { mayPress } from '../../../state/offices.ts';
import { useCountries, useTable } from '../../../state/useTable.ts';
import type { WtoView } from '../../../state/tableState.ts';
import { say } from '../../../text/Say.tsx';
import { formatList, formatPercent } from '../../../text/format.ts';
import { shortMoney } from '../../../text/money.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { OfficeNote } from '../../chrome/SeatOffices.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { SILENT_PERCENT } from '../../effects/useProposalPreview.ts';
import { changePhrase, PackageSheet } from '../package/PackageSheet.tsx';
import { type Board, type Voice, type VoiceState, voiceName, boardOf } from '../package/boardModel.ts';
import { outcomeText } from './ConferenceHead.tsx';
import { type KnownEffects, type Request, costOfAll, requestsOf, voiceEffect } from './effectModel.ts';

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
      <ul class="voices stack grid">
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

type RequestsProps = {
  readonly objections: readonly Objection[];
  readonly terms: PackageTerms;
  readonly effects: KnownEffects;
  /** The members of one's own voice; empty for who only watches. */
  readonly mine: readonly EconomyId[];
  /** The author's side may take a change. */
  readonly mayTake: boolean;
  /** Why bots object, once the model has answered. */
  readonly objectors?: ReadyPackages['objectors'] | undefined;
  /** Asks the author for a change beside whoever asks for it; absent where that is no use. */
  readonly onJoin?: ((change: PackageChange) => void) | undefined;
  readonly author?: EconomyId;
  /** For whoever has a seat. */
  readonly scoreOf?: (ways: TwoWays) => ComponentChildren;
};

/** The changes that objectors attach, each with what it would cost the world and the reader. */
export function Requests({
  objections,
  terms,
  effects,
  mine,
  mayTake,
  objectors = {},
  onJoin,
  author = '',
  scoreOf,
}: RequestsProps) {
  const { game } = useCountries();
  const answered = effects.type === 'known' ? effects : undefined;
  const requests = requestsOf(game, objections, answered, mine);
  const all = answered?.isStale === false ? costOfAll(game, answered, mine) : undefined;
  return (
    <section class="panel requests slim stack" aria-labelledby="requests-title">
      <h3 id="requests-title" class="row">
        <span class="grow">{t('wto.requests')}</span>
        <ConceptMark place="spot.objection" />
      </h3>
      {requests.length === 0 ? (
        <p class="small muted">{t('wto.requests.none')}</p>
      ) : (
        <>
          {mayTake && requests.length > 1 && (
            <div class="row wrap ruled below">
              <b class="grow">{t('wto.requests.all', { count: requests.length })}</b>
              <Costs request={all === undefined ? {} : { cost: all }} />
              {all?.ways !== undefined && scoreOf?.(all.ways)}
            </div>
          )}
          <ul>
            {requests.map((request) => (
              <li key={request.objection.by} class="row wrap">
                <Medallion economy={request.objection.by} size={26} ring="var(--time)" />
                <span class="grow">
                  <b>{economyName(request.objection.by)}</b>
                  {t('common.colon')}
                  {say(changePhrase(request.objection.change, terms))}
                </span>
                <Costs request={request} by={request.objection.by} />
                {request.cost?.ways !== undefined && scoreOf?.(request.cost.ways)}
                <Why of={objectors[request.objection.by]} />
                {onJoin !== undefined && objectors[request.objection.by]?.isTaken === true && (
                  <button
                    type="button"
                    class="btn sm primary"
                    disabled={!mayPress('objectToPackage')}
                    onClick={() => onJoin(request.objection.change)}
                  >
                    {t('wto.requests.join', { economy: economyName(author) })}
                  </button>
                )}
                {mayTake && (
                  <button
                    type="button"
                    class="btn sm"
                    disabled={!mayPress('takeChange')}
                    onClick={() => {
                      const { by, change } = request.objection;
                      void submitIntent({ type: 'takeChange', by, change });
                    }}
                  >
                    {t('wto.requests.take', { economy: economyName(request.objection.by) })}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {mayTake && requests.length > 0 && <OfficeNote type="takeChange" />}
        </>
      )}
    </section>
  );
}

/** Why a bot objects, in a line. */
function Why({ of }: { readonly of: WeighedObjection | undefined }) {
  if (of === undefined) return null;
  const { step, against = 'little' } = of.stance;
  return <span class="small">{t(`wto.requests.why.${step === 'agrees' ? 'more' : against}`)}</span>;
}

/** A change counts as none below this, billions. */
const SILENT_BN = 0.05;

type CostsProps = { readonly request: Pick<Request, 'cost' | 'askerPercent'>; readonly by?: EconomyId };

export function Costs({ request: { cost, askerPercent }, by }: CostsProps) {
  if (cost === undefined) return <span class="costs" aria-busy="true" />;
  return (
    <span class="costs wrap num">
      {by !== undefined && askerPercent !== undefined && (
        <span>
          {economyName(by)}{' '}
          <Delta
            value={askerPercent}
            text={formatPercent(Math.abs(askerPercent) / 100, 2)}
            epsilon={SILENT_PERCENT}
          />
        </span>
      )}
      <span>
        {t('wto.requests.world')}{' '}
        <Delta value={cost.worldBn} text={shortMoney(Math.abs(cost.worldBn))} epsilon={SILENT_BN} />
      </span>
      {cost.ownPercent !== undefined && cost.ways === undefined && (
        <span>
          {t('wto.requests.you')}{' '}
          <Delta
            value={cost.ownPercent}
            text={formatPercent(Math.abs(cost.ownPercent) / 100, 2)}
            epsilon={SILENT_PERCENT}
          />
        </span>
      )}
    </span>
  );
}

type OutcomeProps = {
  readonly view: WtoView;
  readonly conference: Conference;
};

/** How the conference ended, with the text that it was about. */
export function OutcomeView({ view, conference }: OutcomeProps) {
  const { me } = useTable();
  const tabled = floorPackage(conference);
  const { voices } = boardOf(view, conference, me);
  return (
    <div class="outcome stack top">
      <p class="panel pad">
        <b>{outcomeText(conference, conference.boundCutBp)}</b>
      </p>
      {tabled !== undefined && conference.objections.length > 0 && (
        <ul class="panel pad lines stack gap-0">
          {conference.objections.map(({ by, change }) => (
            <li key={by}>
              <b>{economyName(by)}</b> {say(changePhrase(change, tabled.terms))}
            </li>
          ))}
        </ul>
      )}
      {tabled !== undefined && (
        <PackageSheet view={view} voices={voices} package={tabled} isLaw={conference.stage === 'adopted'} />
      )}
    </div>
  );
}
