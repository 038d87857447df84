import { MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import { type IntegrationLevel, stageOfLevel } from '#shared/content/vocabulary.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { type Agreement, agreedForm, contentOf } from '#shared/protocol/law.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { REJECTIONS, Rejection } from '#shared/protocol/rejection.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { gameOfCountries, gameOfProvinces, me, seating, session, traits } from '../state/store.ts';
import type { PlacesOf } from './areas.ts';
import { formatList, formatNumber, formatPercent, formatRate, formatSignedPercent } from './format.ts';
import { ECONOMY_PARAMS, SECTOR_PARAMS, type TextParams } from './locale.ts';
import { locale } from './language.ts';
import { formatExactMoney, formatMoney, yuan } from './money.ts';
import { fillSentence, t, tOr } from './t.ts';

/** 100 million yuan are a tenth of a billion. */
const YI_A_BILLION = 10;
const AGREEMENT_PARAMS = new Set(['agreement', 'agreements', 'former', 'union', 'with']);
const AGREEMENT = /^a\d+$/;
/** What has a sentence or a name under its own key. */
const NAMED_PARAMS = new Set(['phase', 'reason', 'corridor', 'reform', 'office', 'pillar']);

/**
 * Raw parameters as the reader's language says them. Their names tell what they are: ids of economies, sectors and
 * agreements become names, `…Bp` a rate, `…Mn` and `…Bn` money, `level` a form of integration.
 */
export function nameParams<Params extends TextParams>(
  params: Params,
): Readonly<Record<keyof Params & string, string | number>> {
  return mapValues<keyof Params & string, TextParams[string], string | number>(params, (value, name) =>
    nameParam(name, value),
  );
}

function nameParam(name: string, value: TextParams[string]): string | number {
  if (typeof value === 'function') return value();
  const all = (nameOf: (id: string) => string): string =>
    formatList([value].flat().map((each) => nameOf(String(each))));
  // The other of two may be an economy or a bloc.
  if (ECONOMY_PARAMS.has(name)) return all((id) => (AGREEMENT.test(id) ? agreementName(id) : partyName(id)));
  if (AGREEMENT_PARAMS.has(name)) return all(agreementName);
  // Their names have lists in them.
  if (SECTOR_PARAMS.has(name))
    return [value]
      .flat()
      .map((id) => sectorName(String(id)))
      .join(t('list.clauses'));
  if (NAMED_PARAMS.has(name)) return tOr(`${name}.${String(value)}`, String(value));
  if (name === 'alsoSigned') return [value].flat().map(alsoSigned).join(t('list.clauses'));
  if (name === 'cards') return all((card) => tOr(`event.${card}.title`, card));
  if (typeof value === 'object') return formatList(value);
  if (typeof value === 'string') return name === 'level' ? contentName(value) : value;
  // Levels of dials are numbers; those of integration have names.
  if (name === 'level') return traits.value.forms === undefined ? stageName(value) : value;
  if (name.endsWith('Yuan')) return yuan(value);
  if (name.endsWith('Bp')) return formatRate(value);
  if (name.endsWith('Mn')) return exactMoney(value, LIMITS.test(name) ? Math.floor : undefined);
  if (name.endsWith('Bn')) return money(value);
  if (name === 'percent' || name === 'otherPercent') return formatNumber(value, digitsOfPercent(value));
  if (name === 'points' || name === 'cutPoints')
    return formatNumber(value, Number.isInteger(value) ? 0 : Math.abs(value) < 1 ? 2 : 1);
  if (name.startsWith('times')) return formatNumber(value, 1);
  if (name === 'clause') return value + 1;
  return value;
}

/** One of several agreements that are told together: from which round on, where that is later, what it is called, and with whom it is. */
function alsoSigned(each: string | number): string {
  const [round = '', form = '', economies = ''] = String(each).split('|');
  const level = Number.isNaN(Number(form)) ? form : Number(form);
  const named = nameParams({ level, economies: economies.split('+') });
  return round === '' ? t('end.decision.part', named) : t('end.decision.partLater', { ...named, round });
}

/** As the tables beside a sentence write it: of what is below ten, two decimals in games of countries, unless it is a round number. */
export function digitsOfPercent(value: number): number {
  if (Number.isInteger(value)) return 0;
  const isFine = Math.abs(value) < 10 && !Number.isInteger(10 * value) && traits.value.forms === undefined;
  return Math.abs(value) < 1 || isFine ? 2 : 1;
}

/** The most that may be paid: rounded up it could not be. */
const LIMITS = /^(limit|most|out|in)Mn/;

/** A sum that a proposal names: to the million, and from a billion dollars on to three digits. */
export function exactMoney(amountMn: number, round: (value: number) => number = Math.round): string {
  const unit = moneyUnit();
  if (unit === 'yuan100m') return yuan((amountMn / MILLIONS_PER_BILLION) * YI_A_BILLION);
  const step = unit === 'usd' ? 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(amountMn))) - 2) : 1;
  return formatExactMoney(step * round(amountMn / step), unit);
}

