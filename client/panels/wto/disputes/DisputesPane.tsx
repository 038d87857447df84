import { conferenceRounds } from '#shared/rules/modules/wto/conference.ts';
import { Icon } from '../../../design/Icon.tsx';
import { formatRate } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { ScrollPane } from '../../../design/ScrollPane.tsx';
import '../conference/conference.css';
import '../conference/floor.css';
import { InspectionCard, KnownBarriers } from './InspectionCard.tsx';
import { barriersNow } from './inspectionModel.ts';
import { type WtoView, openCase, useCountries, useTable, wtoView } from '../../../state/useTable.ts';
import { BindingsCard } from './BindingsCard.tsx';
import { CaseList } from './CaseList.tsx';
import { CaseSheet } from './CaseSheet.tsx';
import { ComplaintForm } from './ComplaintForm.tsx';
import { leavesNow } from './bindingsModel.ts';
import { casesOf } from './casesModel.ts';
import './disputes.css';

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
      <p>{next === undefined ? t('wto.noMore') : t('wto.next', { round: next })}</p>
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
