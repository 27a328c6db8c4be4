const RATE_HZ = 8000;
const BEEP_MS = 120;
const PAUSE_MS = 80;
const TONE_HZ = 660;
const HEADER_BYTES = 44;
const SILENCE = 128;
const LOUDNESS = 90;

/** A sound of `count` beeps as a WAV file (PCM, 8 bits, 8 kHz, mono); base64. */
export function beepSound(count: number): string {
  const samples = Array.from({ length: count }, () => [...tone(), ...silence()]).flat();
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(HEADER_BYTES - 8 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16); // bytes in this chunk
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // channels
  header.writeUInt32LE(RATE_HZ, 24);
  header.writeUInt32LE(RATE_HZ, 28); // bytes per second
  header.writeUInt16LE(1, 32); // bytes per sample
  header.writeUInt16LE(8, 34); // bits per sample
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, Buffer.from(samples)]).toString('base64');
}

function tone(): number[] {
  return Array.from({ length: samplesIn(BEEP_MS) }, (_, at) =>
    Math.round(SILENCE + LOUDNESS * Math.sin((2 * Math.PI * TONE_HZ * at) / RATE_HZ)),
  );
}

function silence(): number[] {
  return Array<number>(samplesIn(PAUSE_MS)).fill(SILENCE);
}

function samplesIn(ms: number): number {
  return (ms * RATE_HZ) / 1000;
}
