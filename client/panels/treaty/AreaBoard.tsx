import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { signaturesLeft } from '#shared/rules/law/register.ts';
import { eventsAtWork } from '#shared/rules/law/lawInForce.ts';
import { isBot } from '#shared/rules/table/seats.ts';
import { Icon } from '../../design/Icon.tsx';
import { previews, usePreview } from '../../preview/preview.ts';
import { openProposal } from '../../state/tableState.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { formatList, formatPoints, formatSignedPercent } from '../../text/format.ts';
import { economyName, exactMoney } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { phrase, t } from '../../text/t.ts';
import { isLastRound, pointsWith, taskAfter, thenTold } from '../effects/HomeEffects.tsx';
import { SILENT_PERCENT, whyMoved } from '../effects/useProposalPreview.ts';
import { eventEffects, eventTitle } from '../events/eventText.ts';
import { holderName } from '../talk/talkModel.ts';
import {
  type Area,
  areaBoard,
  countedOf,
  elseFor,
  gainOf,
  isTaskShut,
  markOf,
  othersToo,
  reasonToPay,
  shortRows,
  soonGone,
  useAreaPrices,
  weighedAreas,
} from './areaBoardModel.ts';
import { inBareSums, toReader, whyPriceMoved, wordsOf, wouldSign } from './areaPrices.ts';
import { OfIncome } from './GiveGet.tsx';

/** The figure of which the reader asks why it is so; the same area may stand in both tables. */
type Asked = { readonly draft: Draft; readonly economy: EconomyId; readonly isShort: boolean };

type WhyProps = Asked & { readonly area: Area };

/** The answer, once the model has it; of the reader what is left of it once others sign too, of others what else they could get. */
function Why({ draft: plain, economy, isShort, area }: WhyProps) {
  const { scenario, game, me } = useCountrySeat();
  // The figure in front of the reader counts the price, and what a person is offered.
  const isPriced = isShort && (economy === me || !isBot(game, economy));
  const draft = isPriced ? (area.priced ?? plain) : plain;
  const name = canonicalJson(draft);
  usePreview('refused', { type: 'proposal', draft, parts: true }, [name, game]);
  const { job, result } = previews.value.refused ?? {};
  if (job?.type !== 'proposal' || canonicalJson(job.draft) !== name || result?.type !== 'forecast')
    return <span class="muted">{t('proposal.computing')}</span>;
  const { isOwn } = area;
  const counted = countedOf(area);
  const reacted = economy === me && isOwn ? counted?.reaction : undefined;
  const gain = gainOf(counted, me) ?? 0;
  const then = reacted && thenTold(me, reacted, gain);
  const would = isOwn && draft.parties.includes(economy) ? wouldSign(game, area, economy) : undefined;
  const reason =
    economy === me ? undefined : reasonToPay(weighedAreas(scenario, game, me), area, economy, would);
  const income =
    isShort && economy === me && isLastRound(game)
      ? phrase('wall.thenNow', { change: formatSignedPercent(gain / 100, 2) })
      : undefined;
  const told = [income, ...whyMoved(result.forecast, draft, economy, me), then, reason];
  const words = told.flatMap((each) => (each === undefined ? [] : [say(toReader(each, me))])).join(' ');
  const { amountMn } = would?.params ?? {};
  if (typeof amountMn !== 'number') return <>{words}</>;
  return (
    <>
      {exactMoney(amountMn)}
      <OfIncome amountMn={amountMn} />
      {words !== '' && t('list.clauses')}
      {words}
    </>
  );
}

type BoardProps = { readonly onWrite: (partners: readonly EconomyId[], draft?: Draft) => void };

