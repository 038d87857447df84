import type { Concept } from '../concept.ts';
import type { StaticConceptId } from '../conceptIds.ts';

/** What a union does while resources and technology stay as they are. */
export const STATIC_CONCEPTS: Readonly<Record<StaticConceptId, Concept>> = {
  staticEffects: {
    answers: ['S1', 'S14'],
    places: ['spot.blocReport'],
    figures: ['blocWelfare', 'insideOutside'],
    related: ['tradeCreation', 'tradeDiversion', 'dynamicEffects'],
    sources: ['viner1950'],
  },
  tradeCreation: {
    answers: ['S2', 'S3', 'P6'],
    places: ['part.tradeCreated', 'headline.blocMostlyCreated', 'spot.flows'],
    figures: ['partTradeCreated', 'blocTrade', 'priceSources'],
    related: ['tradeDiversion', 'creationAgainstDiversion'],
    sources: ['viner1950'],
  },
  tradeDiversion: {
    answers: ['S4', 'S5'],
    places: ['part.tradeDiverted', 'headline.blocMostlyDiverted', 'spot.flows'],
    figures: ['partTradeDiverted', 'blocTrade', 'blocLosers', 'priceSources'],
    related: ['tradeCreation', 'creationAgainstDiversion', 'stumblingBlock'],
    sources: ['viner1950', 'lipsey1960'],
  },
  creationAgainstDiversion: {
    answers: ['S6'],
    places: ['spot.blocReport'],
    figures: ['blocTrade', 'blocWelfare'],
    related: ['secondBest', 'whenUnionsHelp', 'dualNature'],
    sources: ['viner1950', 'caliendo2015'],
  },
  secondBest: {
    answers: ['S7', 'S8', 'T2'],
    places: ['spot.outsiders', 'headline.nobodyOutsideLost'],
    figures: ['insideOutside', 'worldGain'],
    related: ['creationAgainstDiversion', 'whenUnionsHelp'],
    sources: ['lipsey1956', 'kemp1976'],
  },
  whenUnionsHelp: {
    answers: ['S9'],
    places: ['spot.unionWallVote'],
    figures: ['unionWall', 'blocWelfare'],
    related: ['secondBest', 'customsUnion'],
    sources: ['meade1955', 'lipsey1960', 'kemp1976'],
  },
  termsOfTrade: {
    answers: ['S11'],
    places: ['part.pricesAbroad'],
    figures: ['partPricesAbroad'],
    related: ['bargainingPower', 'tariffWar'],
    sources: ['johnson1953', 'chang2002'],
  },
  bargainingPower: {
    answers: ['S12'],
    places: ['spot.unionWallVote'],
    figures: ['unionWall', 'unionsAsOne'],
    related: ['termsOfTrade', 'marketPower', 'oneVoice'],
    sources: ['krugman1991', 'bagwell1999'],
  },
  borderStaff: {
    answers: ['S10'],
    places: ['spot.borderStaff', 'part.borderCosts'],
    figures: ['partBorderCosts', 'savedStaff'],
    related: ['smuggling', 'customsUnion'],
    sources: ['encyclopaedia', 'whitePaper1985'],
  },
  smuggling: {
    answers: ['S13'],
    places: ['spot.smuggling'],
    figures: ['smuggled'],
    related: ['borderStaff', 'tariffWar'],
    sources: ['bhagwati1973', 'fisman2004'],
    module: 'dynamics',
  },
};
