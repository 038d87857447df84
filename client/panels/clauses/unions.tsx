import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import { COHESION_FUND_BP, FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { keysOf, withoutKey } from '#shared/kernel/records.ts';
import type { ClauseOf, FormerAgreement, RevenueKey } from '#shared/protocol/clauses.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { endFormerOf, withPendingLaw } from '#shared/rules/clauses/proposalLaw.ts';
import { admissionOf } from '#shared/rules/law/blocs.ts';
import { outsidersOf } from '#shared/rules/law/formerAgreements.ts';
import { pairKey, pairLevel } from '#shared/rules/law/register.ts';
import { RadioGroup } from '../../design/Choice.tsx';
import { Stepper } from '../../design/Stepper.tsx';
import type { PlainKey } from '../../text/areas.ts';
import { agreementName, economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import {
  type ClauseView,
  type FormProps,
  type PartyTerm,
  type TermGround,
  each,
  integrationSubject,
  names,
  term,
} from './clauseView.ts';

const customsUnion: ClauseView<'customsUnion'> = {
  concepts: ['customsUnion', 'bargainingPower'],
  chip: ({ among, key }) => ({
    label: t('kind.customsUnion'),
    value: t('chip.union', { economies: names(among), key: t(`chip.key.${key.type}`) }),
  }),
  terms: (ground, { among, key, former }) =>
    each(among, (party, economies) => [
      ...wallTerms(ground, party),
      ...freeTerms(ground, party, economies),
      poolTerm(party, key, key.type === 'shares' ? key.percent[party] : undefined),
      ...formerTerms(ground, party, former),
    ]).concat(formerPartnerTerms(ground, among, former)),
  subject: integrationSubject,
  Form: UnionForm,
  add: {
    group: 'forms',
    label: 'desk.add.customsUnion',
    first: ({ scenario, game, draft: { parties } }) => ({
      type: 'customsUnion',
      among: parties,
      key: { type: 'imports' },
      former: endFormerOf(scenario, game, parties),
    }),
  },
  joined: (clause, economy) => {
    const among = [...clause.among, economy];
    return { ...clause, among, key: clause.key.type === 'shares' ? evenShares(among) : clause.key };
  },
  left: (clause, economy) => {
    const among = clause.among.filter((party) => party !== economy);
    return among.length < 2 ? undefined : { ...clause, among, key: keyWithout(clause.key, among, economy) };
  },
};

const commonMarket: ClauseView<'commonMarket'> = {
  concepts: ['commonMarket'],
  chip: ({ among }) => ({ label: t('kind.commonMarket'), value: names(among) }),
  terms: (_ground, { among }) =>
    each(among, (party, economies) => [
      term(party, 'give', 'term.moveGive', { economies }),
      term(party, 'get', 'term.moveGet', { economies }),
    ]),
  subject: integrationSubject,
  Form: () => <p class="small muted">{t('desk.about.commonMarket')}</p>,
  add: {
    group: 'forms',
    label: 'desk.add.commonMarket',
    first: ({ draft }) => ({ type: 'commonMarket', among: draft.parties }),
  },
};

const economicUnion: ClauseView<'economicUnion'> = {
  concepts: ['economicUnion'],
  chip: ({ among }) => ({ label: t('kind.economicUnion'), value: names(among) }),
  terms: (_ground, { among }) => [
    ...each(among, (party, economies) => [
      term(party, 'both', 'term.commonPolicies', { economies }),
      term(party, 'both', 'term.weightedVote'),
    ]),
    ...cohesionTerms(among, 5),
  ],
  subject: integrationSubject,
  Form: () => <p class="small muted">{t('desk.about.economicUnion')}</p>,
  add: {
    group: 'forms',
    label: 'desk.add.economicUnion',
    first: ({ draft }) => ({ type: 'economicUnion', among: draft.parties }),
  },
};

const fullIntegration: ClauseView<'fullIntegration'> = {
  concepts: ['fullIntegration'],
  chip: ({ among }) => ({ label: t('kind.fullIntegration'), value: names(among) }),
  terms: (_ground, { among }) => [
    ...each(among, (party, economies) => [
      term(party, 'both', 'term.oneCurrency', { economies }),
      term(party, 'both', 'term.presidency'),
    ]),
    ...cohesionTerms(among, 6),
  ],
  subject: integrationSubject,
  Form: () => <p class="small muted">{t('desk.about.fullIntegration')}</p>,
  add: {
    group: 'forms',
    label: 'desk.add.fullIntegration',
    first: ({ draft }) => ({ type: 'fullIntegration', among: draft.parties }),
  },
};

export const UNIONS = { customsUnion, commonMarket, economicUnion, fullIntegration };

function cohesionTerms(among: readonly EconomyId[], level: 5 | 6): PartyTerm[] {
  const percent = COHESION_FUND_BP[level] / 100;
  return each(among, (party) => [
    term(party, 'give', 'term.cohesionGive', { percent }),
    term(party, 'get', 'term.cohesionGet'),
  ]);
}

/** Wall and tariff money go over to the union. */
function wallTerms({ game }: TermGround, party: EconomyId): PartyTerm[] {
  const wallBp = averageWallBp(game.walls[party]?.mfnRateBp ?? {});
  return [
    term(party, 'give', 'term.wallGive', { rateBp: Math.round(wallBp) }),
    term(party, 'give', 'term.poolGive'),
  ];
}

/** By what the money of a union is shared where its shares are not agreed. */
const TERM_OF_KEY = { people: 'term.poolPeople', imports: 'term.poolImports' } as const satisfies Record<
  Exclude<RevenueKey['type'], 'shares'>,
  PlainKey
>;
const KEYS = [...keysOf(TERM_OF_KEY), 'shares'] as const;

function poolTerm(party: EconomyId, key: RevenueKey | undefined, percent: number | undefined): PartyTerm {
  if (percent !== undefined && key?.type !== 'people')
    return term(party, 'get', 'term.poolShare', { percent });
  const computed = key === undefined || key.type === 'shares' ? 'imports' : key.type;
  return term(party, 'get', TERM_OF_KEY[computed]);
}

/** What happens to a member's older agreements with outsiders. */
function formerTerms(ground: TermGround, party: EconomyId, former: readonly FormerAgreement[]): PartyTerm[] {
  const own = former.filter(({ agreement }) =>
    formsOf(ground, agreement).some(({ parties }) => parties.includes(party)),
  );
  return ACTIONS.flatMap((action) => {
    const [one, many] =
      action === 'extend'
        ? (['term.formerExtend', 'term.formerExtendMany'] as const)
        : (['term.formerEnd', 'term.formerEndMany'] as const);
    const of = own.filter((each) => each.action === action);
    return of.length > FORMER_NAMED
      ? [term(party, 'give', many, { count: of.length })]
      : of.map(({ agreement }) => term(party, 'give', one, { agreement }));
  });
}

/** More older agreements than this are counted: the form of the clause names them. */
const FORMER_NAMED = 2;

/** An agreement as it stands, and as what awaits the bell makes it: then it may be an older one of other members. */
function formsOf({ scenario, game }: TermGround, id: AgreementId): Agreement[] {
  return [game, withPendingLaw(scenario, game)].flatMap(({ agreements }) => agreements[id] ?? []);
}

/** Outsiders whose agreement is extended: they are asked because it then binds them towards every member. */
function formerPartnerTerms(
  ground: TermGround,
  members: readonly EconomyId[],
  former: readonly FormerAgreement[],
): PartyTerm[] {
  const extended = former.flatMap(({ agreement: id, action }) => {
    if (action === 'end') return [];
    const agreement = formsOf(ground, id).find((each) => outsidersOf(each, members).length > 0);
    return agreement === undefined ? [] : [{ id, agreement }];
  });
  const outsiders = new Set(extended.flatMap(({ agreement }) => outsidersOf(agreement, members)));
  return [...outsiders].flatMap((outsider) => {
    const own = extended.filter(({ agreement }) => outsidersOf(agreement, members).includes(outsider));
    const free = own
      .filter(({ agreement }) => agreement.level >= FREE_TRADE_LEVEL)
      .flatMap(({ agreement }) => members.filter((member) => !agreement.parties.includes(member)));
    return [
      ...(own.length > FORMER_NAMED
        ? [term(outsider, 'give', 'term.formerConsentMany', { count: own.length, economies: members })]
        : own.map(({ id }) =>
            term(outsider, 'give', 'term.formerConsent', { agreement: id, economies: members }),
          )),
      ...(free.length > 0 ? [term(outsider, 'get', 'term.freeGet', { economies: [...new Set(free)] })] : []),
    ];
  });
}

/** Free access that a form brings, apart from what stood when the round began. */
function freeTerms(
  { game, round }: TermGround,
  party: EconomyId,
  economies: readonly EconomyId[],
): PartyTerm[] {
  const isKept = (other: EconomyId): boolean =>
    round === game.round &&
    // Who has left since has nothing to keep.
    Math.min(game.pairLevels[pairKey(party, other)] ?? 0, pairLevel(game.agreements, party, other)) >=
      FREE_TRADE_LEVEL;
  const kept = economies.filter(isKept);
  const gained = economies.filter((other) => !isKept(other));
  return [
    ...(gained.length === 0 ? [] : [term(party, 'get', 'term.freeGet', { economies: gained })]),
    ...(kept.length === 0 ? [] : [term(party, 'get', 'term.freeKept', { economies: kept })]),
  ];
}

type FormerProps = {
  readonly former: readonly FormerAgreement[];
  readonly onChange: (former: FormerAgreement[]) => void;
};

const ACTIONS = ['extend', 'end'] as const;

/** Each older agreement with an outsider is extended to all members or ended; the proposal says which. */
function FormerForm({ former, onChange }: FormerProps) {
  if (former.length === 0) return null;
  return (
    <div class="col">
      <b class="small">{t('field.former')}</b>
      {former.map((each, at) => (
        <RadioGroup
          key={each.agreement}
          legend={agreementName(each.agreement)}
          choices={ACTIONS.map((value) => ({ value, label: t(`field.former.${value}`) }))}
          value={each.action}
          onChange={(action) => onChange(former.with(at, { ...each, action }))}
        />
      ))}
    </div>
  );
}

/** How the union shares its money, and what becomes of its members' older agreements. */
function UnionForm({ clause, onChange }: FormProps<ClauseOf<'customsUnion'>>) {
  const { key, among } = clause;
  const choose = (type: RevenueKey['type']): void => {
    onChange({ ...clause, key: type === 'shares' ? evenShares(among) : { type } });
  };
  return (
    <div class="col">
      <RadioGroup
        legend={t('field.key')}
        choices={KEYS.map((value) => ({ value, label: t(`field.key.${value}`) }))}
        value={key.type}
        onChange={choose}
      />
      {key.type === 'shares' && (
        <div class="fields">
          {among.map((member, at) => (
            <span class="choice" key={member}>
              <span class="small muted">
                {economyName(member)}
                {at === among.length - 1 && ` (${t('field.lastComputed')})`}
              </span>
              <Stepper
                label={t('field.percentOf', { economy: economyName(member) })}
                value={key.percent[member] ?? 0}
                min={0}
                max={100}
                unit="%"
                isOff={at === among.length - 1}
                onChange={(percent) => {
                  const shares = { ...key.percent, [member]: Math.round(percent) };
                  onChange({
                    ...clause,
                    key: withLastShareComputed({ type: 'shares', percent: shares }, among),
                  });
                }}
              />
            </span>
          ))}
        </div>
      )}
      <FormerForm former={clause.former} onChange={(former) => onChange({ ...clause, former })} />
    </div>
  );
}

function keyWithout(key: RevenueKey, among: readonly EconomyId[], economy: EconomyId): RevenueKey {
  if (key.type !== 'shares') return key;
  return withLastShareComputed({ type: 'shares', percent: withoutKey(key.percent, economy) }, among);
}

/** Whole per cents, as even as they can be; the last one takes the rest. */
function evenShares(among: readonly EconomyId[]): RevenueKey {
  const share = Math.floor(100 / among.length);
  const percent = Object.fromEntries(among.map((party) => [party, share]));
  return withLastShareComputed({ type: 'shares', percent }, among);
}

/** The last member's share is whatever the others leave. */
function withLastShareComputed(
  key: Extract<RevenueKey, { type: 'shares' }>,
  among: readonly EconomyId[],
): RevenueKey {
  const last = among.at(-1);
  if (last === undefined) return key;
  const others = among.slice(0, -1).reduce((sum, party) => sum + (key.percent[party] ?? 0), 0);
  return { type: 'shares', percent: { ...key.percent, [last]: Math.max(0, 100 - others) } };
}

const accession: ClauseView<'accession'> = {
  concepts: ['accession', 'domino'],
  chip: ({ agreement, entrant }) => ({
    label: agreementName(agreement),
    value: `+ ${economyName(entrant)}`,
  }),
  terms: accessionTerms,
  subject: integrationSubject,
  Form: ({ clause, onChange }) => (
    <FormerForm former={clause.former} onChange={(former) => onChange({ ...clause, former })} />
  ),
};

const merger: ClauseView<'merger'> = {
  concepts: ['waysOfGrowing', 'acrossContinents'],
  chip: (clause) => ({
    label: t('kind.merger'),
    value: `${agreementName(clause.agreement)} + ${agreementName(clause.with)}`,
  }),
  terms: mergerTerms,
  subject: integrationSubject,
  Form: ({ clause, onChange }) => (
    <FormerForm former={clause.former} onChange={(former) => onChange({ ...clause, former })} />
  ),
  left: (clause) => clause,
};

export const ADMISSIONS = { accession, merger };

/** An area takes an entrant at once; a union in two steps, of which the second brings its wall and its pool. */
function accessionTerms(ground: TermGround, clause: ClauseOf<'accession'>): PartyTerm[] {
  const { game } = ground;
  const { entrant, agreement, former } = clause;
  const bloc = game.agreements[agreement];
  const members = bloc?.parties ?? [];
  if (bloc !== undefined && admissionOf(game, clause)?.level === 3) {
    return [
      ...wallTerms(ground, entrant),
      term(entrant, 'get', 'term.joinGet', { agreement }),
      poolTerm(entrant, bloc.key, clause.sharePercent),
      ...[entrant, ...members].flatMap((party) => formerTerms(ground, party, former)),
      ...members.map((party) => term(party, 'get', 'term.admitGet', { economy: entrant })),
      ...formerPartnerTerms(ground, [entrant, ...members], former),
    ];
  }
  return [
    term(entrant, 'give', 'term.joinGive', { economies: members }),
    term(entrant, 'get', 'term.joinGet', { agreement }),
    ...((bloc?.level ?? 0) >= 3 ? [term(entrant, 'give', 'term.joinLater', { agreement })] : []),
    ...formerTerms(ground, entrant, former),
    ...members.flatMap((party) => [
      term(party, 'give', 'term.admitGive', { economy: entrant }),
      term(party, 'get', 'term.admitGet', { economy: entrant }),
    ]),
  ];
}

function mergerTerms(ground: TermGround, clause: ClauseOf<'merger'>): PartyTerm[] {
  const { game } = ground;
  const one = game.agreements[clause.agreement]?.parties ?? [];
  const two = game.agreements[clause.with]?.parties ?? [];
  const isOneWall = admissionOf(game, clause)?.level === 3;
  const side = (party: EconomyId, economies: readonly EconomyId[]): PartyTerm[] => [
    ...(isOneWall ? wallTerms(ground, party) : [term(party, 'give', 'term.freeGive', { economies })]),
    ...freeTerms(ground, party, economies),
    ...formerTerms(ground, party, clause.former),
  ];
  return [
    ...one.flatMap((party) => side(party, two)),
    ...two.flatMap((party) => side(party, one)),
    ...(isOneWall ? formerPartnerTerms(ground, [...one, ...two], clause.former) : []),
  ];
}
