/**
 * Δln productivity of a round per unit of taxes kept at home above the start: 0.3 % per ten points. The idea is that of Jin, Qian
 * & Weingast (2005); the size is chosen.
 */
export const LOCAL_DRIVE = 0.003 / 0.1;
