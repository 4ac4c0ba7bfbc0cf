import { judgeNotKnowing, judgePromises, type PromiseWords } from '../promises.ts';
import { NEXT_STEP, NOT_KNOWN } from './reasons.ts';
import { phrases, type Judges } from './phrases.ts';

/** What makes an infinitive a future, for whoever speaks or is spoken of. */
const WILL = '(?:e|emos|a|an|as)';
const NEWS =
  '(?:una? |la |su |tu |mas |alguna )?(?:respuesta|noticias?|novedad(?:es)?|llamada|correo|mensaje|actualizacion|contestacion)';

/** Getting in touch: can be backed by a time on record. */
const CONTACT =
  `(?:(?:contactar|llamar|escribir|responder|contestar|avisar|informar|notificar|comunicar|actualizar)${WILL}` +
  `|(?:le|te) (?:dire|diremos|dira|diran|daremos|dara|daran) ?(?:${NEWS})?` +
  '|(?:me|se|nos) (?:pondre|pondra|pondran|pondremos) en contacto' +
  `|(?:tendr|recibir|sabr)(?:a|as|an) (?:${NEWS}|mas|algo|de nosotros)` +
  '|ser(?:a|as) contactad[oa]' +
  '|(?:va|vas|van|voy|vamos) a (?:llamar|contactar|escribir|responder|contestar|avisar|informar)\\w*)';

const RESULTS =
  'reembolsar|devolver|pagar|abonar|compensar|indemnizar|repondr|reemplazar|cambiar|enviar|mandar|entregar|llegar|solucionar|resolver|arreglar|reparar|encontrar|ingresar|acreditar|depositar|procesar|anular|recuperar|obtendr|gestionar|tramitar|corregir|cumplir';
const DONE =
  '(?:reembolsad|devuelt|pagad|abonad|compensad|indemnizad|resuelt|solucionad|entregad|enviad|reemplazad|repuest|procesad|acreditad|arreglad)[oa]s?';
/** A result: no time on record can stand behind it. */
const RESULT = [
  `(?!entregare\\b)(?:${RESULTS})${WILL}`,
  `recibir(?:a|as|an)(?! (?:${NEWS}|de nosotros|todo))`,
  '(?:tendr(?:a|as|an)|va a tener|vas a tener) (?:(?:su|tu|el) (?:dinero|reembolso|maleta|paquete|pedido|equipaje|producto)|un (?:reembolso|reemplazo|cambio)|una (?:solucion|compensacion))',
  `ser(?:a|an|as) (?:[a-z]+mente )?${DONE}`,
  `(?:estar|quedar)(?:a|an) (?:list[oa]s?|${DONE}|en camino|de vuelta|disponible|con usted|contigo|ahi)`,
  '(?:va|vas|van|vamos|voy) a (?:recibir|reembolsar|devolver|pagar|abonar|compensar|reponer|reemplazar|cambiar|enviar|mandar|entregar|llegar|solucionar|resolver|arreglar|reparar|encontrar|procesar|recuperar)(?:le|te|se|nos)?(?:lo|la|los|las)?',
  '(?:le|te|se lo|se la|te lo|te la) (?:devolvemos|resolvemos|reponemos)',
  '(?:te|se) (?:lo|la|los|las) (?:mandamos|enviamos|entregamos|mando|envio) (?:hoy|manana|esta|en|el proximo)',
  '(?:lo|la|se lo|te lo) (?:arreglo|resuelvo|soluciono|resolvemos)',
];

const NO_OUTCOME =
  '(?:queremos|esperemos|miremos|(?:leer|anotar|apuntar|pasar|pondr|pedir|preguntar|anadir|agregar|guardar|transmitir|seguir|estar|mirar|ver|revisar|escuchar|ayudar|intentar|tratar|registrar|incluir|marcar|dejar|tomar|averiguar|consultar|mantendr)emos)';
const WE_WILL = phrases(`(?!${NO_OUTCOME}\\b)[a-z]+[aei]remos`, `(?!${NO_OUTCOME}\\b)[a-z]+dremos`);
const WILL_BE = phrases(CONTACT, ...RESULT);
const SHOULD = phrases(
  'deberias? (?:de )?(?:recibir|llegar|tener|estar|quedar|ser)(?:le|te)?(?:lo|la)?',
  'deberian (?:llegar|estar|quedar)(?:le|te)?',
);

const MONTH = '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)';
const DAY = '(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)';
const NUMBER =
  '(?:\\d+|una?|unas|unos|dos|tres|cuatro|cinco|seis|siete|diez|quince|un par de|pocas|pocos)(?:(?: ?[-–] ?| a | o )(?:\\d+|dos|tres|cuatro))?';
const UNIT = '(?:segundos?|minutos?|horas?|dias?|semanas?|mes|meses)';

