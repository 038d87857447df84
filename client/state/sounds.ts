/**
 * The sounds of a table, made as they are played: tones with a soft attack, and noise through a filter for paper and stamps. No file is
 * loaded, so the whole of them weighs as much as this text. Each is shorter than 1.2 s.
 */

/** A tone: frequency in Hz, when it begins and how long it rings in s, loudness 0–1. */
type Tone = { readonly hz: number; readonly atS: number; readonly lastsS: number; readonly loud: number };
/** A rush of noise around a frequency in Hz, which glides to another. */
type Rush = {
  readonly fromHz: number;
  readonly toHz: number;
  readonly atS: number;
  readonly lastsS: number;
  readonly loud: number;
};
type Sound = { readonly tones?: readonly Tone[]; readonly rushes?: readonly Rush[] };

const bell: Sound = {
  tones: [
    { hz: 880, atS: 0, lastsS: 1.1, loud: 0.3 },
    { hz: 1320, atS: 0, lastsS: 0.7, loud: 0.12 },
    { hz: 2217, atS: 0, lastsS: 0.4, loud: 0.06 },
  ],
};
const stamp: Sound = {
  rushes: [{ fromHz: 220, toHz: 90, atS: 0, lastsS: 0.16, loud: 0.9 }],
  tones: [
    { hz: 523, atS: 0.14, lastsS: 0.5, loud: 0.2 },
    { hz: 784, atS: 0.22, lastsS: 0.7, loud: 0.2 },
  ],
};
const chord: Sound = {
  tones: [262, 330, 392, 523].map((hz, place) => ({ hz, atS: place * 0.07, lastsS: 1, loud: 0.16 })),
};
const tear: Sound = {
  rushes: [
    { fromHz: 1800, toHz: 4200, atS: 0, lastsS: 0.32, loud: 0.5 },
    { fromHz: 2600, toHz: 900, atS: 0.22, lastsS: 0.22, loud: 0.35 },
  ],
};
const low: Sound = {
  tones: [
    { hz: 196, atS: 0, lastsS: 0.5, loud: 0.3 },
    { hz: 139, atS: 0.3, lastsS: 0.9, loud: 0.3 },
  ],
};
const paper: Sound = { rushes: [{ fromHz: 900, toHz: 2400, atS: 0, lastsS: 0.22, loud: 0.25 }] };
const murmur: Sound = {
  rushes: [
    { fromHz: 260, toHz: 420, atS: 0, lastsS: 0.5, loud: 0.3 },
    { fromHz: 380, toHz: 240, atS: 0.3, lastsS: 0.6, loud: 0.3 },
  ],
};
const news: Sound = {
  tones: [
    { hz: 659, atS: 0, lastsS: 0.18, loud: 0.2 },
    { hz: 659, atS: 0.2, lastsS: 0.18, loud: 0.2 },
    { hz: 988, atS: 0.4, lastsS: 0.5, loud: 0.2 },
  ],
};

const SOUNDS = {
  /** A phase has ended. */
  bell,
  /** The own envelope is closed. */
  seal: { rushes: [{ fromHz: 420, toHz: 160, atS: 0, lastsS: 0.12, loud: 0.8 }] },
  /** A proposal has come. */
  proposal: paper,
  /** Others have signed something among themselves. */
  murmur,
  /** One of the last twenty seconds. */
  heartbeat: {
    tones: [
      { hz: 64, atS: 0, lastsS: 0.14, loud: 0.7 },
      { hz: 56, atS: 0.18, lastsS: 0.16, loud: 0.5 },
    ],
  },
  signed: stamp,
  ratified: chord,
  votedDown: low,
  refused: low,
  left: tear,
  conferenceCarried: chord,
  conferenceFailed: low,
  governmentFell: low,
  wordBroken: tear,
  promoted: chord,
  envelopes: paper,
  event: news,
} as const satisfies Record<string, Sound>;
export type SoundName = keyof typeof SOUNDS;

/** So long after the last sound began, the sound context is suspended; no sound is as long. */
const RESTS_AFTER_MS = 2_000;

/** A player of sounds on the device's loudspeaker; undefined where the browser has none. To be called after a press. */
export function openSounds(): ((name: SoundName) => void) | undefined {
  if (!('AudioContext' in window)) return undefined;
  const context = new AudioContext();
  const noise = noiseOf(context);
  let rest: number | undefined;
  // A context that runs keeps the loudspeaker awake, and costs a phone its battery.
  const restSoon = (): void => {
    window.clearTimeout(rest);
    rest = window.setTimeout(() => void context.suspend(), RESTS_AFTER_MS);
  };
  restSoon();
  return (name) => {
    restSoon();
    // Also where it seems to run: a rest that has just been asked for has not begun yet.
    void context.resume();
    const sound: Sound = SOUNDS[name];
    for (const tone of sound.tones ?? []) ring(context, tone);
    for (const rush of sound.rushes ?? []) blow(context, noise, rush);
  };
}

/** How soon a tone is at its loudest. */
const ATTACK_S = 0.012;
/** Nothing is heard below this; a curve to zero itself is not allowed. */
const SILENT = 0.0001;
const LOUDEST = 0.5;

function envelope(context: AudioContext, atS: number, lastsS: number, loud: number): GainNode {
  const gain = context.createGain();
  gain.gain.setValueAtTime(SILENT, atS);
  gain.gain.exponentialRampToValueAtTime(loud * LOUDEST, atS + ATTACK_S);
  gain.gain.exponentialRampToValueAtTime(SILENT, atS + lastsS);
  gain.connect(context.destination);
  return gain;
}

function ring(context: AudioContext, { hz, atS, lastsS, loud }: Tone): void {
  const from = context.currentTime + atS;
  const tone = context.createOscillator();
  tone.frequency.value = hz;
  tone.connect(envelope(context, from, lastsS, loud));
  tone.start(from);
  tone.stop(from + lastsS);
}

function blow(context: AudioContext, noise: AudioBuffer, { fromHz, toHz, atS, lastsS, loud }: Rush): void {
  const from = context.currentTime + atS;
  const source = context.createBufferSource();
  source.buffer = noise;
  source.loop = true;
  const filter = context.createBiquadFilter();
  filter.type = 'bandpass';
  filter.frequency.setValueAtTime(fromHz, from);
  filter.frequency.exponentialRampToValueAtTime(toHz, from + lastsS);
  source.connect(filter).connect(envelope(context, from, lastsS, loud));
  source.start(from);
  source.stop(from + lastsS);
}

function noiseOf(context: AudioContext): AudioBuffer {
  const buffer = context.createBuffer(1, context.sampleRate, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let place = 0; place < samples.length; place += 1) samples[place] = Math.random() * 2 - 1;
  return buffer;
}
