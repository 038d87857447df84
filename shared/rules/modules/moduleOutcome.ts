/** What a module makes of a round: what it remembers from here on, and what it has to say. */
export type ModuleOutcome<State, Report> = { readonly state: State; readonly report: Report };
