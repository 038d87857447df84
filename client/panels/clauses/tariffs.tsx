import { RATE_MAX_BP } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import { sectorsSwapped } from '#shared/rules/clauses/tariffs.ts';
import { tradableSectors } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Choice } from '../../design/Choice.tsx';
import { Stepper } from '../../design/Stepper.tsx';
import { leviedRateBp, readTrade } from '../../state/trade.ts';
import { formatRate } from '../../text/format.ts';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { type ClauseView, type FormProps, type PartyTerm, type TermGround, term } from './clauseView.ts';

const tariffConcession: ClauseView<'tariffConcession'> = {
  concepts: ['preferentialArrangement'],
  chip: ({ by, sector, rateBp }) => ({
    label: t('chip.tariff', { economy: economyName(by), sector: sectorName(sector) }),
    value: formatRate(rateBp),
  }),
  terms: concessionTerms,
  subject: ({ by, sector, to }) => `tariff ${by} ${sector} ${[...to].toSorted().join(' ')}`,
  Form: ConcessionForm,
  add: {
    group: 'money',
    label: 'desk.add.tariffConcession',
    first: ({ scenario, game, me, partner }) =>
      concession(scenario, game, { importer: me, exporter: partner }) ?? {
        type: 'tariffConcession',
        by: me,
        to: [partner],
        sector: tradableSectors(scenario)[0] ?? '',
        rateBp: 0,
      },
  },
};

const agreedSpecialization: ClauseView<'agreedSpecialization'> = {
  concepts: ['agreedSpecialization'],
  chip: ({ between }) => ({
    label: t('chip.specialization'),
    value: between
      .map(({ party, keeps }) => t('chip.keeps', { economy: economyName(party), sector: sectorName(keeps) }))
      .join(t('list.clauses')),
  }),
  terms: (_ground, { between: [one, two] }) => [...swapTerms(one, two), ...swapTerms(two, one)],
  subject: ({ between }) =>
    `specialization ${between
      .map(({ party }) => party)
      .toSorted()
      .join(' ')}`,
  Form: SpecializationForm,
  add: {
    group: 'deep',
    label: 'desk.add.agreedSpecialization',
    // Of what each sells the other the most beyond what it buys; the author chooses.
    first: ({ scenario, game, me, partner }) => {
      const { importsBn, goods } = readTrade(scenario, game);
      const net = (good: SectorId): number => importsBn(partner, me, good) - importsBn(me, partner, good);
      const swapped = sectorsSwapped(game, [me, partner]);
      const free = goods.filter((good) => !swapped.includes(good));
      const [own = '', ...rest] = (free.length > 1 ? free : goods).toSorted((a, b) => net(b) - net(a));
      return {
        type: 'agreedSpecialization',
        between: [
          { party: me, keeps: own },
          { party: partner, keeps: rest.at(-1) ?? own },
        ],
      };
    },
  },
};

export const TARIFFS = { tariffConcession, agreedSpecialization };

function concessionTerms({ game }: TermGround, clause: ClauseOf<'tariffConcession'>): PartyTerm[] {
  const { by, to, sector, rateBp } = clause;
  const fromBp = Math.max(...to.map((exporter) => leviedRateBp(game, { importer: by, exporter }, sector)));
  const rates = { sector, fromBp, rateBp };
  // Once it is in force, and where nothing would change, there is no way from one rate to another.
  const [give, get] =
    fromBp === rateBp
      ? (['term.tariffGiveNow', 'term.tariffGetNow'] as const)
      : (['term.tariffGive', 'term.tariffGet'] as const);
  return [
    term(by, 'give', give, { ...rates, economies: to }),
    ...to.map((party) => term(party, 'get', get, { ...rates, economy: by })),
  ];
}

type SwapSide = ClauseOf<'agreedSpecialization'>['between'][0];

function swapTerms(own: SwapSide, other: SwapSide): PartyTerm[] {
  return [
    term(own.party, 'get', 'term.keeps', { sector: own.keeps }),
    term(own.party, 'give', 'term.leaves', { sector: other.keeps, economy: other.party }),
  ];
}

