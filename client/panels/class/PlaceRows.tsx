import type { MemberId } from '#shared/kernel/ids.ts';
import type { TableLetter } from '#shared/protocol/deal.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { proposedDeal } from '../../net/classroom.ts';
import { LinkRow, MuteAndRemove, RemoveDialog, RenameRow } from '../host/PersonDialog.tsx';
import { Press, RefusalNote } from '../chrome/Press.tsx';
import { OFFICE_ROTATIONS } from '#shared/content/vocabulary.ts';
import type { ClassPerson, ClassStage, PlaceIntent } from '#shared/protocol/classroom.ts';
import { useState } from 'preact/hooks';
import { Choice, RadioGroup } from '../../design/Choice.tsx';
import { Switch } from '../../design/Switch.tsx';
import { Icon } from '../../design/Icon.tsx';
import {
  classPeople,
  classView,
  isClassLive,
  seatOrders,
  submitToClass,
  tableSummaries,
} from '../../net/classroom.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { freeSeatsAt, hasSeatToShare } from './classModel.ts';
import { whyClassOff, whyOffUnless } from './ClassPresses.tsx';

/** Where somebody of a class is, in a few words; nothing while all gather. */
export function placeOf({ table, seat, waits, offices }: ClassPerson, stage: ClassStage): string {
  if (waits !== undefined) return t(`class.waits.${waits}`);
  if (stage === 'gathering') return '';
  if (table === undefined) return t('class.unplaced');
  return seat === undefined
    ? t('class.watchesAt', { table })
    : t('class.seatAt', {
        table,
        economy:
          offices?.includes('chair') === true
            ? t('class.chairOf', { economy: economyName(seat) })
            : economyName(seat),
      });
}

type Props = { readonly person: ClassPerson; readonly onDone: () => void };

/** Takes somebody to another table, lets two change places, or lets somebody watch: each one press, while people sit at tables. */
function PlaceRows({ person, onDone }: Props) {
  const stage = classView.value?.stage;
  if (stage !== 'dealt' && stage !== 'playing') return null;
  const { member, seat } = person;
  const press = (intent: PlaceIntent): void => {
    void submitToClass(intent).then((isDone) => {
      if (isDone) onDone();
    });
  };
  return (
    <>
      <MoveRow person={person} onPress={press} />
      <SwapRow person={person} onPress={press} />
      {seat !== undefined && (
        <div class="person-row row wrap">
          <Press class="btn" why={whyClassOff()} onPress={() => press({ type: 'makeWatch', member })}>
            <Icon name="eye" size={18} />
            {t('class.makeWatch')}
          </Press>
        </div>
      )}
      <p class="small muted">{t('class.placeHint')}</p>
    </>
  );
}

type RowProps = { readonly person: ClassPerson; readonly onPress: (intent: PlaceIntent) => void };

function MoveRow({ person: { member, table: own }, onPress }: RowProps) {
  const tables = tableSummaries.value.filter(({ table }) => table !== own);
  const [chosen, setChosen] = useState(tables[0]?.table);
  if (chosen === undefined) return null;
  return (
    <div class="person-row row wrap">
      <Choice
        label={t('class.move')}
        value={chosen}
        options={tables.map((summary) => {
          const { table } = summary;
          const free = freeSeatsAt(summary);
          const label =
            free > 0
              ? t('class.moveFree', { table, free })
              : hasSeatToShare(summary, classPeople.value)
                ? t('class.moveShared', { table })
                : t('class.moveFull', { table });
          return { value: table, label };
        })}
        onChange={(value) => setChosen(tables.find(({ table }) => table === value)?.table ?? chosen)}
      />
      <Press
        class="btn"
        why={whyClassOff()}
        onPress={() => onPress({ type: 'movePerson', member, table: chosen })}
      >
        {t('class.moveDo')}
      </Press>
    </div>
  );
}

const NOBODY = '';

function SwapRow({ person: { member, table }, onPress }: RowProps) {
  const others = classPeople.value.filter((other) => other.member !== member && other.table !== undefined);
  const [chosen, setChosen] = useState(NOBODY);
  if (table === undefined || others.length === 0) return null;
  return (
    <div class="person-row row wrap">
      <Choice
        label={t('class.swap')}
        value={chosen}
        options={[
          { value: NOBODY, label: '–' },
          ...others.map((other) => ({
            value: other.member,
            label: `${other.name} · ${placeOf(other, 'playing')}`,
          })),
        ]}
        onChange={setChosen}
      />
      <Press
        class="btn"
        why={whyOffUnless(chosen !== NOBODY, 'class.off.nobodyChosen')}
        onPress={() => onPress({ type: 'swapPeople', member, with: chosen })}
      >
        {t('class.swapDo')}
      </Press>
    </div>
  );
}

