import type { ConductContext } from './finding.ts';
import { find, gap, phrases, type Hit } from './rule.ts';
import { sentenceAt, whole, type ReadText } from './text.ts';

type Judge = (text: ReadText, context: ConductContext) => Hit[];

/**
 * What the rules look for in Spanish, by the ids of the rules. Written without accents, because the text is read without
 * them, see `readText`. A rule that is not here is not judged in Spanish.
 */
export const spanish: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  ['C03', (text) => find(text, CONDITIONS)],
  ['C05', (text, { askedWhy }) => (askedWhy ? [] : find(text, EXCUSES))],
  ['C07', (text, { askedWhy }) => find(text, BLAMES_CUSTOMER).concat(askedWhy ? [] : find(text, BLAMES_OTHERS))],
  ['C08', (text) => find(text, SHIELDS)],
  ['C09', (text) => find(text, BELITTLES)],
  ['C10', (text) => find(text, FEELINGS)],
  ['C11', (text) => find(text, DOUBTS)],
  ['C13', (text) => find(text, SELLING)],
  ['C24', (text) => find(text, ENTITLED)],
  ['C26', judgeDisclosure],
  ['C33', judgeSecrets],
]);

const SORRY =
  '(?:lo siento|lo sentimos|siento|sentimos|lamento|lo lamento|lamentamos|lo lamentamos|perdon|perdone|disculpe|disculpen|disculpas|nos disculpamos|me disculpo)';

const CONDITIONS = phrases(
  `${SORRY}(?: mucho| de verdad|,)? si (?!(?:quiere|prefiere|tiene|necesita)\\b)`,
  `${SORRY}(?: mucho| por)? (?:cualquier|las posibles|los posibles|las eventuales|alguna) \\w+`,
  `${SORRY} (?:por )?(?:las|la|los|el) (?:molestias?|inconvenientes?|trastornos?)`,
  `${SORRY}${gap(40)} que (?:usted )?(?:se )?(?:haya sentido|sienta|sintiera|piense|crea|considere|perciba|opine)`,
  `${SORRY}${gap(60)} (?:haya|hayan|hayamos|pueda|puedan|pudiera|pudieran|pudo|pudieron) (?:podido )?(?:causar\\w*|causado|ocasionar\\w*|ocasionado|molestar\\w*|molestado)`,
  `si (?:le|se|algo|en algo|hemos|nuestro|nuestra)${gap(50)}, ${SORRY}`,
);

const EXCUSES = phrases(
  '(?:debido|gracias) (?:a|al) (?:la|el|los|las|un|una|causas|problemas|circunstancias|mal|gran|alto|elevado|temporal|exceso|fallo)',
  'a causa (?:de|del)',
  'como consecuencia (?:de|del)',
  'por (?:culpa|motivos|razones|causas) (?:de|del|tecnic[oa]s|operativ[oa]s|ajen[oa]s|de fuerza)',
  'porque (?:el|la|los|las|hay|hubo|habia|tenemos|tuvimos|estamos|estabamos|nuestro|nuestra|un|una)',
  'ajen[oa]s a (?:nuestra voluntad|nosotros|la empresa)',
  '(?:fuera de|escapa a) nuestro control',
  '(?:falta|escasez) de (?:personal|conductores|tripulacion)',
  '(?:alta demanda|gran volumen|alto volumen|volumen elevado|temporada alta|hora punta)',
  '(?:problemas?|fallos?|averias?|dificultades) (?:tecnic[oa]s?|operativ[oa]s?|informatic[oa]s?|logistic[oa]s?|del sistema)',
  'circunstancias (?:imprevistas|excepcionales|extraordinarias)',
  '(?:hacemos|hicimos) todo lo posible',
);

const BLAMES_OTHERS = phrases(
  '(?:por )?culpa (?:de la|del|de los|de las|de su|de otra|de otro) \\w+',
  '(?:es|fue|son) (?:un )?(?:error|fallo|problema|responsabilidad|cosa) (?:de la|del|de los|de su) (?:transportista|repartidor|mensajeria|agencia|aeropuerto|banco|proveedor|aduana|vendedor|fabricante)',
  '(?:la agencia|el transportista|el repartidor|la mensajeria|el aeropuerto|el proveedor|el fabricante|su banco) (?:perdio|fallo|se equivoco|no (?:lo|la|le|nos)|tiene la culpa|es responsable)',
  '(?:contacte|hable|comuniquese|pongase en contacto|reclame) (?:con|a|al) (?:la |el |su )?(?:agencia|transportista|repartidor|mensajeria|aeropuerto|proveedor|fabricante|vendedor|banco)',
  'no (?:es|fue|somos|tenemos) (?:culpa nuestra|nuestra culpa|cosa nuestra|responsabilidad nuestra|nuestra responsabilidad|responsables|la culpa)',
);
const BLAMES_CUSTOMER = phrases(
  'usted (?:no (?:leyo|comprobo|indico|avis|facilito|reviso|llego|aviso|miro|pidio)|olvido|se olvido|deberia haber|debio|tendria que haber|tenia que haber)',
  '(?:deberia|tendria que) haber (?:leido|avisado|llamado|comprobado|llegado|mirado|revisado)',
  'si (?:usted )?hubiera (?:leido|avisado|llamado|comprobado|llegado|mirado|revisado)',
  '(?:es|fue) (?:su|culpa) (?:culpa|error|responsabilidad|fallo|suya)',
);

