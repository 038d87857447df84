import { useRef, useState } from 'preact/hooks';
import type { ConceptPlace } from '#shared/content/concepts/places.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { type GameState, countryPart } from '#shared/rules/state.ts';
import { SILENT_PERCENT, canAllBeTrue } from '#shared/rules/settlement/causeQuestions.ts';
import { Icon } from '../../design/Icon.tsx';
import { tableWhatIfs } from '../../state/debrief.ts';
import { ownStorage, readJson, writeJson } from '../../state/storage.ts';
import { gameId, provincesScenario, session } from '../../state/store.ts';
import { useTable } from '../../state/useTable.ts';
import { Say } from '../../text/Say.tsx';
import { formatPercent, formatSignedPercent } from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { ConceptLinks, playedConceptsAt } from '../concepts/ConceptLink.tsx';
import { headlinePhrase } from '../headlines/headline.ts';
import './debrief.css';
import { type Reading, SILENT, whatNumbersSay } from './debriefModel.ts';
import { answersTo, isSameQuestion } from './debriefTables.ts';
import { closingAsked, readingOf, spokenMoney } from './readings.ts';

/**
 * What was answered to the question of a round on this device: the place of the answer, or that only its reading was asked for. `isRight`
 * is absent where the numbers do not decide.
 */
type Answer = { readonly chosen?: number; readonly isRight?: boolean };
/** By round. */
type Answers = Readonly<Record<string, Answer>>;

/** For browsers that keep nothing: as long as the page is open. */
const remembered = new Map<string, Answers>();

function answersIn(game: string): Answers {
  return remembered.get(game) ?? parseAnswers(readJson(ownStorage(), keyOf(game)));
}

function keepAnswer(game: string, round: number, answer: Answer): void {
  const answers = { ...answersIn(game), [round]: answer };
  remembered.set(game, answers);
  writeJson(ownStorage(), keyOf(game), answers);
}

function keyOf(game: string): string {
  return `accord.questions.${game}`;
}

function parseAnswers(kept: unknown): Answers {
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).flatMap(([round, answer]): [string, Answer][] => {
      if (typeof answer !== 'object' || answer === null) return [];
      const { chosen, isRight } = answer as Readonly<Record<string, unknown>>;
      if (typeof chosen !== 'number') return [[round, {}]];
      return [[round, typeof isRight === 'boolean' ? { chosen, isRight } : { chosen }]];
    }),
  );
}

/** An answer as it is kept. */
export function answerGiven({ right }: Pick<Reading, 'right'>, chosen: number): Answer {
  return right.length === 0 ? { chosen } : { chosen, isRight: right.includes(chosen) };
}

/** Of the rounds that the numbers decide and whose question was answered, how many were read rightly. */
export function countRead(answers: Answers): { readonly right: number; readonly rounds: number } {
  const judged = Object.values(answers).filter(({ isRight }) => isRight !== undefined);
  return { right: judged.filter(({ isRight }) => isRight).length, rounds: judged.length };
}

/** Whether a place opens a card that this game plays: else nothing stands behind a fold. */
export function haveCards(
  { settings }: Pick<GameState, 'settings'>,
  place: ConceptPlace | undefined,
): place is ConceptPlace {
  return place !== undefined && playedConceptsAt(settings, place).length > 0;
}

/** On a phone the button that goes on lies over the foot of the pane. */
const ABOVE_THE_FOOT = { scrollMarginBlockEnd: '72px' } as const;

type Props = {
  readonly asked: Headline;
  readonly round: number;
  /** Where the cards about it stand in the glossary. */
  readonly place?: ConceptPlace | undefined;
  /** Asked before the numbers are seen: what they say comes at the last stop. */
  readonly isAhead?: boolean;
  readonly onAnswer?: () => void;
};

