import { describe, expect, it } from 'vitest';
import { readMeter } from '../../../client/panels/wto/conference/ConferenceHead.tsx';

const meter = (buildingBn: number, stumblingBn: number) => ({
  buildingBn,
  stumblingBn,
  builtSoFarBn: 0,
  stumbledSoFarBn: 0,
  mfnShare: 0.874,
  preferentialShare: 0.126,
});

describe('the meter of building and stumbling blocks', () => {
  it('leans to what blocs brought or cost, and shares the bar between both', () => {
    expect(readMeter(meter(3, 1))).toMatchObject({ lean: 'building', hasMoved: true, buildingShare: 0.75 });
    expect(readMeter(meter(1, 4))).toMatchObject({ lean: 'stumbling', buildingShare: 0.2 });
    expect(readMeter(meter(2, 2)).lean).toBe('even');
  });

  it('has nothing to draw in a round in which blocs moved nothing', () => {
    expect(readMeter(meter(0, 0))).toMatchObject({ lean: 'even', hasMoved: false });
  });

  it('tells trade at tariffs for all and under preferences in whole per cent that make a hundred', () => {
    expect(readMeter(meter(1, 0))).toMatchObject({ mfnPercent: 87, preferentialPercent: 13 });
  });
});
