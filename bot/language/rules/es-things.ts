import { things as english } from './en-things.ts';
import type { RuleWords } from './words.ts';
import { spaced } from './words.ts';

/** Money, numbers that name something, places and names. */
export const things: Pick<RuleWords, 'amounts' | 'references' | 'places' | 'names'> = {
  amounts: {
    // prettier-ignore
    currencies: {
      '£': 'GBP', '$': 'USD', '€': 'EUR', '¥': 'JPY', 'us$': 'USD',
      gbp: 'GBP', usd: 'USD', eur: 'EUR', mxn: 'MXN', cop: 'COP', clp: 'CLP', ars: 'ARS', pen: 'PEN', chf: 'CHF',
      euro: 'EUR', euros: 'EUR', libra: 'GBP', libras: 'GBP', dolar: 'USD', dolares: 'USD', peso: 'MXN', pesos: 'MXN', soles: 'PEN', francos: 'CHF',
    },
    small: { centimos: 'EUR', centimo: 'EUR', peniques: 'GBP', centavos: 'USD' },
    vouchers: ['vale|vales|cupon|cupones|bono|bonos|credito'],
    given: [
      'vale|vales|cupon|cupones|bono|bonos|credito',
      'ofrecieron|ofrecio|ofrecen|oferta',
      'dieron|dio|devolvieron|devolvio|reembolsaron me|nos|solo?',
      'me|nos solo? dieron|dio|devolvieron|devolvio|reembolsaron|abonaron|regalaron|acreditaron',
      'compens*',
      'descuento|regalo|saldo|sueldo|limite|deposito',
      'precio|vale valor',
      'valorado|valorada',
    ],
    sought: [
      'quiero|queremos|exijo|exigimos|espero|esperamos|reclamo|pido|pedimos que? me? mi|mis|los|las|el|esos|esas|devuelvan|devuelva|paguen|pague|den|reembolsen|abonen|reintegren',
      'me|nos prometieron|prometio|prometen|aseguraron|deben|debe|debian|adeudan',
      'me|nos iban|van|tienen|tenian a|que dar|pagar|devolver|abonar|reintegrar|reembolsar',
      'devuelvanme|devuelvame|devuelveme|devolverme|reembolsarme|reintegrarme',
    ],
    priced: ['precio|precios|tarifa|tarifas|coste|costo|cuesta|cuestan|oferta|factura|caro|barato|comision'],
    nouns: spaced('reembolso cargo comision billete vale factura multa descuento deposito'),
    priceBefore: 'por|a|de|es|era|fue|cuesta|solo|otro|otros|pagar|pague|cobraron',
    priceAfter: 'hoy|ahora|por|al|y|en|pero|con|cuando|que|mas|menos|cada|o',
    borne: [
      'cuesta|costo|costaron|costado|coste|costos|costes|gasto|gastos',
      'pague|pagado|pagar|pagamos|pago|gaste|gastado|gastamos|gastar|abone',
      'compre|comprado|comprar|compramos|tuve|tuvimos|obligado|pedi',
      'perdi|perdimos|perdio|arruinado|roto|rota',
      'cobraron|cobro|cobrado|cargo|cargos|multa',
      'hotel|taxi|uber|parking|comida|comidas|cena|ropa|cargador|recibo|recibos|reparacion|alojamiento',
      'reclamo|reclamar',
    ],
    on: ['en', 'por', 'de', 'para'],
    listed: ['por', 'para'],
    edges: spaced(`
      por en de para con
      yo y e tuve tuvimos que comprar compre pagar pague pagado gastar gaste cuesta costo costaron me nos es era fue
      mas tambien luego pedi necesite necesito porque cuando que despues antes desde unos unas casi mi mis
      su ellos lo cobraron total pero no a vino como otro otra aqui hay si alquilar he hemos
    `),
    changed: String.raw`(?<=\b(?:importe|precio|coste|costo|total|suma|taxi|hotel|comida|eso)\b.{0,24}\b(?:a|fue|es|era|son|fueron) |\b(?:fue|era|fueron|eran|costo|costaron) (?=\d{1,6}[.,]\d\d))(\d{1,6}(?:[.,]\d\d)?)(?![\w:/,.-])`,
    pronouns: spaced('eso esto ellos ello lo la los las mi nos cada ahora despues alli otra mas menos vuelta'),
    articles: ['un', 'una', 'el', 'la', 'los', 'las', 'mi', 'unos', 'unas'],
    through: ['para', 'en', 'por', 'con', 'de', 'del', 'a', 'la', 'el', 'los', 'las', 'toda'],
    after: spaced(`
      en a porque y que cuando pero como con desde ademas yo me nos ellos luego era fue es no tambien cada
      hoy ayer si hasta donde tuve despues antes solo
      prende enciende funciona sirve anda arranca carga llego llegaron vino vinieron rompio dano
    `),
  },
  references: {
    names: {
      order: ['pedido|compra|factura|orden'],
      parcel: ['paquete|seguimiento|envio|encomienda'],
      room: ['habitacion|cuarto|apartamento'],
      booking: ['reserva|reservacion|localizador|billete|confirmacion'],
      'bag-tag': ['etiqueta de|del? la|mi? maleta|equipaje', 'etiqueta'],
      item: ['articulo|producto|modelo|serie'],
      account: ['cuenta|socio|cliente|usuario|poliza'],
      postcode: ['codigo postal'],
      complaint: ['caso|reclamacion|queja|incidencia|expediente|referencia|ref|codigo'],
    },
    shortly: String.raw`\b(?:id|numero|num|n|no|nr|#)(?: es| era|:)? ?$`,
    and: 'y|o',
    livesIn: String.raw`\b(?:codigo postal|vivo en)(?: es|:)? $`,
    links: spaced('numero numeros num no nr n id ref es era son el la mi de del referencia codigo dice pone'),
    mine: '(?:es|era|son) (?:mi|el|la|nuestro|nuestra)',
    units: spaced('x k am pm kg cm mm gb h'),
    flightLinks: String.raw`numero|no\.?|n|es|era|con|el`,
    notFlight: String.raw` (?:horas?|minutos?|dias?|veces|euros|personas)\b`,
    smallWords: spaced('de la el en un no se me mi su es al lo le te si ya a y o'),
    flight: 'vuelo|vuelos',
    airlines: [...english.references.airlines, 'I2', 'NT', 'AR', 'P5', 'UP'],
  },
  places: {
    lead: String.raw`(?:(?:fue|era|es|paso|ocurrio|en|de|desde|a|cerca de|el vuelo|yo estaba|creo|si)[ ,:]+)*`,
    before: ['de', 'desde', 'a', 'en', 'hasta', 'hacia', 'cerca', 'entre', 'via'],
    ends: ['de', 'desde', 'a'],
    opening: spaced('nueva nuevo san santa los las el la puerto buenos'),
    streets: 'calle|avenida|avda|plaza|paseo|carretera',
    known: spaced('uk usa eeuu ue'),
    venues: 'aeropuerto|estacion|hotel|terminal|hospital|puerto',
    journey: 'vuelos?|tren|trenes|autobus|ferry|volar|vole|volamos|viaje|viajar|conexion|ruta|aterriz\\w+',
    goingTo: 'salida de|con destino a|rumbo a|camino de',
    stop: spaced(`
      yo mi mis tu su sus el la los las un una me nos se lo le les esto eso ese esta este aqui alli ahi ahora luego
      en a de y con por para que era es fue ayer hoy manana noche cuando donde porque pero despues antes
      lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto
      septiembre octubre noviembre diciembre no si todo todos uno dos tres nuestro nuestra verdad nadie nada
      casa trabajo tarde ir ver comprar pagar cliente vuelo
    `),
  },
  names: {
    before: ['me llamo', 'mi nombre es', 'mi nombre completo es', 'nombre es', 'nombre', 'mi nombre'],
    self: 'soy|aqui|habla|le escribe|con',
    owner: 'a nombre de|en nombre de|reservado por|reserva de',
    titles: String.raw`(?:dr|dra|sr|sra|srta|don|dona)\.?|senor|senora|doctor|doctora`,
    speaking: 'al habla',
    lead: String.raw`(?:(?:soy|me llamo|mi nombre es|nombre|es|el|si|claro|hola|bueno|pues|por favor)[ ,:.!]+)*`,
    stop: spaced(`
      no en el la los las un una es y yo mi pero de del a al para por con o asi como que su tu nos aqui alli este
      esta ese eso era fue son he ha han puedo gracias si favor ahora solo todavia entonces cuenta numero pedido
      reserva vuelo referencia nombre primero ultimo cliente usted
    `),
  },
};