/** Who could sign in this round: what brings the reader most, and whether the others would; behind a fold all of them, for all. A press begins or opens the offer. Closed once the reader has chosen. */
export function AreaBoard({ onWrite }: BoardProps) {
  const { scenario, game, me } = useCountrySeat();
  useAreaPrices(scenario, game, me);
  const [board, isSpent] = [areaBoard(scenario, game, me), signaturesLeft(game, me) === 0];
  const hurried = soonGone(scenario, game, me);
  const isOut = isSpent || board.some(({ offer }) => offer?.author === me);
  const economies = [me, ...Object.keys(game.seats).filter((economy) => economy !== me)];
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const rows = { economies, onWrite, asked, setAsked };
  const own = board.filter(({ isOwn }) => isOwn);
  const { shown, folded } = shortRows(game, own);
  const isPhone = viewport.value === 'phone';
  const [look, width] = isPhone ? ['figures num small', '24%'] : ['figures num', '27%'];
  return (
    <details
      class="panel slim"
      style={isPhone ? { paddingInline: 'var(--s2)' } : {}}
      open={!isOut}
      key={`${game.round} ${isOut}`}
    >
      <summary>
        <b class="lead">{t(isSpent ? 'areas.title' : 'areas.whom')}</b>
      </summary>
      <p class="small muted">{t(isLastRound(game) ? 'areas.hint' : 'areas.hintGain')}</p>
      {eventsAtWork(game).map((event) => (
        <details class="small" key={event.id}>
          <summary>{t('events.inTable', { event: eventTitle(event) })}</summary>
          <p>{eventEffects(event)}</p>
        </details>
      ))}
      {hurried.length > 0 && !isSpent && (
        <output class="small countered">
          {t('areas.hurry', { economies: formatList(hurried.map(economyName)) })}
        </output>
      )}
      {!isSpent && isTaskShut(game, board) && <p class="small countered">{t('areas.taskShut')}</p>}
      {/* What opens below a row leaves the columns as they are. */}
      <table class={look} style={{ width: '100%', tableLayout: 'fixed' }}>
        <caption class="sr">{t('areas.title')}</caption>
        <thead>
          <tr>
            <th scope="col" style={{ width: '27%' }}>
              {t('areas.with')}
            </th>
            <th scope="col" style={{ width: '31%' }}>
              {t(isLastRound(game) ? 'areas.leftEnd' : 'areas.gain')}
            </th>
            <th scope="col" style={ASIDE}>
              {t('areas.would', { unit: t(`field.unit.${scenario.moneyUnit}`) })}
            </th>
          </tr>
        </thead>
        <Rows {...rows} areas={shown} isShort />
      </table>
      <details key={game.round}>
        <summary class="small">
          {folded.length > 0
            ? t('areas.allAlso', { economies: formatList(folded.map(economyName)) })
            : t('areas.all')}
        </summary>
        <table class={look} style={{ width: '100%', tableLayout: 'fixed' }} aria-describedby="areas-key">
          <caption class="sr">{t('areas.title')}</caption>
          <thead>
            <tr>
              <th scope="col" style={{ width }}>
                {t('areas.with')}
              </th>
              {economies.map((economy) => (
                <th scope="col" key={economy}>
                  {economyName(economy)}
                </th>
              ))}
            </tr>
          </thead>
          <Rows {...rows} areas={own} />
          <Rows {...rows} areas={board.filter(({ isOwn }) => !isOwn)} title={t('areas.others')} />
        </table>
        <p class="micro muted" id="areas-key">
          {t('areas.key')}
        </p>
      </details>
    </details>
  );
}

type RowsProps = BoardProps & {
  readonly areas: readonly Area[];
  readonly economies: readonly EconomyId[];
  readonly asked: Asked | undefined;
  readonly setAsked: (asked: Asked | undefined) => void;
  /** The reader's own figure, and the other members in words. */
  readonly isShort?: boolean;
  readonly title?: string;
};

function Rows({ areas, title, ...shared }: RowsProps) {
  if (areas.length === 0) return null;
  return (
    <tbody>
      {title !== undefined && (
        <tr class="muted">
          <th scope="rowgroup" colSpan={shared.economies.length + 1}>
            {title}
          </th>
        </tr>
      )}
      {areas.map((area) => (
        <Row key={area.draft.parties.join()} area={area} {...shared} />
      ))}
    </tbody>
  );
}

