import type { RuleWords } from './words.ts';
import { spaced } from './words.ts';

const UNITS = {
  minuto: 'M', minutos: 'M', min: 'M', mins: 'M', hora: 'H', horas: 'H', h: 'H', hs: 'H', hrs: 'H',
  dia: 'D', dias: 'D', noche: 'D', noches: 'D', semana: 'W', semanas: 'W', mes: 'MONTH', meses: 'MONTH', ano: 'Y', anos: 'Y',
} as const; // prettier-ignore

/** Numbers in words, and time. */
export const values: Pick<RuleWords, 'numbers' | 'dates' | 'times' | 'durations'> = {
  // prettier-ignore
  numbers: {
    un: 1, una: 1, uno: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, once: 11,
    doce: 12, trece: 13, catorce: 14, quince: 15, dieciseis: 16, diecisiete: 17, dieciocho: 18, diecinueve: 19,
    veinte: 20, veintiuno: 21, veintidos: 22, veintitres: 23, veinticuatro: 24, veinticinco: 25, veintiseis: 26,
    veintisiete: 27, veintiocho: 28, veintinueve: 29, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70,
    ochenta: 80, noventa: 90, cien: 100, ciento: 100, doscientos: 200, doscientas: 200, trescientos: 300, trescientas: 300,
    cuatrocientos: 400, cuatrocientas: 400, quinientos: 500, quinientas: 500, seiscientos: 600, seiscientas: 600,
    setecientos: 700, ochocientos: 800, novecientos: 900, mil: 1000,
  },
  dates: {
    noLibrary: true,
    dayAlone: String.raw`\bel(?: dia)? (?<day>\d{1,2})(?!\d|[.,:/%]\d| ?(?:%|euros?|libras?|horas?|minutos?|dias?|h\b|de [a-z]))`,
    hint: String.raw`\d[./-]\d|\bel(?: dia)? \d|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b|\b(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)[a-z]*\b|\bayer|\bhoy\b|\banoche|\banteayer|\bhace\b|\bpasad[oa]\b|\besta (?:manana|tarde|noche)|\bmanana|\b(?:19|20)\d\d\b|\bdentro de|navidad|nochebuena|nochevieja`,
    weekdays: { domingo: 0, lunes: 1, martes: 2, miercoles: 3, jueves: 4, viernes: 5, sabado: 6 },
    // prettier-ignore
    months: { enero: 1, ene: 1, febrero: 2, feb: 2, marzo: 3, abril: 4, abr: 4, mayo: 5, junio: 6, jun: 6, julio: 7, jul: 7, agosto: 8, septiembre: 9, setiembre: 9, sept: 9, sep: 9, octubre: 10, oct: 10, noviembre: 11, nov: 11, diciembre: 12, dic: 12 },
    relative: {
      anteayer: -2, 'antes de ayer': -2, antier: -2, ayer: -1, anoche: -1, hoy: 0, 'esta manana': 0, 'esta tarde': 0,
      'esta noche': 0, 'pasado manana': 2,
    }, // prettier-ignore
    holidays: {
      'dia de navidad': '12-25',
      navidad: '12-25',
      nochebuena: '12-24',
      nochevieja: '12-31',
      'ano nuevo': '01-01',
    },
    spans: {
      dia: [1, 'days'], dias: [1, 'days'], noche: [1, 'days'], noches: [1, 'days'], semana: [7, 'days'], semanas: [7, 'days'],
      mes: [1, 'months'], meses: [1, 'months'], ano: [12, 'months'], anos: [12, 'months'],
    }, // prettier-ignore
    the: 'el dia|el|dia',
    of: 'de|del',
    to: 'a|al|hasta|y|o|-|–',
    th: 'º|er|ero',
    last: 'pasado|pasada|ultimo|ultima',
    next: 'proximo|proxima|siguiente',
    now: 'este|esta',
    week: 'semana',
    month: 'mes',
    year: 'ano',
    weekHence: '(?!)',
    ago: 'atras',
    agoBefore: 'hace',
    fromNow: '(?!)',
    in: 'dentro de',
    beforeMonth: 'en|desde|hasta|de|durante|antes de|despues de|a finales de|a principios de',
    beforeDay: 'el|desde el|hasta el|del|al|fue el|era el',
    notAlone: spaced('may mar'),
    notAfter: String.raw`(?:\bdurante|\ben|\bcada|\bpor) $`,
    notBefore: spaced('vez veces dia dias semana mes hora piso clase correo llamada mensaje persona pedido paquete'),
    ofLast: 'del mes pasado|del pasado mes',
    ofThis: 'de este mes|del mes actual|del presente',
    ofNext: 'del mes que viene|del proximo mes',
    rough: String.raw`\b(?:semanas?|mes|meses|anos?)\b`,
    pointing: String.raw`\b(?:el|pasado|este|desde|hasta|proximo|del|al) $`,
    length: '(?!)',
    clock: String.raw`\b(?:horas?|minutos?|ahora)\b`,
    partOfMonth: { 'principios de': 5, 'primeros de': 5, 'mediados de': 15, 'finales de': 25 },
    dayAfter: String.raw`\b(?:el|desde|hasta|dia) $`,
    deadline: '(?:antes de|antes del|para)(?: el)?',
    ahead: String.raw`\b(?:proximo|proxima|hasta|que viene)\b`,
  },
  times: {
    am: String.raw`a\.? ?m\b\.?|de la (?:manana|madrugada)`,
    pm: String.raw`p\.? ?m\b\.?|de la (?:tarde|noche)`,
    morning: '(?!)',
    evening: '(?!)',
    pointing: 'a las|antes de las|despues de las|hasta las|desde las|sobre las|hacia las',
    goesOn: 'hoy|ayer|anoche|y|hasta|pero|cuando|porque|si|del|en|por',
    range: String.raw`\b(?:de|entre) las `,
    service: 'tren|autobus|ferry',
    before: 'retrasado|cancelado',
    at: String.raw`\b(?:las|la) `,
    exact: { mediodia: '12:00', medianoche: '00:00' },
    half: '(?!)',
    quarter: '(?!)',
    past: '(?!)',
    to: '(?!)',
    oclock: '(?!)',
  },
  durations: {
    units: UNITS,
    half: 'media',
    andHalf: 'y media',
    and: 'y',
    late: String.raw`^[ ,]*(?:mas )?(?:tarde|de retraso|de demora|despues|con retraso|de atraso)\b`,
    lateBefore: String.raw`\b(?:retraso|retrasado|retrasada|demora|demoro|tarde|atraso)\b(?: fue| era)?(?: de| en| unas| unos| mas de| casi| como){0,3} $`,
    waiting: String.raw`\b(?:espera\w*|espere|atrapad\w+|varad\w+|sentad\w+|cola|fila)\b[^.;!?]{0,28}$`,
    pointsBack: String.raw`^ (?:atras|antes)\b`,
    notBefore: String.raw`^[ -]?(?:de (?:garantia|edad|prueba)|al dia|a la semana|por)`,
  },
};