/** Billions of the scenario's own money. */
export function money(amountBn: number, signed = false): string {
  const unit = moneyUnit();
  return unit === 'yuan100m' ? yuan(amountBn * YI_A_BILLION, signed) : formatMoney(amountBn, unit, signed);
}

/** That of the table. */
export function moneyUnit() {
  return seating.value?.moneyUnit ?? 'usd';
}

export function economyName(id: EconomyId): string {
  return tOr(`economy.${id}`, id);
}

/** What stands in the circle of an economy: one character where the language has it, else its letters. */
export function economyMark(id: EconomyId, letters: string = lettersOf(id)): string {
  return tOr(`economyMark.${id}`, letters);
}

function lettersOf(economy: EconomyId): string {
  return seating.value?.economies.find(({ id }) => id === economy)?.label ?? economy.slice(0, 3);
}

/** In a sentence that is read among friends, whoever governs an economy comes first; one's own goes by its name alone. */
export function partyName(id: EconomyId): string {
  const { ledBy, people = [] } = session.value ?? {};
  const person = ledBy === undefined ? undefined : people.find(({ seat }) => seat === id);
  return person === undefined || person.name === '' || id === me.value?.seat
    ? economyName(id)
    : t('name.ofPerson', { name: person.name, economy: economyName(id) });
}

export function sectorName(id: SectorId): string {
  return tOr(`sector.${id}`, id);
}

export function stageName(level: number): string {
  return isLevel(level) ? t(`stage.${stageOfLevel(level)}`) : String(level);
}

export function isLevel(level: number): level is IntegrationLevel {
  return Number.isInteger(level) && level >= 1 && level <= 6;
}

/** A level 6 agreement makes its parties one economy. */
const ONE_ECONOMY = 6;

/** What a fully integrated bloc is called to which nobody gave a title: after its members, or the first of many. */
export function unionName(
  members: readonly EconomyId[],
  nameOf: (economy: EconomyId) => string = economyName,
): string {
  const names = members.map(nameOf);
  const [economy = ''] = names;
  return names.length <= 2
    ? t('union.ofTwo', { economies: names.join('–') })
    : t('union.ofMany', { economy, others: names.length - 1 });
}

/** Agreements in force, by names that may be of none, and what rounds have told. */
type Law = {
  readonly agreements?: Readonly<Record<string, Agreement>>;
  readonly reports?: CountryGame['reports'];
};

/** The title that its authors gave an agreement, else its form and its parties: those that it bound last where it has ended. */
export function agreementName(id: string): string {
  const { agreements = {}, reports = [] }: Law = gameOfCountries.value ?? {};
  const inForce = agreements[id];
  if (inForce === undefined) {
    const ended = reports.flatMap(({ blocs }) => blocs).findLast(({ agreement }) => agreement === id);
    return ended === undefined ? pactName(id) : unnamed(t('agreement.form'), ended.parties);
  }
  const { title, level, parties } = inForce;
  if (title !== undefined) return t('agreement.titled', { title: tOr(`blocTitle.${title}`, title) });
  const form = agreedForm(inForce);
  if (typeof form === 'string') {
    const { content, goods } = contentParts(form);
    return unnamed(content, parties, goods);
  }
  return level === ONE_ECONOMY ? unionName(parties) : unnamed(stageName(level), parties);
}

