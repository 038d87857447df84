import { useContext, useState } from 'preact/hooks';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import {
  type BallotView,
  type Change,
  OFFER_KINDS,
  OTHER_RULES,
  type OfferKind,
  type TableWhatIfs,
  type WhatIf,
} from '#shared/protocol/debrief.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { lessonOf } from '#shared/rules/game/seatDecisions.ts';
import { Choice, RadioGroup } from '../../design/Choice.tsx';
import { Failure } from '../../design/Icon.tsx';
import { hostRefusal, submitBallot } from '../../net/submitIntent.ts';
import { ballots, tableWhatIfs } from '../../state/debrief.ts';
import { hasRisen } from '../../state/standing.ts';
import { connection, gameOfCountries, me, seating, session, traits } from '../../state/store.ts';
import { formatList, formatSigned, sentences } from '../../text/format.ts';
import { economyName, rejectionText } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { Press, whyOff } from '../chrome/Press.tsx';
import { Ballot, BoardsOn } from './Ballots.tsx';
import {
  ballotWords,
  type DebriefTable,
  changeText,
  changesOf,
  debriefTables,
  formOf,
  offerChoices,
} from './debriefTables.ts';
import { lessonText } from './debriefModel.ts';
import { ComparedTable, SEATS_ABREAST, WhatIfTable } from './ComparedTables.tsx';

type OfferProps = { readonly tables: readonly DebriefTable[]; readonly letter: TableLetter };

/** So many changes make a choice that a class can talk about. */
const PLACES = [0, 1, 2] as const;

/** On the console: two or three changes of the world of one table, put to everybody. */
function OfferForm({ tables, letter }: OfferProps) {
  const [kind, setKind] = useState<OfferKind>('vote');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const story = tables.find(({ table }) => table === letter)?.story;
  const changes: readonly Change[] = [
    ...(story?.blocs ?? []).map(({ agreement }): Change => ({ type: 'treatyOut', agreement })),
    ...(seating.value?.dealOrder ?? []).map((economy): Change => ({ type: 'wallDown', economy })),
    ...(traits.value.otherRules ?? OTHER_RULES).map((rule): Change => ({ type: 'rule', rule })),
    ...(story?.reformsLeft ?? []).map((reform): Change => ({ type: 'reform', reform })),
  ];
  const options = [
    { value: '', label: t('debrief.offer.none') },
    ...changes.map((change) => ({ value: JSON.stringify(change), label: changeText(change, story) })),
  ];
  const meant = [...new Set(chosen)].flatMap(
    (text) => changes.find((change) => JSON.stringify(change) === text) ?? [],
  );
  const needed = kind === 'vote' ? 2 : 1;
  const why =
    whyOff(connection.value.type === 'live', undefined) ??
    (meant.length < needed ? { text: t('debrief.offer.needs', { needed }) } : undefined);
  return (
    <section class="panel pad stack gap-3" aria-labelledby="offer">
      <h2 id="offer">{t('debrief.offer.title')}</h2>
      {tables.length > 1 && <p class="muted">{t('debrief.offer.world', { table: letter })}</p>}
      <Failure>{hostRefusal.value === undefined ? undefined : rejectionText(hostRefusal.value)}</Failure>
      <RadioGroup
        legend={t('debrief.offer.kind')}
        value={kind}
        choices={OFFER_KINDS.map((value) => ({ value, label: t(`debrief.offer.${value}`) }))}
        onChange={setKind}
      />
      {PLACES.map((place) => (
        <Choice
          key={`${letter} ${place}`}
          label={t('debrief.offer.change', { number: place + 1 })}
          value={chosen[place] ?? ''}
          options={options}
          onChange={(value) =>
            setChosen(PLACES.map((each) => (each === place ? value : (chosen[each] ?? ''))))
          }
        />
      ))}
      <Press
        class="btn primary"
        why={why}
        onPress={() =>
          void submitBallot({ type: 'offerChanges', offer: { kind, table: letter, changes: meant } })
        }
      >
        {t('debrief.offer.put')}
      </Press>
      <p class="small muted">{t('debrief.offer.hint')}</p>
    </section>
  );
}

type Props = {
  readonly tables: readonly DebriefTable[];
  readonly table: TableLetter | undefined;
  readonly isAtEnd: boolean;
};

