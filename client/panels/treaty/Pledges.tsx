import { FREE_TRADE_LEVEL, PLEDGES_PER_ROUND } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Addressee, Pledge, Undertaking } from '#shared/protocol/pledges.ts';
import { unionOf } from '#shared/rules/law/blocs.ts';
import { rateBounds, tradableSectors, wallOf } from '#shared/rules/law/lawInForce.ts';
import { isBrokenBySignature } from '#shared/rules/settlement/pledges.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { gameOfCountries, isLive, playsAlone } from '../../state/store.ts';
import { formatList, formatRate, sentences } from '../../text/format.ts';
import { agreementName, economyName, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { Choice } from '../../design/Choice.tsx';
import { Stepper } from '../../design/Stepper.tsx';
import { pledgeRecord } from '../../state/standing.ts';
import { submitIntent } from '../../net/submitIntent.ts';
import { throughTurns, useCountries, useCountrySeat } from '../../state/useTable.ts';
import { mayPress } from '../../state/offices.ts';
import { undertakingText } from '../headlines/unionEnds.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { OfficeNote } from '../chrome/SeatOffices.tsx';

/** Promises in pencil: given in one press, seen by all, judged at the reveal. */
export function Pledges() {
  const { game, me } = useCountries();
  const pledges = game.pledges.toReversed();
  return (
    <div class="pane-scroll">
      <p class="small muted pad">
        {sentences(t('pledge.hint'), playsAlone.value && t('pledge.bots'))}{' '}
        <ConceptMark place="spot.pledge" />
      </p>
      {me !== undefined && game.phase === 'negotiation' && <PledgeForm />}
      {pledges.length === 0 && me === undefined && <p class="muted pad">{t('pledge.empty')}</p>}
      <ul class="pledges stack">
        {pledges.map((pledge) => (
          <PledgeLine key={pledge.id} pledge={pledge} />
        ))}
      </ul>
    </div>
  );
}

const KINDS = ['noTariffRises', 'sectorAtMost', 'voteAtMost', 'signWith', 'signNothingWith'] as const;
type Kind = (typeof KINDS)[number];

const useText = throughTurns<string>();
const useKind = throughTurns<Kind>();
const useRate = throughTurns<number>();

/** To whom and what: one press gives it. */
function PledgeForm() {
  const { scenario, game, me } = useCountrySeat();
  const goods = tradableSectors(scenario);
  const others = Object.keys(game.seats).filter((seat) => seat !== me);
  const [to, setTo] = useText('all', 'to');
  const [kind, setKind] = useKind('noTariffRises');
  const [sector, setSector] = useText(goods[0] ?? '', 'sector');
  const [chosen, setEconomy] = useText('', 'economy');
  const [chosenBp, setRateBp] = useRate(wallOf(game, me)[goods[0] ?? ''] ?? 0);
  const given = game.pledges.filter(({ by, round }) => by === me && round === game.round).length;
  const left = PLEDGES_PER_ROUND - given;
  if (left <= 0) return <p class="small pad">{t('pledge.noneLeft')}</p>;
  const { nowBp, lowestBp } = keepableRates(scenario, game, me, sector);
  const rateBp = Math.max(lowestBp, Math.floor(chosenBp / POINT_BP) * POINT_BP);
  const shunned = shunnable(game, others, to);
  const named = kind === 'signWith' ? others : shunned;
  // To a partner one promises most often to sign with that partner.
  const economy = [chosen, to].find((each) => named.includes(each)) ?? named[0] ?? '';
  const undertaking = undertakingOf(kind, { sector, rateBp, economy });
  const kinds = KINDS.filter(
    (each) =>
      (each !== 'voteAtMost' || unionOf(game, me) !== undefined) &&
      (each !== 'signNothingWith' || shunned.length > 0),
  );
  return (
    <form
      class="panel pad col"
      onSubmit={(event) => {
        event.preventDefault();
        if (isLive.value) void submitIntent({ type: 'givePledge', to: addresseeOf(to, game), undertaking });
      }}
    >
      <div class="fields">
        <Choice label={t('pledge.to')} value={to} options={addressees(game, others)} onChange={setTo} />
        <Choice
          label={t('pledge.what')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`pledge.kind.${value}`) }))}
          onChange={(value) => setKind(KINDS.find((each) => each === value) ?? 'noTariffRises')}
        />
        {(kind === 'sectorAtMost' || kind === 'voteAtMost') && (
          <>
            <Choice
              label={t('field.sector')}
              value={sector}
              options={goods.map((value) => ({ value, label: sectorName(value) }))}
              onChange={setSector}
            />
            <Stepper
              label={t('field.rate')}
              value={rateBp / POINT_BP}
              min={lowestBp / POINT_BP}
              max={60}
              unit="%"
              onChange={(rate) => setRateBp(Math.round(rate) * POINT_BP)}
            />
          </>
        )}
        {(kind === 'signNothingWith' || kind === 'signWith') && (
          <Choice
            label={t('talk.about')}
            value={economy}
            options={named.map((value) => ({ value, label: economyName(value) }))}
            onChange={setEconomy}
          />
        )}
      </div>
      <p>
        <Icon name="pencil" size={16} /> {undertakingText(undertaking)}
      </p>
      {'rateBp' in undertaking && lowestBp > 0 && (
        <p class="small muted">
          {t('pledge.lowest', { now: formatRate(nowBp), lowest: formatRate(lowestBp) })}
        </p>
      )}
      <OfficeNote type="givePledge" />
      <div class="row">
        <button type="submit" class="btn primary" disabled={!mayPress('givePledge')}>
          {t('pledge.give')}
        </button>
        <span class="small muted">{t('pledge.left', { count: left })}</span>
      </div>
    </form>
  );
}

