import type { ProposalReason } from '#shared/content/phrases.ts';
import type { RejectionCode } from '#shared/protocol/rejection.ts';

/** Why the rules of provinces refused. */
const provinceRejections = {
  'rejection.intent/not-in-this-game': 'That does not belong to this game.',
  'rejection.clause/provinces-only': 'Only provinces make pacts.',
  'rejection.pact/only-pacts': 'Provinces agree on pacts and payments, and nothing else.',
  'rejection.pact/no-pact': 'An offer among provinces makes a pact. Money without one is paid at once.',
  'rejection.pact/one-article': 'One offer makes one pact.',
  'rejection.pact/second-binding':
    '{economy} is bound by {agreement} already: a province can be in one binding pact.',
  'rejection.pact/deposit-needs-binding': 'Only a binding pact has a deposit.',
  'rejection.pact/binding-needs-deposit': 'A binding pact has a deposit of {points} at least.',
  'rejection.pact/lowers-nothing':
    'That lowers no wall and no export limit. Agree on a level below 4, or on a rule.',
  'rejection.pact/too-many': 'No new pact is left this round: {economy}.',
  'rejection.pact/too-large': 'A new pact has at most {limit} members this round: leave out {over}.',
  'rejection.pact/bound-too-long': 'Article {clause}: a binding pact lasts {limit} rounds at most.',
  'rejection.pact/payment-outside': 'Only members of the pact pay each other.',
  'rejection.pact/payment-past-term': 'The payment runs longer than the pact.',
  'rejection.pact/payer-short': '{economy} would pay {costYuan}, and has {freeYuan} free this round.',
  'rejection.pact/still-binding': '{agreement} binds its members until round {round}.',
  'rejection.pact/unknown': 'There is no such pact.',
  'rejection.pact/not-a-member': 'You are not a member of that pact.',
  'rejection.measures/already-sealed':
    'The measures of this round are sealed. Take them back to change them.',
  'rejection.measures/not-sealed': 'Nothing is sealed.',
  'rejection.measures/more-than-one-step': 'A policy moves one level a round at most.',
  'rejection.measures/more-than-two-steps': 'A policy moves two levels a round at most.',
  'rejection.measures/level-by-pact': 'Level {level} opens by a pact only, among its members.',
  'rejection.measures/level-removed': 'Level {level} is gone: a reform in force took its tool away.',
  'rejection.measures/no-money': 'That costs {costYuan}, and you have {freeYuan}.',
  'rejection.measures/bound-by-pact': '{agreement} sets the level among its members at {level}.',
  'rejection.measures/unknown-corridor': 'There is no such corridor.',
  'rejection.measures/not-on-corridor': '{corridor} does not run through your province.',
  'rejection.measures/corridor-built-out': '{corridor} has been built twice; it cannot be built again.',
  'rejection.measures/pillar-too-soon': 'A pillar industry can be changed again in round {round}.',
  'rejection.measures/no-pillar': 'There is no programme to end.',
  'rejection.measures/reform-done': 'That reform has been made.',
  'rejection.measures/feature-not-open': 'That opens in round {round}.',
  'rejection.measures/no-law-yet': 'There is no law yet that a petition could name.',
  'rejection.measures/no-card': 'No event card gives you that choice now.',
  'rejection.measures/fee-only-back': 'You may answer {economy}, and nobody else.',
  'rejection.measures/petition-against-self': 'A petition names another province.',
  'rejection.province/no-money': 'That costs {costYuan}, and you have {freeYuan}.',
  'rejection.province/not-a-province': '{economy} is not a province with a seat.',
  'rejection.province/not-to-self': 'A province pays another province.',
  'rejection.centre/not-the-centre': 'Only the centre can do that.',
  'rejection.centre/not-yet': 'The centre acts from round {round} on.',
  'rejection.centre/one-reform': 'One reform a round, or one of the answers that take its place.',
  'rejection.centre/reform-in-force': 'That reform is in force already.',
  'rejection.centre/no-prestige': 'That costs {cost} of prestige; you have {prestige}.',
  'rejection.centre/needs-tax-sharing':
    'Transfers by need are paid out of shared taxes. Tax sharing comes first.',
  'rejection.centre/left-to-market': 'Barriers are left to the market until round {round}: no reform before.',
  'rejection.centre/act-stands': 'You have decided that for this round already.',
  'rejection.centre/no-law-yet': 'There is no law yet that an inspection could enforce.',
  'rejection.centre/not-neighbours': '{economy} and {other} share no border.',
  'rejection.centre/merged-already': '{economy} has been merged already.',
  'rejection.centre/unknown-act': 'There is no such act to take back.',
  'rejection.centre/no-office': '{economy} is in no pact that could have an office.',
  'rejection.centre/unknown-corridor': 'There is no such corridor.',
  'rejection.centre/nothing-asked': 'The centre asks the provinces nothing in this round.',
  'rejection.centre/already-cast': 'Your answer is sealed already.',
  'rejection.centre/no-ballot': 'Provinces judge the centre in the last round, if a person governs it.',
} as const;