type RowProps = Omit<RowsProps, 'areas' | 'title'> & { readonly area: Area };

function Row({ area, economies, onWrite, asked, setAsked, isShort = false }: RowProps) {
  const { game, me } = useCountrySeat();
  const { draft, isOwn, bar } = area;
  const others = draft.parties.filter((party) => party !== me);
  const isAsked = asked?.isShort === isShort && asked.draft.parties.join() === draft.parties.join();
  const columns = isShort ? 2 : economies.length;
  // What a bot has not answered yet, or asks too much for, has no figure in the short table.
  const worth = isShort && !area.isSigned ? area.kept : countedOf(area);
  // What is in force is told on the map.
  const onAsk =
    area.isSigned || worth === undefined
      ? undefined
      : (economy: EconomyId) => (isOn: boolean) => setAsked(isOn ? { draft, economy, isShort } : undefined);
  const figure = (economy: EconomyId, points?: number) => (
    <Figure
      percent={gainOf(worth, economy)}
      points={points}
      isAsked={isAsked && asked?.economy === economy}
      onAsk={worth && onAsk?.(economy)}
    />
  );
  const isEnd = isShort && isLastRound(game);
  const alsoOthers = isShort && !isEnd && isOwn && worth && othersToo(worth, me);
  const own = (
    <td class={isOwn && !isShort ? 'lit' : ''} style={{ whiteSpace: isShort ? 'normal' : 'nowrap' }}>
      {figure(me, worth && isEnd ? pointsWith(game, me, worth) : undefined)}
      {alsoOthers && <div class="micro muted">{say(alsoOthers)}</div>}
    </td>
  );
  // Of several partners the words are too long for a column on a phone.
  const isBelow = isShort && bar === undefined && others.length > 1 && viewport.value === 'phone';
  const partners = others.map((economy) => (
    <Partner
      key={economy}
      {...{ area, economy, isBelow }}
      figure={figure(economy)}
      isAsked={isAsked && asked?.economy === economy}
      onAsk={onAsk?.(economy)}
    />
  ));
  const row = (
    <tr class={bar === undefined ? '' : 'muted'}>
      <NameCell {...{ area, onWrite }} />
      {bar !== undefined && (
        <td colSpan={columns} class="micro">
          {say(bar)}
        </td>
      )}
      {bar === undefined && own}
      {bar === undefined && isShort && <td style={ASIDE}>{!isBelow && partners}</td>}
      {bar === undefined &&
        !isShort &&
        economies.slice(1).map((economy) => {
          const isMember = draft.parties.includes(economy);
          return (
            <td class={isMember ? 'lit' : ''} key={economy}>
              {figure(economy)}
              {isMember && <span class="sr"> {t('areas.member')}</span>}
            </td>
          );
        })}
    </tr>
  );
  return (
    <>
      {row}
      {isBelow && (
        <tr>
          <td colSpan={3} style={ASIDE}>
            {partners}
          </td>
        </tr>
      )}
      {isAsked && asked !== undefined && (
        <tr>
          <td colSpan={columns + 1} class="small" style={ASIDE} aria-live="polite">
            <Why {...asked} area={area} />
          </td>
        </tr>
      )}
    </>
  );
}

type PartnerProps = Pick<FigureProps, 'isAsked' | 'onAsk'> & {
  readonly area: Area;
  /** In a line of its own, beside the other partners. */
  readonly isBelow: boolean;
  readonly economy: EconomyId;
  readonly figure: ComponentChildren;
};

