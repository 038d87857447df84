/** Names that a proposal may give its bloc (`blocTitle.<key>`): a list, so that no title needs moderation or translation. */
export const BLOC_TITLES = [
  'meridian',
  'harbour',
  'lantern',
  'compass',
  'monsoon',
  'cedar',
  'horizon',
  'bridge',
  'river',
  'equinox',
  'laurel',
  'polaris',
] as const;
