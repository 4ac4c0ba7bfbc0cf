import { judgeFirst, judgeOwnership, judgeRepeats, type ApologyWords } from '../apology.ts';
import { find, gap } from '../rule.ts';
import { sentenceAt, type ReadText, type Span } from '../text.ts';
import { phrases, type Judges } from './phrases.ts';

const SORRY =
  '(?:lo siento|lo sentimos|siento|sentimos|lamento|lo lamento|lamentamos|lo lamentamos|perdon|perdona|perdone|perdonen|disculpa|disculpe|disculpen|disculpas|nos disculpamos|me disculpo)';

const CONDITIONS = phrases(
  `${SORRY}(?: mucho| de verdad|,)? si (?!(?:quiere|quieres|prefiere|prefieres|tiene|tienes|necesita|necesitas)\\b)`,
  `${SORRY}(?: mucho| por)? (?:cualquier|las posibles|los posibles|las eventuales|alguna) \\w+`,
  `${SORRY} (?:por )?(?:las|la|los|el) (?:molestias?|inconvenientes?|trastornos?)`,
  `${SORRY}${gap(40)} que (?:usted |tu |vos )?(?:se |te )?(?:hayas? sentido|sientas?|sintieras?|pienses?|creas?|consideres?|percibas?|opines?)`,
  `${SORRY}${gap(60)} (?:haya|hayan|hayamos|pueda|puedan|pudiera|pudieran|pudo|pudieron) (?:podido )?(?:causar\\w*|causado|ocasionar\\w*|ocasionado|molestar\\w*|molestado)`,
  `si (?:le|te|se|algo|en algo|hemos|nuestro|nuestra)${gap(50)}, ${SORRY}`,
);

const APOLOGIES = phrases(
  '(?:lo )?(?:siento|sentimos|lamento|lamentamos)(?= (?:mucho|muchisimo|tanto|de verdad|de veras|profundamente|sinceramente|que|haber|no haber|lo)\\b|[.,;:!…]|$)',
  'lo (?:siento|sentimos|lamento|lamentamos)',
  '(?:lamento|lamentamos) (?:el|la|los|las|su|tu)',
  '(?:le |les |te |os )?(?:pido|pedimos|ofrezco|ofrecemos|presento|presentamos|debo|debemos) (?:mil |muchas |nuestras |mis |una |sinceras |nuestras mas sinceras |mis mas sinceras )?(?:disculpas?|perdon)',
  '(?:acepte|acepta) (?:nuestras|mis)(?: mas)?(?: sinceras)? disculpas',
  '(?:mil|nuestras|mis|muchas|sinceras) disculpas',
  '(?:me disculpo|nos disculpamos)',
  '(?:disculpas?|perdon) por',
  '(?:perdon|perdona|perdone|perdonen|disculpa|disculpe|disculpen)(?= (?:que|por|el|la|los|las)\\b|[.,;:!…]|$)',
  'que pena con (?:usted|ustedes|vos|tigo)',
);
/** Good manners around a question of ours. */
const POLITE =
  /^(?:perdon|perdona|perdone|perdonen|disculpa|disculpe|disculpen),? (?:¿|que (?:le|te|lo|la) (?:pregunt|molest|interrump|insist)|(?:la|mi) (?:pregunta|interrupcion|insistencia)|por (?:preguntar|insistir))/;
const TOLD_OF =
  /\b(?:nadie|ninguno|usted|ustedes|ellos|ella|el|quien|empleado|agente|quiere|quieren|espera|merece|pidio|pidieron|piden|sin|nunca|ni) (?:me |le |te |nos |ha |han |habia |pedir |siquiera |una |unas |alguna |sus |otra )*$/;

/**
 * The words that say sorry to the customer, in their order. Words about an apology do not count: `quiere una disculpa`,
 * `nadie pidió perdón`, and neither does `perdone que le pregunte`.
 */
