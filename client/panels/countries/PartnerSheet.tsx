import type { ComponentChildren } from 'preact';
import type { Scenario } from '#shared/content/scenario.ts';
import { type IntegrationLevel, stageOfLevel } from '#shared/content/vocabulary.ts';
import type { AgreementId, EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { pairKey, pairLevel } from '#shared/rules/law/register.ts';
import { leaveToRetaliate } from '#shared/rules/modules/wto/bindings.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { Delta, Ladder } from '../../design/Marks.tsx';
import { OfferButtons } from '../../map/board/board.tsx';
import { pledgeRecord, revealedReports, seatsAt } from '../../state/standing.ts';
import { session } from '../../state/store.ts';
import {
  barriersNow,
  showDisputesWith,
  showTalkWith,
  type WtoView,
  wtoView,
} from '../../state/tableState.ts';
import {
  averageRateBp,
  lawNamed,
  leviedRateBp,
  readTrade,
  standingOf,
  withTradeInForce,
} from '../../state/trade.ts';
import { useCountries, useCountrySeat, useSeat } from '../../state/useTable.ts';
import { Term } from '../../design/Term.tsx';
import { formatAverageRate, formatNumber, formatRate } from '../../text/format.ts';
import { shortMoney } from '../../text/money.ts';
import { agreementName, economyName, money, sectorName, stageName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptLinks, ConceptMark } from '../concepts/ConceptLink.tsx';
import { SupportMeter } from '../politics/SupportCard.tsx';
import { supportView } from '../politics/politicsModel.ts';
import { EconomyCard } from '../table/CapitalSigns.tsx';
import { blocOf } from '../treaty/templates.ts';
import { boundAverages, groundsAgainst } from '../wto/disputes/casesModel.ts';
import '../wto/disputes/disputes.css';
import { percentMoved } from './EconomyPanel.tsx';
import { economyOffers } from './countryBoard.ts';

type Props = {
  readonly economy: EconomyId;
};

/** A card about another economy: trade and tariffs both ways, and what to do with it. */
export function PartnerSheet({ economy }: Props) {
  const { scenario, game, me } = useCountrySeat();
  const card = partnerCard(scenario, game, me, economy);
  const word = pledgeRecord(game, economy);
  return (
    <EconomyCard
      economy={economy}
      label={t('partner.card', { economy: economyName(economy) })}
      closeLabel={t('partner.close')}
      medallionPx={34}
    >
      <LevelLine level={card.level} bloc={card.bloc} />
      <dl class="facts stack gap-1 num">
        <Fact label={t('partner.sellsYou')} value={money(card.sellsYouBn)} changeBn={card.sellsYouChangeBn} />
        <Fact
          label={t('partner.buysFromYou')}
          value={money(card.buysFromYouBn)}
          changeBn={card.buysFromYouChangeBn}
        />
        <Fact
          label={<Term of="tariff">{t('partner.itsWall')}</Term>}
          value={formatAverageRate(card.itsWallToYouBp)}
        />
        <Fact
          label={<Term of="tariff">{t('partner.yourWall')}</Term>}
          value={formatAverageRate(card.yourWallToItBp)}
        />
      </dl>
      <PartnerHome economy={economy} />
      <PartnerLaw economy={economy} />
      {word.kept + word.broken > 0 && <p class="small muted">{t('econ.word', word)}</p>}
      <details>
        <summary class="small">{t('partner.byGood')}</summary>
        <p class="small">
          <ConceptLinks place="spot.mfn" />
        </p>
        <table class="num small">
          <thead>
            <tr>
              <th scope="col">{t('partner.good')}</th>
              <th scope="col">{t('partner.itsWall')}</th>
              <th scope="col">{t('partner.yourWall')}</th>
            </tr>
          </thead>
          <tbody>
            {card.lines.map((line) => (
              <tr key={line.sector}>
                <th scope="row">{sectorName(line.sector)}</th>
                <td>{formatRate(line.itsRateBp)}</td>
                <td>{formatRate(line.yourRateBp)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <PartnerActions economy={economy} isSeat={card.isSeat} />
    </EconomyCard>
  );
}

/** What to do with it. */
function PartnerActions({ economy, isSeat }: Props & { readonly isSeat: boolean }) {
  const { scenario, game, me } = useCountrySeat();
  if (!isSeat) return <p class="small muted">{t('partner.passive')}</p>;
  return (
    <div class="stack">
      {game.phase === 'negotiation' && <OfferButtons offers={economyOffers(scenario, game, me, economy)} />}
      <button type="button" class="btn wide" onClick={() => showTalkWith(economy)}>
        <Icon name="chat" />
        {t('partner.talk')}
      </button>
    </div>
  );
}

type LevelProps = { readonly level: 0 | IntegrationLevel; readonly bloc: AgreementId | undefined };

/** The level at which both stand, and what it means. */
function LevelLine({ level, bloc }: LevelProps) {
  return (
    <div class="small">
      <p class="row wrap">
        <Ladder level={level} />
        {level === 0 ? t('partner.noAgreement') : stageName(level)}
        {bloc !== undefined && <span class="pill">{agreementName(bloc)}</span>}
      </p>
      {level !== 0 && (
        <p class="muted">
          {t(`partner.means${level}`)} <ConceptMark place={`stage.${stageOfLevel(level)}`} />
        </p>
      )}
    </div>
  );
}

function Fact({
  label,
  value,
  changeBn,
}: {
  readonly label: ComponentChildren;
  readonly value: string;
  readonly changeBn?: number;
}) {
  return (
    <div class="row between">
      <dt>{label}</dt>
      <dd>
        <b>{value}</b>{' '}
        {changeBn !== undefined && Math.abs(changeBn) > 1e-6 && (
          <Delta value={changeBn} text={shortMoney(Math.abs(changeBn))} />
        )}
      </dd>
    </div>
  );
}

type PartnerHomeProps = { readonly economy: EconomyId };

/** Another government before its voters, and how near its people are to one's own. */
function PartnerHome({ economy }: PartnerHomeProps) {
  const { game, me } = useCountrySeat();
  const home = partnerAtHome(game, me, economy);
  if (home === undefined) return null;
  const { nearness, support, line, electionInRound } = home;
  return (
    <div class="partner-home stack gap-1 small">
      <p class="row between">
        <span>{t('partner.support')}</span>
        <b class="num">{formatNumber(support)}</b>
      </p>
      <SupportMeter support={support} line={line} />
      <p class="muted">
        {electionInRound === undefined
          ? t('partner.noElection', { points: line })
          : t('partner.election', { round: electionInRound, points: line })}
      </p>
      {nearness !== undefined && (
        <>
          <p class="row between">
            <span>
              <Term of="closeness">{t('partner.nearness')}</Term> <ConceptMark place="spot.affinity" />
            </span>
            <b class="num">{t('support.of', { points: formatNumber(nearness) })}</b>
          </p>
          <p class="muted">{t('partner.nearnessHint')}</p>
        </>
      )}
    </div>
  );
}

/** Another economy seen from this seat. */
type PartnerCard = {
  readonly economy: EconomyId;
  /** What it sells to me and buys from me, in billions, with the change of the last round. */
  readonly sellsYouBn: number;
  readonly sellsYouChangeBn: number;
  readonly buysFromYouBn: number;
  readonly buysFromYouChangeBn: number;
  readonly itsWallToYouBp: number;
  readonly yourWallToItBp: number;
  readonly level: 0 | IntegrationLevel;
  readonly bloc?: AgreementId;
  readonly lines: readonly {
    readonly sector: SectorId;
    readonly itsRateBp: number;
    readonly yourRateBp: number;
  }[];
  readonly isSeat: boolean;
};

export function partnerCard(
  scenario: Scenario,
  settled: CountryGame,
  me: EconomyId,
  economy: EconomyId,
): PartnerCard {
  // As the map shows it: after what is signed, which the changes of the last round know nothing of.
  const game = withTradeInForce(settled);
  const { goodsBn, goods } = readTrade(scenario, game);
  const flows = lawNamed(game) === undefined ? (revealedReports(game, 'flows').at(-1)?.flows ?? []) : [];
  const changeBn = (importer: EconomyId, exporter: EconomyId): number => {
    const flow = flows.find((each) => each.importer === importer && each.exporter === exporter);
    return flow === undefined ? 0 : flow.afterBn - flow.beforeBn;
  };
  const bloc = blocOf(game, economy);
  return {
    economy,
    sellsYouBn: goodsBn(me, economy),
    sellsYouChangeBn: changeBn(me, economy),
    buysFromYouBn: goodsBn(economy, me),
    buysFromYouChangeBn: changeBn(economy, me),
    itsWallToYouBp: averageRateBp(scenario, game, { importer: economy, exporter: me }),
    yourWallToItBp: averageRateBp(scenario, game, { importer: me, exporter: economy }),
    level: pairLevel(game.agreements, me, economy),
    ...(bloc === undefined ? {} : { bloc: bloc.id }),
    lines: goods.map((sector) => ({
      sector,
      itsRateBp: leviedRateBp(game, { importer: economy, exporter: me }, sector),
      yourRateBp: leviedRateBp(game, { importer: me, exporter: economy }, sector),
    })),
    isSeat: game.seats[economy] !== undefined,
  };
}

/** How another government stands at home, which is public, and how near its people are to one's own. */
type PartnerAtHome = {
  /** 0–100: like incomes, institutions and history. */
  readonly nearness?: number;
  readonly support: number;
  /** Support below which it falls. */
  readonly line: number;
  readonly electionInRound?: number;
};

/** Undefined where there is no politics, or nobody governs there. */
export function partnerAtHome(
  game: CountryGame,
  me: EconomyId,
  economy: EconomyId,
): PartnerAtHome | undefined {
  const view = supportView(game, economy, revealedReports(game));
  if (view === undefined) return undefined;
  const affinity = game.politics?.affinity[pairKey(me, economy)];
  return {
    ...(affinity === undefined ? {} : { nearness: 100 * affinity }),
    support: view.support,
    line: view.line,
    ...(view.electionInRound === undefined ? {} : { electionInRound: view.electionInRound }),
  };
}

/** For those who watch: every seat with who governs it, its real income and its word. No ranking. */
export function WatchPanel() {
  const { game } = useCountries();
  return (
    <section class="panel economy" aria-labelledby="watch-title">
      <h2 class="head" id="watch-title">
        {t('brief.atTable')}
      </h2>
      <ul class="stack slim">
        {seatsAt(game, session.value).map((seat) => {
          const { index, indexBefore } = standingOf(game, seat.economy);
          const word = pledgeRecord(game, seat.economy);
          return (
            <li key={seat.economy} class="row">
              <Medallion economy={seat.economy} size={30} />
              <span class="grow small">
                <b>{economyName(seat.economy)}</b>
                <br />
                <span class="muted">
                  {seat.isMinded ? t('table.minded') : (seat.name ?? t('table.bot'))}
                  {word.kept + word.broken > 0 && ` · ${t('econ.word', word)}`}
                </span>
              </span>
              <span class="small num right">
                <b>{formatNumber(index, 2)}</b>
                <br />
                <Delta
                  value={index - indexBefore}
                  text={percentMoved({ index, indexBefore })}
                  epsilon={0.005}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** On the card of a partner: what it is bound to, what panels allow between the two, and the ways to call it to account. */
function PartnerLaw({ economy }: Props) {
  const { scenario, game, me } = useCountrySeat();
  const view = wtoView(game);
  const mayInspect = barriersNow(game) !== undefined;
  const isSeat = game.seats[economy] !== undefined;
  if (!isSeat || (view === undefined && !mayInspect)) return null;
  const isOutside = !unitOf(game, me).includes(economy);
  return (
    <div class="partner-law small num">
      {view !== undefined && <Bound view={view} economy={economy} />}
      {view !== undefined && <Leaves view={view} economy={economy} />}
      <div class="row wrap">
        {view !== undefined && isOutside && hasGround(scenario, view, me, economy) && (
          <button type="button" class="btn sm" onClick={() => showDisputesWith(economy)}>
            {t('partner.complain')}
          </button>
        )}
        {mayInspect && (
          <button type="button" class="btn sm" onClick={() => showDisputesWith(economy)}>
            {t('partner.inspect')}
          </button>
        )}
      </div>
    </div>
  );
}

function hasGround(scenario: Scenario, view: WtoView, me: EconomyId, economy: EconomyId): boolean {
  return groundsAgainst(scenario, view, me, economy).some(({ fault }) => fault === undefined);
}

function Bound({ view, economy }: { readonly view: WtoView; readonly economy: EconomyId }) {
  const { scenario } = useCountries();
  const own = boundAverages(scenario, view).find((each) => each.economy === economy);
  if (own === undefined) return null;
  return (
    <p class="row between">
      <Term of="ceiling">{t('partner.bound')}</Term>
      <b>{formatAverageRate(own.boundBp)}</b>
    </p>
  );
}

function Leaves({ view, economy }: { readonly view: WtoView; readonly economy: EconomyId }) {
  const { me } = useSeat();
  const mineBp = leaveToRetaliate(view, me, economy);
  const itsBp = leaveToRetaliate(view, economy, me);
  return (
    <>
      {mineBp !== undefined && <p>{t('wto.leaves.youMay', { limitBp: formatRate(mineBp) })}</p>}
      {itsBp !== undefined && <p>{t('wto.leaves.partnerMay', { limitBp: formatRate(itsBp) })}</p>}
    </>
  );
}