/** What might have been at one table, and changes of a world that people vote on. Others do nothing but what they did: that stands beside every figure. */
export function WhatIfBoard({ tables, table, isAtEnd }: Props) {
  const on = useContext(BoardsOn);
  const letter = table ?? session.value?.ofClass?.table ?? tables[0]?.table ?? 'A';
  const offered = ballots.value?.ballots.filter(({ offer }) => offer !== undefined).at(-1);
  const rows = tableWhatIfs.value[letter];
  const state = gameOfCountries.value;
  const own = me.value?.seat;
  // Among provinces agreements are pacts, and both rows are of the last round. On the last page of a seat its lesson stands above, by the own income.
  const isTold = traits.value.forms === undefined || (isAtEnd && own !== undefined);
  const insight = isTold || rows === undefined ? undefined : whatRowsSay(rows);
  // On the last page of a game it stands above already; of other tables of a class this device does not know the incomes.
  const isHere = letter === (session.value?.ofClass?.table ?? 'A');
  const lesson = !isAtEnd && isHere && rows && state && startsAnew(state) ? lessonOf(rows, state) : undefined;
  // A wall has room for one of them: the vote, until the host turns it to a table.
  if (on === 'wall' && table === undefined && offered !== undefined)
    return <OfferBallot ballot={offered} tables={tables} />;
  return (
    <div class="stack gap-4">
      {on !== 'wall' && offered !== undefined && <OfferBallot ballot={offered} tables={tables} />}
      {on === 'console' && <OfferForm tables={tables} letter={letter} />}
      <section class="panel pad stack gap-3">
        <h2 id="what-if">
          {tables.length > 1 ? t('debrief.whatIf.at', { table: letter }) : t('debrief.step.whatIf')}
        </h2>
        <p class="muted">
          {sentences(
            t(traits.value.says?.['debrief.whatIf.hintMean'] ?? 'debrief.whatIf.hintMean'),
            !isAtEnd && state !== undefined && startsAnew(state) && t('debrief.whatIf.cuts'),
          )}
        </p>
        {insight !== undefined && (
          <p>
            <Say phrase={insight} />
          </p>
        )}
        {rows === undefined ? (
          <p>{t('debrief.whatIf.wait')}</p>
        ) : (
          <WhatIfTable
            rows={rowsTold(rows, isAtEnd).map((row) => ({ label: whatIfText(row), compared: row.compared }))}
          />
        )}
        {lesson !== undefined && (
          <p>
            <b>{t('end.lesson')}</b>
            {t('common.colon')}
            {lessonText(lesson, own)}
          </p>
        )}
      </section>
    </div>
  );
}

/** Points of real income, in the mean of the seats, from which a change has done something. */
const TELLING = 0.5;

/** What the rows of provinces come to: what kept borders open at the end, or what was left to gain. */
export function whatRowsSay(rows: TableWhatIfs): Phrase | undefined {
  const meanOf = (what: WhatIf['what']): number | undefined => {
    const compared = rows.find((row) => row.what === what)?.compared;
    if (compared === undefined || compared === null) return undefined;
    const changes = Object.values(compared).map((seat) => seat.with - seat.without);
    return changes.reduce((sum, change) => sum + change, 0) / changes.length;
  };
  const [selfish, open] = [meanOf('selfish'), meanOf('open')];
  if (selfish === undefined || open === undefined) return undefined;
  const change = formatSigned(selfish, 1);
  if (selfish <= -TELLING) return phrase('debrief.insight.pacts', { change });
  if (selfish >= TELLING) return phrase('debrief.insight.better', { change });
  return open < TELLING
    ? phrase('debrief.insight.rules', { change })
    : phrase('debrief.insight.neither', { change, open: formatSigned(open, 1) });
}

/** Treaties that a board tells of: those that moved most. */
const TREATIES_TOLD = 4;

const TOLD_APART: readonly WhatIf['what'][] = ['never', 'together', 'access', 'left'];

/**
 * What a seat decided by itself is told at its own device alone; a rise, which others answered, beside its answers or nowhere.
 * Where every round starts anew, the last page has told what each deal brought: no other figure of it stands below.
 */
function rowsTold(all: TableWhatIfs, isAtEnd = false): TableWhatIfs {
  const state = gameOfCountries.value;
  const isRise = ({ what, economy = '' }: WhatIf): boolean =>
    what === 'wall' &&
    state !== undefined &&
    startsAnew(state) &&
    state.reports.some((report) => hasRisen(report, economy));
  const rows = all.filter((row) => !isRise(row));
  const isTold = isAtEnd && state !== undefined && startsAnew(state);
  const treaties = isTold ? [] : rows.filter(({ what }) => what === 'never').slice(0, TREATIES_TOLD);
  const own = me.value?.seat;
  return [
    ...rows.filter(({ what }) => what === 'together'),
    ...treaties,
    ...rows.filter(
      ({ what, economy }) =>
        what === 'kept' || (!TOLD_APART.includes(what) && (economy === undefined || economy === own)),
    ),
  ];
}

