import { judgeAskingAgain, judgeInterruption, judgeQuestions, judgeThanks, type ListeningWords } from '../listening.ts';
import { phrases, type Judges } from './phrases.ts';
import { ASKING, ORDERS } from './asking.ts';

const WORDS: ListeningWords = {
  ...ASKING,
  invites:
    /\b(?:mas|paso|pasando|ocurrio|sucedio|resto|sig[aou]\w*|a salvo|peligro|herid[oa]s?|lastimad[oa]s?|bien|persona|alguien|es todo|era todo|continu\w+|escuch\w+)\b/,
  emptyThanks: phrases(
    'gracias por (?:su|tu|la|el|los|las|toda la|toda su|sus|tus|vuestr[oa]) (?:informacion|mensaje|comentarios?|datos|paciencia|comprension|tiempo|correo|consulta|colaboracion|confianza|preferencia|opinion|aporte|reporte)',
    'gracias por (?:contactar(?:nos|se)?|comunicar(?:se|te|nos)|escribir(?:nos)?|poner(?:se|te) en contacto|informar(?:nos)?|avisar(?:nos)?|hacernoslo saber|compartir\\w*)',
    '(?:hemos recibido|recibimos) (?:su|tu) (?:mensaje|reclamacion|reclamo|queja|consulta|solicitud|correo)',
    '(?:su|tu) (?:opinion|mensaje|llamada|queja|reclamo|satisfaccion|experiencia|comentario) (?:es|nos (?:importa|interesa))(?: muy| muchisimo| mucho)?(?: importante| valios[oa])?',
    '(?:agradecemos|agradezco|valoramos) (?:mucho )?(?:su|tu|sus|tus) (?:paciencia|comprension|mensaje|comentarios?|opinion|confianza|tiempo)',
    '(?:tomamos|tomo) (?:debida )?nota',
  ),
  again: phrases(
    '(?:repita|repitame|repitanos|repite|repiteme|repetime|reenvie|reenvia|reenvieme|reenviame|recuerdeme|recuerdame)',
    '(?:vuelva|vuelve|volve) a (?:enviar|mandar|decir|contar|escribir|explicar|indicar|dar)\\w*',
    '(?:podria|podrias|puede|puedes|podes) (?:repetir|volver a|reenviar)\\w*',
    `(?:${ORDERS}|contar\\w*|decir\\w*|enviar\\w*|explicar\\w*|mandar\\w*)(?:(?! y |,)[^.!?\\n]){0,45}? (?:otra vez|de nuevo|nuevamente|una vez mas)`,
    '(?:empiece|empieza|empeza|comience|comienza|cuentelo|cuentalo|cuenteme|cuentame)(?: todo)? (?:de nuevo|otra vez|desde el (?:principio|inicio|comienzo))',
  ),
};

export const listening: Judges = {
  C14: (text, context) => judgeInterruption(text, context, WORDS),
  C15: (text) => judgeThanks(text, WORDS),
  C16: (text, context) => judgeAskingAgain(text, context, WORDS),
  C17: (text) => judgeQuestions(text, WORDS),
};