export function spanishApologiesIn(text: ReadText): Span[] {
  return find(text, APOLOGIES).filter(({ start, end }) => {
    if (POLITE.test(text.plain.slice(start, end + 20))) return false;
    const sentence = sentenceAt(text, start);
    return sentence !== undefined && !TOLD_OF.test(text.plain.slice(Math.max(sentence.start, start - 40), start));
  });
}

const HARMED =
  '(?:perdid|extraviad|danad|rot|retrasad|demorad|cancelad|enviad|entregad|procesad|tramitad|cobrad|cargad|rechazad|olvidad|ignorad|atendid|contestad|respondid|registrad|facturad|mal gestionad|duplicad|anulad)[oa]s?';
const PASSIVES = phrases(
  `(?:fue|fueron|ha sido|han sido|habia sido)(?: mal| incorrectamente| erroneamente| lamentablemente)? ${HARMED}(?! por (?:nosotros|nuestr))`,
  `no (?:fue|fueron|ha sido|han sido) ${HARMED}`,
  '(?:su|tu|el|la) [a-z]+ se (?:perdio|extravio|dano|rompio|retraso|demoro|cancelo|quedo)',
  'se (?:perdio|perdieron|extravio|extraviaron|dano|danaron|rompio|retraso|retrasaron|demoro|cancelo|cancelaron|cobro|cobraron|traspapelo|olvido) (?:su|sus|tu|tus|el|la|los|las|dos|un|una)',
  'se (?:produjo|produjeron|cometio|cometieron|dio|presento|genero|registro) (?:un|una|unos|algun|algunos|errores)',
  '(?:hubo|ha habido|existio) (?:un |una |algun |alguna |unos )?(?:error|errores|fallo|fallos|falla|fallas|descuido|malentendido|confusion|equivocacion|problema|problemas|inconveniente)',
  '(?:ocurrio|sucedio|surgio) (?:un|una|algun) (?:error|fallo|falla|descuido|malentendido|problema|inconveniente)',
  '(?:al parecer|por lo visto|parece ser que|parece que)',
  'algo salio mal',
);
/** We did it: a verb in the first person of more than one, which is not one of wishing, being or apologising. */
const WE_DID =
  /\b(?!(?:queremos|podemos|tenemos|sentimos|lamentamos|pedimos|vamos|estamos|somos|disculpamos|debemos|sabemos|hacemos|agradecemos|esperamos|seguimos|informamos|comunicamos|trabajamos)\b)[a-z]{2,}(?:amos|emos|imos)\b/;
const OURS =
  /\b(?:(?:culpa|cosa|error|fallo|falla|responsabilidad|descuido) (?:es )?nuestr[oa]|nuestr[oa] (?:culpa|error|fallo|falla|responsabilidad|descuido)|nos toca|por nosotros)\b/;

const WORDS: ApologyWords = {
  apologies: spanishApologiesIn,
  common: new Set(
    'algo alguien antes aqui bien cada como con cuando cuanto desde despues donde ella ellos entre esta este esto estos estas hace hacer hasta mucho muchos nada nadie nunca otra otro para pero poco porque pues puede puedo quien quiero siempre sino sobre solo tambien tanto tengo tiene todo toda todos usted ustedes vamos'.split(
      ' ',
    ),
  ),
  passives: PASSIVES,
  owns: ({ plain }) => WE_DID.test(plain) || OURS.test(plain),
  reported:
    /^(?:(?:usted|tu|vos) (?:escribi|dij|cont|cuenta)|(?:me |nos )?(?:escribi|dij|cont|cuent)[a-z]* que|como (?:dij|escribi|cont)|segun (?:lo )?(?:que )?(?:cuent|dij|dice|escrib))/,
};

export const apology: Judges = {
  C01: (text, context) => judgeFirst(text, context, WORDS),
  C02: (text) => judgeOwnership(text, WORDS),
  C03: (text) => find(text, CONDITIONS),
  C04: (text, context) => judgeRepeats(text, context, WORDS),
};
