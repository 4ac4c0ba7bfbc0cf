import { facesIn, judgeAnswer, type WhyWords } from '../reasons.ts';
import { find, occurs, type Hit } from '../rule.ts';
import type { ReadText } from '../text.ts';
import { phrases, type Judges } from './phrases.ts';

const EXCUSES = phrases(
  '(?:debido|gracias) (?:a|al) (?:la|el|los|las|un|una|causas|problemas|circunstancias|mal|gran|alto|elevado|temporal|exceso|fallo)',
  'debido al',
  'a causa (?:de|del)',
  'como consecuencia (?:de|del)',
  'por (?:culpa|motivos|razones|causas) (?:de|del|tecnic[oa]s|operativ[oa]s|ajen[oa]s|de fuerza)',
  'porque (?:el|la|los|las|hay|hubo|habia|tenemos|tuvimos|estamos|estabamos|nuestro|nuestra|un|una)',
  'ajen[oa]s a (?:nuestra voluntad|nosotros|la empresa)',
  '(?:fuera de|escapa a) nuestro control',
  '(?:falta|escasez) de (?:personal|conductores|choferes|tripulacion)',
  '(?:alta demanda|gran volumen|alto volumen|volumen elevado|temporada alta|hora punta|hora pico)',
  '(?:problemas?|fallos?|fallas?|averias?|dificultades|inconvenientes) (?:tecnic[oa]s?|operativ[oa]s?|informatic[oa]s?|logistic[oa]s?|del sistema|climatic[oa]s?)',
  '(?:mal tiempo|mal clima|malas condiciones)',
  'por (?:el|la|los|las) (?:huelga|paro|lluvia|nieve|tormenta|temporal|trafico|clima|obras|fiestas|feriados?|vacaciones|pandemia)',
  'el sistema (?:estaba|esta|se) (?:caido|cayo|saturado|bloqueado|lento)',
  '(?:tenemos|hay|hemos tenido|tuvimos) (?:much[oa]s?|muchisim[oa]s?|demasiad[oa]s?|un monton de) (?:trabajo|llamadas|pedidos|casos|solicitudes|reclamaciones|reclamos|mensajes)',
  'circunstancias (?:imprevistas|excepcionales|extraordinarias)',
  '(?:hacemos|hicimos) todo lo posible',
);
const CAUSES = phrases('porque', 'ya que', 'puesto que', 'por culpa');

/** Not knowing, said plainly. */
export const NOT_KNOWN = phrases(
  'no (?:lo |se lo |te lo )se',
  'no se(?= (?:por que|porque|donde|cuando|cuanto|cuanta|que|quien|quienes|como|si|la respuesta|eso|el motivo|la razon)\\b|[.,;:!]|$)',
  '(?:aun |todavia )?no (?:lo )?sabemos',
  'no (?:te |le |les )?(?:puedo|podemos|sabria|sabriamos) (?:decir|contestar|responder)\\w*',
  '(?:lo )?(?:desconozco|desconocemos)',
  'ni idea',
  'no tengo (?:la |esa |una )?(?:respuesta|informacion)',
);

/** Who finds out, or what is done about it. */
export const NEXT_STEP = phrases(
  '(?:he|hemos) (?:puesto|preguntado|pedido|pasado|anotado|escrito|anadido|agregado|enviado|mandado|transmitido|entregado|marcado)',
  '(?:puse|pregunte|pedi|pase|anote|escribi|agregue|mande|pusimos|pedimos|pasamos|anotamos)',
  '(?:la|una|otra) persona',
  '(?:un|una|mi|el|la) (?:companer[oa]|colega|agente)',
  'el equipo',
  '(?:lo )?(?:averiguo|pregunto|consulto|reviso|anoto|averiguamos|preguntamos)',
  'queda (?:escrit[oa]|anotad[oa]|apuntad[oa])',
  '(?:voy|vamos) a (?:preguntar|averiguar|consultar)\\w*',
  'a mas tardar',
);