/** Where seats are shared: how often offices go on to the next person, and whether everybody may press all. */
export function OfficesCard() {
  const offices = classView.value?.offices;
  if (offices === undefined || !classPeople.value.some((person) => person.offices !== undefined)) return null;
  const { rotation, allMayPress, twoKeys = false } = offices;
  const isOff = !isClassLive.value;
  return (
    <section class="panel table-card stack gap-3" aria-labelledby="class-offices">
      <b id="class-offices">{t('class.offices')}</b>
      <RadioGroup
        legend={t('class.offices.rotation')}
        value={rotation}
        choices={OFFICE_ROTATIONS.map((value) => ({ value, label: t(`class.offices.${value}`) }))}
        onChange={(chosen) => void submitToClass({ type: 'ruleOffices', rotation: chosen })}
        isOff={isOff || allMayPress}
      />
      <Switch
        label={t('class.offices.all')}
        hint={t('class.offices.allText')}
        isOn={allMayPress}
        isOff={isOff}
        onAsk={(on) => submitToClass({ type: 'ruleOffices', allMayPress: on })}
      />
      <Switch
        label={t('class.offices.keys')}
        hint={t('class.offices.keysText')}
        isOn={twoKeys}
        isOff={isOff || allMayPress}
        onAsk={(on) => submitToClass({ type: 'ruleOffices', twoKeys: on })}
      />
    </section>
  );
}

/** Gives somebody the chair of the seat that they share: they change offices with whoever has it. */
function ChairRow({ person, onDone }: { readonly person: ClassPerson; readonly onDone: () => void }) {
  const { member, name, offices } = person;
  const order = seatOrders.value.find(({ people }) => people.includes(member));
  const chair = order?.people[0];
  if (order === undefined || offices === undefined || chair === undefined || chair === member) return null;
  const { table, economy } = order;
  const people = order.people.map((each) => (each === member ? chair : each === chair ? member : each));
  return (
    <div class="person-row row wrap">
      <Press
        class="btn"
        why={whyClassOff()}
        onPress={() =>
          void submitToClass({ type: 'setOffices', table, economy, people }).then(
            (isDone) => isDone && onDone(),
          )
        }
      >
        <Icon name="person" size={18} />
        {t('class.giveChair', { name })}
      </Press>
    </div>
  );
}

type PersonProps = {
  readonly person: ClassPerson;
  readonly isLocked: boolean;
  readonly onClose: () => void;
};

/** Everything a host can do about one person of a class: name, table, link, voice, leave. */
export function ClassPersonDialog({ person, isLocked, onClose }: PersonProps) {
  const [isRemoving, setRemoving] = useState(false);
  const { member, muted, connected } = person;
  // Whoever has gone needs a link before all else: it is what the alert leads here for.
  const link = <LinkRow person={person} />;
  if (isRemoving) return <RemoveDialog person={person} isLocked={isLocked} onClose={onClose} />;
  return (
    <Dialog title={person.name} onClose={onClose}>
      <RefusalNote />
      {!connected && link}
      <RenameRow person={person} />
      <KeepRow member={member} />
      <ChairRow person={person} onDone={onClose} />
      <PlaceRows person={person} onDone={onClose} />
      {connected && link}
      <MuteAndRemove member={member} muted={muted} onRemove={() => setRemoving(true)} />
    </Dialog>
  );
}

/** Keeps somebody at a table whatever is shuffled, while the host looks at a deal. */
function KeepRow({ member }: { readonly member: MemberId }) {
  const proposed = proposedDeal.value;
  if (proposed === undefined) return null;
  const { mode, tables, perSeat, newSeats, pins } = proposed.request;
  const keep = (table: TableLetter | undefined): void => {
    const { [member]: _pin, ...others } = pins;
    const kept = table === undefined ? others : { ...others, [member]: table };
    void submitToClass({
      type: 'proposeDeal',
      mode,
      ...(tables === undefined ? {} : { tables }),
      ...(perSeat === undefined ? {} : { perSeat }),
      ...(newSeats === undefined ? {} : { newSeats }),
      pins: kept,
    });
  };
  return (
    <Choice
      label={t('class.keep')}
      value={pins[member] ?? ''}
      options={[
        { value: '', label: t('class.keepNowhere') },
        ...proposed.tables.map(({ table }) => ({ value: table, label: t('class.atTable', { table }) })),
      ]}
      onChange={(value) => keep(proposed.tables.find(({ table }) => table === value)?.table)}
    />
  );
}
