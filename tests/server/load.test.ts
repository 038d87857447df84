import { spawn } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LoadMeter } from '../../server/simulated/LoadMeter.ts';
import { aTable } from '../support/aTable.ts';
import { aServer, ROOT } from './support/aServer.ts';

type Ended = { readonly code: number | null; readonly output: string };

function load(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['server/commands/load.ts', ...args], { cwd: ROOT });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done) => child.once('close', (code) => done({ code, output })));
}

describe('the command load', () => {
  it('lets a crowd play a round at a server, tells how it was borne, and leaves nothing behind', async () => {
    const server = await aServer({ CLOCK_RATE: '20' });
    onTestFinished(server.stop);
    const args = ['--people', '8', '--tables', '2', '--preset', 'firstLesson', '--speed', '8'];
    const { code, output } = await load('--url', server.url, ...args);
    expect(output).toContain('8 people at 2 tables, firstLesson, 1 round');
    for (const what of ['8 joined within', '99 % within', 'unanswered', 'longest block', 'memory of'])
      expect(output).toContain(what);
    expect(Number(/answers: (\d+)/.exec(output)?.[1])).toBeGreaterThan(8);
    expect(Number(/all devices: ([\d.]+)/.exec(output)?.[1])).toBeGreaterThan(0);
    expect(code).toBe(0);
    expect(server.output()).toContain('class closed');
  });

  it('names what it was asked wrongly', async () => {
    const { code, output } = await load('--people', '500');
    expect(code).toBe(2);
    expect(output).toContain('--people');
  });
});

describe('figures of a load', () => {
  it('count what came to all devices around the first reveal, and nothing later', () => {
    const meter = new LoadMeter();
    const { state } = aTable();
    meter.received('Ada', 100);
    meter.phaseSeen('Ada', { ...state, phase: 'results', round: 1 });
    meter.received('Ben', 50);
    meter.phaseSeen('Ben', { ...state, phase: 'results', round: 1 });
    expect(meter.figures.reportBytes).toBe(150);
    for (const ms of [1, 2, 3, 4, 100]) meter.answered(ms);
    meter.unanswered();
    expect(meter.figures).toMatchObject({ answers: 5, unanswered: 1, p50Ms: 3, p99Ms: 4 });
  });
});
