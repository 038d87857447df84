import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { LAST_VERSION_OF_BOTS } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Conference, ConferencePackage, PackageChange } from '#shared/protocol/modules/wto.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { signaturesLeft } from '#shared/rules/law/register.ts';
import { conferenceNow, floorPackage } from '#shared/rules/modules/wto/conference.ts';
import { changedPackage } from '#shared/rules/modules/wto/packages.ts';
import { Choice } from '../../../design/Choice.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { ScrollPane } from '../../../design/ScrollPane.tsx';
import { submitIntent } from '../../../net/submitIntent.ts';
import { mayPress } from '../../../state/offices.ts';
import { throughTurns, useCountries, useCountrySeat } from '../../../state/useTable.ts';
import { type WtoView, wtoView } from '../../../state/tableState.ts';
import { economyName, rejectionText } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { PackageSheet } from '../package/PackageSheet.tsx';
import { ChangeValue, firstChange, possibleKinds } from '../package/TermsForm.tsx';
import { type ConferenceMove, boardOf, conferenceMove } from '../package/boardModel.ts';
import { OfficeNote } from '../../chrome/SeatOffices.tsx';
import { keepTold } from '../../effects/useProposalPreview.ts';
import { ConferenceHead } from './ConferenceHead.tsx';
import { ConsensusBoard, Costs, Requests, OutcomeView } from './ConsensusBoard.tsx';
import { EffectCards, ScoreOf } from './EffectCards.tsx';
import { TablingView, useReadyPackages } from './TablingView.tsx';
import './board.css';
import './conference.css';
import { type KnownEffects, costOf, outvotedBy, usePackageEffects } from './effectModel.ts';
import './floor.css';

/** The conference of this round, in whatever stage it is. */
export function ConferencePane() {
  const { game } = useCountries();
  const view = wtoView(game);
  const conference = conferenceNow(game);
  if (view === undefined || conference === undefined) return null;
  const tabled = floorPackage(conference);
  const isOpen = game.phase === 'negotiation';
  const props = { view, conference };
  return (
    <ScrollPane class="pane-scroll conference" label={t('wto.title')}>
      <ConferenceHead view={view} conference={conference} />
      {isOpen && conference.stage === 'tabling' ? (
        <TablingView {...props} />
      ) : isOpen && conference.stage === 'floor' && tabled !== undefined ? (
        <FloorView {...props} package={tabled} />
      ) : (
        <OutcomeView {...props} />
      )}
    </ScrollPane>
  );
}

type ConferenceStageProps = {
  /** The next move of the seat. */
  readonly strip: ComponentChildren;
  readonly talk: ComponentChildren;
  readonly onLeave: () => void;
};

/** The conference over the map and the proposals, where there is room for it. */
export function ConferenceStage({ strip, talk, onLeave }: ConferenceStageProps) {
  return (
    <div class="conference-stage col">
      <div class="stage-bar row gap-3">
        {strip}
        <button type="button" class="btn" onClick={onLeave}>
          <Icon name="map" />
          <span class="stack gap-none">
            {t('wto.toMap')}
            <SignaturesLeft />
          </span>
        </button>
      </div>
      <ConferencePane />
      {talk}
    </div>
  );
}

/** Ordinary deals go on beside the conference, behind the button that leads to them. */
function SignaturesLeft() {
  const { game, me } = useCountries();
  const count = me === undefined || game.phase !== 'negotiation' ? 0 : (signaturesLeft(game, me) ?? 0);
  return count > 0 ? <span class="small">{t('wto.signaturesLeft', { count })}</span> : null;
}

type Props = {
  readonly view: WtoView;
  readonly conference: Conference;
  readonly package: ConferencePackage;
};

const useChange = throughTurns<PackageChange | undefined>();

