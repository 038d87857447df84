import type { Scenario } from '#shared/content/scenario.ts';
import type { TableResults } from '#shared/classroom/openFacts.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { scenario } from '../../state/store.ts';
import { formatList, formatNumber, formatSignedPercent, sentences } from '../../text/format.ts';
import { formatMoney } from '../../text/money.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { openingPartners, type PrintFacts } from './printModel.ts';
import { Page } from './Sheets.tsx';

type Props = { readonly facts: PrintFacts };

/** What students fill in: before the game, in each round, and after it. */
export function Worksheet({ facts: { settings } }: Props) {
  return (
    <Page>
      <h2>{t('print.worksheet')}</h2>
      <p>{t('print.nameSeatTable')}</p>
      <ol class="stack gap-3">
        <li>
          {t('print.q.partners')}
          <Lines count={1} />
        </li>
        <li>
          {t('print.q.predict')}
          <table>
            <thead>
              <tr>
                <th scope="col">{t('print.round')}</th>
                <th scope="col">{t('print.q.own')}</th>
                <th scope="col">{t('print.q.loses')}</th>
                <th scope="col">{t('print.q.came')}</th>
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: settings.rounds }, (_, at) => (
                <tr key={at}>
                  <td class="num">{at + 1}</td>
                  <td style={BLANK}>&nbsp;</td>
                  <td>&nbsp;</td>
                  <td>&nbsp;</td>
                </tr>
              ))}
            </tbody>
          </table>
        </li>
        {QUESTIONS.map((question) => (
          <li key={question}>
            {t(`print.q.${question}`)}
            <Lines count={2} />
          </li>
        ))}
      </ol>
    </Page>
  );
}

/** Room to write in. */
const LINE = { height: '8mm', borderBottom: '1px solid #888' } as const;
const BLANK = { height: '8mm' } as const;

const QUESTIONS = ['words', 'who', 'word', 'again'] as const;

function Lines({ count }: { readonly count: number }) {
  return (
    <span class="stack gap-none" aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        <span key={at} style={LINE} />
      ))}
    </span>
  );
}

/** Answers of the worksheet, from what came about at the tables of this very class. */
export function WorksheetKey({ facts }: Props) {
  const { results, seats, guide } = facts;
  const played = results.filter(({ rounds }) => rounds.length > 0);
  return (
    <Page>
      <h2>{t('print.key')}</h2>
      <ol class="stack gap-3">
        {scenario.value !== undefined && (
          <li value={1}>
            {t('print.q.partners')}
            <PartnersTable countries={scenario.value} seats={seats} />
          </li>
        )}
        <li value={3}>
          {t('print.q.words')}
          <p>{sentences(...guide.words.map((key) => t(key)))}</p>
          {played.length > 0 && <TradeTable results={played} />}
        </li>
        <li value={4}>
          {t('print.q.who')}
          {played.length === 0 ? (
            <p>{t('print.key.later')}</p>
          ) : (
            <IncomeTable results={played} seats={seats} />
          )}
        </li>
        <li value={5}>
          {t('print.q.word')}
          {played.length === 0 ? <p>{t('print.key.later')}</p> : <WordTable results={played} />}
        </li>
      </ol>
    </Page>
  );
}

type PartnersProps = { readonly countries: Scenario; readonly seats: readonly EconomyId[] };

function PartnersTable({ countries, seats }: PartnersProps) {
  return (
    <table>
      <tbody>
        {seats.map((seat) => {
          const { buysFrom, sellsTo } = openingPartners(countries, seat);
          return (
            <tr key={seat}>
              <th scope="row">{economyName(seat)}</th>
              <td>
                {t('print.trade', {
                  buys: formatList(buysFrom.map(economyName)),
                  sells: formatList(sellsTo.map(economyName)),
                })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type ResultsProps = { readonly results: readonly TableResults[] };

function TradeTable({ results }: ResultsProps) {
  const unit = scenario.value?.moneyUnit;
  const money = (billions: number): string => (unit === undefined ? '' : formatMoney(billions, unit));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('class.board.table')}</th>
          <th scope="col">{t(unit === undefined ? 'class.paid.nation' : 'class.paid.created')}</th>
          <th scope="col">{t(unit === undefined ? 'class.paid.border' : 'class.paid.diverted')}</th>
        </tr>
      </thead>
      <tbody>
        {results.map(({ table, createdBn, divertedBn, nation }) => (
          <tr key={table}>
            <th scope="row">{table}</th>
            <td class="num">
              {nation === undefined ? money(createdBn) : formatSignedPercent(nation.incomePercent / 100)}
            </td>
            <td class="num">
              {nation === undefined ? money(divertedBn) : formatNumber(nation.borderEffect, 1)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function IncomeTable({ results, seats }: ResultsProps & { readonly seats: readonly EconomyId[] }) {
  return (
    <table>
      <caption>{t('class.spread.income')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('class.board.seat')}</th>
          {results.map(({ table }) => (
            <th key={table} scope="col">
              {table}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {seats.map((seat, at) => (
          <tr key={seat}>
            <th scope="row">{economyName(seat)}</th>
            {results.map(({ table, rounds }) => (
              <td key={table} class="num">
                {formatNumber(rounds.at(-1)?.[at] ?? 100, 1)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WordTable({ results }: ResultsProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('class.board.table')}</th>
          <th scope="col">{t('class.words.kept')}</th>
          <th scope="col">{t('class.words.broken')}</th>
          <th scope="col">{t('class.words.who')}</th>
        </tr>
      </thead>
      <tbody>
        {results.map(({ table, kept, broken, told }) => (
          <tr key={table}>
            <th scope="row">{table}</th>
            <td class="num">{kept}</td>
            <td class="num">{broken}</td>
            <td>
              {formatList(
                told.map(({ by, round }) => t('class.words.in', { economy: economyName(by), round })),
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