/** Why a government refuses a proposal, in its own words. */
const refusalReasons = {
  'reason.noGain': 'There is nothing in it for us.',
  'reason.smallPart': 'We want a larger part of the gain.',
  'reason.littleMore': 'A little more would do.',
  'reason.farApart': 'We are still far apart.',
  'reason.halfway': 'We meet you halfway.',
  'reason.outOfReach': 'You cannot pay us enough: it would take more than you gain, or than the rules allow.',
  'reason.asksTooMuch': 'You ask for too much.',
  'reason.exportsTooSmall': 'We would buy more and hardly sell more.',
  'reason.paysTooMuch': 'We would not sell enough more to pay that much.',
  'reason.lobbyLoses': 'An industry at home loses too much.',
  'reason.sovereignty': 'Our voters do not want others to decide so much for us.',
  'reason.votesAtHome': 'It costs us support at home.',
  'reason.otherAims': 'We gain by it, but it does not fit another aim of ours.',
  'reason.fitsAims': 'It serves another aim of ours than income.',
  'reason.betterOffer': 'Another offer brings us more.',
  'reason.leftUs': 'One of you ended an agreement with us, or was seen breaking a pact.',
  'reason.wallRaised': 'One of you raised tariffs against us last round.',
  'reason.lawChanged': 'A newer agreement has changed what it is worth.',
  'reason.notWithoutThem': 'Without those who refused, this version is not worth it.',
  'reason.ownOffer': 'We have made you another offer, and it stands. Sign that one.',
  'reason.signedOther': 'We have signed another text for this. For one of yours we ask a larger part.',
  'reason.shortOfMoney': 'We pay no more than a quarter of our free money in one pact.',
} as const satisfies Record<`reason.${ProposalReason}`, string>;

