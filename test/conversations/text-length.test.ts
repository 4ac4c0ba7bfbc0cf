import { describe, expect, it } from '@jest/globals';
import { gives, type Person, says, sendsPhoto } from '../../bot/cli/simulate/person.ts';
import { smsSegments } from '../../bot/render/sms.ts';
import type { Company } from '../../bot/core/ports.ts';
import type { Said } from '../support/customer.ts';
import { shippedText, shippedWith } from '../prompts/set.ts';
import { longestWords } from '../support/longest-words.ts';
import { runTalk } from '../support/simulated.ts';
import { talk } from '../support/talk.ts';
import { shippedWords } from '../support/words.ts';

/** What a talk needs in a language, beside the story. */
interface Tongue {
  more: string;
  why: string;
  all: string;
  odd: string;
  gives: Record<string, string>;
  noTag: string;
  receipts: string;
  wish: string;
  robot: string;
  change: string;
  yes: string;
  waiting: string[];
}

const ENGLISH: Tongue = {
  more: 'and I called you three times last week and nobody ever called me back',
  why: 'Why does nobody answer my emails?',
  all: 'that is everything',
  odd: 'blorb',
  gives: {
    'ask-date': 'on 3 November',
    'ask-flight': 'HV118',
    'ask-contents': 'two pairs of shoes, a camera and a present for my daughter',
    'ask-item': 'a blue rain jacket',
    'ask-place': 'your shop in Mill Street',
    'ask-delay': '5 hours',
    'ask-expenses': 'a taxi 18.50 and dinner 22',
  },
  noTag: 'no idea, I threw it away, and it was the 2nd not the 3rd',
  receipts: 'no receipts',
  wish: 'my money back and somebody finally telling me where it is. why does nobody answer??',
  robot: 'are you a robot?',
  change: 'no, it was 4 November',
  yes: 'yes',
  waiting: ['how long will it take?', 'and my neighbour saw it all', 'where is my complaint?', 'person please'],
};

const SPANISH: Tongue = {
  more: 'y les llamé tres veces la semana pasada y nadie me devolvió la llamada',
  why: '¿Por qué nadie contesta mis correos?',
  all: 'eso es todo',
  odd: 'blorb',
  gives: {
    'ask-date': 'el 3 de noviembre',
    'ask-flight': 'HV118',
    'ask-contents': 'dos pares de zapatos, una cámara y un regalo para mi hija',
    'ask-item': 'una chaqueta azul de lluvia',
    'ask-place': 'su tienda de la calle Mayor',
    'ask-delay': '5 horas',
    'ask-expenses': 'un taxi 18,50 y una cena 22',
  },
  noTag: 'no la tengo, la tiré. y fue el 2, no el 3',
  receipts: 'no tengo recibos',
  wish: 'que me devuelvan el dinero y alguien que me diga qué pasó. ¿por qué nadie contesta?',
  robot: '¿eres un robot?',
  change: 'no, fue el 4 de noviembre',
  yes: 'sí',
  waiting: ['¿cuánto va a tardar?', 'y mi vecina lo vio todo', '¿dónde está mi reclamación?', 'quiero una persona'],
};

/** A kind of complaint, and how somebody tells it by text. */
type Story = [kind: string, ...texts: string[]];

