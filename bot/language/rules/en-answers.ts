import type { RuleWords } from './words.ts';
import { spaced } from './words.ts';

const PERSON =
  'person|human|agent|manager|supervisor|representative|rep|advisor|adviser|operator|someone|somebody|colleague|team|boss|being';

/** Short messages that do one thing, and the small words around them. */
export const answers: Pick<
  RuleWords,
  | 'whole'
  | 'marks'
  | 'later'
  | 'notCorrects'
  | 'preludes'
  | 'filler'
  | 'connectives'
  | 'told'
  | 'denied'
  | 'dangling'
  | 'lead'
  | 'keys'
  | 'notSlips'
  | 'turned'
  | 'values'
  | 'corrects'
  | 'instead'
> = {
  whole: {
    person: [
      `^ the|a|an|your|get|give|need|want|real|actual|live|human? ${PERSON.replace('|someone|somebody|colleague|team|boss|being', '')} now|immediately|asap? $`,
      '^ person|human|agent|manager|supervisor|representative|operator|advisor|adviser $',
      '^ a|real|live|actual real|live|actual? person|human|agent|being $',
      '^ customer service|services|support|care $',
      '^ talk|speak|chat to with? _ _? $',
      '^ pass|put|transfer|connect me to|through|over $',
    ],
    stop: [
      '^ stop stop|it|this|now|messaging|texting|writing? me|all? $',
      '^ unsubscribe|end|quit|stopall $',
      '^ cancel this|it|complaint|everything|all the|my? complaint? $',
      '^ cancel $',
      '^ forget it|this|about it? $',
      '^ leave me alone $',
      '^ never mind $',
      '^ nevermind $',
      '^ i want to stop here? $',
      '^ lets stop here? $',
    ],
    startOver: [
      '^ start|begin over|again $',
      '^ restart|reset $',
      '^ from the start|beginning $',
      '^ can|could we|i start|begin over|again $',
      '^ let|lets me|us? start|begin over|again $',
    ],
    help: [
      '^ help me? $',
      '^ what can you do $',
      '^ how does this|it work $',
      '^ what do i do now|here? $',
      '^ options|menu|commands $',
    ],
    done: [
      '^ thats|thats|that|its is? it|all|everything from|for? me|now? $',
      '^ nope|no|nah thats|that|this is|was|will? be? it|all|al|everything|that $',
      '^ thats|that|this|it is|was? all|al|everything|it|the? story|lot? folks|guys|all|you|mate|everyone|really|dear|love|pal|sir|madam|from? me|us? $',
      '^ thats|that|this is|was? the whole? story|lot $',
      '^ no more $',
      '^ nope|no|nah nothing|no|not else|more|further $',
      '^ nothing|no else|more|further to? add|say|report? $',
      '^ done|finished $',
      '^ im|i am? done|finished $',
      '^ i think|guess? thats|that is? it|all|everything $',
      '^ that will|would|should|pretty? be|much? all|it|everything $',
      '^ you have|got|know it|everything|all $',
      '^ no|nope more|further expenses|costs|to $',
      '^ end of story $',
      '^ not really $',
    ],
    yes: [
      '^ yes|yeah|yep|yup|y|ya|aye|sure|correct|right|ok|okay|exactly|absolutely|definitely|indeed|affirmative|fine|perfect yes|please|correct|thats|it|i|is|did|do|right? right|correct|is|do|did|have? $',
      '^ thats|that|its|all|everything is|looks|sounds|all? right|correct|fine|good|true|ok|okay|it $',
      '^ go ahead|on $',
      '^ of course $',
      '^ please do $',
      '^ hand it over $',
      '^ i do|did|have|am|would $',
      '^ it|that|this|all|everything|they|yes|yeah? it|that|this|all|everything|they? looks|sounds|seems|is|are|its|thats|all|everything all|perfectly|very|so|quite|pretty|about? good|right|fine|correct|ok|okay|true|perfect|there|accurate to? me|so|now|yes? $',
      '^ all|looks good|right|correct|fine|there $',
      '^ jup|jep|yess|yesss|yeh|yea|yas|oui|si|ja|da $',
      '^ yes|yeah|yep|ok|okay|please? hand|send|submit|pass it|this|that over|on|off|in|now? $',
      '^ you got|have it right|correct $',
      '^ sure thing $',
      '^ no changes|problem|corrections needed? $',
      '^ nothing to change|add $',
      '^ send|submit it $',
      '^ ill wait $',
      '^ happy to wait $',
    ],
    no: [
      '^ no|nope|nah|n|negative|never no|nope|way|thanks|it|not|i? wasnt|didnt|dont|isnt|havent|no|right|correct? $',
      '^ not correct|right|true|really|at|quite? all? $',
      '^ thats|that|it|its is? not|wrong right|correct|true? $',
      '^ i dont|didnt|havent|wont|cant $',
      '^ none|nothing|neither $',
      '^ no|nope? nothing|none yet|so|thankfully|luckily|lucky far|lucky|me? me? $',
      '^ no receipt|receipts|recept|recepts|reciept|reciepts|reciepts|costs|expenses $',
      '^ 0|zero|nil|nada $',
      '^ wrong|incorrect $',
      '^ i have|got none|no receipts|receipt? $',
    ],
    skip: [
      '^ skip|pass|next|move skip|on|this|it|that|question? one|question|on? $',
      '^ id|i|would? would? rather|prefer not to? say|tell|answer|share|give? that|it|this? $',
      '^ prefer|rather not to? say|tell|answer|share? $',
      '^ not telling|saying you? $',
      '^ none of your business $',
      '^ no comment $',
      '^ i dont want to say|tell|give|answer|share that|it|this|you? that|it|this? $',
      '^ next question $',
      '^ i|ive|we|weve have? already|just|only told|said|gave|given|answered|sent|wrote that|it|this|you|u? you|u? that|it|this? already|before|earlier|twice? $',
      '^ i|ive|we|weve have? told|said|gave|given|answered|sent|wrote that|it|this|you|u you|u? that|it|this? already|before|earlier|twice $',
      '^ as|like i|we said|told|wrote you|u? that? before|already|earlier|above? $',
      '^ you|u already have|got|know it|that|this|all? $',
      '^ read|see|look|check|scroll at? what|above|up|my|back i? wrote|said|message|messages|told|there? you? $',
      '^ doesnt matter $',
    ],
    greeting: [
      '^ hi|hello|hey|hiya|yo|heya|howdy|greetings|evening|morning|afternoon there|you|team|all|everyone|again|hello|hi? there|team|all|again? $',
      '^ good morning|afternoon|evening|day all|there|team? $',
      '^ is|are|you anyone|anybody|you|still? still? there|here $',
      '^ anyone|anybody|you still? there|here|home $',
      '^ hello|hi|hey again? is|are anyone|anybody|you still? there|here $',
    ],
    thanks: [
      '^ thanks|thank|thx|ty|cheers|ta you|so|a|very|for|ok|all? you|much|lot|very|your|so|the|that|help? much|help|lot|for? your|the? help|time? $',
      '^ many thanks $',
      '^ no complaint|complaints here? just|only|but? my? thanks|praise $',
      '^ thanks|thank you? so|very? much|everyone|all? everyone|everything|you|staff|team|it|all was|were|are so|really|very|all? great|lovely|brilliant|kind|helpful|perfect|wonderful|fantastic|excellent $',
      '^ much|i appreciated|appreciate it|that|this? $',
      '^ thats|that is? very|really? kind|great|good|lovely|helpful $',
      '^ great|brilliant|lovely|perfect|wonderful thanks|thank|cheers you? $',
    ],
    areYouABot: ['^ bot|robot|machine|ai $'],
    dontKnow: [
      '^ not sure $',
      '^ no idea|clue $',
      '^ dunno|idk $',
      '^ who|fuck|god|heaven|christ|goodness|lord knows $',
      '^ search me $',
      '^ how should|would|can i know $',
      '^ she|he|they|i|we|it|got|have|has|is|was lost|got|threw|thrown|binned it|lost|away|out|that? away|it? $',
      '^ i? do|did|can not know|have|remember|recall|find it|that|one|any|them? $',
      '^ i? dont|cant|didnt know|have|remember|recall|find it|that|one|any|them? $',
    ],
    why: ['^ why $', '^ but why $', '^ how come $', '^ what happened $'],
    status: [
      '^ whats|what is? my|the reference|ref|number|code number? $',
      '^ is|still there? still|nobody|noone|no|nothing|anybody one|nobody|noone|here|yet|there|coming|answer? yet|here|there|coming|free? $',
      '^ any|more news|update|updates|progress yet|please|on? this|it? $',
      '^ status|update $',
      '^ how much? long|longer more|longer? $',
    ],
  },
  marks: { yes: '👍👌✅🆗💯✔', no: '👎❌🙅🚫', dontKnow: '🤷', thanks: '🙏❤😊🥰' },
  later: [
    'at home',
    'later|tomorrow|soon|tonight|somewhere|sometime|eventually|weekend|afterwards|scan',
    'on|in paper|post|mail',
    'attached|attach',
    'sent|send|posted|mailed|emailed|forward|forwarded it|them|the|those|by|via|in|to|already|you|these|all?',
    'not now|yet|here|today|with|on|at',
    'have|got|keep|kept|hav them|it|all|one|the|some|both|every|most',
    'need|have|got|must to? find|look|search|dig',
    'will|ill|can find|look|send|scan|dig|get|try|check|do',
    '^ yes|yeah|yep|i|we i|we? do|have|got $',
  ],
  filler: spaced(`
    please pls plz thanks thank you thx cheers ok okay oh well um uh hmm so sorry hi hello hey just lol mate
    really but and then actually
  `),
  preludes: spaced(`
    hi hello hey hiya heya yo ok okay so well and but also anyway then um uh oh right basically yeah
  `),
  connectives: spaced(`
    the a an it is its was i think on about at around my for number flight order no not yes mean meant of in
    from to by late roughly maybe probably last this ago some time
  `),
  told: spaced(`
    tried trying try asked asking refused couldnt cant unable impossible wouldnt told waited waiting managed
    finally never had havent promised when after hours said before got didnt was
  `),
  denied: spaced(`
    nobody noone no not without never didnt wasnt werent isnt luckily
  `),
  dangling: spaced(`
    and but also because cos plus then so or with when which that the my to i cont contd continued
  `),
  values: spaced(`
    yesterday today tonight am pm noon midnight monday tuesday wednesday thursday friday saturday sunday
  `),
  lead: String.raw`(?:(?:(?:it|that|this|they|there) (?:was|is|were|are)|(?:it|that|there)['’]?s|they['’]?re|i (?:think|guess)|we (?:think|guess)|ok|okay|yes|well|just|only|um+|so)[ ,:]+)*`,
  keys: spaced(`
    here days weeks months hours minutes yesterday monday tuesday wednesday thursday friday saturday sunday january
    february april august september october november december number reference order booking parcel package delivery
    flight train hotel taxi luggage suitcase baggage refund money receipt manager person agent human email phone address
    cancelled delayed damaged broken missing stolen arrived received waiting nobody nothing complaint pounds euros
  `),
  notSlips: spaced(`
    emil manger ponds noting fight booing peron tran oder hors stoke
  `),
  turned: [
    'finally|eventually came|arrived|turned|showed|got|delivered|found',
    'came|arrived|turned|showed|delivered|found|returned up|back|here? finally|eventually|today|yesterday|late|after',
    'it|they|he|she|parcel|package|bag|bags|suitcase|order|one|box|flight|train has|have|was|were|did|just|only? just? come|came|arrived|turned|showed|delivered|found|returned',
    'i|we have|got|found|received it|them now|back|finally|yesterday|today|this|but',
    'actually|in it|they|she|he|was|were|came',
    'turns|turned out',
    'right thing|one|item|size|address but|only|just?',
  ],
  corrects: [
    '^ no',
    '^ nope',
    '^ sorry',
    '^ actually',
    '^ wait',
    '^ oops|ups|whoops',
    '^ correction',
    '^ ah no|sorry',
    '^ oh no|sorry|wait',
    '^ hang|hold on',
    '^ not',
    'i meant|mean',
    'i meant to say',
    'actually',
    'correction',
    'my mistake',
    'make that',
    'should be|say|read|have',
    'typo',
    'i was wrong',
    'i got|said that|it|the wrong',
    'thats|that is? wrong',
    'rather than',
    'instead of',
    'change it|that|the|this to',
    'change the|my? _ to|into|from',
    'change the|my? _ _ to|into|from',
    'edit',
  ],
  notCorrects: spaced(`
    idea clue receipt receipts tag number one problem more memory money thanks thank longer way other reason
  `),
  instead: ['not', 'isnt', 'wasnt', 'rather than', 'instead of', 'and not', 'but not'],
};