/** The answers to the question of a round; whoever has pressed one, or asks for it, reads what the numbers of the round say to it. */
export function RoundQuestion({ asked, round, place, isAhead = false, onAnswer }: Props) {
  const { game } = useTable();
  const id = gameId.value ?? '';
  const [given, setAnswer] = useState<Answer | undefined>(() => answersIn(id)[round]);
  const told = useRef<HTMLDivElement>(null);
  const reading = readingOf(game, asked, round);
  if (reading === undefined) return null;
  const why = reading.why ?? whyOf(game, asked, round, reading);
  const answers = answersTo(headlinePhrase(asked));
  const isTurned = reading.figures !== undefined || TURNED.includes(asked.key);
  const turned = inTurn(answers.length, isTurned ? round : 0);
  const report = countryPart(game).reports.find((each) => each.round === round);
  const { figures } = reading;
  const isAsked =
    figures === undefined || report === undefined || canAllBeTrue(asked, figures.percents, report);
  const places = isAsked ? turned : [];
  // Games of before asked where nothing is left to choose from: what the numbers say is told at once.
  const answer = given ?? (places.length === 0 ? {} : undefined);
  // Beside the answers the figures stand already.
  const all = reading.figures === undefined || places.length === 0 ? reading.all : undefined;
  const cards = haveCards(game, place) ? place : undefined;
  const isTold = answer !== undefined && !isAhead;
  const give = (chosen: Answer): void => {
    if (answer !== undefined) return;
    keepAnswer(id, round, chosen);
    setAnswer(chosen);
    requestAnimationFrame(() => told.current?.scrollIntoView({ block: 'nearest' }));
    onAnswer?.();
  };
  return (
    <div class="stack gap-3">
      <ul class="stack gap-2">
        {places.map((chosen) => (
          <li key={chosen}>
            <button
              type="button"
              class={chosen === answer?.chosen ? 'choice-bar own' : 'choice-bar'}
              aria-pressed={chosen === answer?.chosen}
              aria-disabled={answer !== undefined}
              onClick={() => give(answerGiven(reading, chosen))}
            >
              {isTold && reading.right.includes(chosen) ? (
                <b>
                  {answers[chosen]} <Icon name="check" size={16} />
                </b>
              ) : (
                <span>{answers[chosen]}</span>
              )}
              {isTold && <span class="num">{percentOf(reading, chosen)}</span>}
            </button>
          </li>
        ))}
        {isTold && figures !== undefined && places.length > 0 && (
          <li class="row between pad muted">
            {t('reading.rest')} <span class="num">{formatSignedPercent(figures.rest / 100, 2)}</span>
          </li>
        )}
      </ul>
      {answer === undefined && !isAhead && (
        <button type="button" class="link" onClick={() => give({})}>
          {t('reading.skip')}
        </button>
      )}
      <div class="stack gap-2" aria-live="polite" ref={told} style={ABOVE_THE_FOOT}>
        {answer !== undefined && isAhead && <p class="small muted">{t('reading.later')}</p>}
        {answer !== undefined && !isAhead && (
          <>
            <Verdict chosen={answer.chosen} reading={reading} isBeside={places.length > 0} />
            {why !== undefined && (
              <p>
                <Say phrase={why} />
              </p>
            )}
            {all !== undefined && (
              <details class="small">
                <summary>{t('reading.more')}</summary>
                <p>
                  <Say phrase={all} />
                </p>
              </details>
            )}
            {cards !== undefined && (
              <p class="small">
                <ConceptLinks place={cards} />
              </p>
            )}
          </>
        )}
      </div>
    </div>
  );
}

/** Questions whose first answer is the right one more often than the others. */
const TURNED: readonly Headline['key'][] = ['question.whoPaid', 'question.couldPay'];

/** Places of the answers in the order in which they stand: causes begin with another one each round, since the same one is often the largest. */
function inTurn(count: number, round: number): readonly number[] {
  return Array.from({ length: count }, (_, place) => (place + round) % count);
}

/** What an answer comes to, where it has a figure of its own. */
function percentOf({ figures }: Reading, chosen: number): string | undefined {
  const percent = figures?.percents[chosen];
  return percent === undefined ? undefined : formatSignedPercent(percent / 100, 2);
}

/** Questions among whose answers prices of exports and imports are the first, and trade created the second. */
const OF_TRADE: readonly Headline['key'][] = [
  'question.whyMore',
  'question.whyMorePaid',
  'question.howGained',
];

