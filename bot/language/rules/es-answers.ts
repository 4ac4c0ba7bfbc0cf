import type { RuleWords } from './words.ts';
import { spaced } from './words.ts';

const PERSON =
  'persona|humano|humana|agente|encargado|encargada|supervisor|supervisora|responsable|representante|operador|operadora|asesor|asesora';

/** Short messages that do one thing, and the small words around them. */
export const answers: Pick<
  RuleWords,
  | 'whole'
  | 'marks'
  | 'later'
  | 'notCorrects'
  | 'preludes'
  | 'filler'
  | 'connectives'
  | 'told'
  | 'denied'
  | 'dangling'
  | 'values'
  | 'corrects'
  | 'lead'
  | 'keys'
  | 'notSlips'
  | 'turned'
  | 'instead'
> = {
  whole: {
    person: [
      `^ un|una|el|la|quiero|necesito|deme|dame? un|una|el|la? ${PERSON} real|humana|humano|ya|ahora|de? verdad|favor? $`,
      '^ atencion|servicio al|de? cliente|clientes? $',
      '^ hablar con? una|un? _ real? $',
      '^ paseme|pasame|comuniqueme|comunicame|transfierame con? una|un|alguien? _? $',
    ],
    stop: [
      '^ para|pare|parar|paren|alto|basta|stop ya|todo|aqui|esto|de? escribirme|escribir|mensajes? $',
      '^ baja|salir|terminar|fin|cancelar $',
      '^ cancele|cancela|cancelar esto|todo|la|mi? reclamacion|queja? $',
      '^ olvidelo|olvidalo|dejelo|dejalo|da igual? $',
      '^ dejeme|dejame|dejenme en paz $',
      '^ darme|dar|quiero|deme|denme darme|la? de? baja $',
      '^ quiero parar aqui? $',
    ],
    startOver: [
      '^ empezar|empecemos|empiezo|comenzar|empieza|volver de|a|otra? nuevo|empezar|cero|vez $',
      '^ reiniciar|reinicia $',
      '^ desde el? principio|cero $',
      '^ podemos|puedo|quiero empezar|comenzar|volver de|a|otra? nuevo|empezar|cero|vez $',
    ],
    help: [
      '^ ayuda|ayudame|ayudeme $',
      '^ que puedes|puede hacer $',
      '^ como funciona esto? $',
      '^ que hago|tengo ahora|aqui|que? hacer? $',
      '^ opciones|menu $',
    ],
    done: [
      '^ eso|esto|ya es|seria|esta? todo|eso por? ahora|mi? parte? $',
      '^ no ya? eso es|era|seria? todo $',
      '^ nada|no mas|nada mas|que? anadir|agregar|decir|anado? $',
      '^ no hay|tengo|queda nada? mas que? anadir|decir|agregar? $',
      '^ ya|he|termine|terminado|listo|acabe|fin terminado|acabado|esta|termine|acabe? $',
      '^ ya esta|termine|acabe $',
      '^ creo que? eso|ya? es|esta todo|eso? $',
      '^ lo? tiene|tienes todo $',
      '^ todo $',
      '^ no mas gastos? $',
    ],
    yes: [
      '^ si|sip|sii|vale|ok|okay|okey|claro|correcto|exacto|perfecto|bueno|bien|dale|listo|afirmativo|cierto|efectivamente si|claro|por|que|esta|correcto|gracias|es|bien|favor? favor|si|bien|correcto? $',
      '^ eso|esto|todo|asi|esta|es|lo esta|es|todo|asi|veo? bien|correcto|correcta|perfecto|cierto $',
      '^ por supuesto $',
      '^ de acuerdo $',
      '^ desde luego $',
      '^ adelante|entreguela|entreguelo|envielo|enviela|mandelo|mandela $',
      '^ si? entreguela|entreguelo|envielo|enviela|mandelo|mandela $',
      '^ la|lo tengo $',
      '^ nada que cambiar $',
      '^ espero|esperare $',
      '^ yes|yep|yeah $',
    ],
    no: [
      '^ no|nop|nope|nunca|negativo|que no|gracias|es|va|tampoco|senor? gracias|asi|correcto|cierto? $',
      '^ no esta|es? bien|correcto|correcta|cierto|asi $',
      '^ ninguno|ninguna|nada|tampoco|cero|0 $',
      '^ no tengo|hay|tuve|hubo|gaste|guarde nada|recibo|recibos|ticket|tickets|gastos|factura|facturas|ninguno|ninguna? $',
      '^ sin recibo|recibos|gastos|tickets|ticket $',
      '^ esta? mal|equivocado|incorrecto $',
    ],
    skip: [
      '^ saltar|salta|salte|saltarla|omitir|omite|pasar|paso|siguiente|skip esta|esto|eso|la|de? pregunta|esta|esto? $',
      '^ yo? prefiero|preferiria no decirlo|decir|contestar|responder|darlo|compartirlo eso|esto? $',
      '^ no quiero decirlo|decir|contestar|responder|darlo|compartirlo eso|esto? $',
      '^ no le|te|es importa|asunto suyo? $',
      '^ sin comentarios $',
      '^ ya se? lo|la|te|le|os? lo|la? dije|he|di|conte|mande dicho|dado|contado|enviado? antes|ya? $',
      '^ como ya? dije|he dicho? antes? $',
      '^ ya lo|la|los? tiene|tienes|tienen $',
      '^ da|no igual|importa $',
    ],
    greeting: [
      '^ hola|buenas|buenos|saludos|hey|oiga|oye|alo tardes|dias|noches|a|que|hola|buenas|buenos? todos|tal|dias|tardes|noches? $',
      '^ hay alguien ahi|aqui? $',
      '^ esta|estas|estan alguien? ahi $',
    ],
    thanks: [
      '^ muchas|mil|ok|vale|muy? gracias por|a? su|tu|todo|la|usted? ayuda|tiempo|atencion? $',
      '^ muy amable $',
      '^ se lo agradezco $',
      '^ le|te agradezco $',
    ],
    areYouABot: ['^ bot|robot|maquina|ia $'],
    dontKnow: [
      '^ no lo|la|me|yo? se|recuerdo|acuerdo|tengo|encuentro $',
      '^ ni idea $',
      '^ no tengo|estoy ni|la|segura|seguro? idea|menor? idea? $',
      '^ quien sabe $',
      '^ la|lo|se? perdi|tire|perdio|bote $',
      '^ no recuerdo|se|tengo eso|esto|el|la|ese|mas? numero|dato|fecha? $',
      '^ se me olvido $',
      '^ lo? olvide $',
      '^ desconozco $',
    ],
    why: ['^ por que $', '^ porque $', '^ pero por que $', '^ que paso $'],
    status: [
      '^ cual es mi|el numero|la? referencia|numero|de? referencia? $',
      '^ hay|alguna|tienen|alguna? novedad|novedades|noticia|noticias ya? $',
      '^ estado $',
      '^ cuanto tiempo? falta|mas|tiempo|tardan|tarda|tardaran|queda mas|falta|todavia? $',
      '^ sigue|siguen|hay sin? contestar|responder|nadie|alguien nadie|ahi? $',
    ],
  },
  marks: { yes: '👍👌✅🆗💯✔', no: '👎❌🙅🚫', dontKnow: '🤷', thanks: '🙏❤😊🥰' },
  later: [
    'luego|manana|pronto|despues|proximamente',
    'mas tarde|adelante',
    'en papel|casa',
    'adjunto|adjunte|adjuntos',
    'envie|mande|enviado|mandado|envio|mando ya|los|las|lo|la|por|el|un|foto',
    'no ahora|todavia|aqui|hoy',
    'tengo|guardo|guarde lo|la|los|las|todo|todos|uno|algunos|el|un',
    'tengo que buscar|buscarlo|buscarlos|encontrar',
    '^ si tengo? $',
  ],
  filler: spaced(`
    por favor gracias muchas hola oye oiga pues bueno bien vale ok okay eh mmm ah oh lo siento perdon solo
    realmente pero y entonces mira mire
  `),
  preludes: spaced(`
    hola buenas buenos dias tardes noches oye oiga pues bueno y pero tambien entonces mire mira vale ok bien
  `),
  connectives: spaced(`
    el la los las un una es era fue fueron creo que en por de del a al mi para numero vuelo pedido no si
    desde hasta tarde mas o menos quizas tal vez pasado esta este hace como unos unas aproximadamente dia
  `),
  told: spaced(`
    intente intento intentado trate tratado pedi pedido pude puedo imposible dijeron dijo espere esperando
    nunca jamas prometieron cuando despues horas antes quise logre consegui
  `),
  denied: spaced(`
    nadie no sin nunca jamas ningun ninguno afortunadamente
  `),
  dangling: spaced(`
    y e o pero tambien porque pues entonces ademas con cuando que cual el la los las mi mis un una a de del en
    por para yo continua sigue
  `),
  values: spaced(`
    ayer hoy anoche anteayer mediodia medianoche lunes martes miercoles jueves viernes sabado domingo
  `),
  lead: String.raw`(?:(?:(?:era|fue|es|eran|son|creo que|pues|bueno|si|solo)[ ,:]+))*`,
  keys: spaced(`
    semanas minutos lunes miercoles jueves viernes sabado domingo pedido paquete maleta equipaje reembolso dinero recibo
    numero aeropuerto cancelado retraso persona agente telefono correo
  `),
  notSlips: spaced(`
    malta lunas diner
  `),
  turned: [
    'al|por fin|final llego|llegaron|aparecio|aparecieron|vino|la|lo|recibi',
    'ya? llego|llegaron|aparecio|aparecieron|ha|han ya|hoy|ayer|por|al|pero|tarde|llegado|aparecido',
    'en realidad',
    'resulta que',
  ],
  corrects: [
    '^ no',
    '^ perdon|perdone',
    '^ espere|espera',
    '^ ay|ah no',
    '^ correccion',
    '^ en realidad',
    '^ disculpe|disculpa',
    '^ me equivoque',
    'quise|queria decir|poner|escribir',
    'quiero decir',
    'en realidad',
    'correccion',
    'me equivoque',
    'es|fue|era un error',
    'error mio',
    'deberia ser|decir|poner',
    'en lugar|vez de|del',
    'mejor dicho',
    'cambie|cambia|cambielo|cambialo|corrija|corrige|corrijalo la|el|mi|a|por|lo?',
    'esta|estaba mal',
  ],
  notCorrects: spaced(`
    idea recibo recibos etiqueta numero problema mas dinero gracias se tengo lo la me hay recuerdo llego
    funciona contesta puedo quiero prende enciende sirve anda carga arranca llegaron vino vinieron contestan responde
    responden le les nos te hubo aparece esta estaba salio funcionan atienden atendieron entregaron devolvieron
  `),
  instead: ['no', 'y no', 'en lugar de', 'en vez de', 'en lugar del', 'en vez del', 'no fue', 'no era'],
};
