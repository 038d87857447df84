/** What moves from round to round, and events, in briefing and reveal. */
export const moves = {
  'moves.title': 'What moved at home: {economy}',
  'moves.nothing': 'Nothing moved that could be felt.',
  'moves.productivity': 'Productivity from the next round on, %',
  'moves.capital': 'Capital from the next round on, %',
  'moves.competition': 'Competition',
  'moves.diffusion': 'Ideas with imports',
  'moves.research': 'Research',
  'moves.specialization': 'Agreed specialization',
  'moves.saving': 'Capital from savings',
  'moves.fromAbroad': 'Capital across borders',
  'moves.people': 'People',
  'moves.staff': 'Staff saved at borders',
  'moves.smuggling': 'Smuggled goods',
  'movesHint.competition':
    'Where imports press, firms get better or give up: half of it shows next round, half the round after.',
  'movesHint.diffusion':
    'Buying from the best teaches: productivity follows theirs, in proportion to imports.',
  'movesHint.research': 'Public research, and partners’ where you share it.',
  'movesHint.specialization': 'Each keeps one good for both and learns by making more of it.',
  'movesHint.saving': 'Where capital earns more than before, people save and build more of it.',
  'movesHint.fromAbroad':
    'Capital goes where it earns more: into blocs, behind walls, and away from those left outside.',
  'movesHint.people': 'In a common market people go where they earn more, at most one in a hundred a round.',
  'movesHint.staff': 'Inside a union fewer clerks and patrols stand at the border.',
  'movesHint.smuggling':
    'Where a high wall meets an open border, goods take the other door. A common wall ends it.',
  'events.announced': 'Announced for the next round',
  'events.atWork': 'At work now',
  'events.history': 'When it happened',
  'events.until': 'until round {round}',
  'events.inRound': 'round {from}',
  'events.fromUntil': 'rounds {from} to {round}',
  'events.effect': 'Effect on real income this round, %',
} as const;