const WORDS: PromiseWords = {
  vague: phrases(
    '(?<!(?:tan|mas|demasiado|de|hasta) )(?<!\\bno [a-z ]{0,30})pronto(?! (?:que|como))',
    'en breve',
    'a la (?:mayor )?brevedad(?: posible)?',
    'lo (?:antes|mas pronto|mas rapido) (?:posible|que podamos|que pueda)',
    'cuanto antes',
    '(?:tan pronto como|en cuanto) (?:sea|nos sea|me sea|podamos|pueda)',
    'proximamente',
    'en los proximos (?:dias|minutos)',
    'en las proximas horas',
    'en (?:un momento|un ratito|un rato|un instante|unos momentos|unos instantes|unos dias|unos minutos)',
    '(?:a su debido tiempo|en su momento)',
    '(?:enseguida|en seguida|ahorita|ya mismo) (?:le|te|lo|la|se) [a-z]+',
    '(?:quede(?:se)? tranquil[oa]|queda(?:te)? tranquil[oa])',
    '(?:tenga|ten) la seguridad',
    '(?:descuide|descuida)',
    '(?:puede|puedes) estar (?:segur|tranquil)[oa]',
  ),
  oath: phrases(
    '(?<!no )(?<!no (?:le|te|lo|les|se lo|te lo) )(?:aseguro|aseguramos|garantizo|garantizamos|prometo|prometemos|juro)',
    '(?:mi|nuestra) palabra',
    '(?:cuente|cuenta) con (?:ello|eso|que)',
    '(?:confie|confia) en (?:mi|nosotros)',
    '(?:esta|queda) garantizad[oa]',
    'sin falta',
  ),
  farewell: /\b(?:hasta (?:muy )?pronto|que se mejore|que te mejores|nos vemos|recuperese|recuperate)\b/,
  hedged:
    /\b(?:espero|esperamos|ojala|confiamos en|intento|intentamos|tratamos|procuramos|trabajo|trabajamos|trabajando|queremos|quisiera)\b/,
  firm: 'la seguridad',
  outcomes: [WE_WILL, WILL_BE, SHOULD],
  contact: new RegExp(`\\b${CONTACT}`),
  commits: phrases(
    CONTACT,
    ...RESULT,
    `(?:leer|atender|estar|vendr|har)${WILL}`,
    '(?:le|te|les|lo|la|os) (?:escrib|llam|respond|contest|avis|atiend|devuelv|pag|entreg|lleg|resuelv)(?:o|e|a|en|an)',
    '(?:escribo|llamo|respondo|contesto|aviso|llegan?) (?:de nuevo|a|el|manana|hoy|en|dentro)',
    '(?:una persona|alguien|un agente|un companero|una companera|el equipo) (?:escribe|llama|responde|contesta|lee|mira|viene)',
    '(?:tiene|tienes) (?:su|tu|la|una) (?:respuesta|dinero|paquete|solucion|maleta)',
    'se (?:entrega|resuelve|paga|devuelve|soluciona|arregla)',
    '(?:puede|puedes) esperar(?:lo|la)?',
    '(?:a mas tardar|como muy tarde|como maximo|el (?:nuevo )?plazo es)',
  ),
  times: phrases(
    `(?:a|antes de|hasta|desde|sobre|hacia) (?:las|la) (?:\\d{1,2}(?:[:.]\\d{2})?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)`,
    `(?:el|este|proximo|antes del|hasta el) (?:proximo )?${DAY}`,
    `(?:el|antes del|hasta el) \\d{1,2}(?: de ${MONTH}|/\\d{1,2})`,
    `(?:en|dentro de|en un plazo de|en menos de|en cerca de|en unas|en unos)(?: las| los)?(?: proximas| proximos)? ${NUMBER} ${UNIT}`,
    'en (?:las|los) (?:proximas|proximos|siguientes) (?:\\d+ )?(?:horas|dias|semanas|minutos)',
    '(?<!\\b(?:esta|la) )manana',
    'pasado manana',
    'hoy(?: mismo)?',
    'esta (?:tarde|noche|semana)',
    '(?:la|el) (?:proxima semana|proximo mes|semana que viene|mes que viene)',
    '(?:antes de|para|a) (?:el |la )?(?:fin|final|finales) (?:del|de)(?: la)? (?:dia|semana|mes|jornada)',
    'a primera hora',
  ),
  past: /\b(?:l[aeo]s?|te|os) \p{L}+ó(?!\p{L})/u,
  theirPart:
    /\b(?:(?:puede|puedes|podria|podrias) (?!esperar)|(?:dijo|dijiste|pidio|pediste|escribio|escribiste|queria|querias) |por favor|espero usted)/,
};

export const promises: Judges = {
  C20: (text, context) => judgePromises(text, context, WORDS),
  C23: (text) => judgeNotKnowing(text, NOT_KNOWN, NEXT_STEP),
};
