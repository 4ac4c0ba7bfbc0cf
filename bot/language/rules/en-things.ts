import type { RuleWords } from './words.ts';
import { spaced } from './words.ts';

/** Money, numbers that name something, places and names. */
export const things: Pick<RuleWords, 'amounts' | 'references' | 'places' | 'names'> = {
  amounts: {
    // prettier-ignore
    currencies: {
      '£': 'GBP', '$': 'USD', '€': 'EUR', '¥': 'JPY', '₹': 'INR', 'us$': 'USD', 'a$': 'AUD', 'au$': 'AUD', 'c$': 'CAD', 'ca$': 'CAD', 'nz$': 'NZD',
      gbp: 'GBP', usd: 'USD', eur: 'EUR', aud: 'AUD', cad: 'CAD', nzd: 'NZD', chf: 'CHF', inr: 'INR', jpy: 'JPY', sek: 'SEK', nok: 'NOK', dkk: 'DKK', pln: 'PLN', zar: 'ZAR',
      pound: 'GBP', pounds: 'GBP', quid: 'GBP', sterling: 'GBP', squid: 'GBP', dollar: 'USD', dollars: 'USD', bucks: 'USD', buck: 'USD',
      euro: 'EUR', euros: 'EUR', francs: 'CHF', rupees: 'INR', rupee: 'INR', yen: 'JPY', kronor: 'SEK', rand: 'ZAR',
    },
    small: { p: 'GBP', pence: 'GBP', cents: 'USD', cent: 'USD' },
    vouchers: ['voucher|vouchers|coupon|coupons|credit|goodwill', 'meal|food|drink ticket|tickets', 'gift card'],
    given: [
      'voucher|vouchers|coupon|coupons|credit|goodwill|gesture',
      'offer|offers|offered|offering',
      'gave|given|give|giving me|us|only|a|just|back',
      'compensat*',
      'refunded|reimbursed|credited|provided|provide',
      'discount|gift',
      'store|loyalty card',
      'price|priced|retails|rrp|value|valued',
      'allowance',
      'off my|our|your|the? next|fare',
      'could|can|would|want|need|like get|have|claim',
      'earn*|salary',
      'limit|balance|deposit',
      'received|got back',
      'refund of',
    ],
    sought: [
      'want|wants|wanted|demand|demanding|expect|get|getting my|the|our|that|those|back',
      'promise|promises|promised|owe|owes|owed me|us',
      'for promise|promises|promising',
      'you|they|i|we will|shall|should receive|get|give',
    ],
    priced: [
      'price*|pricing|fare|fares|cost|costs|costing|quote|quoted|deal|bundle|rate|bill|bills|expensive|cheap|cheaper|charge|charged|charging|fee|fees|tariff|refund',
      'offer for|at|of|made',
    ],
    nouns: spaced(
      'refund charge fee ticket fare voucher bill fine deposit discount credit rate payment surcharge penalty',
    ),
    priceBefore: `for|at|is|was|it'?s|to|from|of|only|and|than|now|just|extra|another|be|pay|paid|charged|me|us`,
    priceAfter:
      'today|now|to|for|a|per|and|on|instead|but|changes|changed|with|when|which|more|less|in|a month|each|or|plus',
    borne: [
      'cost|costs|costing|costed|costs',
      'paid|payed|pay|paying|spent|spend|spending|spended',
      'bought|buy|buying|had|forced|purchase|purchased|ordered',
      'lost|lose|losing|stole|stolen|ruined|destroyed|damaged|missed|broken|smashed',
      'charged|charge|charging|fee|fees|fine|fined|overcharged|debited',
      'out of pocket',
      'hotel|taxi|uber|cab|rental|parking|meal|meals|food|clothes|charger|receipt|receipts|expenses|expense|repair|repairs',
      'reimburse|repay',
      'took|taken|keep|kept',
      'covering',
      'claim|claiming',
    ],
    on: ['on', 'for', 'in', 'of', 'worth'],
    listed: ['for'],
    edges: spaced(`
      i we and had to buy bought paid pay spent cost costs me us was were is plus then also got get ordered
      order have need needed purchase purchased rent take took because that which so after before since
      about around approx roughly over nearly almost extra another just still my your you they it charged
      replace total of but not at came will would be new for only like from book booked buying paying spend
      anyway it this there here no yes worth costing offered on in costed sorry lost actually myself ourselves
    `),
    changed: String.raw`(?<=\b(?:amount|price|cost|costs|total|sum|taxi|hotel|meal|it|that)\b.{0,24}\b(?:to|was|is|be|actually|only) |\b(?:was|were|cost) (?=\d{1,6}[.,]\d\d))(\d{1,6}(?:[.,]\d\d)?)(?![\w:/,.-])`,
    pronouns: spaced(`
      it them this that these those one both mine me us now then there twice double again advance cash full total
    `),
    articles: ['a', 'an', 'the', 'my', 'some'],
    through: ['for', 'in', 'at', 'on', 'from', 'with', 'of', 'to'],
    after: spaced(`
      for in at on because from and that which when while so to but as with since plus i we you they then of
      was is out due by not also each today yesterday myself instead if until where will had after before
      just
    `),
  },
  references: {
    names: {
      order: ['order|ordr|purchase|invoice|receipt'],
      parcel: ['parcel|tracking|shipment|package|consignment|delivery|track'],
      room: ['room|suite|apartment'],
      booking: [
        'booking|bookings|reservation|reservations|confirmation|pnr|locator|itinerary|e-ticket|ticket|ride|trip',
      ],
      'bag-tag': ['bag|baggage|luggage|case tag|label|receipt', 'tag'],
      item: ['item|product|model|serial|article|sku|part'],
      account: ['account|membership|member|customer|loyalty|policy|acct|user|username|login'],
      postcode: ['zip|postcode|zipcode', 'post|postal code'],
      complaint: ['case|claim|complaint|incident|file|report|ref|reference|id|ids|code|codes'],
    },
    shortly: String.raw`\b(?:id|number|no|nr|#)(?: is| was|:)? ?$`,
    and: 'and|or',
    livesIn: String.raw`\b(?:zip|postcode|post ?code|live in|living in|lives in|postal code)(?: code)?(?: is|:|[.,] (?:it'?s|it is))?(?: actually| now)?(?: [a-z]+,)? $`,
    links: spaced(`
      number numbers num no nr id ids ref codes are i'm reference code is was its the my it called of says reads tag label should be
      now actually
    `),
    mine: '(?:is|was|are) (?:my|the|our|your)',
    units: spaced(`
      st nd rd th x k am pm kg cm mm inch gb
    `),
    flightLinks: String.raw`number|no\.?|is|was|code|id|with|actually`,
    notFlight: String.raw`(?:st|nd|rd|th)\b| (?:hours?|hrs?|mins?|minutes?|days?|times?|weeks?|pounds|people|of|trips)\b`,
    smallWords: spaced(`
      am as la et us no is at be ok ms ca by ha va to in on of was for
    `),
    flight: 'flight|flights|flt|flght|fligt|flite',
    // prettier-ignore
    airlines: spaced(`
      AA AC AF AI AK AM AS AV AY AZ BA B6 BE BY CA CX CZ DL DY D8 EI EK EN ET EW EY EZ FR F9 G4 GA HA HV IB
      JL JQ KE KL KM LA LH LM LO LS LX LY MH MS MU NH NK NZ OS OU PC QF QR QZ RO RJ RK SK SN SQ SU SV TG TK
      TP U2 UA UX VA VS VY WF WN WS WY W6 W9 6E ZB HAL BAW EZY RYR DLH EZS AAL UAL DAL
    `),
  },
  places: {
    lead: String.raw`(?:(?:it|was|is|it'?s|its|that|this|happened|in|at|from|to|near|the flight|i was|we were|i think|ok|yes|well|your|our)[ ,:]+)*`,
    before: ['from', 'to', 'at', 'in', 'near', 'outside', 'into', 'via', 'between', 'towards', 'around'],
    ends: ['from', 'to', 'into'],
    opening: spaced('new san los las saint port'),
    streets: 'street|st|road|rd|avenue|ave|drive|lane|ln|boulevard|blvd|square|plaza|terrace|court|crescent|close',
    known: spaced('la dc ny uk us usa eu uae'),
    venues: 'airport|station|hotel|inn|terminal|tarmac|mall|stadium|hospital|harbour|depot',
    journey:
      'flights?|trains?|bus|coach|ferry|fly|flying|flew|flown|trip|travel(?:l?ing)?|connection|ride|route|journey|land(?:ed|ing)?',
    goingTo:
      'out of|leaving for|bound for|departing for|depart for|heading for|left for|off to|2|flights? for|minutes early for|hours late for',
    stop: spaced(`
      i my your the a an you me us them him her it this that work home there here now then on at in to for
      and with by from via was is were are has had have last next today yesterday tomorrow tonight when
      where but because after before got which who monday tuesday wednesday thursday friday saturday sunday
      january february march april may june july august september october november december be get go no not
      all one two three our their his so tell say find see pay buy customer january later or if of off out
      over we they he she do christmas hell every flight delayed cancelled lost late never still will only
      did didnt english tv sms
    `),
  },
  names: {
    before: [
      'my name is', 'my names', 'my full name is', 'my full names are', 'my first name is', 'my last name is', 'last name is',
      'name is', 'the name', 'i am called', 'im called', 'name', 'names',
    ], // prettier-ignore
    self: `i'?m|i am|this is|it'?s|it is`,
    owner:
      'under(?: the)?(?: names?)?(?: of)?|in the names? of|on behalf of|(?:reservation|booking|booked|table|account|order|ticket|listed)(?: \\w+)? for',
    titles: String.raw`(?:dr|mr|mrs|ms|prof)\.?|doctor`,
    speaking: 'here|speaking',
    lead: String.raw`(?:(?:it'?s|its|it is|i'?m|i am|this is|names?|is|the|my name'?s?|yes|yeah|yea|yep|sure|ok|okay|of course|hi|hello|hey|well|oh|uh|please)[ ,:.!]+)*`,
    stop: spaced(`
      not on in at the wrong a an is and i my but from to speaking for of or so as it me you your our their
      not here there this that with was are be have has had can could will would no yes thanks thank please
      now just only still also then account number order booking flight reference pin id name first last ive im ill youve weve its
    `),
  },
};
