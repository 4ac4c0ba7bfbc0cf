import type { RuleWords } from './words.ts';

const BROKE =
  'broken|broke|damaged|cracked|crushed|smashed|shattered|dented|ripped|torn|ruined|wrecked|destroyed|soaked|wet|scratched|bent|squashed|leaking|mouldy|stained|chipped|burst|snapped';
const LATE = 'late|delayed|delay|delays|delayd|delaying|waiting|overdue|slow|stuck|postponed';

export const kinds: Pick<RuleWords, 'kinds'> = {
  kinds: {
    baggage: {
      about: [
        'suitcase|suitcases|luggage|lugage|baggage|bagage|backpack|rucksack|holdall|trolley|carousel|duffel|duffle|pushchair|stroller',
        'bag|bags|case tag|claim|drop|belt|hasnt|never|didnt|was|is|were|are|did|has|from|for|with|back',
        'my|our|the|his|her|their|lost|missing|a|checked|both bag|bags|case|cases',
      ],
      weight: 3,
      failures: {
        lost: [
          'lost|lose|losing|loses|missing|vanished|disappeared|stolen|gone|stole',
          'never|not|didnt|hasnt|havent|still|nowhere|doesnt arrived|arrive|came|come|showed|turned|appeared|found|made|make|seen|turn|show',
          'still? no sign|trace|bag|bags|luggage|suitcase',
          'wheres|where is|are|s? my|our? bag|bags|luggage|suitcase|case',
          'without my|our|any|his|her bag|bags|luggage|suitcase|belongings',
          'left|leave|leaving behind',
          'without me|us',
        ],
        delayed: [
          LATE,
          'days|hours|day|week|weeks later',
          'arrived|came|turned|delivered|got _? days|hours|later|after|days',
          'next flight|plane|day',
        ],
        damaged: [
          BROKE,
          'wheel|wheels|handle|zip|lock missing|off|gone|broken|snapped',
          'damage',
          'handle|wheel|wheels|zip',
        ],
        other: [],
      },
    },
    trip: {
      about: [
        'flight|flights|flght|fligt|plane|airline|airlines|airport|boarding|gate|runway|tarmac|departure|landed|takeoff|layover',
        'train|trains|bus|coach|ferry|cruise|trip|journey|holiday',
        'fly|flying|flew|flown|board|boarded',
        'connection|connecting',
        'rebook*|pilot|crew',
        'seat|seats|ticket|tickets|passenger|passengers',
      ],
      failures: {
        cancelled: ['cancel*|canx', 'called off', 'scrapped'],
        'missed-connection': [
          'miss|missed|missing my|our|the|a|her|his? connection|connecting|connections|onward|transfer|next|second|flight|train',
          'connection missed|gone|lost',
          'connect* had? already? left|gone|departed',
        ],
        'denied-boarding': [
          'denied|refused boarding',
          'bumped',
          'overbook*|oversold',
          'not|wouldnt|werent|refused|didnt allowed|allow|let|to me|us|to? to? board|on|onto',
          'gave|given our|my seat|seats away|to',
          'kicked|thrown off|from',
        ],
        delayed: [
          LATE,
          'sat|sitting|stuck|waited|held on|in|at|for the? tarmac|runway|plane|airport|gate|hours',
          'hours|minutes|mins late|later|delay|behind',
        ],
        other: [],
      },
    },
    parcel: {
      about: [
        'parcel|parcels|package|packages|delivery|deliveries|courier|shipment|shipped|shipping|dispatched|consignment|letterbox|doorstep|tracking|postman|driver|depot|sorting',
        'order|orders|ordered|orderd|delivered|deliver',
        'box|post|postage|mail',
        'left in|at|with|on|outside the|my|a? rain|neighbour|doorstep|porch|bin|street|door|garden',
      ],
      failures: {
        damaged: [BROKE, 'damage', 'left|sitting|out in the rain|wet|puddle'],
        wrong: [
          'wrong|incorrect',
          'not what i|we ordered|asked|bought',
          'someone|somebody elses|else',
          'another|different item|size|colour|color|product|order|address|customer',
          'missing items|item|parts|piece|pieces|one|two',
          'only half|part|some|one|two',
        ],
        lost: [
          'lost|lose|missing|vanished|disappeared|stolen|gone|stole',
          'never|not|nothing arrived|came|received|turned|showed|delivered|got|arrives|comes|has',
          'says|marked|said|shows as|its|it|was|been? delivered but|and|not?',
          'delivered to|but the|a? wrong|nobody|nothing|never|not|neighbour',
          'no sign|trace',
        ],
        late: [
          LATE,
          'not|hasnt|havent|didnt|still|where arrived|come|received|here|delivered|arrive|is|my|not|waiting|nothing',
          'days|weeks|week|month|day|hours late|later|overdue|ago|now',
          'supposed|meant|due|promised to|for|on|by be|come|arrive|last|next|day|_?',
        ],
        other: [],
      },
    },
    product: {
      about: [
        'product|products|item|items|device|appliance|gadget|model|warranty|guarantee|refurbished|batteries|battery|charger',
        'bought|purchased|purchase',
        'kettle|toaster|laptop|phone|iphone|tablet|tv|television|fridge|freezer|oven|microwave|washer|dryer|dishwasher|blender|camera|headphones|earphones|speaker|printer|monitor|vacuum|hoover|drill|lamp|sofa|chair|table|bed|mattress|shoes|boots|jacket|coat|dress|jeans|jumper|shirt|trainers|toy|bike|bicycle|heater|iron|console|router|machine|mixer|blanket|wardrobe|mug|mugs|vase|teapot',
      ],
      failures: {
        faulty: [
          'faulty|defective|fault|defect|dead|malfunction*|useless',
          'stopped|stops|stop|quit|doesnt|dont|wont|didnt|not|never|isnt|hardly work*|charg*|turn*|switch*|start*|function*|connect*|heat*|fit',
          'wont|doesnt|not|cant turn|switch on|off',
          'broke|broken|breaks|died|dies|falling|fell after|down|again|apart|within|on|in',
          'keeps|kept crash*|break*|turning|switching|shutting|freez*|overheat*|dropping',
          'smok*|spark*|overheat*',
          'packed in',
          'gave|given up',
        ],
        damaged: [BROKE, 'damage'],
        wrong: [
          'wrong|incorrect',
          'not|nothing like|as|what the|described|i|pictured|advertised|we? picture|description|ordered|photo|website|asked?',
          'different size|colour|color|model|product|item',
          'too small|big|large|short|tight',
        ],
        other: [],
      },
    },
    service: {
      about: [
        'staff|service|waiter|waitress|receptionist|cashier|employee|salesman|saleswoman|assistant|clerk|engineer|technician|helpline|hotline|receptionist|steward|stewardess|attendant',
        'hotel|room|restaurant|shop|store|branch|table|meal|toilet|toilets|bathroom|bill|invoice|bank|account|subscription|contract|salon|gym|cafe',
        'customer|phone service|support|line|care|services',
        'lady|man|guy|woman|girl|boy at|on|behind|who|in',
      ],
      weight: 1,
      failures: {
        overcharged: [
          'overcharg*',
          'charged|charge|billed|billing|charging|debited me|us|my|twice|double|too|extra|for|wrong|more',
          'took|taken|taking|keep|kept|takes money|my|too|payment|twice|it from|money|out|twice|much?',
          'double|twice charged|billed',
          'hidden|extra fee|fees|charges|charge',
          'wrong bill|price|amount|total',
          'rip off',
          'ripped off',
          'bill is|was wrong|too|higher|double',
        ],
        rude: [
          'rude*|impolite|aggressive|arrogant|dismissive|sarcastic|unprofessional|disrespectful|patronising|condescending|hostile|abrupt|nasty|racist|sexist',
          'shouted|yelled|swore|laughed|screamed|snapped|sneered|smirked at|in? me|us|my',
          'rolled|rolling her|his|their eyes',
          'attitude',
          'hung|hang|put up|down|the? on? me|us|phone?',
          'talked|spoke|speaking|treated to? me|us like|as',
          'appalling|disgusting|terrible manners|behaviour|attitude',
        ],
        unclean: [
          'dirty|filthy|unclean|disgusting|stained|smelly|smelled|stank|stinks|mould|mouldy|cockroach*|bedbug|bedbugs|mice|rats|hair|hairs|grubby|sticky|urine|vomit',
          'bed bugs',
          'not|never|wasnt|hadnt been? cleaned|clean',
        ],
        ignored: [
          'ignor*|unanswered',
          'nobody|noone|no1|none answer*|repl*|respon*|call*|help*|care*|pick*|knows|cares|comes|came|listen*|has|ever|bothered|wants|seems|got|gets|can',
          'no one|body|response|reply|answer|replies|help|contact|communication|call answer*|repl*|respon*|call*|help*|care*|from|back?',
          'never|not|didnt|dont|doesnt|wont|havent|hasnt|without|cant answer*|repl*|respon*|called|call|return*|heard|hear|get|got|replying',
          'on hold',
          'waited|waiting|queue|queued|queuing|hold for|on|in|over|ages|an|two|three|hours',
          'passed|sent|transferred around|from|between|back',
          'third|fourth|fifth|3rd|4th|5th|second|2nd|tenth|10th time|email|call|message|attempt|complaint|letter',
          'promised a? call|callback|to',
        ],
        other: [],
      },
    },
  },
};