/** Whether another member would sign: a bot for what, a person is to be asked. */
function Partner({ area, economy, isBelow, figure, isAsked, onAsk }: PartnerProps) {
  const { scenario, game, me } = useCountrySeat();
  const words = area.isSigned ? [] : wordsOf(game, area, economy);
  const all = weighedAreas(scenario, game, me);
  const why =
    words.length === 0
      ? undefined
      : (whyPriceMoved(game, area, economy) ?? elseFor(game, all, area, economy, words[0]));
  const isAPersons = !isBot(game, economy);
  return (
    <span class="small" style={isBelow ? { marginInlineEnd: 'var(--s3)' } : { display: 'block' }}>
      {/* Of one partner the name stands beside it. */}
      {area.draft.parties.length > 2 && `${economyName(economy)} `}
      {(isAPersons || area.isSigned) && [`${t('proposal.income')} `, figure]}
      {words.length > 0 && (
        <button
          type="button"
          class="term"
          style={{ minHeight: '24px', textAlign: 'start' }}
          aria-expanded={isAsked}
          onClick={() => onAsk?.(!isAsked)}
        >
          {words.map((each) => say(inBareSums(scenario, each))).join(t('list.clauses'))}
        </button>
      )}
      {why !== undefined && (
        <span class="micro muted" style={{ display: 'block' }}>
          {say(toReader(inBareSums(scenario, why), me))}
        </span>
      )}
      {isAPersons && !area.isSigned && area.offer === undefined && (
        <span class="muted"> {t('areas.ask', { name: holderName(economy) || economyName(economy) })}</span>
      )}
    </span>
  );
}

/** With whom, and what has become of it; a press begins or opens the offer. */
function NameCell({ area, onWrite }: BoardProps & { readonly area: Area }) {
  const { game, me } = useCountrySeat();
  const { draft, isOwn, bar } = area;
  const others = draft.parties.filter((party) => party !== me);
  const isAll = isOwn && others.length === Object.keys(game.seats).length - 1;
  const name = isAll ? t('areas.everybody') : formatList(others.map(economyName));
  const task = isOwn ? countedOf(area)?.task : undefined;
  const told = task && taskAfter(game, task);
  const marks = [markOf(area, me), told].flatMap((mark) => mark || []);
  return (
    // In Chinese too a list of names breaks where the column ends.
    <th scope="row" style={{ wordBreak: 'normal' }}>
      {isOwn && bar === undefined ? (
        <button
          type="button"
          class="btn sm wide"
          style={{ whiteSpace: 'normal', justifyContent: 'start', textAlign: 'start' }}
          onClick={() => {
            if (area.offer === undefined) onWrite(others, area.priced);
            else openProposal.value = area.offer.id;
          }}
        >
          {name}
          <Icon name="chevronRight" size={13} />
        </button>
      ) : (
        name
      )}
      {marks.map((mark) => (
        <span class="micro muted" style={{ display: 'block' }} key={mark.key}>
          {say(mark)}
        </span>
      ))}
    </th>
  );
}

/** Words in a cell of figures. */
const ASIDE = { whiteSpace: 'normal', textAlign: 'start' } as const;

type FigureProps = {
  readonly percent: number | undefined;
  /** Told in its place. */
  readonly points?: number | undefined;
  readonly isAsked: boolean;
  readonly onAsk: ((isOn: boolean) => void) | undefined;
};

function Figure({ percent, points, isAsked, onAsk }: FigureProps) {
  const isMoved = percent !== undefined && Math.abs(percent) > SILENT_PERCENT;
  const change = percent === undefined ? '' : formatSignedPercent(percent / 100, 2);
  const figure = points === undefined ? change : t('areas.points', { points: formatPoints(points) });
  // Points are a level, which the sign of a gain does not colour.
  const plain = points === undefined ? 'muted' : 'lead';
  const look = isMoved && points === undefined ? `delta-word ${percent > 0 ? 'up' : 'down'}` : plain;
  if (onAsk === undefined) return <span class={look}>{figure}</span>;
  return (
    <button
      type="button"
      class={`term ${look}`}
      style={{ minHeight: '24px' }}
      aria-expanded={isAsked}
      onClick={() => onAsk(!isAsked)}
    >
      {figure}
    </button>
  );
}
