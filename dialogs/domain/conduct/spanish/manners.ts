import { judgeJargon } from '../manners.ts';
import { find } from '../rule.ts';
import { phrases, type Judges } from './phrases.ts';

const FEELINGS = phrases(
  '(?:calmese|calmate|calmense|tranquilicese|tranquilizate|tranquilo|tranquila|serenese|serenate|relajese|relajate)',
  '(?:mantenga|mantene|manten|conserve|conserva|guarde|guarda) la calma',
  'no (?:se|te) (?:enfad[ea]s?|enoj[ea]s?|alter[ea]s?|pong(?:a|as) (?:asi|nerviosos?|nerviosa)|preocup[ea]s?|disgust[ea]s?|molest[ea]s?)',
  '(?:entiendo|entendemos|comprendo|comprendemos|se|sabemos|imagino|imaginamos) (?:perfectamente )?(?:como (?:se|te) (?:siente|sientes|sintio|sentiste|debe sentir|debes sentir)|lo que (?:siente|sientes|sintio|sentiste)|(?:su|tu) (?:frustracion|enfado|enojo|malestar|molestia|rabia|coraje))',
  '(?:comparto|compartimos) (?:su|tu) (?:frustracion|enfado|enojo|malestar)',
  'no (?:deberias?|tienes? por que) (?:enfadar[st]e|enojar[st]e|molestar[st]e|sentir[st]e|poner[st]e)',
  'no (?:hace falta|es necesario|hay necesidad de)(?: que)? (?:grit|insult|enfad|enoj|alter|ponerse|ponerte|se ponga|te pongas|ese tono|ese lenguaje)\\w*',
  '(?:no es para tanto|estas? exagerando|no exageres?)',
  '(?:tenga|tengan|ten|tene) (?:un poco de |un poquito de )?paciencia',
  '(?:modere|modera|cuide|cuida) (?:su|tu) (?:tono|lenguaje|vocabulario)',
);

const DOUBTS = phrases(
  '(?:usted |tu )?(?:afirmas?|alegas?|pretendes?|sostienes?|aseguras?) (?:que|haber)',
  '(?:presunt|supuest)[oa]s? (?:dano|perdida|retraso|problema|fallo|error|incidente|averia|robo)',
  'segun nuestr[oa]s? (?:registros?|sistemas?|datos|informacion)',
  'en nuestr[oa]s? (?:registros?|sistemas?|datos) (?:no|consta|aparece|figura|dice)',
  'nos (?:consta|figura|aparece) que',
  '(?:esta|estas) (?:usted )?segur[oa] de (?:que|haber|eso)',
  '(?<=¿)segur[oa] que',
  '(?:se equivoca|te equivocas|estas? equivocad[oa]|se ha equivocado|te has equivocado|te equivocaste|eso no es cierto|eso no es verdad|eso es imposible)',
  'no (?:puede ser|es posible que usted|nos consta|me consta)',
  '(?:debes?|tienes? que) (?:demostrarlo|probarlo|haber[st]e confundido|haber[st]e equivocado)',
  '(?:quiza|quizas|tal vez|seguramente|a lo mejor) (?:usted |tu )?(?:se confundio|te confundiste|se equivoco|te equivocaste|lo entendio mal|lo entendiste mal|no leyo|no leiste|olvido|olvidaste)',
);

const EVERYDAY = new Set(
  'SMS PDF STOP START SKIP HELP FIN AYUDA IVA DNI NIE NIF CIF CURP INE RFC CUIT CUIL EUR USD GBP MXN ARS COP CLP PEN UYU GPS USB DVD CCTV WIFI UTC CET CST EEUU JPG PNG WEB APP TAXI NO SI MAS UNO QUE LOS LAS POR CON SIN'.split(
    ' ',
  ),
);
const JARGON = phrases(
  '(?:escalar|escalare|escalaremos|escalamos|escalado|escalada|escalamiento|escalacion)',
  '(?:nivel|tier) (?:\\d|dos|tres)(?: de soporte)?',
  '(?:abrir|abierto|generar|generado|levantar|levantado|crear|creado) (?:un|su|tu) ticket',
  '(?:por la presente|el abajo firmante|el interesado|la interesada|a tenor de|en virtud de|de conformidad con|conforme a lo dispuesto|a los efectos oportunos|sirva la presente)',
  '(?:subsanar|subsanado|subsanada|cumplimentar|fehaciente|fehacientemente|resarcimiento|resarcir|dirimir|desestimar|desestimada)',
  '(?:operaciones irregulares|segmento de vuelo|irregularidad operativa|consignatario|manifiesto de carga|contracargo|siniestro|causa raiz|fuerza mayor)',
  '(?:backoffice|back office|feedback|onboarding|stakeholders?|workflow|chargeback|follow up|case manager)',
  '(?:departamento|area) (?:correspondiente|competente)',
);

const SELLING = phrases(
  '(?:descubra|descubre|aproveche|aprovecha|disfrute de|disfruta de|conozca|conoce) (?:nuestr[oa]s?|l[oa]s? nuev[oa]s?|est[ea] (?:oferta|descuento|promocion)|un (?:descuento|\\d+))',
  '(?:oferta|ofertas|promocion|promociones) (?:especial|especiales|exclusivas?|de hoy|del mes)',
  '(?:suscribase|suscribete|abonese|unase|unete|hagase (?:socio|socia|miembro)|hazte (?:socio|socia|miembro))',
  '(?:compre|compra|reserve|reserva|contrate|contrata) (?:ahora|hoy|ya|otro|otra|con nosotros|nuestr[oa])',
  'programa de (?:fidelidad|puntos|socios|lealtad)',
  '(?:mejore|mejora|cambie|cambia) (?:(?:su|tu) (?:plan|tarifa|plaza|billete|boleto)|a (?:premium|primera|nuestr[oa]))',
  '(?:siganos|siguenos|visitenos|visitanos) en',
  'con (?:un|nuestro) (?:descuento|seguro adicional|plan premium)',
  '(?:descargue|descarga|pruebe|prueba) (?:nuestra|la nueva|nuestro|gratis)',
);

export const manners: Judges = {
  C10: (text) => find(text, FEELINGS),
  C11: (text) => find(text, DOUBTS),
  C12: (text, context) => judgeJargon(text, context, { everyday: EVERYDAY, jargon: JARGON }),
  C13: (text) => find(text, SELLING),
};
