import { describe, expect, it } from 'vitest';
import type { DeviceCheck } from '#shared/protocol/session.ts';
import { deviceTroubles } from '../../client/panels/class/classModel.ts';

const FINE: DeviceCheck = { sockets: true, keeps: true, inApp: false, roundTripMs: 12 };

describe('devices of a class', () => {
  it('are counted where they checked themselves, each with the worst that it has', () => {
    const people = [
      { name: 'Ada', device: FINE },
      { name: 'Ben', device: { ...FINE, sockets: false, keeps: false } },
      { name: 'Cleo', device: { ...FINE, keeps: false } },
      { name: 'Dev', device: { ...FINE, inApp: true } },
      { name: 'Emma' },
    ];
    expect(deviceTroubles(people)).toEqual({
      fine: 1,
      of: 4,
      troubles: [
        { key: 'class.devices.noSockets', names: ['Ben'] },
        { key: 'class.devices.forgets', names: ['Cleo'] },
        { key: 'class.devices.inApp', names: ['Dev'] },
      ],
    });
    expect(deviceTroubles([{ name: 'Emma' }]).of).toBe(0);
  });
});