const IN_ENGLISH: Story[] = [
  [
    'a cancelled trip',
    'My flight HV330 to Porto on 12 November was cancelled two hours before it should leave, booking K7PLQ2. I paid 48 pounds for a taxi and 22.50 for dinner.',
  ],
  [
    'a missed connection',
    'We landed an hour late in Madrid on 3 November, missed our connection to Lima and slept on the floor. Flight HV118.',
  ],
  [
    'a seat that was taken',
    'They did not let me board my flight HV204 yesterday although I paid for my seat months ago. I am furious and nobody told me why.',
  ],
  [
    'a lost bag',
    'you lost my suitcase',
    'HV117 from new york on the 3rd',
    'I had to buy clothes for the whole week, 240 pounds, and a charger, 19.99',
    'and NOBODY answers my emails!! third time I write',
  ],
  [
    'a stolen camera',
    'Somebody took my camera out of my bag on the way from Rome to London on 5 November, flight HV330. I feel sick about it.',
  ],
  [
    'a wet parcel',
    'my parcel 4471-22 was left in the rain on Monday, everything in it is ruined and I have to pay for it twice',
  ],
  [
    'a late parcel',
    'I have been waiting for my parcel for three weeks now. Order 5518-40. It was for my daughter and the birthday was yesterday.',
  ],
  [
    'a faulty product',
    'The kettle I bought from you on 2 November stopped working after two days. I am very unhappy and want my money back.',
  ],
  [
    'a charge too many',
    'You charged me twice for the same rain jacket, 89.90 pounds each time, on 4 November. Order 7120-55. My account is in the red because of you.',
  ],
  [
    'a rude word',
    'The man at the desk in your shop in Mill Street shouted at my mother on Saturday. She is eighty years old and was in tears afterwards.',
  ],
  [
    'a long wait',
    'I waited on the phone for fifty minutes yesterday and then the line was cut. I have never been treated like that.',
  ],
  [
    'nothing certain',
    'I am so disappointed with all of you, nothing works and nobody cares about us customers at all.',
  ],
];

const IN_SPANISH: Story[] = [
  [
    'a cancelled trip',
    'Cancelaron mi vuelo HV330 a Oporto el 12 de noviembre dos horas antes de salir, reserva K7PLQ2. Pagué 48 euros de taxi y 22,50 de cena.',
  ],
  [
    'a missed connection',
    'Llegamos con una hora de retraso a Madrid el 3 de noviembre, perdimos la conexión a Lima y dormimos en el suelo. Vuelo HV118.',
  ],
  [
    'a seat that was taken',
    'No me dejaron embarcar ayer en mi vuelo HV204 aunque había pagado mi asiento hace meses. Estoy furiosa y nadie me explicó nada.',
  ],
  [
    'a lost bag',
    'Hola, perdieron mi maleta en el vuelo IB3166 el 3 de noviembre y tuve que comprar ropa por 240 euros. Nadie contesta mis correos.',
  ],
  [
    'a stolen camera',
    'Alguien me robó la cámara de la maleta entre Roma y Londres el 5 de noviembre, vuelo HV330. Me siento fatal.',
  ],
  [
    'a wet parcel',
    'Mi paquete 4471-22 lo dejaron bajo la lluvia el lunes, todo está arruinado y tengo que pagarlo dos veces',
  ],
  [
    'a late parcel',
    'Llevo tres semanas esperando mi paquete. Pedido 5518-40. Era un regalo de cumpleaños para mi hija y el cumpleaños fue ayer.',
  ],
  [
    'a faulty product',
    'El hervidor que compré el 2 de noviembre dejó de funcionar a los dos días. Estoy muy descontento y quiero que me devuelvan el dinero.',
  ],
  [
    'a charge too many',
    'Me cobraron dos veces la misma chaqueta, 89,90 euros cada vez, el 4 de noviembre. Pedido 7120-55. Mi cuenta está en números rojos por su culpa.',
  ],
  [
    'a rude word',
    'El hombre del mostrador de su tienda en la calle Mayor le gritó a mi madre el sábado. Tiene ochenta años y terminó llorando.',
  ],
  ['a long wait', 'Ayer esperé una hora de pie en su tienda y al final nadie me atendió. Nunca me trataron tan mal.'],
  ['nothing certain', 'Estoy muy decepcionada con todos ustedes, nada funciona y a nadie le importamos los clientes.'],
];

