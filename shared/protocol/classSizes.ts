/** How many people take part in a class. */
export const CLASS_SIZES = {
  /** People of one class who play, at all its tables together. */
  peoplePerClass: 96,
  /** People of a class who share one seat. */
  peoplePerSeat: 6,
  /** People who come when a class is full: they watch. */
  watchersPerClass: 40,
  /** Links of other hosts of a class that open it at a time, and devices on each. */
  helpersPerClass: 8,
} as const;
