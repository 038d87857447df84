import type { Scenario } from '#shared/content/scenario.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formatList, formatPercent } from '../../../text/format.ts';
import { agreementName, economyName, money, stageName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Ladder } from '../../chrome/Ladder.tsx';
import { Medallion } from '../../chrome/Medallion.tsx';
import { Delta } from '../../player/Delta.tsx';
import { SILENT_PERCENT } from '../../effects/effectModel.ts';
import { RegionalismMeter } from '../../wto/RegionalismMeter.tsx';
import { BlocSketch } from './BlocSketch.tsx';
import { type DeepBloc, type OutsiderView, outsiderView } from './outsiderModel.ts';

/** Those who lost most, in a row that the back reads. */
const OUTSIDERS_SHOWN = 4;
/** More names than this are counted. */
const NAMES_SHOWN = 4;

/** What somebody outside meets at the deeper blocs: how many walls, rule books, and voices. */
function OutsiderBoard({ view }: { readonly view: OutsiderView }) {
  const { blocs, outsiders } = view;
  return (
    <section class="outsider" aria-labelledby="screen-outsider">
      <h2 id="screen-outsider">{t('screen.outsider')}</h2>
      {outsiders.length > 0 && (
        <p class="muted">
          {outsiders.length > NAMES_SHOWN
            ? t('screen.outsidersKnock', { count: outsiders.length })
            : t('screen.outsiderKnocks', {
                economies: formatList(outsiders.map(({ economy }) => economyName(economy))),
              })}
        </p>
      )}
      {blocs.map((bloc) => (
        <Bloc key={`${bloc.agreement} ${bloc.level}`} bloc={bloc} />
      ))}
      {outsiders.length > 0 && (
        <>
          <h3>{t('screen.outsiderCost')}</h3>
          <ul class="outsider-costs">
            {outsiders.slice(0, OUTSIDERS_SHOWN).map(({ economy, percent }) => (
              <li key={economy}>
                <Medallion economy={economy} size={40} />
                <span class="sr">{economyName(economy)}</span>
                <Delta
                  value={percent}
                  text={formatPercent(Math.abs(percent) / 100, 2)}
                  epsilon={SILENT_PERCENT}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Bloc({ bloc }: { readonly bloc: DeepBloc }) {
  const { agreement, level, slot, members, stage, incomeBn } = bloc;
  return (
    <article class="met">
      <h3>
        <Ladder level={level} /> {stageName(level)}
      </h3>
      <p class="muted">
        {members.length > NAMES_SHOWN ? agreementName(agreement) : formatList(members.map(economyName))}
      </p>
      <div class="met-row">
        <BlocSketch stage={stage} members={members.length} slot={slot} />
        <p>{t(`screen.meets.${stage}`, { count: members.length, incomeBn: money(incomeBn) })}</p>
      </div>
    </article>
  );
}

type Props = { readonly scenario: Scenario; readonly game: GameState; readonly report: RoundReport };

/** With more sketches than this the meter has no room on the screen; devices show it. */
const BLOCS_BESIDE_METER = 2;

/** What the blocs are to those outside: what one meets at their wall, and whether they build or stand in the way. */
export function StructureBoard({ scenario, game, report }: Props) {
  const view = outsiderView(scenario, game, report);
  const wto = report.modules?.wto;
  return (
    <div class="panel screen-board">
      {view !== undefined && <OutsiderBoard view={view} />}
      {wto !== undefined && (view === undefined || view.blocs.length <= BLOCS_BESIDE_METER) && (
        <section aria-labelledby="screen-meter">
          <h2 id="screen-meter">{t('meter.title')}</h2>
          <RegionalismMeter meter={wto.meter} isBrief={view !== undefined} />
        </section>
      )}
    </div>
  );
}