/** Somebody who is not understood at first, asks on the way, corrects, and stays to the end. */
function person([name, ...texts]: Story, tongue: Tongue): Person {
  const answers = Object.entries(tongue.gives).map(([ask, words]) => [ask, [says(tongue.odd), gives(words)]] as const);
  return {
    name,
    begins: [says(...texts), says(tongue.more)],
    reacts: {
      'noted-more': [says(tongue.why), says(tongue.all)],
      ...Object.fromEntries(answers),
      'ask-booking': [says(tongue.odd)],
      'ask-order': [says(tongue.odd)],
      'ask-bag-tag': [says(tongue.odd), says(tongue.noTag)],
      'ask-receipts': [sendsPhoto, says(tongue.receipts)],
      'ask-wish': [says(tongue.wish)],
      'ask-contact': [says(tongue.robot), gives('kim.long@example.com')],
      'read-back': [says(tongue.change), says(tongue.yes)],
    },
    afterwards: tongue.waiting.map((words) => says(words)),
    ends: 'handed-over',
  };
}

/** The whole record, as they are to check it: as long as what they told. */
const RECORD = ['read-back', 'summary-to-correct'];

function tooLong(heard: readonly Said[]): string[] {
  return heard.flatMap(({ text, prompts }) => {
    const { segments } = smsSegments(text);
    // No longer than one send can take, so that it comes in one piece.
    const most = prompts.some((name) => RECORD.includes(name)) ? 10 : 2;
    return segments > most ? [`${segments} parts {${prompts.join(' ')}}: ${text}`] : [];
  });
}

describe.each([
  ['English', IN_ENGLISH, ENGLISH],
  ['Spanish', IN_SPANISH, SPANISH],
] as const)('a complaint by text in %s, in the longest words there are for it', (_, stories, tongue) => {
  it.each(stories)('needs two parts for a text at most: %s', async (...story) => {
    const words = await longestWords();
    const course = await runTalk(person(story, tongue), 'sms', () => words);
    expect(course.end).toBe('handed-over');
    expect(course.exchanges.length).toBeGreaterThan(8);
    expect(tooLong(course.exchanges.flatMap(({ heard }) => heard))).toEqual([]);
  });

  it.each(stories)('has room for a company with a long name: %s', async (name, ...texts) => {
    const long = 'name: Harbour & Vale Travel and Goods';
    const { words } = shippedWith({
      'company.yaml': shippedText('company.yaml').replace('name: Harbour & Vale', long),
    });
    const longest = await longestWords({}, words);
    const course = await runTalk({ name, begins: [says(...texts)], ends: 'content' }, 'sms', () => longest);
    const [first] = course.exchanges;
    expect(first?.heard.map(({ text }) => text)).toEqual([expect.stringContaining('Travel and Goods')]);
    expect(tooLong(first?.heard ?? [])).toEqual([]);
  });

  it.each(['open', 'closed'])('needs no more while they wait, while the desk is %s', async (desk) => {
    const { company } = await shippedWords();
    const hours: Company['hours'] = desk === 'open' ? company.hours : { 6: { from: 480, to: 1_000 } };
    const words = await longestWords({ company: { ...company, hours } });
    const { customer, agent, time } = await talk({ on: 'sms', words: () => words });
    const [, ...told] = stories[0] ?? [];
    const all: Said[] = [];
    const hears = () => all.push(...customer.takes());
    await customer.says(...told, tongue.waiting[3] ?? '');
    hears();
    const reference = customer.reference ?? '';
    for (const words of [...tongue.waiting, tongue.why]) {
      await customer.says(words);
      await time.passes('10 s');
      hears();
    }
    await time.passes('15 min');
    hears();
    for (const does of [
      () => agent.accepts(reference),
      () => agent.putsBack(reference),
      () => agent.accepts(reference),
    ]) {
      await does();
      hears();
    }
    await time.passes('40 min');
    hears();
    await agent.accepts(reference);
    await agent.closes(reference, 'lost in sorting');
    hears();
    for (const words of ['no', tongue.yes, tongue.waiting[2] ?? '']) {
      await customer.says(words);
      await time.passes('10 s');
      hears();
    }
    const names = new Set(all.flatMap(({ prompts }) => prompts));
    const heard = ['opening', 'person-now', 'agent-joined', 'agent-put-back', 'agent-silent', 'closed', 'reopened'];
    expect(heard.filter((name) => !names.has(name))).toEqual([]);
    expect(tooLong(all)).toEqual([]);
  });
});
