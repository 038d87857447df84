import { levelOpensIn } from '#shared/rules/law/register.ts';
import type { ComponentChildren } from 'preact';
import { lessonsFor, planLesson } from '#shared/classroom/lessonPlan.ts';
import { PAYMENT_CAP_BP } from '#shared/content/treatyConstants.ts';
import { INTEGRATION_LEVELS } from '#shared/content/vocabulary.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { PinCard } from '#shared/protocol/classHosts.ts';
import { QrCode } from '../../design/QrCode.tsx';
import { classPeople } from '../../net/classroom.ts';
import { joinLink, shareHost, shareOrigin } from '../../state/router.ts';
import { scenario, seating } from '../../state/store.ts';
import { formatList, formatPeople, sentences } from '../../text/format.ts';
import { say } from '../../text/Say.tsx';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { lessonText, PlanTables } from '../class/PlanCard.tsx';
import { limitsTold, membersTold } from '../chrome/clockModel.ts';
import {
  CARDS_A_PAGE,
  inPages,
  joinLinkWith,
  openingPartners,
  type JoinHints,
  type PrintFacts,
  seatCards,
  type RosterRow,
} from './printModel.ts';

type Props = { readonly facts: PrintFacts };

/** Two cards side by side, whatever the width of the screen is: they stand as they are printed. */
const TWO = { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' } as const;
/** Four cards fill a page of A4 or Letter. */
const CARD = { minHeight: '122mm', fontSize: '9pt' } as const;

/** So large that the rules fill one page of Letter. */
const PRINT = { fontSize: '10pt' } as const;

/** A sheet of paper of its own. */
export function Page({ children }: { readonly children: ComponentChildren }) {
  return (
    <section class="sheet stack gap-3 top" style={PRINT}>
      {children}
    </section>
  );
}

/** Four cards a page, to be cut: who one is, with whom one trades, and the code that leads there. */
export function RoleCards({ facts }: Props) {
  return (
    <>
      {inPages(seatCards(facts), CARDS_A_PAGE).map((cards, page) => (
        <Page key={page}>
          <div style={TWO}>
            {cards.map(({ table, seat }) => (
              <RoleCard key={`${table} ${seat}`} facts={facts} table={table} seat={seat} />
            ))}
          </div>
        </Page>
      ))}
    </>
  );
}

type SeatProps = Props & { readonly table: TableLetter | undefined; readonly seat: EconomyId };

function RoleCard({ facts, table, seat }: SeatProps) {
  const { steps, aim } = facts.guide;
  const people = seating.value?.economies.find(({ id }) => id === seat)?.populationMn ?? 0;
  const hints: JoinHints = {
    ...(table === undefined ? {} : { group: table }),
    ...(facts.isClass ? {} : { at: seat }),
  };
  return (
    <article class="card col" style={CARD}>
      <header class="row between">
        <h2>{economyName(seat)}</h2>
        {table !== undefined && <b>{t('class.table', { table })}</b>}
      </header>
      <p>{t('print.people', { people: formatPeople(people) })}</p>
      <Trade seat={seat} />
      <p>{t(aim)}</p>
      <ol class="grow">
        {steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <ToJoin facts={facts} hints={hints} />
    </article>
  );
}

function Trade({ seat }: { readonly seat: EconomyId }) {
  const countries = scenario.value;
  if (countries === undefined) return null;
  const { buysFrom, sellsTo } = openingPartners(countries, seat);
  return (
    <p>
      {t('print.trade', {
        buys: formatList(buysFrom.map(economyName)),
        sells: formatList(sellsTo.map(economyName)),
      })}
    </p>
  );
}

function ToJoin({ facts: { code, isClass }, hints }: Props & { readonly hints: JoinHints }) {
  const link = joinLink(shareOrigin.value, code);
  return (
    <footer class="row gap-3">
      <QrCode text={joinLinkWith(link, hints)} label={t('opened.qr', { link })} />
      <p>
        {t(isClass ? 'print.joinClass' : 'print.joinSeat', { address: shareHost.value })}
        <b class="num">{code}</b>
      </p>
    </footer>
  );
}

/** Half a page of A4 or Letter, less its margins. */
const TENT = { height: '118mm', alignItems: 'center', justifyContent: 'center' } as const;
const TENT_NAME = { fontSize: '64pt', lineHeight: 1.1, textAlign: 'center' } as const;
const HALF_TURN = { transform: 'rotate(180deg)' } as const;

/** A page to be folded: the letter of a table, or the name of a seat, towards both sides. */
export function Tents({ facts: { tables, seats, code } }: Props) {
  const names =
    tables.length > 0 ? tables.map((table) => t('class.table', { table })) : seats.map(economyName);
  return (
    <>
      {names.map((name) => (
        <Page key={name}>
          {[HALF_TURN, {}].map((turn, side) => (
            <p key={side} class="tent col" style={{ ...TENT, ...turn }}>
              <b style={TENT_NAME}>{name}</b>
              <span>
                {shareHost.value} · {code}
              </span>
            </p>
          ))}
        </Page>
      ))}
    </>
  );
}

/** The rules of the game that is played, on one page. */
export function RulesPage({ facts: { settings, guide, seats } }: Props) {
  const limits = [...limitsTold(settings, seats.length), membersTold(settings, seats.length) ?? []].flat();
  return (
    <Page>
      <h2>
        {t('rules.title')}: {t(`preset.${settings.preset}`)}
      </h2>
      {guide.rules !== undefined ? (
        <ul>
          {guide.rules.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      ) : (
        <>
          <p>{t('rules.intro')}</p>
          <h3>{t('rules.round')}</h3>
          <ol>
            {([1, 2, 3, 4] as const).map((step) => (
              <li key={step}>{t(`rules.round${step}`)}</li>
            ))}
          </ol>
          {limits.length > 0 && <p>{sentences(...limits.map(say))}</p>}
          <p>{t('rules.wall')}</p>
          <h3>{t('rules.ladder')}</h3>
          <ul>
            {INTEGRATION_LEVELS.map((level) => ({ level, round: levelOpensIn(settings, level) })).map(
              ({ level, round }) =>
                round !== undefined && (
                  <li key={level}>
                    {t(`rules.ladder${level}`)} {t('print.from', { round })}
                  </li>
                ),
            )}
          </ul>
          <h3>{t('rules.words')}</h3>
          <ul>
            <li>{t('rules.created')}</li>
            <li>{t('rules.diverted')}</li>
          </ul>
          <h3>{t('rules.remember')}</h3>
          <ul>
            {([1, 2, 3, 4, 5] as const).map((place) => (
              <li key={place}>{t(`rules.remember${place}`, { percent: paymentPercent(settings) })}</li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function paymentPercent({ agreementLimits }: Pick<GameSettings, 'agreementLimits'>): number {
  return (agreementLimits?.paymentCapBp ?? PAYMENT_CAP_BP) / POINT_BP;
}

/** The plan of every lesson that is made for this game. */
export function PlanPages({ facts: { settings } }: Props) {
  return (
    <>
      {lessonsFor(settings).map((lesson, at) => (
        <Page key={at}>
          <h2>
            {t('plan.title')}: {t(`preset.${settings.preset}`)}, {lessonText(lesson)}
          </h2>
          <PlanTables plan={planLesson(settings, lesson)} />
        </Page>
      ))}
    </>
  );
}

/** A card for each name of a roster, with the code that fills the name in where they join. */
export function RosterCards({ facts, rows }: Props & { readonly rows: readonly RosterRow[] }) {
  const people = rows.map(({ name, group }) => ({
    name,
    lines: group === undefined ? [] : [group],
    hints: { me: name, ...(group === undefined ? {} : { group }) },
  }));
  return <NameCards facts={facts} people={people} />;
}

/** A card for everybody of a class, with the PIN by which they come back, and the code that fills in both. */
export function PinCards({ facts, pins }: Props & { readonly pins: readonly PinCard[] }) {
  const people = pins.map(({ member, name, pin }) => {
    const table = classPeople.value.find((person) => person.member === member)?.table;
    return {
      name,
      lines: [...(table === undefined ? [] : [t('class.table', { table })]), t('print.pin', { pin })],
      hints: { me: name, pin },
    };
  });
  return <NameCards facts={facts} people={people} />;
}

const NAMES_A_PAGE = 12;

type Named = { readonly name: string; readonly lines: readonly string[]; readonly hints: JoinHints };

function NameCards({ facts, people }: Props & { readonly people: readonly Named[] }) {
  const link = joinLink(shareOrigin.value, facts.code);
  return (
    <>
      {inPages(people, NAMES_A_PAGE).map((page) => (
        <Page key={page[0]?.name}>
          <div style={TWO}>
            {page.map(({ name, lines, hints }) => (
              <article key={name} class="card row gap-3">
                <QrCode text={joinLinkWith(link, hints)} label={t('opened.qr', { link })} />
                <p class="col grow">
                  <b>{name}</b>
                  {lines.map((line) => (
                    <span key={line}>{line}</span>
                  ))}
                  <span>
                    {shareHost.value} · {facts.code}
                  </span>
                </p>
              </article>
            ))}
          </div>
        </Page>
      ))}
    </>
  );
}