const WHY: WhyWords = {
  procedure: phrases(
    '(?:segun|conforme a|de acuerdo (?:con|a)|de conformidad con|siguiendo)(?: el| la| los| las| lo| nuestr[oa]s?)? (?:procedimientos?|politicas?|protocolos?|normas?|normativa|reglamento|procesos?|establecido|estipulado)',
    'por (?:procedimiento|protocolo|politica|norma)',
  ),
  notKnown: NOT_KNOWN,
  nextStep: NEXT_STEP,
  isCause: ({ words }) => occurs(EXCUSES, words) || occurs(CAUSES, words),
  answers: phrases(
    'por que',
    '(?:la razon|el motivo|la causa)',
    'deb(?:imos|iamos|eriamos)',
    '(?:fue|es) (?:un )?(?:error|fallo|descuido) nuestro',
    '(?:no )?(?:le |te |lo |la |nos )?(?:olvidamos|perdimos|enviamos|mandamos|dejamos|fallamos|pusimos|hicimos|dimos|reservamos|cargamos|confundimos|cerramos|registramos|cancelamos|cobramos|avisamos|contestamos|teniamos|supimos|revisamos)',
  ),
};

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
  '(?:lamentablemente|desgraciadamente|por desgracia|desafortunadamente),? (?:[a-z]+ )?no (?:podemos|puedo|es posible|se puede|hay)',
  'no se puede',
  'no esta en (?:mis|nuestras) manos',
  'no (?:le |te |lo |la )?(?:podemos|puedo) (?:devolver|reembolsar|cambiar|dar|ofrecer|aceptar|aprobar|reemplazar|pagar|compensar)[a-z]*',
);
/** What can be done instead, after it. */
const OFFERS = phrases(
  '(?:si (?:que )?puedo|puedo hacer|lo que (?:si )?puedo|podemos hacer)',
  '(?:una|la) persona (?:si|puede|decide|lo mira|lo decide)',
  '[a-z]+ si,? (?:y|puede)',
  '(?:he|hemos|ya he) (?:pedido|preguntado|pasado|puesto|anotado|enviado)',
  '(?:en su lugar|en cambio)',
  '(?:prefiere|prefieres)',
);

function judgeShield(text: ReadText): Hit[] {
  const shields = find(text, SHIELDS);
  if (shields.length === 0) return shields;
  const lastOffer = find(text, OFFERS).at(-1)?.start ?? -1;
  return shields.filter(({ end }) => lastOffer < end);
}

const BELITTLES = phrases(
  '(?:solo|solamente|simplemente|apenas|nomas) (?:es |fue |son |fueron )?(?:un|una|unos|unas) (?:pequen[oa]s?|poco|dias|horas|minutos|ligero|ligera|breve|simple|maleta|malentendido|retraso)',
  '(?:pequen[oa]|leve|ligero|ligera|minimo|minima) (?:inconveniente|molestia|retraso|demora|problema|error|fallo|incidente|contratiempo|dano|espera|despiste|detalle)',
  '(?:un problemita|un detallito|un ratito|una demorita)',
  'al menos (?:usted|tu|vos|no|esta|tiene|tienes|llego|su|nadie|el|la)',
  '(?:podria|pudo) haber sido (?:mucho )?peor',
  'no es (?:tan|nada) (?:grave|malo|importante|serio)',
  '(?:no es el fin del mundo|le pasa a cualquiera|le pasa a todo el mundo|son cosas que pasan|no tiene importancia|no pasa de ahi)',
  '(?:jaja|jajaja|ups|vaya lio)',
  '(?:estamos orgullosos|nos enorgullece|nos enorgullecemos)',
  '(?:nuestra|la) (?:maxima|mayor|primera) prioridad',
  'nos tomamos (?:muy |esto |sus? )?(?:\\w+ )?en serio',
  '(?:estimado|valioso|apreciado) cliente',
);

export const reasons: Judges = {
  C05: (text, { askedWhy }) => (askedWhy ? [] : find(text, EXCUSES)),
  C06: (text, context) => judgeAnswer(text, context, WHY),
  C08: judgeShield,
  C09: (text, context) => [...find(text, BELITTLES), ...facesIn(text, context)],
};
