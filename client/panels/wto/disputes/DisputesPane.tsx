import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { conferenceRounds } from '#shared/rules/modules/wto/conference.ts';
import { Choice } from '../../../design/Choice.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { ScrollPane } from '../../../design/ScrollPane.tsx';
import { Term } from '../../../design/Term.tsx';
import { submitIntent } from '../../../net/submitIntent.ts';
import { OfficeNote } from '../../chrome/SeatOffices.tsx';
import { mayPress } from '../../../state/offices.ts';
import { useCountries, useCountrySeat, useTable } from '../../../state/useTable.ts';
import { type WtoView, formsAbout, openCase, wtoView } from '../../../state/tableState.ts';
import { formatAverageRate, formatList, formatNumber, formatRate } from '../../../text/format.ts';
import { economyName, rejectionText, sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import '../conference/conference.css';
import '../conference/floor.css';
import { CaseList, CaseSheet, groundText } from './CaseSheet.tsx';
import { InspectionCard, KnownBarriers } from './InspectionCard.tsx';
import {
  type GroundLine,
  boundAverages,
  boundLines,
  casesOf,
  groundsAgainst,
  leavesNow,
  openToComplaint,
  possibleRespondents,
} from './casesModel.ts';
import './disputes.css';
import { barriersNow } from '../../../state/tableState.ts';

/** Complaints and what panels found, bindings, and inspections: what holds others to their word. */
export function DisputesPane() {
  const { game, me } = useCountries();
  const view = wtoView(game);
  const barriers = barriersNow(game);
  return (
    <ScrollPane
      class="pane-scroll disputes"
      label={t(view === undefined ? 'tab.inspections' : 'wto.disputes')}
    >
      {view !== undefined && <Disputes view={view} />}
      {barriers !== undefined && openCase.value === undefined && (
        <>
          {me !== undefined && <InspectionCard barriers={barriers} />}
          <KnownBarriers />
        </>
      )}
    </ScrollPane>
  );
}

function Disputes({ view }: { readonly view: WtoView }) {
  const { me } = useTable();
  const cases = casesOf(view, me);
  const open = cases.find(({ dispute }) => dispute.id === openCase.value);
  if (open !== undefined) {
    return (
      <>
        <button type="button" class="btn sm ghost back" onClick={() => (openCase.value = undefined)}>
          <Icon name="arrowLeft" size={16} /> {t('wto.case.back')}
        </button>
        <CaseSheet view={view} each={open} />
      </>
    );
  }
  return (
    <>
      <CaseList cases={cases} />
      {me !== undefined && <ComplaintForm view={view} />}
      <LeavesCard />
      <BindingsCard view={view} />
      <NextConference view={view} />
    </>
  );
}

/** Who may levy extra points on whom because a panel allowed it. */
function LeavesCard() {
  const { game } = useCountries();
  const leaves = leavesNow(game);
  if (leaves.length === 0) return null;
  return (
    <section class="panel pad stack">
      <h3>{t('wto.leaves')}</h3>
      <ul class="small num">
        {leaves.map(({ by, against, limitBp }) => (
          <li key={`${by} ${against}`}>
            {t('wto.leaves.line', {
              by: economyName(by),
              against: economyName(against),
              limitBp: formatRate(limitBp),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** When the next conference is held, and how earlier ones ended. */
function NextConference({ view }: { readonly view: WtoView }) {
  const { round, phase, settings, wto } = view;
  const isOver = wto.past.some((past) => past.round === round) || phase === 'policy' || phase === 'results';
  const next = conferenceRounds(settings).find((each) => (isOver ? each > round : each >= round));
  return (
    <section class="panel pad stack small">
      <p>
        {next === undefined
          ? t('wto.noMore')
          : next === round
            ? t('wto.nextNow')
            : t('wto.next', { round: next })}
      </p>
      {wto.past.length > 0 && (
        <>
          <h3>{t('wto.past')}</h3>
          <ul>
            {wto.past.map((past) => (
              <li key={past.round}>
                {t('wto.past.line', { round: past.round, outcome: t(`wto.stage.${past.outcome}`) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type Props = {
  readonly view: WtoView;
};

/** Applied tariffs of all economies beside their bindings. */
function BindingsCard({ view }: Props) {
  const { scenario, me } = useCountries();
  return (
    <section class="panel pad bindings stack" aria-labelledby="bindings-title">
      <h3 id="bindings-title" class="row">
        <span class="grow">{t('wto.bindings')}</span>
        <ConceptMark place="spot.binding" />
      </h3>
      <p class="small muted">{t('wto.bindings.hint')}</p>
      {me !== undefined && (
        <>
          <h4 class="small">{t('wto.bindings.yours')}</h4>
          <RateTable
            head={t('wto.own.good')}
            rows={boundLines(scenario, view, me).map(({ sector, ...rates }) => ({
              name: sectorName(sector),
              isMine: false,
              ...rates,
            }))}
          />
        </>
      )}
      <details class="small" open={me === undefined}>
        <summary>{t('wto.effect.byEconomy')}</summary>
        <RateTable
          head={t('wto.chart.who')}
          rows={boundAverages(scenario, view).map(({ economy, ...rates }) => ({
            name: economyName(economy),
            isMine: economy === me,
            ...rates,
          }))}
        />
      </details>
    </section>
  );
}

type Row = {
  readonly name: string;
  readonly isMine: boolean;
  readonly wallBp: number;
  readonly boundBp: number;
};

function RateTable({ head, rows }: { readonly head: string; readonly rows: readonly Row[] }) {
  return (
    <table class="figures num small">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t('wto.bindings.wall')}</th>
          <th scope="col">
            <Term of="ceiling">{t('wto.bindings.bound')}</Term>
          </th>
          <th scope="col">{t('wto.bindings.room')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, isMine, wallBp, boundBp }) => (
          <tr key={name} class={isMine ? 'own' : ''}>
            <th scope="row">{name}</th>
            <td>{formatAverageRate(wallBp)}</td>
            <td>{formatAverageRate(boundBp)}</td>
            <td class={wallBp > boundBp + 1 ? 'above' : ''}>{formatNumber((boundBp - wallBp) / 100, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Why a seat can complain about nobody: a rule of its own, such as one case a round, or that there is no ground. */
function noneOpen(scenario: Scenario, view: WtoView, me: EconomyId): string {
  const faults = possibleRespondents(view, me)
    .flatMap((economy) => groundsAgainst(scenario, view, me, economy))
    .flatMap(({ fault }) => fault ?? []);
  const barred = faults.find(({ code }) => code !== 'dispute/no-ground');
  return barred === undefined ? t('wto.complain.noneOpen') : rejectionText(barred);
}

type ComplaintProps = { readonly view: WtoView };

/** File a complaint: every ground against an economy, with what speaks for it or what is missing. */
function ComplaintForm({ view }: ComplaintProps) {
  const { scenario, me } = useCountrySeat();
  const respondents = possibleRespondents(view, me);
  const open = openToComplaint(scenario, view, me);
  const chosen = formsAbout.value;
  const about = chosen !== undefined && respondents.includes(chosen) ? chosen : (open[0] ?? respondents[0]);
  if (about === undefined) return null;
  return (
    <section class="panel pad stack" aria-labelledby="complaint-title">
      <h3 id="complaint-title">{t('wto.complain')}</h3>
      <p class="small muted">{t('wto.complain.hint')}</p>
      <p class="small">
        {open.length === 0
          ? noneOpen(scenario, view, me)
          : t('wto.complain.open', { economies: formatList(open.map(economyName)) })}
      </p>
      <Choice
        label={t('wto.complain.against')}
        value={about}
        options={respondents.map((value) => ({ value, label: economyName(value) }))}
        onChange={(economy) => (formsAbout.value = economy)}
      />
      <ul class="stack gap-none">
        {groundsAgainst(scenario, view, me, about).map((line) => (
          <Ground
            key={`${line.ground} ${line.sector ?? ''}`}
            line={line}
            against={about}
            isOpenNow={view.phase === 'negotiation'}
          />
        ))}
      </ul>
      <OfficeNote type="fileComplaint" />
      {view.phase !== 'negotiation' && <p class="small muted">{t('wto.complain.later')}</p>}
    </section>
  );
}

type GroundProps = {
  readonly line: GroundLine;
  readonly against: EconomyId;
  readonly isOpenNow: boolean;
};

function Ground({ line, against, isOpenNow }: GroundProps) {
  const { ground, sector, excess, fault } = line;
  return (
    <li class={fault === undefined ? 'ground row' : 'ground row missing'}>
      <span class="stack gap-0 grow">
        <b>{groundText(line)}</b>
        <span class="small muted">
          {fault === undefined ? t(`wto.groundHint.${ground}`) : missingText(line)}
        </span>
        {fault === undefined &&
          excess.map((each) => (
            <span key={each.sector} class="small num">
              {t('wto.complain.rates', {
                sector: sectorName(each.sector),
                rateBp: formatRate(each.wallBp),
                limitBp: formatRate(each.limitBp),
              })}
            </span>
          ))}
      </span>
      <button
        type="button"
        class="btn sm"
        disabled={!mayPress('fileComplaint') || !isOpenNow || fault !== undefined}
        aria-label={t('wto.complain.fileOf', { ground: groundText(line) })}
        onClick={() =>
          void submitIntent({
            type: 'fileComplaint',
            against,
            ground,
            ...(sector === undefined ? {} : { sector }),
          })
        }
      >
        {t('wto.complain.file')}
      </button>
    </li>
  );
}

/** What a complaint on this ground lacks. */
function missingText({ ground, fault }: GroundLine): string {
  if (fault === undefined || fault.code === 'dispute/no-ground') return t(`wto.missing.${ground}`);
  return rejectionText(fault);
}