const RULES = '(?:politica|politicas|normas|normativa|reglas|reglamento|procedimiento|procedimientos|protocolo)';
const SHIELDS = phrases(
  `(?:nuestra|nuestras|nuestro|nuestros|segun la|segun las|segun el|por) ${RULES}`,
  `${RULES} (?:de la (?:empresa|compania)|no (?:lo )?(?:permite|permiten)|(?:nos )?(?:exige|exigen|impide|impiden|prohibe|prohiben))`,
  'terminos y condiciones',
  'condiciones (?:generales|de venta|de uso|del contrato)',
  'no (?:es|son) reembolsables?',
  'no (?:esta|estan) (?:permitido|permitida|permitidos|autorizado|autorizada)',
  'no (?:estoy|estamos) (?:autorizado|autorizada|autorizados|en condiciones)',
  'no (?:podemos|puedo) hacer (?:nada|mas|excepciones|una excepcion)',
  'no (?:hacemos|hago|hay) (?:excepciones|ninguna excepcion)',
  'no hay nada que (?:podamos|pueda|hacer)',
  'no nos es posible',
  'tengo las manos atadas',
);

const BELITTLES = phrases(
  '(?:solo|solamente|simplemente|apenas) (?:es |fue |son |fueron )?(?:un|una|unos|unas) (?:pequen[oa]s?|poco|dias|horas|minutos|ligero|ligera|breve|simple|maleta|malentendido|retraso)',
  '(?:pequen[oa]|leve|ligero|ligera|minimo|minima) (?:inconveniente|molestia|retraso|problema|error|fallo|incidente|contratiempo|dano|espera|despiste)',
  'al menos (?:usted|no|esta|tiene|llego|su|nadie|el|la)',
  '(?:podria|pudo) haber sido (?:mucho )?peor',
  'no es (?:tan|nada) (?:grave|malo|importante|serio)',
  '(?:no es el fin del mundo|le pasa a cualquiera|le pasa a todo el mundo|son cosas que pasan|no tiene importancia)',
  '(?:jaja|jajaja|ups|vaya lio)',
  '(?:estamos orgullosos|nos enorgullece|nos enorgullecemos)',
  '(?:nuestra|la) (?:maxima|mayor|primera) prioridad',
  'nos tomamos (?:muy |esto |sus? )?(?:\\w+ )?en serio',
  '(?:estimado|valioso|apreciado) cliente',
);

const FEELINGS = phrases(
  '(?:calmese|tranquilicese|serenese|relajese|calmate|tranquilizate)',
  '(?:mantenga|conserve|guarde) la calma',
  'no se (?:enfade|enoje|altere|ponga (?:asi|nerviosos?|nerviosa)|preocupe|disguste)',
  '(?:entiendo|entendemos|comprendo|comprendemos|se|sabemos|imagino) (?:perfectamente )?(?:como se (?:siente|sintio|debe sentir)|lo que (?:siente|sintio)|su (?:frustracion|enfado|enojo|malestar|rabia))',
  '(?:comparto|compartimos) su (?:frustracion|enfado|enojo|malestar)',
  'no (?:deberia|tiene por que) (?:enfadarse|enojarse|molestarse|sentirse|ponerse)',
  '(?:no es para tanto|esta exagerando|no exagere)',
  '(?:tenga|tengan) (?:un poco de )?paciencia',
  '(?:modere|cuide) su (?:tono|lenguaje)',
);

const DOUBTS = phrases(
  '(?:usted )?(?:afirma|alega|pretende|sostiene|asegura) (?:que|haber)',
  '(?:presunt|supuest)[oa]s? (?:dano|perdida|retraso|problema|fallo|error|incidente|averia|robo)',
  'segun nuestr[oa]s? (?:registros?|sistemas?|datos|informacion)',
  'en nuestr[oa]s? (?:registros?|sistemas?|datos) (?:no|consta|aparece|figura|dice)',
  'nos (?:consta|figura|aparece) que',
  '(?:esta|estas) (?:usted )?segur[oa] de (?:que|haber|eso)',
  '(?:se equivoca|esta equivocad[oa]|se ha equivocado|eso no es cierto|eso no es verdad|eso es imposible)',
  'no (?:puede ser|es posible que usted|nos consta|me consta)',
  '(?:debe|tiene que) (?:demostrarlo|probarlo|haberse confundido|haberse equivocado)',
  '(?:quiza|quizas|tal vez|seguramente) (?:usted )?(?:se confundio|se equivoco|lo entendio mal|no leyo|olvido)',
);