/** The package on the floor: what it says, who agrees, what is asked for, and one's own answer. */
function FloorView({ view, conference, package: tabled }: Props) {
  const { scenario, me } = useCountries();
  // A new version is another text: what was being written was about the old one.
  const [change, setChange] = useChange(undefined, `${tabled.id} ${tabled.revision}`);
  const move = me === undefined ? undefined : conferenceMove(view, conference, me);
  const { objections } = conference;
  const asked = [...objections.map((each) => each.change), ...(change === undefined ? [] : [change])];
  // Who may accept several is told of all of them together: apart each may cost nothing.
  const effects = usePackageEffects(tabled, asked, move?.type === 'author' && objections.length > 1);
  const own =
    me === undefined || effects.type !== 'known' || effects.isStale
      ? undefined
      : effects.effects.asTabled.economies[me];
  const percent = own && percentOfLog(own.logChange);
  // For the results, which tell what came of it.
  useEffect(() => {
    if (percent !== undefined) keepTold(view.round, 'package', percent);
  }, [view.round, percent]);
  const board = boardOf(view, conference, me);
  const objectors = useReadyPackages(objections.length > 0 ? me : undefined)?.objectors;
  const mayJoin = isDone(view, tabled) && move !== undefined && MAY_ASK.includes(move.type);
  const join = (asked: PackageChange): void =>
    void submitIntent({ type: 'objectToPackage', revision: tabled.revision, change: asked });
  const mine = me === undefined ? [] : unitOf(view, me);
  const lost = me === undefined ? undefined : outvotedBy(view, conference, me);
  return (
    <div class="floor stack">
      <PackageSheet view={view} voices={board.voices} package={tabled} />
      <div class="floor-side stack top">
        {lost !== undefined && (
          <p class="small">
            {t(lost.own < lost.most ? 'wto.outvoted' : 'wto.outvotedTie', {
              economy: economyName(lost.author),
              most: lost.most,
              own: lost.own,
            })}
          </p>
        )}
        <ConsensusBoard board={board} terms={tabled.terms} effects={effects} />
        <Requests
          objections={objections}
          terms={tabled.terms}
          effects={effects}
          mine={mine}
          mayTake={move?.type === 'author'}
          objectors={objectors}
          onJoin={mayJoin ? join : undefined}
          author={tabled.author}
          scoreOf={(ways) => <ScoreOf isShort ways={ways} />}
        />
        {move !== undefined && move.type !== 'author' && (
          <WhoDecides conference={conference} package={tabled} />
        )}
        <EffectCards effects={effects} />
        {me !== undefined && change !== undefined && (
          <ObjectionForm
            package={tabled}
            mine={mine}
            change={change}
            effects={effects}
            onChange={setChange}
            onClose={() => setChange(undefined)}
          />
        )}
        {me !== undefined && move !== undefined && change === undefined && (
          <FloorActions
            move={move}
            package={tabled}
            onAsk={() => setChange(firstChange(scenario, tabled, 'coefficient', me))}
          />
        )}
      </div>
    </div>
  );
}

const MAY_ASK: readonly ConferenceMove['type'][] = ['answer', 'agrees'];

/** Whether a bot has written the package, and changes it only for people from now on. */
const isDone = ({ seats }: Pick<WtoView, 'seats'>, { author, revision }: ConferencePackage): boolean =>
  seats[author]?.member === undefined && revision >= LAST_VERSION_OF_BOTS;

/** While somebody objects: who alone can do something about it, and whether it still will. */
function WhoDecides({ conference: { objections }, package: tabled }: Pick<Props, 'conference' | 'package'>) {
  const { game } = useCountries();
  if (objections.length === 0) return null;
  const economy = economyName(tabled.author);
  return <p class="small">{t(isDone(game, tabled) ? 'wto.authorDone' : 'wto.onlyAuthor', { economy })}</p>;
}

type FloorActionsProps = {
  readonly move: ConferenceMove;
  readonly package: ConferencePackage;
  readonly onAsk: () => void;
};

