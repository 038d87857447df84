import { useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../../panels/chrome/Medallion.tsx';
import { isArrowKey, nearestPin } from '../nearestPin.ts';
import { LevelMeter } from './LevelMeter.tsx';
import type { ProvinceLayout } from './provinceLayout.ts';
import type { MappedProvince, ProvinceMapModel } from './provinceMapModel.ts';

type Props = {
  readonly model: ProvinceMapModel;
  readonly layout: ProvinceLayout;
  readonly onPick: ((economy: EconomyId) => void) | undefined;
  readonly isLarge: boolean;
};

/** A medallion a province with its two levels under it: one stop of the tab key, arrows go from province to province. */
export function ProvinceMarks({ model, layout, onPick, isLarge }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<EconomyId>();
  const places = model.provinces.flatMap((province) => {
    const mark = layout.marks.get(province.id);
    return mark === undefined ? [] : [{ province, at: mark.at }];
  });
  const stop = focused ?? places.find(({ province }) => province.isMe)?.province.id ?? places[0]?.province.id;
  const step = (event: KeyboardEvent, from: (typeof places)[number]): void => {
    if (!isArrowKey(event.key)) return;
    event.preventDefault();
    const next = nearestPin(from.at, places, event.key)?.province.id;
    if (next === undefined) return;
    setFocused(next);
    element.current?.querySelector<HTMLElement>(`[data-economy="${next}"]`)?.focus();
  };
  return (
    <div class="province-marks" ref={element}>
      {places.map((place) => {
        const { province, at } = place;
        const inside = <Mark province={province} isLarge={isLarge} />;
        const style = { left: `${at.x}px`, top: `${at.y}px` };
        const look = province.isMe ? 'province-mark is-me' : 'province-mark';
        return onPick === undefined ? (
          <div key={province.id} class={look} style={style}>
            {inside}
          </div>
        ) : (
          <button
            key={province.id}
            type="button"
            class={look}
            style={style}
            data-economy={province.id}
            tabIndex={province.id === stop ? 0 : -1}
            onKeyDown={(event) => step(event, place)}
            onClick={() => onPick(province.id)}
          >
            {inside}
          </button>
        );
      })}
    </div>
  );
}

function Mark({ province, isLarge }: { readonly province: MappedProvince; readonly isLarge: boolean }) {
  const { id, wall, block, next, slots } = province;
  const slot = slots[0];
  const size = (province.isMe ? 38 : 30) * (isLarge ? 1.7 : 1);
  return (
    <>
      <span class="sr">{markLabel(province)}</span>
      <Medallion
        economy={id}
        size={size}
        ring={slot === undefined ? 'var(--line-strong)' : `var(--b${slot})`}
      />
      <span class={next === undefined ? 'levels' : 'levels is-next'} aria-hidden="true">
        <LevelMeter kind="wall" level={next?.wall ?? wall} />
        <LevelMeter kind="block" level={next?.block ?? block} />
      </span>
    </>
  );
}

export function markLabel({ id, wall, block, next }: MappedProvince): string {
  const now = t('pmap.mark', { economy: economyName(id), wall, block });
  return next === undefined ? now : `${now} ${t('pmap.markNext', { wall: next.wall, block: next.block })}`;
}
