import { REST_OF_PAGE, lazyPart } from '../panels/chrome/lazyPart.tsx';
import { conceptCard } from '../panels/concepts/ConceptLayer.tsx';
import type { RulebookInterface } from './rulebookInterface.ts';

/** The interface of games of countries. */
export const countries: RulebookInterface = {
  lobby: { steps: ['lobby.how1', 'lobby.how2', 'lobby.how3'], aim: 'lobby.aim' },
  Table: lazyPart(
    async () => (await import('../panels/countries/CountryTable.tsx')).CountryTable,
    [],
    REST_OF_PAGE,
  ),
  End: lazyPart(async () => (await import('../panels/end/EndPage.tsx')).EndPage, [], REST_OF_PAGE),
  Screen: lazyPart(async () => (await import('../panels/screen/BigScreen.tsx')).BigScreen, [], REST_OF_PAGE),
  Console: lazyPart(
    async () => (await import('../panels/host/CountryConsole.tsx')).CountryConsole,
    [],
    REST_OF_PAGE,
  ),
  ConceptCard: conceptCard(
    async () => (await import('../panels/concepts/figures/conceptFigures.ts')).figuresHere,
  ),
};
