/**
 * Δln productivity of a round per unit of taxes kept at home above the start: 0.3 % per ten points. The idea is that of Jin, Qian
 * & Weingast (2005); the size is chosen.
 */
export const LOCAL_DRIVE = 0.003 / 0.1;

/** Part of the way that leaders get used, in a round, to what they keep: what was new drives them less and less. Chosen. */
export const DRIVE_HABIT = 0.5;