/** What is behind the right answer, where it is a name, a way or a cause. */
export function whyOf(
  game: GameState,
  asked: Headline,
  round: number,
  { right: [right] }: Reading,
): Phrase | undefined {
  const { key, params } = asked;
  const { economy, other } = params;
  const { reports, proposals } = countryPart(game);
  const report = reports.find((each) => each.round === round);
  if (key === 'question.couldPay') return phrase('reading.whyCouldPay');
  if (key === 'question.allGain') return phrase(right === 0 ? 'reading.whyAllGain' : 'reading.whyNotAllGain');
  if (key === 'question.package' && right === 0) return phrase('reading.whyPackage');
  if (key === 'question.diversion' && right !== 2)
    return phrase(`reading.why${right === 1 ? 'Taken' : 'New'}`);
  if (report === undefined || typeof economy !== 'string') return undefined;
  const way = right === 0 ? 'Rose' : 'Fell';
  if (right !== 2 && (key === 'question.tariffCut' || key === 'question.tariffRise'))
    return phrase(`reading.why${key === 'question.tariffCut' ? 'Cut' : 'Rise'}${way}`);
  if (key === 'question.cutByPartner' && right === 1) return phrase('reading.whyEroded', { economy });
  if (!OF_TRADE.includes(key)) return undefined;
  const than = typeof other === 'string' ? other : undefined;
  if (right !== 2)
    return whyTraded(report, right, economy, than) ?? (right === 1 ? phrase('reading.whyNew') : undefined);
  if (key === 'question.whyMore') return than === undefined ? undefined : whyDiverted(report, economy, than);
  const signed = Object.values(proposals).filter(
    (each) => each.round === round && each.status === 'concluded',
  );
  const paidMn = (to: EconomyId): number =>
    signed.reduce((sum, { clauses }) => sum + paidToMn(clauses, to), 0);
  const payer = than !== undefined && paidMn(than) < 0 ? than : undefined;
  // What the other paid works in favour of the first too, and may be most of it.
  if (paidMn(economy) > 0 && payer !== undefined)
    return phrase('reading.whyPaysMore', {
      by: payer,
      paidMn: -paidMn(payer),
      economy,
      amountMn: paidMn(economy),
    });
  if (paidMn(economy) > 0) return phrase('reading.whyPaid', { economy, amountMn: paidMn(economy) });
  return payer === undefined
    ? undefined
    : phrase('reading.whyPays', { economy: payer, amountMn: -paidMn(payer) });
}

/** Both buy from partners what outsiders had sold them cheaper: what that took from each. */
function whyDiverted(
  { economies }: Pick<RoundReport, 'economies'>,
  economy: EconomyId,
  other: EconomyId,
): Phrase | undefined {
  const [own, theirs] = [economy, other].map(
    (each) => -percentOfLog(economies[each]?.parts.tradeDiverted ?? 0),
  ) as [number, number];
  if (own < 0 || theirs < SILENT_PERCENT) return undefined;
  const [lost, otherLost] = [own, theirs].map((percent) => formatPercent(percent / 100, 2)) as [
    string,
    string,
  ];
  return phrase('reading.whyDiverted', { economy, other, lost, otherLost });
}

/** So many times the other's share is enough more to be a reason. */
const CLEARLY_MORE = 1.25;

/**
 * What an economy sells more abroad makes its goods dearer there, and what it buys more from partners is trade created, both for its size. Beside
 * another it is told only where it is clearly more than the other's; what prices took from the other, as it pays more for what it buys, is told first.
 */
export function whyTraded(
  { flows, blocs, economies }: Pick<RoundReport, 'flows' | 'blocs' | 'economies'>,
  answer: number | undefined,
  economy: EconomyId,
  other: EconomyId | undefined,
): Phrase | undefined {
  const kind = answer === 0 ? 'Prices' : answer === 1 ? 'Created' : undefined;
  if (kind === undefined) return undefined;
  const moreOf = (of: EconomyId): number => {
    const partners = blocs.flatMap(({ parties }) => (parties.includes(of) ? parties : []));
    return flows
      .filter(({ exporter, importer }) =>
        kind === 'Prices' ? exporter === of : importer === of && partners.includes(exporter),
      )
      .reduce((sum, { beforeBn, afterBn }) => sum + afterBn - beforeBn, 0);
  };
  const shareOf = (of: EconomyId): number => moreOf(of) / (economies[of]?.incomeBn ?? Infinity);
  if (moreOf(economy) < SILENT.bn) return undefined;
  const told = { economy, amount: spokenMoney(moreOf(economy)), share: formatPercent(shareOf(economy), 0) };
  if (other === undefined) return phrase(`reading.why${kind}`, told);
  const lost = -percentOfLog(economies[other]?.parts.pricesAbroad ?? 0);
  if (kind === 'Prices' && lost >= SILENT_PERCENT)
    return phrase('reading.whyPricesPaid', { economy, other, lost: formatPercent(lost / 100, 2) });
  const otherShare = formatPercent(shareOf(other), 0);
  return shareOf(economy) < CLEARLY_MORE * shareOf(other) || otherShare === told.share
    ? undefined
    : phrase(`reading.why${kind}Than`, { ...told, other, otherShare });
}

