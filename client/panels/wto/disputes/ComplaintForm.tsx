import type { EconomyId } from '#shared/kernel/ids.ts';
import { isLive } from '../../../state/store.ts';
import { formatList, formatRate } from '../../../text/format.ts';
import { economyName, rejectionText, sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Choice } from '../../../design/Choice.tsx';
import { submitIntent } from '../../../net/submitIntent.ts';
import { type WtoView, formsAbout, useCountrySeat } from '../../../state/useTable.ts';
import { groundText } from './CaseSheet.tsx';
import { groundsAgainst, openToComplaint, possibleRespondents, type GroundLine } from './casesModel.ts';

type Props = { readonly view: WtoView };

/** File a complaint: every ground against an economy, with what speaks for it or what is missing. */
export function ComplaintForm({ view }: Props) {
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
          ? t('wto.complain.noneOpen')
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
    <li class={fault === undefined ? 'ground' : 'ground missing'}>
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
        disabled={!isLive.value || !isOpenNow || fault !== undefined}
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