export function whatIfText({ what, treaty, economy, round, ...row }: WhatIf): string {
  if (what === 'wall' || what === 'barriers')
    return t(`debrief.whatIf.${what}`, { economy: economyName(economy ?? '') });
  if (what === 'levels') return t('debrief.whatIf.levels', { economy: economyName(economy ?? '') });
  if (what === 'kept')
    return t('debrief.whatIf.kept', {
      economy: economyName(economy ?? ''),
      economies: formatList((treaty?.parties ?? []).filter((party) => party !== economy).map(economyName)),
      round: round ?? 0,
    });
  // Where agreements are pacts, they stand among provinces.
  if (traits.value.forms !== undefined && what === 'open') return t('debrief.whatIf.allOpen');
  if (traits.value.forms !== undefined && what === 'selfish') return t('debrief.whatIf.allSelfish');
  if (what === 'together')
    return t(row.refusals === undefined ? 'end.together' : 'end.togetherClosed', { round: round ?? 0 });
  // The walls of a tariff war are known for the opening alone.
  const hadEvents = gameOfCountries.value?.reports.some(
    ({ modules }) => (modules?.events?.active ?? []).length > 0,
  );
  if (what === 'selfish' && hadEvents === true) return t('debrief.whatIf.selfishNoEvents');
  if (what !== 'never' && what !== 'access' && what !== 'left') return t(`debrief.whatIf.${what}`);
  const { parties = [], level = 1, forms: [form = level] = [], sinceRound = 0, later = [] } = treaty ?? {};
  const newcomers = [...new Set(later.flatMap((form) => form.parties))].filter(
    (party) => !parties.includes(party),
  );
  const bound = treaty?.boundBesides ?? [];
  return sentences(
    t(newcomers.length === 0 ? 'debrief.whatIf.never' : 'debrief.whatIf.neverWidened', {
      form: formOf(form),
      economies: formatList(parties.map(economyName)),
      round: sinceRound,
      newcomers: formatList(newcomers.map(economyName)),
    }),
    bound.length > 0 && t('debrief.whatIf.bound', { economies: formatList(bound.map(economyName)) }),
  );
}

/** The vote on the latest offer, and once it is closed what the model makes of it. */
function OfferBallot({
  ballot,
  tables,
}: {
  readonly ballot: BallotView;
  readonly tables: readonly DebriefTable[];
}) {
  const on = useContext(BoardsOn);
  const { offer, outcome, item, counts } = ballot;
  if (offer === undefined) return null;
  const labels = changesOf(offer, tables);
  const seats = seating.value?.dealOrder ?? [];
  const choices = offerChoices(offer, tables);
  const atTable = tables.length > 1 ? t('debrief.offer.world', { table: offer.table }) : '';
  const most = Math.max(0, ...Object.values(counts));
  const isBeside = on === 'wall' && outcome !== undefined && seats.length > SEATS_ABREAST;
  const isReform = offer.changes.some(({ type }) => type === 'reform');
  return (
    <section class="paper roomy stack gap-3" aria-label={t('debrief.offer.title')}>
      {atTable !== '' && <p class="muted">{atTable}</p>}
      {offer.kind === 'predict' && <p class="lead">{formatList(labels)}</p>}
      <div class="offer-solved stack gap-3" style={isBeside ? BESIDE : {}}>
        <Ballot item={item} title={t(`debrief.offer.${offer.kind}`)} choices={choices} />
        {outcome !== undefined && (
          <div class="stack gap-2">
            <h3 id={`solved-${item}`}>{t('debrief.offer.solved')}</h3>
            <ComparedTable
              labelledBy={`solved-${item}`}
              rows={outcome.map((compared, at) => ({
                label: offer.kind === 'vote' ? (labels[at] ?? '') : formatList(labels),
                compared,
                isChosen: offer.kind === 'vote' && most > 0 && counts[String(at)] === most,
              }))}
            />
            <p class="small muted">{t(isReform ? 'debrief.offer.reformHint' : 'debrief.whatIf.hint')}</p>
          </div>
        )}
      </div>
    </section>
  );
}

/** What the class voted on, and how many chose each answer. */
export function VotesSheet() {
  const { voters = 0, ballots: all = [] } = ballots.value ?? {};
  const given = all.filter(({ counts }) => Object.keys(counts).length > 0);
  if (given.length === 0) return null;
  const tables = debriefTables();
  return (
    <article class="keep-sheet paper stack gap-3" aria-labelledby="report-votes">
      <h1 id="report-votes" class="size-h2">
        {t('report.votes')}
      </h1>
      {given.map((ballot) => {
        const { title, choices } = ballotWords(ballot, tables);
        const count = Object.values(ballot.counts).reduce((sum, each) => sum + each, 0);
        return (
          <section key={ballot.item} class="ruled stack">
            <h2>{title}</h2>
            <ul class="stack gap-1">
              {choices.map(({ choice, label }) => (
                <li key={choice} class="row between gap-4">
                  <span>{label}</span>
                  <b class="num">{ballot.counts[choice] ?? 0}</b>
                </li>
              ))}
            </ul>
            <p class="small muted num">{t('debrief.answered', { count, of: voters })}</p>
          </section>
        );
      })}
    </article>
  );
}

/** A line for each of many seats leaves no room above them. */
const BESIDE = {
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.4fr)',
  gap: 'var(--s6)',
  alignItems: 'start',
} as const;
