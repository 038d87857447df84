import { ASSENTS_NEEDED, PRESTIGE_COST } from '#shared/content/provinces/provinceConstants.ts';
import { REFORMS, type Reform } from '#shared/content/provinces/reforms.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import { Icon } from '../../../design/Icon.tsx';
import { RichText } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { Needle } from '../figures/Needle.tsx';
import { type ProvincesView, openingYear, readings } from '../seat.ts';

/** So many reforms have a line each, with what they change; more stand in two columns. */
const FULL_LINES = 3;

/** Remedies in force and what the centre's prestige could buy. */
export function ReformsBoard({ provinces }: { readonly provinces: ProvincesState }) {
  const { inForce, prestige, choices, pending, answered } = reformsBoard(provinces);
  return (
    <section class="panel reforms-board slim" aria-labelledby="reforms-board">
      <h2 class="sr" id="reforms-board">
        {t('pscreen.reforms')}
      </h2>
      {inForce.length === 0 ? (
        <p class="muted">{t('pscreen.noReform')}</p>
      ) : (
        <ul class={inForce.length > FULL_LINES ? 'many' : ''}>
          {inForce.map((reform) => (
            <li key={reform} class="row top">
              <Icon name="check" size={28} />
              <span>
                <b>{t(`reformShort.${reform}`)}</b>{' '}
                <span class="muted note">{t(`reformNote.${reform}`)}</span>
              </span>
            </li>
          ))}
          {pending !== undefined && (
            <li class="pending row top">
              <Icon name="hourglass" size={28} />
              <span>
                <b>{t(`reformShort.${pending}`)}</b>{' '}
                <span class="muted">
                  {answered === undefined
                    ? t('pscreen.pending')
                    : t('pscreen.asksAssent', { count: answered, needed: ASSENTS_NEEDED })}
                </span>
              </span>
            </li>
          )}
        </ul>
      )}
      <p class="muted">
        <RichText
          k={choices.length === 0 ? 'pscreen.prestigeAll' : 'pscreen.prestige'}
          params={{ prestige: <b class="num">{prestige}</b> }}
        />
      </p>
      {choices.length > 0 && (
        <ul class="reform-choices">
          {choices.map(({ reform, cost, isAffordable }) => (
            <li key={reform} class={isAffordable ? '' : 'dear'}>
              {t(`reformShort.${reform}`)} <b class="num">{cost}</b>
              {!isAffordable && <span class="sr">{t('pscreen.tooDear')}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type NeedleBoardProps = {
  readonly view: ProvincesView;
  /** Rounds that the room has been shown. */
  readonly reports: readonly ProvinceRoundReport[];
};

/** The border effect for the whole table. */
export function NeedleBoard({ view, reports }: NeedleBoardProps) {
  const history = readings(view, reports);
  const now = history.at(-1) ?? { times: 1, percent: 0 };
  return (
    <section class="panel needle-board col gap-none" aria-labelledby="needle-board">
      <h2 id="needle-board">
        {t('needle.title')} <ConceptMark place="spot.needle" />
      </h2>
      <Needle now={now} history={history} openingYear={openingYear(view)} />
    </section>
  );
}

/** What the centre has done with its rules, and what it could do next. */
type ReformsShown = {
  /** Those that matter now, in the order in which they were enacted; a stronger law stands for the weaker one. */
  readonly inForce: readonly Reform[];
  readonly prestige: number;
  readonly choices: readonly {
    readonly reform: Reform;
    readonly cost: number;
    readonly isAffordable: boolean;
  }[];
  /** The reform that stands for this round and works from the next. */
  readonly pending?: Reform;
  /** How many have sealed an answer where assent is asked for. */
  readonly answered?: number;
};

export function reformsBoard({ reforms, centre }: Pick<ProvincesState, 'reforms' | 'centre'>): ReformsShown {
  const act = centre.acts.find((each) => each.type === 'reform');
  const isReplaced = (reform: Reform): boolean => reform === 'weakLaw' && reforms.includes('strongLaw');
  const open = REFORMS.filter(
    (reform) => !reforms.includes(reform) && !isReplaced(reform) && reform !== act?.reform,
  );
  return {
    inForce: reforms.filter((reform) => !isReplaced(reform)),
    prestige: centre.prestige,
    choices: open.map((reform) => ({
      reform,
      cost: PRESTIGE_COST[reform],
      isAffordable: PRESTIGE_COST[reform] <= centre.prestige,
    })),
    ...(act === undefined ? {} : { pending: act.reform }),
    ...(act?.reform === 'evaluation' ? { answered: centre.assentedBy.length } : {}),
  };
}
