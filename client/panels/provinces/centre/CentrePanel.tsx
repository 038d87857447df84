import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ASSENTS_NEEDED } from '#shared/content/provinces/provinceConstants.ts';
import { PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import { isAssentAsked } from '#shared/rules/provinces/state/provinceStates.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Choice } from '../../../design/Choice.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { Term } from '../../../design/Term.tsx';
import { submitAsHost as actAsHost, submitIntent } from '../../../net/submitIntent.ts';
import { isLive } from '../../../state/store.ts';
import { formatList, formatNumber } from '../../../text/format.ts';
import { economyName, rejectionText } from '../../../text/nameParams.ts';
import { t, tOr } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { ReadyButton } from '../../table/ReadyButton.tsx';
import { League, leagueOf, nextMeeting } from '../figures/League.tsx';
import { nationText } from '../figures/mapLayersModel.ts';
import { OwnScore } from '../own/OwnCards.tsx';
import '../own/own.css';
import { isFeatureOpen, openingYear, revealedRounds, rulesInForce, useProvinces } from '../seat.ts';
import './centre.css';
import { type ReformChoice, choiceOf, prestigeLeft, reformChoices } from './CentreQuestions.tsx';

type LesserActsProps = {
  readonly isOff: boolean;
  readonly onChoose: (act: CentreAct) => void;
};

const MOST_PLEDGED = '';

/** Acts beside the five remedies: inspection, office, half of a corridor, and the two rival answers. */
function LesserActs({ isOff, onChoose }: LesserActsProps) {
  const { scenario, game } = useProvinces();
  const seats = scenario.dealOrder;
  const [member, setMember] = useState(seats[0] ?? '');
  const [corridor, setCorridor] = useState(MOST_PLEDGED);
  const [pair, setPair] = useState<readonly [string, string]>([seats[0] ?? '', seats[1] ?? '']);
  const options = seats.map((economy) => ({ value: economy, label: economyName(economy) }));
  const row = (act: CentreAct, children?: ComponentChildren) => (
    <ActRow key={act.type} act={act} isOff={isOff} onChoose={onChoose}>
      {children}
    </ActRow>
  );
  return (
    <>
      <section aria-labelledby="centre-lesser">
        <h3 id="centre-lesser">{t('centre.lesser')}</h3>
        <ul class="reform-list stack gap-none">
          {row({ type: 'inspection' })}
          {isFeatureOpen(game, 'offices') &&
            row(
              { type: 'freeOffice', member },
              <Choice label={t('centre.member')} value={member} options={options} onChange={setMember} />,
            )}
          {isFeatureOpen(game, 'corridors') &&
            row(
              { type: 'corridorGrant', ...(corridor === MOST_PLEDGED ? {} : { corridor }) },
              <Choice
                label={t('corridorPledge.corridor')}
                value={corridor}
                options={[
                  { value: MOST_PLEDGED, label: t('centre.mostPledged') },
                  ...PROVINCE_CORRIDORS.map(({ id }) => ({ value: id, label: tOr(`corridor.${id}`, id) })),
                ]}
                onChange={setCorridor}
              />,
            )}
        </ul>
      </section>
      <section aria-labelledby="centre-rival">
        <h3 id="centre-rival">{t('centre.rival')}</h3>
        <ul class="reform-list stack gap-none">
          {row({ type: 'leaveToMarket' })}
          {row(
            { type: 'redrawDivisions', members: pair },
            <>
              <Choice
                label={t('centre.first')}
                value={pair[0]}
                options={options}
                onChange={(first) => setPair([first, pair[1]])}
              />
              <Choice
                label={t('centre.second')}
                value={pair[1]}
                options={options}
                onChange={(second) => setPair([pair[0], second])}
              />
            </>,
          )}
        </ul>
      </section>
    </>
  );
}

type ActRowProps = {
  readonly act: CentreAct;
  readonly isOff: boolean;
  readonly onChoose: (act: CentreAct) => void;
  readonly children?: ComponentChildren;
};

function ActRow({ act, isOff, onChoose, children }: ActRowProps) {
  const { game } = useProvinces();
  const { cost, fault } = choiceOf(game, act);
  if (act.type === 'reform') return null;
  const name = t(`actKind.${act.type}`);
  return (
    <li class="ruled tall stack gap-1">
      <div class="row between">
        <b>{name}</b>
        <button
          type="button"
          class="btn sm"
          disabled={isOff || fault !== undefined}
          aria-label={t('centre.enactLabel', { reform: name, cost })}
          onClick={() => onChoose(act)}
        >
          {t('centre.enact', { cost })}
        </button>
      </div>
      <p class="small muted">{t(`actDoes.${act.type}`)}</p>
      {children !== undefined && <div class="fields">{children}</div>}
      {fault !== undefined && <p class="micro muted">{rejectionText(fault)}</p>}
    </li>
  );
}

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
    <li class={`reform-row ruled tall stack gap-1 ${state}`}>
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
      <p class="small muted">
        {t(`reformDoes.${reform === 'evaluation' && state !== 'inForce' ? 'evaluationAsked' : reform}`)}
      </p>
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

/** The country at a glance: income, borders, the centre's prestige and rules, and the league. */
export function CentreColumn() {
  const { scenario, game } = useProvinces();
  const { provinces } = game;
  const year = openingYear({ scenario });
  const reports = revealedRounds(game);
  const { borderEffect } = scenario.atOpening;
  const told = nationText(reports.at(-1) ?? { nationalIncomePercent: 0, borderEffect });
  return (
    <>
      <section class="panel economy" aria-labelledby="nation">
        <h2 class="head" id="nation">
          {t('nation.title')}
        </h2>
        <dl class="own-scores">
          <OwnScore label={t('nation.income')} hint={t('nation.since', { year })} value={`${told.income}%`} />
          <OwnScore
            label={<Term of="borderEffect">{t('nation.border')}</Term>}
            hint={t('nation.borderHint')}
            value={t('nation.times', {
              times: told.border,
            })}
          />
          <OwnScore
            label={t('nation.prestige')}
            hint={t(`nation.centre.${provinces.centreKind}`)}
            value={formatNumber(prestigeLeft(game))}
          />
        </dl>
        <div class="pad nation-rules">
          <h3 class="small muted">{t('pbrief.rules')}</h3>
          <ul class="small">
            {provinces.reforms.length === 0 && <li>{t('pbrief.noReform')}</li>}
            {rulesInForce(provinces.reforms).map((reform) => (
              <li key={reform}>{t(`reform.${reform}`)}</li>
            ))}
          </ul>
        </div>
      </section>
      <League
        rows={leagueOf(scenario.dealOrder, reports)}
        meeting={nextMeeting(game.round, lastRoundOf(game))}
        size={26}
      />
    </>
  );
}
