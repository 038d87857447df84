import { h, options, render } from 'preact';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { GameState } from '#shared/rules/state.ts';
import { attachLine, dropLine } from '../../client/net/requests.ts';
import { policyDesk } from '../../client/panels/policy/policyDraft.ts';
import { choiceRateBp } from '../../client/panels/policy/StepChoices.tsx';
import { measuresDesk } from '../../client/panels/provinces/policy/measuresModel.ts';
import { useFoot } from '../../client/panels/table/EnvelopeFrame.tsx';
import type { EnvelopeInHand, envelopeDesk } from '../../client/panels/table/envelopeDesk.ts';
import { hasOtherPeople } from '../../client/panels/table/EnvelopeFrame.tsx';
import { connection, game, gameId, me, provincesScenario, scenario } from '../../client/state/store.ts';
import { aProvincesTable } from '../support/aProvincesTable.ts';
import { aTable } from '../support/aTable.ts';

/** A seat in its policy phase, and what it may put into its envelope or may not. */
type Seat<Content> = {
  readonly me: EconomyId;
  readonly table: { readonly state: GameState; act(me: EconomyId, intent: SeatIntent): unknown };
  readonly desk: ReturnType<typeof envelopeDesk<Content>>;
  readonly untouched: Content;
  readonly one: Content;
  readonly other: Content;
  readonly unlawful: Content;
  readonly save: (content: Content) => SeatIntent;
  readonly seal: (content: Content) => SeatIntent;
  readonly reopen: SeatIntent;
};

function aCountry(): Seat<Policy> {
  const table = aTable({ at: 'policy' });
  scenario.value = table.scenario;
  const wall = (points: number): Policy => ({ type: 'wall', shiftBp: points * POINT_BP, apart: [] });
  return {
    me: 'ALB',
    table,
    desk: policyDesk,
    untouched: wall(0),
    one: wall(1),
    other: wall(2),
    unlawful: wall(90),
    save: (policy) => ({ type: 'savePolicyDraft', policy }),
    seal: (policy) => ({ type: 'sealPolicy', policy }),
    reopen: { type: 'reopenPolicy' },
  };
}

function aProvince(): Seat<Measures> {
  const table = aProvincesTable({}, 'policy');
  provincesScenario.value = table.scenario;
  const dials = (wall: number): Measures => ({ wall, block: 2 });
  return {
    me: 'AH',
    table,
    desk: measuresDesk,
    untouched: dials(2),
    one: dials(1),
    other: dials(3),
    unlawful: dials(5),
    save: (measures) => ({ type: 'saveMeasures', measures }),
    seal: (measures) => ({ type: 'sealMeasures', measures }),
    reopen: { type: 'reopenMeasures' },
  };
}

let tables = 0;

/** A page without elements, so that it needs no document to stand in. */
const page = { childNodes: [], firstChild: null } as unknown as Element;
/** Effects of what was drawn and drawings that were asked for: they run when a test says so. */
let due: (() => void)[] = [];
beforeAll(() => {
  options.requestAnimationFrame = options.debounceRendering = (run) => due.push(run);
});
afterAll(() => {
  settle();
  delete options.requestAnimationFrame;
  delete options.debounceRendering;
  scenario.value = provincesScenario.value = undefined;
  gameId.value = undefined;
});

/** Runs everything that is due, and what that brings about. */
function settle(): void {
  for (let run = due.shift(); run !== undefined; run = due.shift()) run();
}

function describeDesk<Content>(kind: string, aSeat: () => Seat<Content>): void {
  describe(`the envelope on a desk of ${kind}`, () => {
    let seat: Seat<Content>;
    beforeEach(() => {
      gameId.value = `table ${++tables}`;
      seat = aSeat();
    });
    const inHand = (): Content => seat.desk.inHand(seat.table.state, seat.me);
    const change = (content: Content): void => seat.desk.change(seat.table.state, seat.me, content);
    const saving = (state = seat.table.state): string => seat.desk.savingOf(state, seat.me);

    it('is as it was until it is changed, and then as it lies there', () => {
      expect(inHand()).toEqual(seat.untouched);
      change(seat.one);
      expect(inHand()).toEqual(seat.one);
    });

    it('holds what the seat has sealed, also where another device sealed it', () => {
      change(seat.one);
      seat.table.act(seat.me, seat.seal(seat.other));
      expect(inHand()).toEqual(seat.other);
    });

    it('does not lie on the desk of another table in which the seat has the same name', () => {
      change(seat.one);
      gameId.value = `table ${++tables}`;
      expect(inHand()).toEqual(seat.untouched);
    });

    it('waits to be saved from its first change until the table has it', () => {
      expect(saving()).toBe('none');
      change(seat.one);
      expect(saving()).toBe('waiting');
      seat.table.act(seat.me, seat.save(seat.one));
      expect(saving()).toBe('saved');
      seat.table.act(seat.me, seat.seal(seat.one));
      expect(saving()).toBe('none');
      seat.table.act(seat.me, seat.reopen);
      expect(saving()).toBe('saved');
    });

    it('is not sent to be saved where the rules would refuse it', () => {
      change(seat.unlawful);
      expect(saving()).toBe('none');
      change(seat.one);
      const held = { code: 'equilibrium/not-converged', sweeps: 1, residual: 1 } as const;
      expect(saving({ ...seat.table.state, held })).toBe('none');
    });
  });
}

