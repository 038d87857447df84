import type { RoundReport } from '#shared/protocol/report.ts';
import {
  type IntegrationLevel,
  type IntegrationStage,
  type RevealStop,
  stageOfLevel,
} from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { revealStopsOf } from '#shared/rules/table/revealStops.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Delta, Ladder } from '../../design/Marks.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { formatList, formatPercent } from '../../text/format.ts';
import { agreementName, economyName, money, stageName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { useCountries } from '../../state/useTable.ts';
import { mapBlocs } from '../../map/model/mapBlocs.ts';
import { SILENT_PERCENT } from '../effects/useProposalPreview.ts';
import { RegionalismMeter } from '../wto/WtoResultCard.tsx';

type Props = { readonly report: RoundReport };

/** With more sketches than this the meter has no room on the screen; devices show it. */
const BLOCS_BESIDE_METER = 2;

/** What the blocs are to those outside: what one meets at their wall, and whether they build or stand in the way. */
export function StructureBoard({ report }: Props) {
  const { scenario, game } = useCountries();
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

type SketchProps = {
  readonly stage: DeepStage;
  readonly members: number;
  /** Colour of the bloc on the map. */
  readonly slot: number;
};

const WIDTH = 130;

const HEIGHT = 84;

const LEFT = 22;

/** A rule book, drawn from its upper left corner. */
const BOOK = { width: 18, height: 22 } as const;

const BOOKS_DRAWN = 4;

const INNER_WIDTH = { commonMarket: 3, economicUnion: 1.2, fullIntegration: 0 } as const satisfies Record<
  DeepStage,
  number
>;

/** A bloc from outside: one wall, lines inside that fade with depth, and as many rule books as there are. */
function BlocSketch({ stage, members, slot }: SketchProps) {
  const colour = `var(--b${slot})`;
  const parts = Math.min(members, BOOKS_DRAWN);
  const books = stage === 'commonMarket' ? parts : 1;
  const span = WIDTH - LEFT;
  return (
    <svg class="bloc-sketch" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path class="knock" d={`M0 ${HEIGHT / 2}H${LEFT - 6}m-7 -5l7 5l-7 5`} />
      <path
        d={`M${LEFT} 12L${LEFT + span / 2} 6L${WIDTH - 6} 10L${WIDTH - 3} ${HEIGHT - 14}L${LEFT + span * 0.6} ${HEIGHT - 5}L${LEFT + 4} ${HEIGHT - 12}Z`}
        fill={colour}
        fill-opacity="0.45"
        stroke={colour}
        stroke-width="5"
        stroke-linejoin="round"
      />
      {INNER_WIDTH[stage] > 0 &&
        Array.from({ length: parts - 1 }, (_, place) => {
          const x = LEFT + (span * (place + 1)) / parts;
          return (
            <path
              key={place}
              class="inner"
              d={`M${x} 10L${x - 4} ${HEIGHT - 10}`}
              stroke-width={INNER_WIDTH[stage]}
            />
          );
        })}
      {Array.from({ length: books }, (_, place) => {
        const middle = LEFT + (span * (place + 0.5)) / books;
        return <Book key={place} x={middle - BOOK.width / 2} y={(HEIGHT - BOOK.height) / 2} />;
      })}
    </svg>
  );
}

function Book({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g class="book">
      <rect x={x} y={y} width={BOOK.width} height={BOOK.height} rx="2" />
      <path d={`M${x + 4} ${y + 6}h10M${x + 4} ${y + 11}h10M${x + 4} ${y + 16}h6`} />
    </g>
  );
}

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
    <article class="met ruled stack gap-1">
      <h3>
        <Ladder level={level} /> {stageName(level)}
      </h3>
      <p class="muted">
        {members.length > NAMES_SHOWN ? agreementName(agreement) : formatList(members.map(economyName))}
      </p>
      <div class="met-row stack gap-3">
        <BlocSketch stage={stage} members={members.length} slot={slot} />
        <p>{t(`screen.meets.${stage}`, { count: members.length, incomeBn: money(incomeBn) })}</p>
      </div>
    </article>
  );
}