/** Agree, or ask for exactly one change; both may be taken back until the bell. */
function FloorActions({ move, package: { revision }, onAsk }: FloorActionsProps) {
  switch (move.type) {
    case 'author':
      return <p class="panel pad small">{t('wto.authorHint')}</p>;
    case 'otherVoice':
      return <p class="panel pad small">{t('wto.otherVoice', { economy: economyName(move.speaker) })}</p>;
    case 'speak':
    case 'spoken':
    case 'over':
      return null;
    case 'answer':
    case 'agrees':
    case 'asks':
      return (
        <div class="panel floor-actions row wrap gap-3">
          <button
            type="button"
            class={move.type === 'answer' ? 'btn primary' : 'btn'}
            disabled={!mayPress('agreeToPackage') || move.type === 'agrees'}
            onClick={() => void submitIntent({ type: 'agreeToPackage', revision })}
          >
            <Icon name="check" />
            {t(move.type === 'agrees' ? 'wto.agreed' : move.type === 'asks' ? 'wto.withdraw' : 'wto.agree')}
          </button>
          <button type="button" class="btn" onClick={onAsk}>
            <Icon name="pencil" />
            {t(move.type === 'asks' ? 'wto.askAnother' : 'wto.ask')}
          </button>
          <span class="small muted">
            {t(move.type === 'answer' && revision > 1 ? 'wto.newVersion' : 'wto.mayChange', { revision })}
          </span>
          <OfficeNote type="agreeToPackage" />
        </div>
      );
  }
}

type ObjectionFormProps = {
  readonly package: ConferencePackage;
  readonly mine: readonly EconomyId[];
  readonly change: PackageChange;
  readonly effects: KnownEffects;
  readonly onChange: (change: PackageChange) => void;
  readonly onClose: () => void;
};

/** Object by name with exactly one change; what it would cost is told while it is chosen. */
function ObjectionForm(props: ObjectionFormProps) {
  const { scenario, game, me } = useCountrySeat();
  const { package: tabled, mine, change, effects, onChange, onClose } = props;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const kinds = possibleKinds(scenario, tabled, me);
  const isSame = changedPackage(tabled, change) === undefined;
  const cost = effects.type === 'known' ? costOf(game, effects, change, mine) : undefined;
  const send = async (): Promise<void> => {
    const isSent = await submitIntent({ type: 'objectToPackage', revision: tabled.revision, change });
    if (isSent) onClose();
  };
  return (
    <section class="panel pad objection stack" aria-labelledby="objection-title">
      <h3 id="objection-title" ref={title} tabIndex={-1}>
        {t('wto.objection')}
      </h3>
      <p class="small muted">{t('wto.objection.hint')}</p>
      <div class="fields">
        <Choice
          label={t('wto.objection.kind')}
          value={change.type}
          options={kinds.map((kind) => ({ value: kind, label: t(`wto.objection.kind.${kind}`) }))}
          onChange={(chosen) => {
            const kind = kinds.find((each) => each === chosen);
            const next = kind === undefined ? undefined : firstChange(scenario, tabled, kind, me);
            if (next !== undefined) onChange(next);
          }}
        />
        <ChangeValue undertaking={tabled} change={change} onChange={onChange} />
      </div>
      <p class="row between small">
        {isSame ? (
          rejectionText({ code: 'conference/no-change' })
        ) : (
          <Costs request={cost === undefined ? {} : { cost }} />
        )}
      </p>
      {!isSame && cost?.ways !== undefined && <ScoreOf isShort ways={cost.ways} />}
      <div class="row wrap">
        <button
          type="button"
          class="btn primary"
          disabled={!mayPress('objectToPackage') || isSame}
          onClick={() => void send()}
        >
          {t('wto.objection.send')}
        </button>
        <OfficeNote type="objectToPackage" />
        <button type="button" class="btn ghost" onClick={onClose}>
          <u>{t('wto.objection.cancel')}</u>
        </button>
      </div>
    </section>
  );
}
