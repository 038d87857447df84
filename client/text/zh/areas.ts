/** Areas of the Chinese sentences, as the English list has them. */
export const areas = {
  host: async () => (await import('./host.ts')).host,
  rejections: async () => (await import('./rejections.ts')).rejections,
  names: async () => (await import('./names.ts')).names,
  play: async () => (await import('./play.ts')).play,
  treaty: async () => (await import('./treaty.ts')).treaty,
  policy: async () => (await import('./policy.ts')).policy,
  debrief: async () => (await import('./debrief.ts')).debrief,
  results: async () => (await import('./results.ts')).results,
  rules: async () => (await import('./rules.ts')).rules,
  map: async () => (await import('./map.ts')).map,
  politics: async () => (await import('./politics.ts')).politics,
  model: async () => (await import('./model.ts')).model,
  events: async () => (await import('./events.ts')).events,
  budget: async () => (await import('./budget.ts')).budget,
  concepts: async () => (await import('./concepts.ts')).concepts,
  wto: async () => (await import('./wto.ts')).wto,
  provinces: async () => (await import('./provinces.ts')).provinces,
  screen: async () => (await import('./screen.ts')).screen,
  provinceScreen: async () => (await import('./provinceScreen.ts')).provinceScreen,
  replay: async () => (await import('./replay.ts')).replay,
  classroom: async () => (await import('./classroom.ts')).classroom,
  kit: async () => (await import('./kit.ts')).kit,
  terms: async () => (await import('./terms.ts')).terms,
} as const;

/** Other words for the same sentences, which a host may choose: only those that differ. */
export const wordings = {
  classroom: async () => (await import('./classroomWording.ts')).classroomWording,
} as const;