type VerdictProps = {
  readonly chosen: number | undefined;
  readonly reading: Reading;
  /** The figures stand on the answers. */
  readonly isBeside?: boolean;
};

/** Whether the numbers bear an answer out, in one sentence that says which they do, and by how much. */
function Verdict({ chosen, reading: { right, said, figures }, isBeside = false }: VerdictProps) {
  const isRight = chosen !== undefined && right.includes(chosen);
  const told =
    (isBeside ? figures?.are : undefined) ?? (isRight ? said[right.indexOf(chosen)] : undefined) ?? said[0];
  // Where several answers are borne out, all are ticked, and each has its sentence.
  const isSeveral = right.length > 1 && isRight && figures === undefined;
  const verdict = right.length === 0 ? 'open' : chosen === undefined ? 'told' : isRight ? 'agree' : 'differ';
  return (
    <p>
      <b>{t(`reading.${verdict}`)}</b>
      {(isSeveral ? said : [told]).map((each) => (
        <span key={each.key}>
          {locale().sentenceGap}
          <Say phrase={each} />
        </span>
      ))}
    </p>
  );
}

/** The closing question for whoever has played alone: an answer, and then what the numbers of the game say to it. */
export function QuestionAlone({ question }: { readonly question: Phrase }) {
  const { game } = useTable();
  const id = gameId.value ?? '';
  const [, setAnswered] = useState(0);
  const closing = closingAsked(game, provincesScenario.value?.atOpening.borderEffect);
  // What the last page of the results has asked is not asked again.
  const [isOver] = useState(() => closing !== undefined && answersIn(id)[closing.round] !== undefined);
  if (closing === undefined) return null;
  const isRead = readingOf(game, closing.asked, closing.round) !== undefined;
  const isSaid = !isRead || answersIn(id)[closing.round] !== undefined;
  const read = countRead(answersIn(id));
  return (
    <section class="paper end-question roomy stack" aria-labelledby={isOver ? undefined : 'end-question'}>
      {!isOver && (
        <>
          <h2 id="end-question">{t('end.questionAlone')}</h2>
          <p class="lead">
            <Say phrase={question} />
          </p>
          <RoundQuestion {...closing} onAnswer={() => setAnswered((count) => count + 1)} />
        </>
      )}
      {isSaid && <NumbersSaid />}
      {read.rounds > 0 && <p>{t('reading.count', read)}</p>}
    </section>
  );
}

/** What the numbers of this table say, one sentence each. `answered`: the question that was put to a class, and the place of the answer. */
export function NumbersSaid({
  answered,
}: {
  readonly answered?: { readonly asked: string; readonly chosen: number | undefined };
}) {
  const { game } = useTable();
  const table = session.value?.ofClass?.table;
  const whatIfs = tableWhatIfs.value[table ?? 'A'] ?? [];
  const borderEffect = provincesScenario.value?.atOpening.borderEffect;
  const closing = closingAsked(game, borderEffect);
  const { asked } = closing ?? {};
  const isHere = asked !== undefined && answered !== undefined && isSameQuestion(asked.key, answered.asked);
  const reading = closing && isHere ? readingOf(game, asked, closing.round) : undefined;
  return (
    <>
      <h3>{table === undefined ? t('numbers.title') : t('numbers.titleAt', { table })}</h3>
      {isHere && reading !== undefined && <Verdict chosen={answered.chosen} reading={reading} />}
      <ul class="prose">
        {whatNumbersSay(game, whatIfs, borderEffect).map((said) => (
          <li key={said.key}>
            <Say phrase={said} />
          </li>
        ))}
      </ul>
    </>
  );
}
