import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  DEAL_MODES,
  type ClassPerson,
  type DealMode,
  type DealRequest,
  TABLE_LETTERS,
} from '#shared/protocol/classroom.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import { peopleASeat, tableCount } from '#shared/classroom/deal.ts';
import { Choice, RadioGroup } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Press, RefusalNote } from '../chrome/Press.tsx';
import { classPeople, classView, isClassLive, proposedDeal, submitToClass } from '../../net/classroom.ts';
import { formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { GuideNote, guideNoteOf } from './ClassGuide.tsx';
import {
  type DealtTable,
  dealtTables,
  namesOf,
  peopleTyped,
  planPhrase,
  planTables,
  splitGroups,
} from './classModel.ts';
import { whyClassOff } from './ClassPresses.tsx';

type Asked = Omit<DealRequest, 'pins'>;
/** `seats`: of one table. */
type Props = { readonly seats: number };

/** How people are spread over tables: asked for, looked at, shuffled, and carried out by one press. */
export function DealCard({ seats }: Props) {
  const isFirst = (classView.value?.game ?? 1) === 1;
  const [wanted, setWanted] = useState<Asked>(isFirst ? { mode: 'even' } : { mode: 'faces', newSeats: true });
  const people = classPeople.value;
  const proposed = proposedDeal.value;
  // What this console has asked for holds until the deal that is shown answers it: a choice made in between is added to it.
  const [pending, setPending] = useState<Asked>();
  const inFlight = useRef(0);
  const asked: Asked = pending ?? proposed?.request ?? wanted;
  const playing = Math.min(people.length, CLASS_SIZES.peoplePerClass);
  const needed = tableCount(playing, { seats, perSeat: asked.perSeat });
  const shared = peopleASeat(playing, seats, asked.tables);
  // Whoever opens the console while a deal is shown does not begin another when it is carried out.
  const hasBegun = useRef(false);
  if (proposed !== undefined) hasBegun.current = true;
  const propose = async (next: Asked): Promise<void> => {
    setPending(next);
    inFlight.current++;
    const isDone = await submitToClass(proposalOf(next, proposed?.request.pins ?? {}));
    inFlight.current--;
    if (!isDone && inFlight.current === 0) setPending(undefined);
  };
  useLayoutEffect(() => {
    if (inFlight.current === 0) setPending(undefined);
  }, [proposed?.deal]);
  const isReady = isClassLive.value && people.length > 0 && proposed === undefined;
  useLayoutEffect(() => {
    // A first deal is shown without a press: whoever comes later is drawn into it.
    if (!isReady || hasBegun.current) return;
    hasBegun.current = true;
    void propose(wanted);
  }, [isReady]);
  const change = (part: Partial<Asked>): void => {
    const next = { ...asked, ...part };
    if (proposed === undefined) setWanted(next);
    if (proposed !== undefined || pending !== undefined) void propose(next);
  };
  return (
    <section class="panel roomy stack gap-3" aria-labelledby="class-deal">
      <div class="row between wrap">
        <h2 id="class-deal">{t('class.deal')}</h2>
        {proposed !== undefined && (
          <output class="muted num">
            {t('class.deal.summary', { people: people.length, tables: proposed.tables.length })}
          </output>
        )}
      </div>
      {people.length === 0 ? (
        <>
          <p class="muted">{t('class.deal.wait')}</p>
          <GuideNote at="people" />
        </>
      ) : (
        <>
          <DealControls asked={asked} needed={needed} shared={shared} onChange={change} />
          <RefusalNote />
          {proposed === undefined ? (
            <Press class="btn primary big" why={whyClassOff()} onPress={() => void propose(wanted)}>
              <Icon name="people" size={20} />
              {t('class.deal.do', { tables: wanted.tables ?? needed })}
            </Press>
          ) : (
            <DealPresses deal={proposed.deal} />
          )}
        </>
      )}
    </section>
  );
}

function proposalOf({ mode, tables, perSeat, newSeats }: Asked, pins: DealRequest['pins']) {
  return {
    type: 'proposeDeal',
    mode,
    pins,
    ...(tables === undefined ? {} : { tables }),
    ...(perSeat === undefined ? {} : { perSeat }),
    ...(newSeats === undefined ? {} : { newSeats }),
  } as const;
}

type ControlsProps = {
  readonly asked: Asked;
  /** Tables that give everybody a seat, as far as there may be so many. */
  readonly needed: number;
  /** People a seat, unless the host says otherwise. */
  readonly shared: number;
  readonly onChange: (part: Partial<Asked>) => void;
};

const AS_NEEDED = '';

function DealControls({
  asked: { mode, tables, perSeat, newSeats },
  needed,
  shared,
  onChange,
}: ControlsProps) {
  const isFirst = (classView.value?.game ?? 1) === 1;
  const modes = DEAL_MODES.filter((each) => !isFirst || (each !== 'again' && each !== 'faces'));
  return (
    <div class="stack gap-3">
      <RadioGroup<DealMode>
        legend={t('class.deal.mode')}
        value={mode}
        choices={modes.map((value) => ({ value, label: t(`class.deal.mode.${value}`) }))}
        onChange={(chosen) => onChange({ mode: chosen })}
        isOff={!isClassLive.value}
      />
      {!isFirst && (
        <label class="row switch">
          <span class="grow">{t('class.deal.newSeats')}</span>
          <input
            type="checkbox"
            checked={newSeats === true}
            disabled={!isClassLive.value}
            onChange={(event) => onChange({ newSeats: event.currentTarget.checked })}
          />
        </label>
      )}
      <Choice
        label={t('class.deal.perSeat')}
        value={perSeat === undefined ? AS_NEEDED : String(perSeat)}
        options={[
          { value: AS_NEEDED, label: t('class.deal.auto', { tables: shared }) },
          ...Array.from({ length: CLASS_SIZES.peoplePerSeat }, (_, index) => String(index + 1)).map(
            (value) => ({
              value,
              label: value,
            }),
          ),
        ]}
        onChange={(value) => onChange({ perSeat: value === AS_NEEDED ? undefined : Number(value) })}
      />
      <Choice
        label={t('class.deal.tables')}
        value={tables === undefined ? AS_NEEDED : String(tables)}
        options={[
          { value: AS_NEEDED, label: t('class.deal.auto', { tables: needed }) },
          ...TABLE_LETTERS.map((_, index) => ({ value: String(index + 1), label: String(index + 1) })),
        ]}
        onChange={(value) => onChange({ tables: value === AS_NEEDED ? undefined : Number(value) })}
      />
    </div>
  );
}

/** Draws the deal that is shown anew, or carries it out. */
function DealPresses({ deal }: { readonly deal: number }) {
  return (
    <>
      <Press class="btn" why={whyClassOff()} onPress={() => void submitToClass({ type: 'shuffleDeal' })}>
        <Icon name="undo" size={18} />
        {t('class.deal.shuffle')}
      </Press>
      <GuideNote at="deal" />
      <Press
        class="btn primary big"
        why={whyClassOff()}
        onPress={() => void submitToClass({ type: 'applyDeal', deal })}
        {...guideNoteOf('deal')}
      >
        <Icon name="check" size={20} />
        {t('class.deal.apply')}
      </Press>
      <p class="small muted">{t('class.deal.late')}</p>
    </>
  );
}

type PreviewProps = Props & { readonly onPerson: (person: ClassPerson) => void };

/** Who would sit where. */
export function DealPreview({ seats, onPerson }: PreviewProps) {
  const people = classPeople.value;
  const proposed = proposedDeal.value;
  if (proposed === undefined) return null;
  const released = namesOf(proposed.released, people);
  const watching = proposed.tables.flatMap((table) => table.people.filter(({ seat }) => seat === undefined));
  return (
    <>
      {watching.length > 0 && <p class="small bad">{t('class.deal.watching', { count: watching.length })}</p>}
      {splitGroups(proposed, people).map((names) => (
        <p key={names.join()} class="small">
          {t('class.deal.split', { names: formatList(names) })}
        </p>
      ))}
      {released.length > 0 && (
        <p class="small bad">{t('class.deal.released', { names: formatList(released) })}</p>
      )}
      <ul class="stack grid fine gap-3">
        {dealtTables(proposed, people, seats).map((table) => (
          <DealtTile key={table.table} dealt={table} onPerson={onPerson} />
        ))}
      </ul>
    </>
  );
}

type TileProps = Pick<PreviewProps, 'onPerson'> & { readonly dealt: DealtTable };

function DealtTile({ dealt: { table, people, bots }, onPerson }: TileProps) {
  return (
    <li class="panel pad stack top">
      <h3 class="row between">
        {t('class.table', { table })}
        <span class="small muted num">
          {t('class.deal.size', { count: people.length })}
          {bots > 0 && ` · ${t('class.deal.bots', { count: bots })}`}
        </span>
      </h3>
      <ul class="dealt stack gap-none">
        {people.map(({ person, seat, isKept }) => (
          <li key={person.member} class="row between">
            <button
              type="button"
              class="grow clipped-name"
              title={t('class.actions', { name: person.name })}
              onClick={() => onPerson(person)}
            >
              {person.name}
            </button>
            <span class="small muted">
              {seat === undefined ? t('class.deal.watches') : economyName(seat)}
              {isKept && ` · ${t('class.deal.kept')}`}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}

type PlanProps = {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** Of one table. */
  readonly seats: number;
};

/** How many tables so many people will need: said beforehand, and decided when they have come. */
export function ClassPlan({ typed, onType, seats }: PlanProps) {
  const id = useId();
  const people = peopleTyped(typed);
  const plan = people === undefined ? undefined : planTables(people, seats);
  return (
    <>
      <label for={id}>{t('class.open.people')}</label>
      <input
        id={id}
        class="field num"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onInput={(event) => onType(event.currentTarget.value)}
        aria-invalid={typed !== '' && plan === undefined}
        aria-describedby={`${id}-plan`}
      />
      <output id={`${id}-plan`} class="small">
        {plan === undefined ? (
          t('class.open.range', { most: CLASS_SIZES.peoplePerClass })
        ) : (
          <>
            <Say phrase={planPhrase(plan, seats)} />
            {plan.perSeat > 1 && ` ${t('class.open.shared', { count: plan.perSeat })}`}
          </>
        )}
      </output>
      <p class="small muted">{t('class.open.later')}</p>
    </>
  );
}
