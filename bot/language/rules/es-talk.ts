import type { RuleWords } from './words.ts';
import { spaced } from './words.ts';

export const talk: Pick<RuleWords, 'wishes' | 'ways' | 'contact' | 'questions' | 'feeling'> = {
  wishes: {
    wants: [
      'quiero|queremos|quisiera|queria|exijo|necesito|espero|pido|deseo|reclamo|solicito|merezco',
      'me gustaria|deben|deberian|tienen',
      'que me|nos|se|lo',
      'devuelvanme|devuelvame|denme|deme|manden|mandenme|envienme|paguen|paguenme|reembolsenme',
      'pueden|podrian|puede|podria',
      'por favor',
    ],
    denied: ['no', 'ni', 'nunca', 'sin'],
    words: {
      'money-back': [
        '^ mi|el? dinero|plata',
        'mi|el|nuestro dinero|plata|importe',
        'devuelv*|reembols*|devolucion',
        'devolver|devolverme|devuelto el|mi|lo|todo?',
        'paguen|pagar|cubran|abonen|abonar|pague',
      ],
      replacement: [
        'reemplazo|reemplazar|reemplacen|cambio|cambien|sustitucion|sustituyan|repongan|reposicion',
        'otro|otra|nuevo|nueva producto|articulo|paquete|maleta|uno|una|pedido|par|unidad|talla|tetera|telefono',
        'uno|una nuevo|nueva',
        'reenvi*',
      ],
      repair: ['repar*', 'arregl*'],
      compensation: ['compens*|indemniz*|vale|bono|detalle'],
      apology: ['disculp*|perdon'],
      explanation: [
        'explic*',
        'respuesta|respuestas|razon|motivo',
        'saber|digan|diga|entender|sepan por|que|como|la que|paso',
      ],
      news: [
        'saber|digan|diga|informen donde|cuando|algo|me',
        'noticias|novedades',
        'encuentren|localicen|entreguen|traigan|devuelvan mi|la|el|lo|mis maleta|paquete|pedido|equipaje|cosas',
        'mi|la|el maleta|paquete|equipaje|pedido $',
      ],
      collection: ['recoj*|recogida|vengan|retiren'],
      cancellation: ['cancelar|cancelen|anular|dar mi|el|la|de contrato|suscripcion|cuenta|pedido|reserva|poliza|baja'],
      lesson: [
        'no|nunca vuelva|se|pase|mas|le a|repita|pase|vuelva? pasar|ocurrir|nadie|otra?',
        'formen|despidan|sancionen|cambien|mejoren',
      ],
    },
  },
  ways: {
    here: [
      '^ aqui esta|mismo|en|por? bien|mismo|favor|el|chat? $',
      'en|por este|esta|el chat|conversacion|ventana',
      'aqui mismo',
      'aqui esta|por bien|favor|chat',
      '^ chat $',
    ],
    email: [
      'por|a|al|mi? correo|email|mail|e electronico|mail?',
      '^ correo|email|mail electronico? $',
      'correo|email|mail es|electronico|:',
      'mi correo|email|mail',
      'escribanme|escribame|escribirme a|al',
    ],
    text: [
      'por|via|un mensaje|sms|whatsapp de? texto?',
      '^ sms|mensaje|whatsapp al|por|de? texto? $',
      '^ sms|whatsapp|mensaje',
      'mandenme|mandeme|envienme|enviame un mensaje|sms|whatsapp',
    ],
    phone: [
      'por|al telefono|movil|celular|llamada',
      '^ telefono|llamada|movil|celular|llamenme|llameme|llamar $',
      'llamenme|llameme|llamame al|a|por|manana|despues|cuando|me?',
      'llamar|llame|llamen al|me|a',
      'prefiero|quiero una|que llamada|llamen|me',
      'mi numero|telefono|movil|celular|tel es?',
    ],
  },
  contact: {
    spoken: String.raw`\b(?:llam\w+|telefono|tel|movil|celular|sms|mensaje|whatsapp|contact\w+)\b`,
    otherwise: String.raw`\b(?:pedido|reserva|etiqueta|seguimiento|paquete|referencia|ref|cuenta|billete|factura|caso)(?: \w{1,9}){0,3}[ :#]*$`,
    own: '^(?:mi|nuestro)$',
    me: '^(?:me|nos|a|al|llamenme|llameme|llamame|escribanme|escribame|mandenme|mandeme|envienme|enviame)$',
    told: '^(?:nadie|nunca|no|dijeron|prometieron|iban|intente|ellos)$',
    whenToCall: String.raw`\b(?:llam(?:en|e|a)(?:me|nos)|(?:me|nos) (?:llam(?:e|en|a|an)|pueden llamar)|llamarme)\b[^.!?]{0,60}$`,
    spelled: {
      hint: ' punto ',
      dot: 'punto',
      address: String.raw`\b(?<account>[a-z0-9][\w-]{0,30}(?: punto [\w-]{1,30}){0,3}) ?(?:arroba|@) ?(?<host>[a-z0-9-]{1,40}(?: punto [a-z0-9-]{2,30}){1,4})(?!\w)`,
      spoken: String.raw`\b(?:e-?mail|correo|direccion)\b`,
    },
    countries: { EUR: 'ES', MXN: 'MX', USD: 'US', ARS: 'AR', COP: 'CO', CLP: 'CL', PEN: 'PE', GBP: 'GB', CHF: 'CH' },
  },
  questions: {
    unmarked: '(?:(?:y|pero|entonces|por favor) )?(?:por que|cuando|donde esta|donde estan|como (?:puedo|hago|me|se) )',
    requests: [
      '^ puedo|puede|pueden|podria|podrian|como|donde|que|cuando|quien|cual|hay|tienen|si',
      'quiero|queria|quisiera|necesito|me saber|preguntar|consultar|gustaria',
      'puede|pueden|podria|podrian decirme|ayudarme|informarme|explicarme',
      'una pregunta|consulta|duda',
      'hay alguna forma|manera',
    ],
    openers: spaced(`
      por que como cuando donde adonde quien quienes cual cuales cuanto cuanta cuantos cuantas puedo puede
      pueden podria podrian hay tienen tiene esta estan es son va van debo tengo
    `),
    rhetorical: [
      'les|le|os|te parece normal|bien|justo',
      'es esto? una? broma|normal',
      'me estan|esta tomando',
      'esta|estan de broma',
      'se creen|cree',
      'que clase|tipo de',
      'como se atreven|atreve',
      'saben|sabe|sabes que',
      'quien hace eso|esto',
      'que esperan|verguenza',
      'no tienen verguenza',
      'de verdad $',
      'en serio $',
      'verdad $',
    ],
  },
  feeling: {
    strong: [
      'furioso|furiosa|indignado|indignada|indignante|vergonzoso|vergonzosa|verguenza|asco|asqueroso|inaceptable|inadmisible|intolerable|lamentable|patetico|ridiculo|horrible|pesimo|pesima|terrible|fatal|nefasto|indignacion|harto|harta|hartos|estafa|estafadores|ladrones|mentirosos|mierda|joder|cono|puta|puto|maldita|incompetentes|inutiles|escandalo|odio|carajo|chingada',
      'nunca mas',
      'ya basta|estuvo',
      'ultima gota',
      'es el colmo',
      'abogado|denuncia|denunciar|demanda|demandar|consumo|tribunal|tribunales',
      'tercera|cuarta|quinta|sexta|decima vez|llamada|correo|mensaje',
      'una y otra vez',
    ],
    breach: [
      'nadie|nunca|todavia|aun|nada|jamas|sigo',
      'sin respuesta|noticias|ayuda|solucion|explicacion|comida|agua|dinero|equipaje|maleta|avisar',
      'prometieron|prometio|prometido|supuestamente|aseguraron|garantizaron',
      'roto|rota|danado|danada|aplastado|perdido|perdida|perdieron|perdio|robado|robaron|cancel*|retras*|demora*|tarde|atrapados|varados|defectuoso|equivocado|equivocada|sucio|sucia|grosero|grosera|maleducado|ignor*|cobraron|negaron|fallo|falla|fallan|terrible|horrible|malo|mala|mal|peor|pesimo|decepcion*|frustr*|molest*|enfad*|enojad*|insatisfech*|inaceptable|ridiculo|injusto|mintieron|mentira|pesadilla|desastre|caos|problema|problemas|error|errores|queja|quejar|quejarme|reclamar|reclamacion|estafa|averia|verguenza|humedad|gotea|mojado|mojada|falta|faltan|incompleto|colgaron',
      'por que no|nadie|me|han|tardan',
    ],
    soft: [
      'no|ni|sin',
      'esperando|espere|esperar|esperamos|espera|cola|horas|otra|solo|sino|obligado|obligados',
      'cuanto tiempo|mas',
    ],
    negated: [
      'no|nunca|ni funciona|sirve|contest*|respond*|ayud*|llega|llego|han|ha|he|puedo|pude|dejan|dejaron|dan|dieron|devuelven|devolvieron|encuentran|saben|dicen|explican|aparece|atienden|cogen|hay|llegado',
      'sin respuesta|ayuda|solucion|explicacion|noticias|reembolso|agua|comida|internet|avisar',
    ],
    sarcasm: [
      'gracias|enhorabuena|felicidades|bravo|genial|estupendo por nada|perder|cancelar|dejar*|arruinar|romper|ignorar*|retrasar',
      'muy bonito $',
      'bravo $',
    ],
    waiting: [
      'espera*|espere|llevo|llevamos _? _? _? minutos|horas|dias|semanas|meses',
      'horas|minutos|dias|semanas|meses de|esperando|tarde retraso|espera|demora?',
      'sigo|seguimos|todavia|aun esperando|sin|no',
      'segunda|tercera|cuarta|quinta vez|llamada|correo|mensaje',
      'otra vez',
    ],
    demands: [
      'exijo|deberian|deben|tienen que?',
      'quiero|queremos mi|el|una|que|hablar|saber',
      'donde esta|estan mi|mis',
      'devuelv*',
    ],
    harmless: [
      'no es|se|era por|sobre|de|del el|la|mi|un|una|lo? _',
      'nada que ver con el|la|mi? _',
      'el|la|mi _ estaba|estuvo|llego|esta muy? bien|perfecto|perfecta',
      'si no me|nos? devuelven|llaman|responden|contestan|pagan',
      'sin|ningun|ninguna problema|problemas|retraso|error',
    ],
    relief: [
      'gracias por la|su|todo|el|tu ayuda|respuesta|atencion|paciencia|trabajo',
      'gracias $',
      '^ gracias|muchas',
      'todo solucionado|resuelto|arreglado',
    ],
    praise: [
      'gracias|genial|estupendo|excelente|fantastico|maravilloso|encanta|encanto|perfecto|contento|contenta|feliz|amable|amables|felicidades|enhorabuena|agradezco|recomiendo',
    ],
  },
};