/** Half the tariff on what the importer buys most of from the exporter. */
export function concession(
  scenario: Scenario,
  game: CountryGame,
  pair: { readonly importer: EconomyId; readonly exporter: EconomyId },
): ClauseOf<'tariffConcession'> | undefined {
  const { importsBn, goods } = readTrade(scenario, game);
  const dutiable = goods.filter((sector) => leviedRateBp(game, pair, sector) > 0);
  const sector = largest(dutiable, (good) => importsBn(pair.importer, pair.exporter, good));
  if (sector === undefined) return undefined;
  const rateBp = Math.floor(leviedRateBp(game, pair, sector) / 200) * 100;
  return { type: 'tariffConcession', by: pair.importer, to: [pair.exporter], sector, rateBp };
}

function largest(sectors: readonly SectorId[], valueOf: (sector: SectorId) => number): SectorId | undefined {
  return sectors.toSorted((a, b) => valueOf(b) - valueOf(a))[0];
}

/** A tariff cut: who cuts, on what, for whom, to how much. */
function ConcessionForm({
  scenario,
  game,
  draft,
  clause,
  onChange,
}: FormProps<ClauseOf<'tariffConcession'>>) {
  const others = draft.parties.filter((party) => party !== clause.by);
  const nowBp = Math.max(
    0,
    ...clause.to.map((exporter) => leviedRateBp(game, { importer: clause.by, exporter }, clause.sector)),
  );
  const setBy = (by: string): void => {
    const to = draft.parties.filter((party) => party !== by);
    onChange({
      ...clause,
      by,
      to:
        clause.to.filter((party) => party !== by).length > 0 ? clause.to.filter((party) => party !== by) : to,
    });
  };
  const toggle = (party: string, isOn: boolean): void => {
    const to = isOn ? [...clause.to, party] : clause.to.filter((each) => each !== party);
    if (to.length > 0) onChange({ ...clause, to });
  };
  return (
    <div class="fields">
      <Choice
        label={t('field.by')}
        value={clause.by}
        options={draft.parties.map((party) => ({ value: party, label: economyName(party) }))}
        onChange={setBy}
      />
      <Choice
        label={t('field.sector')}
        value={clause.sector}
        options={tradableSectors(scenario).map((sector) => ({ value: sector, label: sectorName(sector) }))}
        onChange={(sector) => onChange({ ...clause, sector })}
      />
      <fieldset class="checks">
        <legend class="small muted">{t('field.to')}</legend>
        {others.map((party) => (
          <label key={party}>
            <input
              type="checkbox"
              checked={clause.to.includes(party)}
              onChange={(event) => toggle(party, event.currentTarget.checked)}
            />
            {economyName(party)}
          </label>
        ))}
      </fieldset>
      <span class="choice">
        <span class="small muted">
          {t('field.rate')}, {t('field.rateNow', { rateBp: formatRate(nowBp) })}
        </span>
        <Stepper
          label={t('field.rate')}
          value={clause.rateBp / POINT_BP}
          min={0}
          max={RATE_MAX_BP / POINT_BP}
          unit="%"
          onChange={(rate) => onChange({ ...clause, rateBp: Math.round(rate * POINT_BP) })}
        />
      </span>
    </div>
  );
}

/** Two sectors swapped: what each of the two goes on making for both. */
function SpecializationForm({
  scenario,
  draft,
  clause,
  onChange,
}: FormProps<ClauseOf<'agreedSpecialization'>>) {
  const goods = tradableSectors(scenario);
  const [one, two] = clause.between;
  return (
    <div class="fields">
      {[one, two].map((side, at) => (
        <div class="fields" key={at}>
          <Choice
            label={t('field.maker')}
            value={side.party}
            options={draft.parties.map((party) => ({ value: party, label: economyName(party) }))}
            onChange={(party) => {
              const next = { ...side, party };
              onChange({ ...clause, between: at === 0 ? [next, two] : [one, next] });
            }}
          />
          <Choice
            label={t('field.makes')}
            value={side.keeps}
            options={goods.map((sector) => ({ value: sector, label: sectorName(sector) }))}
            onChange={(keeps) => {
              const next = { ...side, keeps };
              onChange({ ...clause, between: at === 0 ? [next, two] : [one, next] });
            }}
          />
        </div>
      ))}
    </div>
  );
}
