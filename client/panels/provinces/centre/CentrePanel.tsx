import { ASSENTS_NEEDED } from '#shared/content/provinces/provinceConstants.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import { Icon } from '../../../design/Icon.tsx';
import { isLive } from '../../../state/store.ts';
import { formatList } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { rejectionText } from '../../../text/rejectionText.ts';
import { t, tOr } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { submitAsHost as actAsHost, submitIntent } from '../../../net/submitIntent.ts';
import { ReadyButton } from '../../table/ReadyButton.tsx';
import { LesserActs } from './LesserActs.tsx';
import './centre.css';
import { type ReformChoice, isAssentAsked, prestigeLeft, reformChoices } from './centreModel.ts';
import { useProvinces } from '../seat.ts';

type Props = {
  /** Whose hand it is: the centre's own seat, or the host. */
  readonly actor: 'seat' | 'host';
};

/** What the centre may do in this round: one remedy or rival answer, and lesser acts, each for its prestige. */
export function CentrePanel({ actor }: Props) {
  const { scenario, game } = useProvinces();
  const { centre } = game.provinces;
  const isOpen = game.phase === 'negotiation' || game.phase === 'policy';
  const isOff = !isLive.value || !isOpen;
  const choose = (act: CentreAct): void =>
    void (actor === 'seat'
      ? submitIntent({ type: 'actForCentre', act })
      : actAsHost({ type: 'actAsCentre', act }));
  const takeBack = (place: number): void =>
    void (actor === 'seat'
      ? submitIntent({ type: 'takeBackCentreAct', act: place })
      : actAsHost({ type: 'takeBackActAsCentre', act: place }));
  return (
    <section class="panel centre-panel col gap-none fill" aria-labelledby="centre-panel">
      <div class="head">
        <h2 id="centre-panel" class="grow">
          {t('centre.title')} <ConceptMark place="spot.centre" />
        </h2>
        <b class="num">{t('centre.prestige', { left: prestigeLeft(game), prestige: centre.prestige })}</b>
      </div>
      <div class="pane-scroll pad">
        <section aria-labelledby="centre-stands">
          <h3 id="centre-stands">{t('centre.stands')}</h3>
          {centre.acts.length === 0 && <p class="small muted">{t('centre.nothing')}</p>}
          <ul class="centre-acts stack gap-none">
            {centre.acts.map((act, place) => (
              <li key={`${place} ${act.type}`} class="row">
                <Icon name="sign" size={17} />
                <span class="grow">{actName(act)}</span>
                <button type="button" class="btn sm" disabled={isOff} onClick={() => takeBack(place)}>
                  {t('centre.takeBack')}
                </button>
              </li>
            ))}
          </ul>
          {isAssentAsked(game) && (
            <p class="small num">
              {t('centre.assents', {
                count: centre.assentedBy.length,
                seats: scenario.dealOrder.length,
                needed: ASSENTS_NEEDED,
              })}
            </p>
          )}
        </section>
        <section aria-labelledby="centre-reforms">
          <h3 id="centre-reforms">{t('centre.reforms')}</h3>
          <ul class="reform-list stack gap-none">
            {reformChoices(game).map((choice) => (
              <ReformRow key={choice.reform} choice={choice} isOff={isOff} onChoose={choose} />
            ))}
          </ul>
        </section>
        <LesserActs isOff={isOff} onChoose={choose} />
      </div>
      {actor === 'seat' && isOpen && <ReadyButton />}
    </section>
  );
}

type RowProps = {
  readonly choice: ReformChoice;
  readonly isOff: boolean;
  readonly onChoose: (act: CentreAct) => void;
};

function ReformRow({ choice, isOff, onChoose }: RowProps) {
  const { reform, state, act, cost, fault } = choice;
  return (
    <li class={`reform-row ruled stack gap-1 ${state}`}>
      <div class="row between">
        <b>
          {t(`reform.${reform}`)} <ConceptMark place={`reform.${reform}`} />
        </b>
        {state === 'inForce' ? (
          <span class="pill gain">
            <Icon name="check" size={13} />
            {t('centre.inForce')}
          </span>
        ) : state === 'stands' ? (
          <span class="pill">{t('centre.thisRound')}</span>
        ) : (
          <button
            type="button"
            class="btn sm"
            disabled={isOff || state === 'shut'}
            aria-label={t('centre.enactLabel', { reform: t(`reform.${reform}`), cost })}
            onClick={() => onChoose(act)}
          >
            {t('centre.enact', { cost })}
          </button>
        )}
      </div>
      <p class="small muted">{t(`reformDoes.${reform}`)}</p>
      {state === 'shut' && fault !== undefined && <p class="micro muted">{rejectionText(fault)}</p>}
    </li>
  );
}

/** An act of the centre in words, with whom or what it names. */
function actName(act: CentreAct): string {
  switch (act.type) {
    case 'reform':
      return t(`reform.${act.reform}`);
    case 'freeOffice':
      return t('centre.actOf', { act: t('actKind.freeOffice'), what: economyName(act.member) });
    case 'corridorGrant':
      return act.corridor === undefined
        ? t('actKind.corridorGrant')
        : t('centre.actOf', {
            act: t('actKind.corridorGrant'),
            what: tOr(`corridor.${act.corridor}`, act.corridor),
          });
    case 'redrawDivisions':
      return t('centre.actOf', {
        act: t('actKind.redrawDivisions'),
        what: formatList(act.members.map(economyName)),
      });
    case 'inspection':
    case 'leaveToMarket':
      return t(`actKind.${act.type}`);
  }
}