/** Stages at which an outsider meets more than a wall. */
const DEEP_STAGES = [
  'commonMarket',
  'economicUnion',
  'fullIntegration',
] as const satisfies readonly IntegrationStage[];
type DeepStage = (typeof DEEP_STAGES)[number];
const DEEP_LEVEL = 4;

/** A bloc as somebody outside meets it. */
type DeepBloc = {
  readonly agreement: AgreementId;
  readonly stage: DeepStage;
  readonly level: IntegrationLevel;
  /** Colour of the bloc on the map. */
  readonly slot: number;
  readonly members: readonly EconomyId[];
  readonly incomeBn: number;
};

type OutsiderView = {
  readonly blocs: readonly DeepBloc[];
  /** Seats in none of them, and what the round brought each, per cent of real income. */
  readonly outsiders: readonly { readonly economy: EconomyId; readonly percent: number }[];
};

const BLOCS_SHOWN = 3;

/** What an outsider meets at common markets and deeper blocs; undefined where there is none. */
function outsiderView(scenario: Scenario, game: CountryGame, report: RoundReport): OutsiderView | undefined {
  const blocs = deepBlocs(scenario, game, report)
    .toSorted((a, b) => b.level - a.level || b.members.length - a.members.length)
    .slice(0, BLOCS_SHOWN)
    .toSorted((a, b) => a.level - b.level);
  if (blocs.length === 0) return undefined;
  const inside = new Set(blocs.flatMap(({ members }) => members));
  const outsiders = Object.keys(game.seats)
    .filter((economy) => !inside.has(economy))
    .map((economy) => ({ economy, percent: percentOfLog(report.economies[economy]?.logChange ?? 0) }))
    .toSorted((a, b) => a.percent - b.percent);
  return { blocs, outsiders };
}

/** A common market of some members stands for itself inside its union. */
function deepBlocs(scenario: Scenario, game: CountryGame, report: RoundReport): DeepBloc[] {
  return mapBlocs(scenario, game).flatMap(({ id, level, members, slot, inner = [] }) => {
    const own = level >= DEEP_LEVEL ? [{ level, members }] : inner;
    return own.flatMap((each) => {
      const stage = DEEP_STAGES.find((deep) => deep === stageOfLevel(each.level));
      if (stage === undefined) return [];
      const incomeBn = each.members.reduce(
        (sum, economy) => sum + (report.economies[economy]?.incomeBn ?? 0),
        0,
      );
      return [{ agreement: id, stage, level: each.level, slot, members: each.members, incomeBn }];
    });
  });
}

/** What stands beside the map at a stop of the reveal. */
type ScreenBoard = 'income' | 'decided' | 'structure' | 'account';

/** Whatever the stop has to show; where nothing happened, incomes. */
export function screenBoard(
  scenario: Scenario,
  game: CountryGame,
  report: RoundReport,
  stop: RevealStop,
): ScreenBoard {
  switch (stop) {
    case 'envelopes':
      return hasDecisions(report) ? 'decided' : 'income';
    case 'flows': {
      const hasMeter = report.modules?.wto !== undefined;
      return hasMeter || outsiderView(scenario, game, report) !== undefined ? 'structure' : 'income';
    }
    case 'pledges':
      return hasAccounts(report) ? 'account' : 'income';
    case 'gains':
    case 'question': {
      // Where no stop is about words, accounts are told with the last, which is that of incomes where no income moved.
      const stops = revealStopsOf(game);
      const isLast = !stops.includes('pledges') && stops.at(-1) === stop;
      return isLast && hasAccounts(report) ? 'account' : 'income';
    }
  }
}

function hasDecisions({ modules }: RoundReport): boolean {
  const ratifications = modules?.politics?.ratifications.length ?? 0;
  const events = modules?.events?.active.length ?? 0;
  return ratifications + events > 0 || modules?.wto?.conference !== undefined;
}

function hasAccounts({ modules }: RoundReport): boolean {
  const elections = modules?.politics?.elections.length ?? 0;
  const rulings = modules?.wto?.rulings.length ?? 0;
  const found = modules?.barriers?.found.length ?? 0;
  return elections + rulings + found > 0;
}