function describePanel<Content>(kind: string, aSeat: () => Seat<Content>): void {
  describe(`the envelope in a panel of ${kind}`, () => {
    let seat: Seat<Content>;
    let drawn: EnvelopeInHand<Content> | undefined;
    function Panel(): null {
      drawn = seat.desk.useEnvelope();
      return null;
    }
    beforeEach(() => {
      due = [];
      gameId.value = `table ${++tables}`;
      seat = aSeat();
      me.value = { role: 'player', seat: seat.me, mayHost: false };
      connection.value = { type: 'live' };
    });
    afterEach(() => {
      render(null, page);
      game.value = undefined;
      me.value = undefined;
      connection.value = { type: 'idle' };
      dropLine();
      vi.useRealTimers();
    });
    const show = (state: GameState): void => {
      game.value = state;
      settle();
    };
    const open = (state = seat.table.state): void => {
      game.value = state;
      render(h(Panel, {}), page);
      settle();
    };
    /** The table answers each save in turn with whether it has saved it. */
    const answering = (...answers: readonly boolean[]): SeatIntent[] => {
      const sent: SeatIntent[] = [];
      attachLine({
        send: async (_type, { intent }) =>
          answers[sent.push(intent as SeatIntent) - 1] === true
            ? { ok: true, value: { seq: 1 } }
            : { ok: false, error: { code: 'server/internal' } },
        ask: async () => undefined,
      });
      return sent;
    };
    const rest = async (): Promise<void> => {
      settle();
      await vi.advanceTimersByTimeAsync(1_000);
      settle();
    };

    it('goes on from what was sealed, where what is sealed comes after the news that it is', () => {
      open();
      drawn?.change(seat.one);
      settle();
      const unsealed = seat.table.state;
      seat.table.act(seat.me, seat.seal(seat.one));
      show({ ...unsealed, sealedBy: seat.table.state.sealedBy });
      expect(drawn?.isSealed).toBe(true);
      show(seat.table.state);
      expect(drawn?.content).toEqual(seat.one);
      seat.table.act(seat.me, seat.reopen);
      show(seat.table.state);
      expect(drawn).toMatchObject({ content: seat.one, isSealed: false, saving: 'saved' });
    });

    it('is the saved draft, where that comes after the first drawing', () => {
      open();
      seat.table.act(seat.me, seat.save(seat.one));
      show(seat.table.state);
      expect(drawn).toMatchObject({ content: seat.one, saving: 'saved' });
    });

    it('does not say that it is being saved once the table has refused to save it', async () => {
      vi.useFakeTimers();
      const sent = answering(false, true);
      open();
      drawn?.change(seat.one);
      settle();
      expect(drawn?.saving).toBe('waiting');
      await rest();
      expect(drawn?.saving).toBe('none');
      await rest();
      expect(sent).toEqual([seat.save(seat.one)]);
      drawn?.change(seat.other);
      await rest();
      expect(sent).toEqual([seat.save(seat.one), seat.save(seat.other)]);
    });

    it('is sent again once the line is back, where the table has refused to save it', async () => {
      vi.useFakeTimers();
      const sent = answering(false, true);
      open();
      drawn?.change(seat.one);
      await rest();
      connection.value = { type: 'away', retryAtMs: 0 };
      settle();
      connection.value = { type: 'live' };
      await rest();
      expect(sent).toEqual([seat.save(seat.one), seat.save(seat.one)]);
    });
  });
}

describeDesk('countries', aCountry);
describeDesk('provinces', aProvince);
describePanel('countries', aCountry);
describePanel('provinces', aProvince);

describe('the foot of an envelope', () => {
  let focused = 0;
  let foot: ReturnType<typeof useFoot> | undefined;
  function Foot({ isSealed }: { readonly isSealed: boolean }): null {
    foot = useFoot(isSealed);
    const button = { focus: () => (focused += 1) };
    foot.foot.current = { querySelector: () => button } as unknown as HTMLElement;
    return null;
  }
  const draw = (isSealed: boolean): void => {
    render(h(Foot, { isSealed }), page);
    settle();
  };
  beforeEach(() => {
    due = [];
    focused = 0;
    draw(false);
  });
  afterEach(() => render(null, page));

  it('hands the focus on once a press has taken effect, before or after the table has answered', async () => {
    const answer = Promise.withResolvers<boolean>();
    const pressed = foot?.press(() => answer.promise);
    draw(true);
    expect(focused).toBe(1);
    answer.resolve(true);
    await pressed;
    await foot?.press(async () => true);
    draw(false);
    expect(focused).toBe(2);
  });

  it('leaves the focus where it is, when an envelope is sealed at the bell after a press that was refused', async () => {
    await foot?.press(async () => false);
    draw(true);
    expect(focused).toBe(0);
  });
});

it('has nobody to wait for where only bots sit beside the own seat', () => {
  const alone = aTable({ people: ['ALB'] }).state;
  expect(hasOtherPeople(alone, 'ALB')).toBe(false);
  expect(hasOtherPeople(alone, undefined)).toBe(true);
  expect(hasOtherPeople(aTable({ people: ['ALB', 'BOR'] }).state, 'ALB')).toBe(true);
});

it('tells on each choice of a whole tariff the rate of the goods that it moves, where one is set separately', () => {
  const { scenario: world, state } = aTable({ preset: 'firstLesson', at: 'policy' });
  const rateBp = (shiftBp: number, apart: readonly string[]): number =>
    Math.round(
      choiceRateBp(world, state, 'BOR', {
        type: 'wall',
        shiftBp,
        apart: apart.map((sector) => ({ sector, rateBp: 1200 })),
      }),
    );
  expect([-200, 0, 200].map((shiftBp) => rateBp(shiftBp, []))).toEqual([1200, 1400, 1600]);
  expect([-200, 0, 200].map((shiftBp) => rateBp(shiftBp, ['GRA']))).toEqual([1200, 1400, 1600]);
  expect(rateBp(0, ['GRA', 'CLO'])).toBe(1200);
});