const SELLING = phrases(
  '(?:descubra|aproveche|disfrute de|conozca) (?:nuestr[oa]s?|l[oa]s? nuev[oa]s?|est[ea] (?:oferta|descuento|promocion)|un (?:descuento|\\d+))',
  '(?:oferta|ofertas|promocion|promociones) (?:especial|especiales|exclusivas?|de hoy|del mes)',
  '(?:suscribase|abonese|unase|hagase (?:socio|socia|miembro))',
  '(?:compre|reserve|contrate) (?:ahora|hoy|ya|otro|otra|con nosotros|nuestr[oa])',
  'programa de (?:fidelidad|puntos|socios)',
  '(?:mejore|cambie) (?:su (?:plan|tarifa|plaza|billete)|a (?:premium|primera|nuestr[oa]))',
  '(?:siganos|visitenos) en',
  'con (?:un|nuestro) (?:descuento|seguro adicional|plan premium)',
  '(?:descargue|pruebe) (?:nuestra|la nueva|nuestro|gratis)',
);

const ENTITLED = phrases(
  '(?:no )?(?:tiene|tendria|tendra|tienen) derecho a (?:una? |la |el |su )?(?:indemnizacion|compensacion|reembolso|devolucion|dinero|nada|reclamar)',
  '(?:no )?(?:le corresponde|le corresponden|le debemos|le pagaremos|le reembolsaremos|le indemnizaremos|le compensaremos)(?! (?:una (?:respuesta|disculpa|explicacion)))',
  '(?:somos|es|son|fuimos) (?:legalmente )?(?:responsables legales|negligentes?)',
  '(?:por ley|la ley (?:le|nos|dice|obliga|exige)|legalmente|obligacion legal|responsabilidad legal|negligencia|incumplimiento de contrato)',
  '(?:no )?(?:esta|estan) (?:cubiert[oa]s?|asegurad[oa]s?)',
  '(?:puede|podra|va a) (?:reclamar|cobrar|recibir|exigir) (?:una |la )?(?:indemnizacion|compensacion)',
);

const AUTOMATED = /\b(?:automatic[oa]|robot|bot|chatbot|maquina|asistente virtual|programa|inteligencia artificial)\b/;
const DENIES_IT = phrases(
  'soy (?:una |un )?(?:persona|humano|humana|ser humano|empleado|empleada|agente)',
  'no soy (?:un |una )?(?:robot|bot|chatbot|maquina|programa)',
  'esta hablando con una persona',
  'me llamo [a-z]+',
  'mi nombre es [a-z]+',
  'como (?:madre|padre|cliente|viajero|viajera|persona)',
);

/** Who asks whether this is a machine, or hears from it first, is told; it never plays a human. */
function judgeDisclosure(text: ReadText, { firstText, askedIfBot }: ConductContext): Hit[] {
  const denials = find(text, DENIES_IT);
  if (denials.length > 0) return denials.map((span) => ({ ...span, says: 'It plays a human.' }));
  return (firstText || askedIfBot) && !AUTOMATED.test(text.plain) ? [whole(text)] : [];
}

const SECRETS = phrases(
  '(?:numero|datos|digitos|foto) (?:completo |completos )?de (?:su|la|tu|el) (?:tarjeta|cuenta bancaria|pasaporte|dni|seguridad social)',
  '(?:cvv|cvc|iban|pin)',
  '(?:codigo|numero|pregunta|respuesta) de (?:seguridad|verificacion|un solo uso)',
  '(?:contrasena|clave de acceso|clave secreta|datos bancarios)',
  '(?:fecha de caducidad|apellido de soltera)',
);
const ASKS =
  /\b(?:envie|envieme|escriba|indique|indiqueme|digame|deme|mandeme|mande|confirme|facilite|facilitenos|introduzca|adjunte|necesito|necesitamos|comparta)\b/;
const REFUSED = /\b(?:no|nunca|jamas|sin|tampoco|ni)\b/;
const LAST_FOUR = /\bultim[oa]s (?:cuatro|4|tres|3)\b/;

/** Secrets that are asked for. A card number that is repeated is found in every language, see data.ts. */
function judgeSecrets(text: ReadText): Hit[] {
  return find(text, SECRETS).filter(({ start }) => {
    const sentence = sentenceAt(text, start);
    if (!sentence || REFUSED.test(sentence.words) || LAST_FOUR.test(sentence.words)) return false;
    return sentence.question || ASKS.test(sentence.words);
  });
}