/** The tariff of a good in force, and the lowest whole point to which one round can bring it: no lower promise could be kept. */
export function keepableRates(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  sector: string,
): { readonly nowBp: number; readonly lowestBp: number } {
  const nowBp = wallOf(game, me)[sector] ?? 0;
  const { minBp } = rateBounds(scenario, nowBp);
  return { nowBp, lowestBp: Math.ceil(minBp / POINT_BP) * POINT_BP };
}

function undertakingOf(
  kind: Kind,
  values: { readonly sector: string; readonly rateBp: number; readonly economy: string },
): Undertaking {
  const { sector, rateBp, economy } = values;
  switch (kind) {
    case 'noTariffRises':
      return { type: kind };
    case 'sectorAtMost':
    case 'voteAtMost':
      return { type: kind, sector, rateBp };
    case 'signNothingWith':
    case 'signWith':
      return { type: kind, economy };
  }
}

/** With whom a seat may promise to sign nothing: not with those to whom it promises that. */
export function shunnable(
  { agreements }: Pick<CountryGame, 'agreements'>,
  others: readonly EconomyId[],
  to: string,
): readonly EconomyId[] {
  const members = Object.values(agreements).find(({ id }) => id === to)?.parties ?? [];
  return others.filter((each) => each !== to && !members.includes(each));
}

function addressees(game: CountryGame, others: readonly EconomyId[]) {
  return [
    { value: 'all', label: t('pledge.toAll') },
    ...others.map((value) => ({ value, label: economyName(value) })),
    ...Object.values(game.agreements)
      .filter(({ level }) => level >= FREE_TRADE_LEVEL)
      .map(({ id }) => ({ value: id, label: agreementName(id) })),
  ];
}

function addresseeOf(value: string, game: CountryGame): Addressee {
  if (game.seats[value] !== undefined) return { type: 'seat', economy: value };
  const bloc = Object.values(game.agreements).find(({ id }) => id === value);
  return bloc === undefined ? { type: 'all' } : { type: 'bloc', agreement: bloc.id };
}

function PledgeLine({ pledge }: { readonly pledge: Pledge }) {
  const { game } = useCountries();
  const word = pledgeRecord(game, pledge.by);
  return (
    <li class="panel pad row">
      <Medallion economy={pledge.by} size={28} />
      <span class="grow small">
        <b>{t('pledge.line', { economy: economyName(pledge.by), to: addresseeText(pledge) })}</b>{' '}
        {undertakingText(pledge.undertaking)}
        <br />
        <span class="muted">
          {t('round.of', { round: pledge.round, rounds: game.settings.rounds })}
          {word.kept + word.broken > 0 && ` · ${t('econ.word', word)}`}
        </span>
      </span>
      <PledgeMark outcome={pledge.outcome ?? (isBrokenBySignature(game, pledge) ? 'broken' : undefined)} />
    </li>
  );
}

export function PledgeMark({ outcome }: { readonly outcome: Pledge['outcome'] }) {
  if (outcome === undefined) return <span class="pill">{t('pledge.open')}</span>;
  return (
    <span class={outcome === 'kept' ? 'pill gain' : 'pill loss'}>
      <Icon name={outcome === 'kept' ? 'check' : 'close'} size={14} />
      {t(`pledge.${outcome}`)}
    </span>
  );
}

/** To whom a pledge is given; an agreement that has ended since is called by its other parties. */
export function addresseeText({ by, to, toParties = [] }: Pick<Pledge, 'by' | 'to' | 'toParties'>): string {
  switch (to.type) {
    case 'all':
      return t('pledge.toAll');
    case 'seat':
      return economyName(to.economy);
    case 'bloc':
      return gameOfCountries.value?.agreements[to.agreement] === undefined
        ? formatList(toParties.filter((party) => party !== by).map(economyName))
        : agreementName(to.agreement);
  }
}