/** Why the server refused, in a sentence that says what to do. Clauses are counted from 1. */
export const rejections = {
  'rejection.intent/malformed': 'The server did not understand this request ({path}). Load the page again.',
  'rejection.intent/not-allowed': 'That is not yours to do here.',
  'rejection.intent/wrong-phase': 'That is not possible in this phase: {phase}.',
  'rejection.intent/too-fast': 'Too many presses at once. Wait a moment and try again.',
  'rejection.intent/stale-view': 'The table has changed since. Look again, then decide.',
  'rejection.game/last-round': 'This is the last round already.',
  'rejection.game/too-many-events':
    'This table has reached the limit of what it can record. The game continues by the clock.',
  'rejection.seat/too-many-this-round':
    'You have used up the {limit} presses that a country has in one round. You can go on in the next.',
  'rejection.server/internal': 'The server made a mistake. Nothing was changed; try again.',
  'rejection.server/saving-paused':
    'The server cannot save at the moment, so nothing was changed. Try again soon.',
  'rejection.server/history-lost':
    'The history of this table was lost in part; it is read-only until the host decides.',
  'rejection.host/only': 'Only the host can do that.',
  'rejection.host/gone-by': 'The phase or round you pressed this for is over. Nothing was changed.',
  'rejection.seat/not-yours': 'You have no seat with which to do that.',
  'rejection.round/held': 'The round is held until the host settles it.',
  'rejection.round/not-held': 'The round is not held; it was settled.',
  'rejection.clock/paused': 'The clock is paused already.',
  'rejection.clock/not-paused': 'The clock is running already.',
  'rejection.clock/no-limit': 'This phase has no time limit.',
  'rejection.reveal/no-such-stop': 'This reveal has no such stop: nobody had promised anything.',
  'rejection.seat/unknown': 'There is no seat {economy}.',
  'rejection.seat/taken': 'Someone sits for {economy} already.',
  'rejection.name/empty': 'Type a name with at least one visible character.',
  'rejection.name/too-long': 'A name has at most 24 characters.',
  'rejection.name/taken': 'Somebody here has that name already.',
  'rejection.name/reserved': 'That name is kept for whoever runs the table. Use your own.',
  'rejection.return/over': 'Nobody asks that any more: the request ran out or was answered.',
  'rejection.chat/off': 'Chat is off at this table.',
  'rejection.chat/phrases-only': 'This table speaks in set phrases.',
  'rejection.chat/muted': 'The host has muted you.',
  'rejection.chat/not-in-bloc': 'Only members can speak in that bloc.',
  'rejection.chat/empty': 'There is nothing in the message.',
  'rejection.class/not-now': 'That is not possible at this stage of the class.',
  'rejection.class/full': 'The class is full.',
  'rejection.class/no-deal': 'Nobody has been spread over tables yet.',
  'rejection.class/stale-deal': 'The tables have changed since. Look again, then seat people.',
  'rejection.class/unknown-person': 'Somebody pinned to a table has left the class. Look again.',
  'rejection.class/unknown-table': 'There is no table {table} in this class.',
  'rejection.class/no-seat': 'This person has no seat, so no private word reaches them: go there.',
  'rejection.class/people-are-here':
    'Somebody has joined this class already: simulated people come only where nobody is. Open another class to rehearse.',
  'rejection.class/too-many-rehearsals':
    'Two other classes are being rehearsed on this server. Try again later.',
  'rejection.class/no-rehearsal': 'No rehearsal is under way in this class.',
  'rejection.class/person-gone': 'This person has left the class.',
  'rejection.class/no-table': 'Somebody without a table cannot change places.',
  'rejection.class/nobody-here': 'Nobody has joined yet.',
  'rejection.class/already-there': 'This person is at table {table} already.',
  'rejection.office/not-yours': 'That is for {holder} to press: {office}.',
  'rejection.office/chair-at-work': '{holder} has the chair and is at work.',
  'rejection.pen/held': '{holder} has the pen.',
  'rejection.key/none': 'Nothing waits for a second word.',
  'rejection.key/stale': 'The offer has changed since. Read it again.',
  'rejection.key/own': 'Another person of the seat must confirm it.',
  'rejection.office/unknown-person': 'This person does not share the seat.',
  'rejection.seat/shared':
    'Several people share the seat of {economy}: change places in the overview of the class.',
  'rejection.class/called-off': 'Another table could not do its part, so nothing was changed.',
  'rejection.class/table-slow':
    'This table was still working something out, so the others did not wait for it. Press again for it.',
  'rejection.class/not-your-right': 'Your link does not allow this.',
  'rejection.class/crossed':
    'Another host pressed something for these tables just before you, so this was not carried out. Look what it was, and press again if you still want it.',
  'rejection.class/too-many-helpers': 'There are {limit} links already. Take one back first.',
  'rejection.class/too-many-games': 'A class plays {limit} games at most.',
  'rejection.class/too-far': 'Choose a day in the future, {limit} days ahead at most.',
  'rejection.homework/order': 'The negotiation must end before the envelopes are due.',
  'rejection.class/unknown-helper': 'This link was taken back already.',
  'rejection.proposal/unknown': 'That offer does not exist.',
  'rejection.proposal/not-open': 'That offer is no longer open.',
  'rejection.proposal/not-a-party': 'You are not a party to that offer.',
  'rejection.proposal/not-the-author': 'Only the author of the offer can do that.',
  'rejection.proposal/stale-revision':
    'The text has changed: it is version {revision} now. Read it before you decide.',
  'rejection.proposal/already-signed': 'You have signed this version already.',
  'rejection.proposal/not-signed': 'You have not signed this offer.',
  'rejection.proposal/needs-confirmation': 'You are the last to sign. Confirm to put it into force.',
  'rejection.proposal/too-many-open':
    'You have {limit} open offers, the most allowed; a counter-offer counts as one more. Withdraw or change one instead.',
  'rejection.proposal/too-many-revisions':
    'You have made and changed offers {limit} times this round, the most allowed.',
  'rejection.proposal/author-not-party': 'You must be a party to an offer that you make.',
  'rejection.proposal/unknown-party': '{economy} does not play at this table.',
  'rejection.proposal/party-not-named':
    '{economy} is a party, but no article names it. Name it in an article or leave it out.',
  'rejection.proposal/named-not-party':
    'Article {clause} names {economy}, which is not a party. Add it or change the article.',
  'rejection.proposal/no-clause': 'The offer is still empty. Add an article.',
  'rejection.proposal/obliges-nobody': 'Nobody would have to do anything. Add an article that binds someone.',
  'rejection.proposal/two-parties-least': 'An offer needs at least two parties.',
  'rejection.proposal/unknown-title': 'That title is not on the list.',
  'rejection.proposal/nobody-refused': 'Nobody has refused this offer, so nobody can be left out.',
  'rejection.clause/unknown-sector': 'Article {clause}: there is no sector {sector}.',
  'rejection.clause/not-tradable': 'Article {clause}: {sector} is not traded, so it has no tariff.',
  'rejection.clause/duplicate': 'Article {clause} says the same as another article. Take one out.',
  'rejection.clause/self-dealing': 'Article {clause}: {economy} cannot give something to itself.',
  'rejection.clause/no-cut':
    'Article {clause} cuts nothing: {economy} charges no more than {rateBp} on {sector} already. Offer less.',
  'rejection.clause/level-not-open': 'Article {clause}: {level} is possible from round {round} on.',
  'rejection.clause/level-not-played': 'Article {clause}: this game does not have {level}.',
  'rejection.clause/key-not-whole': 'Article {clause}: the shares of the revenue must add up to 100.',
  'rejection.clause/key-member':
    'Article {clause}: the shares must name every member and nobody else; check {economy}.',
  'rejection.clause/unknown-agreement': 'Article {clause}: that agreement is no longer in force.',
  'rejection.clause/not-a-bloc': 'Article {clause}: {agreement} is not a bloc that one can join.',
  'rejection.clause/one-integration':
    'Article {clause}: an offer founds, joins or merges one bloc only. Take the other out.',
  'rejection.clause/not-played': 'Article {clause}: this game does not have such articles, or not yet.',
  'rejection.clause/past-the-end':
    'Article {clause}: that would run past the years after round {round}. Make it shorter.',
  'rejection.clause/needs-a-cut':
    'Article {clause} is about tariff cuts, but the offer has none that it fits.',
  'rejection.clause/nothing-new':
    'Article {clause}: the parties have agreed on that already, or their level includes it.',
  'rejection.deepening/not-one-union':
    'Article {clause}: {economy} and {other} are not in one customs union. Found one or join one first.',
  'rejection.deepening/needs-all-members':
    'Article {clause}: {level} is for all members of {agreement}. {economies} must join in.',
  'rejection.terms/needs-an-area':
    'Article {clause}: {economy} and {other} need a free trade area before deep clauses.',
  'rejection.terms/not-less-developed':
    'Article {clause}: special treatment is for the less developed parties, and {economy} is not one here.',
  'rejection.terms/no-longer':
    'Article {clause}: special treatment must give more rounds than everybody has.',
  'rejection.terms/one-sector-each':
    'Article {clause}: {economy} has swapped {sector} before. A sector is swapped once.',
  'rejection.terms/one-fund-each': 'Article {clause}: {economy} is in an adjustment fund already.',
  'rejection.terms/no-preference':
    'Article {clause}: {economy} gets no lower tariff here that it could lose.',
  'rejection.pace/founders': 'Article {clause}: at most {limit} can start a group together in this round.',
  'rejection.pace/members':
    'At most {limit} members this round, each member of a union counted: leave out {over}.',
  'rejection.pace/signatures-used':
    '{economy} may sign {limit} {limit|agreement|agreements} a round and has done so.',
  'rejection.pace/pair-not-ready':
    'Article {clause}: {economy} and {other} must be one step below {level} when the round begins. They can climb one step a round.',
  'rejection.pace/already-there': 'Article {clause}: {economy} and {other} have reached {level} already.',
  'rejection.pace/widened-this-round':
    'Article {clause}: {agreement} has taken in a member this round. One a round is allowed.',
  'rejection.pace/signed-this-round':
    'Article {clause}: {economy} joined a bloc this round. It can climb next round at the earliest.',
  'rejection.fta/substantially-all-trade':
    'Article {clause}: the exceptions leave only {percent}% of the trade free. A free trade area frees at least 90%.',
  'rejection.union/one-each':
    'Article {clause}: {economy} is in a customs union, or will be when the talks end: {agreement}. Nobody can be in two.',
  'rejection.union/no-tariff-of-its-own':
    'Article {clause}: {economy} has no tariff of its own to cut: {agreement} sets it. Write for the whole union.',
  'rejection.union/all-must-sign':
    'Article {clause}: {agreement} acts as one, so {economies} must be among the parties too.',
  'rejection.union/former-undecided':
    'Article {clause} does not say whether {former} is extended to the union or ended.',
  'rejection.union/former-unknown': 'Article {clause}: {former} is not an older agreement of a new member.',
  'rejection.union/former-needs-outsider':
    'Article {clause}: to extend {former}, {economy} must sign this offer too.',
  'rejection.union/former-bound':
    'Article {clause}: {former} binds until round {round} and cannot end before.',
  'rejection.accession/already-member': 'Article {clause}: {economy} is in {agreement} already.',
  'rejection.accession/needs-a-member': 'Article {clause}: a member of {agreement} must be a party.',
  'rejection.accession/needs-the-candidate': 'Article {clause}: {economy} must be a party to its own entry.',
  'rejection.merger/overlap': 'Article {clause}: {agreement} and {other} share a member and cannot merge.',
  'rejection.merger/needs-both': 'Article {clause}: a member of each bloc must be a party.',
  'rejection.merger/timetable-runs':
    'Article {clause}: the cuts of {agreement} are not complete. Merge when they are.',
  'rejection.merger/needs-candidate-side':
    'Article {clause}: all members of one of the two blocs must be parties, so add {economies}.',
  'rejection.payment/above-payer-cap':
    'Article {clause}: with all that it pays otherwise, {economy} may pay {limitMn} more a round at most.',
  'rejection.payment/above-receiver-cap':
    'Article {clause}: with all that it gets otherwise, {economy} may get {limitMn} more a round at most.',
  'rejection.payment/receiver-owes-nothing':
    'Article {clause}: {economy} cannot get money for nothing. A merger of blocs does not count: add something else that it gives.',
  'rejection.payment/past-the-end':
    'Article {clause}: the game ends with round {round}; pay in fewer rounds.',
  'rejection.payment/past-its-agreement':
    'Article {clause}: the agreement ends after round {round}; pay in fewer rounds.',
  'rejection.admission/not-pending': 'No newcomer waits for an answer there.',
  'rejection.admission/not-a-member': 'Only a member of the bloc can refuse a newcomer.',
  'rejection.admission/already-refused': 'You have refused this already.',
  'rejection.withdrawal/not-a-party': 'You are not a party to {agreement}.',
  'rejection.withdrawal/bound': '{agreement} binds you until round {round}.',
  'rejection.withdrawal/already-noticed': 'You are leaving {agreement} already.',
  'rejection.agreement/unknown': 'That agreement is no longer in force.',
  'rejection.presidency/not-yours': 'Another member leads {agreement} in this round.',
  'rejection.presidency/no-authority': 'Nobody leads {agreement}: only full integration has a leader.',
  'rejection.presidency/moved-already': 'The common tariff has been changed in this round already.',
  'rejection.presidency/whole-points':
    'The common tariff changes by whole percentage points, and by at least one.',
  'rejection.pledge/too-many': 'You have made {limit} pledges this round, the most allowed.',
  'rejection.pledge/unknown-addressee': 'The one you pledge to is not at this table.',
  'rejection.pledge/to-yourself': 'A pledge is made to others.',
  'rejection.pledge/not-in-union': 'Only members of a customs union vote on its tariff.',
  'rejection.pledge/duplicate': 'You have made that pledge this round already.',
  'rejection.policy/vote-in-union': '{agreement} sets your tariffs: vote on them instead.',
  'rejection.policy/not-in-union': 'You are in no customs union: set your own tariff instead.',
  'rejection.policy/step': '{sector} can be between {minBp} and {maxBp} this round.',
  'rejection.policy/shift-step': 'Tariffs can move by {stepBp} at most in a round.',
  'rejection.policy/whole-points': 'Tariffs are whole percentage points: check {sector}.',
  'rejection.policy/duplicate-sector': '{sector} is set separately twice.',
  'rejection.policy/unknown-sector': 'There is no tariff on {sector}.',
  'rejection.policy/all-sectors': 'The vote needs a rate for {sector} too.',
  'rejection.policy/surcharge-partner':
    '{economy} has lower tariffs by agreement, so you cannot put a surcharge on it.',
  'rejection.policy/surcharge-self': 'You cannot put a surcharge on yourself.',
  'rejection.policy/surcharge-unknown': '{economy} does not play at this table.',
  'rejection.policy/surcharge-running':
    'Your surcharge on {economy} runs until round {round}. One at a time.',
  'rejection.policy/already-sealed': 'Your envelope is sealed. Open it again to change it.',
  'rejection.policy/not-sealed': 'Your envelope is not sealed.',
  'rejection.prediction/unknown-economy': '{economy} does not play at this table.',
  'rejection.policy/above-binding':
    'The ceiling on {sector} is {boundBp}. Your tariff may stay or fall, not rise above that.',
  'rejection.policy/surcharge-not-authorised':
    'A surcharge on {economy} needs a panel’s permission. File a complaint first.',
  'rejection.policy/surcharge-above-authorised':
    'The panel allows at most {limitBp} on {economy}: as much trade as was lost.',
  'rejection.wto/not-open': 'The WTO opens in round {round}.',
  'rejection.wto/substantially-all-trade':
    'Article {clause} fails Article XXIV: only {percent}% of the trade among all members would be free, and it must be 90%.',
  'rejection.wto/higher-barriers':
    'Article {clause} fails Article XXIV: the union’s tariff would be {afterBp} against {beforeBp} before, most of it on {sector}. Cut the tariff first.',
  'rejection.wto/schedule-too-long':
    'Article {clause} fails Article XXIV: a timetable has at most {limit} rounds.',
  'rejection.wto/special-treatment':
    'Article {clause}: {economy} is no developing economy, and special treatment is for those.',
  'rejection.conference/none': 'There is no conference in this round.',
  'rejection.conference/tabling-over': 'The time to propose and back packages is over.',
  'rejection.conference/floor-not-open': 'No package is up for decision.',
  'rejection.conference/not-the-voice':
    'Your union speaks with one voice, and in this round {economy} has it.',
  'rejection.conference/already-tabled': 'You have proposed a package already.',
  'rejection.conference/unknown-package': 'There is no such package.',
  'rejection.conference/unknown-sector':
    'A package cannot name {sector} so: it has no tariff, or is named twice.',
  'rejection.conference/no-cut': 'This package changes nothing for anybody.',
  'rejection.conference/stale-revision': 'The package is now at version {revision}. Read it again.',
  'rejection.conference/own-package': 'The package is your own.',
  'rejection.conference/not-the-author': 'Only the author can accept a change.',
  'rejection.conference/no-change': 'The package says that already.',
  'rejection.conference/no-objection': '{economy} does not object.',
  'rejection.conference/other-change': '{economy} asks for something else now. Look again.',
  'rejection.dispute/with-yourself': 'A complaint is about somebody outside your own union.',
  'rejection.dispute/unknown-economy': 'You cannot complain about {economy}.',
  'rejection.dispute/unknown-sector': 'You cannot complain about {sector}.',
  'rejection.dispute/sector-needed': 'Name the good with the hidden barrier.',
  'rejection.dispute/no-ground': 'There is no reason for this complaint against {economy}.',
  'rejection.dispute/already-filed': 'The same complaint against {economy} is being dealt with.',
  'rejection.dispute/too-many': 'You have filed {limit} in this round, the most allowed.',
  'rejection.ballot/not-now': 'Answers are taken in the debrief, from those who took part.',
  'rejection.ballot/unknown': 'There is no such answer.',
  'rejection.ballot/closed': 'This vote is closed.',
  'rejection.ballot/too-many': 'No more than {limit} offers in one debrief.',
  'rejection.ballot/no-such-change': 'What is to be changed does not stand in that world.',
  'rejection.event/not-open': 'The module of events opens in round {round}.',
  'rejection.event/unknown-card': 'There is no such event card.',
  'rejection.event/unknown-economy': '{economy} does not play at this table.',
  'rejection.event/wrong-economies': 'This card names at most {limit}, each once.',
  'rejection.event/not-playable': 'This card has nobody to fall on at this table now.',
  'rejection.event/too-many': '{limit} events begin next round already. Take one back first.',
  'rejection.event/already-there': 'This event is announced or has begun already.',
  'rejection.event/too-late': 'No further round is played in which it could begin.',
  'rejection.event/unknown': 'That event is not announced.',
  'rejection.event/at-work': 'That event has begun and cannot be stopped.',
  'rejection.barrier/not-open': 'Hidden barriers open in round {round}.',
  'rejection.barrier/unknown-sector': '{sector} has no border at which a barrier could stand.',
  'rejection.barrier/step': 'The barrier on {sector} can stand at {limit} at most this round.',
  'rejection.inspection/self': 'You know your own rules. Inspect somebody else.',
  'rejection.inspection/unknown-economy': '{economy} has no seat whose rules could be inspected.',
  'rejection.inspection/one-a-round': 'You have inspected once this round, the most allowed.',
  'rejection.budget/not-open': 'Public money opens in round {round}.',
  'rejection.budget/above-points': 'You have {limit} points to spend.',
  'rejection.corridor/unknown': 'There is no such corridor.',
  'rejection.corridor/not-a-member': 'That corridor does not reach you.',
  'rejection.corridor/built': 'That corridor stands already.',
  ...provinceRejections,
  ...refusalReasons,
} as const satisfies Record<`rejection.${RejectionCode}` | `reason.${ProposalReason}`, string>;