/** What an agreement beside tariffs is about, with the goods that either side makes for both. */
export function contentName(form: string): string {
  const { content, goods } = contentParts(form);
  return goods === '' ? content : t('agreement.unnamed', { form: content, members: goods });
}

function contentParts(form: string): { readonly content: string; readonly goods: string } {
  const [content = '', ...goods] = form.split(' ');
  return {
    content: tOr(`agreement.${content}`, content),
    goods: goods.map(sectorName).join(t('list.clauses')),
  };
}

/** Whether an agreement is about money alone. */
export function isPaymentAlone(agreement: Agreement): boolean {
  return contentOf(agreement) === 'payments';
}

/** A bloc of more parties is called after the first two and the number of the others: the register names them all. */
export const NAMED_WHOLE_AT_MOST = 4;

function unnamed(form: string, parties: readonly EconomyId[], goods = ''): string {
  const isLong = parties.length > NAMED_WHOLE_AT_MOST;
  const members = parties
    .slice(0, isLong ? 2 : parties.length)
    .map(economyName)
    .join('–');
  const named = isLong ? t('agreement.andOthers', { members, count: parties.length - 2 }) : members;
  return t('agreement.unnamed', {
    form,
    members: goods === '' ? named : `${named}${t('common.colon')}${goods}`,
  });
}

/** A pact among provinces: its title, or what kind it is and whom it binds (`among`: whom it bound); one that has ended as the last round left it. */
export function pactName(id: string, among?: readonly string[]): string {
  const { provinces, reports = [] } = gameOfProvinces.value ?? {};
  const told = reports.flatMap(({ pacts }) => pacts);
  const pact = [...told, ...Object.values(provinces?.pacts ?? {})].findLast((each) => each.id === id);
  if (pact === undefined) return id;
  if (pact.title !== undefined) return tOr(`blocTitle.${pact.title}`, pact.title);
  const members = (among ?? pact.members)
    .map((member) => tOr(`economyMark.${member}`, member))
    .join(locale().markJoint);
  return t(pact.isBinding ? 'pact.nameBinding' : 'pact.nameVoluntary', { members });
}

const UNION_LEVEL = 3;

type Carried = typeof REJECTIONS;

/** Keys of refusals whose sentence asks only for what the refusal carries: all of them, else this file does not compile. */
type FilledKey = {
  [Code in keyof Carried]: Exclude<PlacesOf<`rejection.${Code}`>, Carried[Code][number]> extends never
    ? `rejection.${Code}`
    : never;
}[keyof Carried];

/** The sentence of a refusal, its parameters said as names, rates and money. */
export function rejectionText(rejection: Rejection): string {
  const { code, ...params } = rejection;
  const key: FilledKey = `rejection.${code}`;
  const { agreements: inForce = {} }: Law = gameOfCountries.value ?? {};
  const named: Readonly<Record<string, string | number>> = {
    ...nameParams(params),
    // A union may be none yet: its members tell whose it is.
    ...('members' in params &&
      (inForce[String(params.agreement)]?.level ?? 0) < UNION_LEVEL && {
        agreement: unnamed(stageName(UNION_LEVEL), [params.members].flat().map(String)),
      }),
  };
  return fillSentence(key, named);
}

/** How far a task with an amount has come; rounded down, so that what is not done does not look done. */
export function progressText({ kind, now = 0 }: Pick<Objective, 'kind'> & { readonly now?: number }): string {
  if (kind === 'openPartners' || kind === 'smallStatesVoice') return formatNumber(now);
  const part = Math.floor(now + ROUNDING) / 100;
  if (kind === 'sellMore') return formatSignedPercent(part, 0);
  if (kind === 'lowerTariffsAbroad' || kind === 'lowerWall')
    return t(part < 0 ? 'mandate.higher' : 'mandate.lower', { percent: formatPercent(Math.abs(part), 0) });
  return formatPercent(part, 0);
}

/** What the solver may take from a whole per cent: nothing has moved at the start. */
const ROUNDING = 0.001;
