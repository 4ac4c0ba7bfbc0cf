import type { RuleWords } from './words.ts';

const BROKE =
  'roto|rota|rotos|rotas|rompio|rompieron|danado|danada|danados|danadas|aplastado|aplastada|destrozado|destrozada|agrietado|rajado|rajada|rasgado|rasgada|mojado|mojada|empapado|empapada|rayado|rayada|abollado|abollada|golpeado|golpeada|manchado|manchada|estropeado|estropeada|arruinado|arruinada|quebrado|quebrada|partido|partida';
const LATE =
  'tarde|retraso|retrasos|retrasado|retrasada|retraso|demora|demorado|demorada|demoro|retrasaron|atrasado|atrasada|esperando|pospuesto';
const LOST = [
  'perdio|perdieron|perdido|perdida|perdi|pierden|extraviado|extraviada|extraviaron|extravio|desaparecido|desaparecio|desaparecieron',
  'no|nunca|nada|todavia|aun|sigue|sin ha|han|me|nos|se|lo|la|no|mi? llegado|llego|llega|aparecido|aparece|aparecio|recibido|recibi|llegaron|entregado|entregaron|encuentran|aparecer|llegar',
  'donde esta|estan mi|mis|nuestra|nuestro',
  'ni rastro',
  'sin mi|nuestra|nuestro|mis maleta|maletas|equipaje|paquete|pedido',
];
const OVERCHARGED = [
  'cobraron|cobrado|cobro|cobran|cobrando|cargaron|cargado|cobrada dos|de|el|mas|doble|demasiado|extra|por|un|me? veces|mas|doble|demasiado',
  'doble cobro|cargo',
  'cobro|cargo doble|indebido|duplicado|de',
  'factura|cuenta|precio|importe mal|equivocada|incorrecta|equivocado|incorrecto',
  'estafa|estafaron|estafado|timo',
];
const REFUND_MISSING = [
  'no|nunca|todavia|aun|sin|esperando|sigo|espero me|han|no|he|el|mi|ha|un|me? han|ha|hecho|recibido|llegado|el|devuelto|reembolsado? devuelto|devuelven|devolvieron|reembolsado|reembolsan|reembolso|reembolsaron|devolucion|dinero',
  'reembolso|devolucion no|nunca|sin ha|me|llega|llego? llegado|llego|llega|recibido',
  'niegan|negaron|rechazaron|rechazan el|la|mi|a? reembolso|devolucion|devolver|reembolsar',
];
const MISSING_PART = [
  'falta|faltan|faltaba|faltaban|faltando _? _? pieza|piezas|parte|partes|tornillo|tornillos|cable|tapa|articulo|articulos|cosas|productos|producto|instrucciones|cargador',
  'incompleto|incompleta',
  'solo llego|llegaron|vino|vinieron|recibi la|una|uno|dos? mitad|parte|uno|una|dos',
  'sin la|el|los|las? pieza|piezas|tornillos|cable|tapa|instrucciones|cargador',
];

export const kinds: Pick<RuleWords, 'kinds'> = {
  kinds: {
    baggage: {
      about: ['maleta|maletas|equipaje|equipajes|mochila|valija|valijas|bolso|trolley|cochecito|carrito|neceser'],
      weight: 3,
      failures: {
        stolen: [
          'robaron|robado|robada|robo|abrieron|abierta|forzada|quitaron|sustrajeron',
          'falta|faltan|faltaban cosas|cosa|algo|objetos|ropa de|en',
        ],
        lost: [...LOST, 'dejaron|dejado atras', 'sin mi $'],
        delayed: [LATE, 'dias|horas|semana|semanas despues|tarde|mas', 'al dia siguiente'],
        damaged: [BROKE, 'dano|danos', 'rueda|ruedas|asa|cremallera|cierre'],
        other: [],
      },
    },
    trip: {
      about: [
        'vuelo|vuelos|avion|aerolinea|aeropuerto|embarque|embarcar|puerta|escala|aterrizo|despegue|despegar|pista',
        'tren|trenes|autobus|bus|ferry|crucero|viaje|viajar|volar|vole|volamos|volaba',
        'conexion|enlace',
        'asiento|asientos|billete|billetes|pasajero|pasajeros|boleto|pasaje|tripulacion|piloto',
      ],
      without: {
        flight: [
          ['tren|trenes|autobus|autobuses|autocar|bus|ferry|crucero|tranvia'],
          ['vuelo|vuelos|avion|aviones|aerolinea|aeropuerto|embarque|volar|vole|volamos'],
        ],
      },
      failures: {
        cancelled: ['cancel*', 'suspendieron|suspendido|anularon|anulado'],
        'missed-connection': [
          'perdi|perdimos|perdio|perder|perdido mi|la|nuestra|el|nuestro|una|un? conexion|enlace|siguiente|segundo|otro? vuelo|tren|avion?',
          'conexion|enlace perdida|perdido',
        ],
        'denied-boarding': [
          'no nos|me dejaron|dejo|permitieron|dejaban embarcar|subir|abordar|viajar',
          'deneg*|negaron el? embarque',
          'sobreventa|overbooking|sobrevendido',
        ],
        delayed: [LATE, 'horas|minutos de|mas|en retraso|espera|demora|tarde|pista|aeropuerto|avion'],
        other: [],
      },
    },
    parcel: {
      about: [
        'paquete|paquetes|envio|envios|mensajero|repartidor|reparto|entrega|entregas|entregaron|entregado|seguimiento|buzon|cartero|correos|encomienda|transportista',
        'pedido|pedidos|pedi',
        'caja',
      ],
      failures: {
        damaged: [BROKE, 'dano|danos', 'bajo|en|con la lluvia'],
        'wrong-place': [
          'otra|otro|equivocada|mala|distinta direccion|casa|puerta|calle|vecino|edificio|piso',
          'direccion|casa|puerta equivocada|incorrecta',
          'dejaron|dejo|tiraron|tirado|abandonado|abandonaron|dejado en|con|al|a|delante|fuera|el|la|mi? la|el|un|mi? calle|portal|jardin|vecino|acera|basura|puerta|lluvia|valla',
        ],
        'wrong-item': [
          'equivocado|equivocada|equivocaron|erroneo',
          'no es|era lo que pedi|compre|encargue',
          'otro|otra|distinto producto|articulo|talla|color|pedido|cosa',
          'en lugar|vez de',
        ],
        'missing-part': MISSING_PART,
        lost: [...LOST, 'dice|pone|marca|aparece|figura que|como? entregado|entrego'],
        late: [
          LATE,
          'no|todavia|aun|sigue ha|llega|llego|sin|no llegado|llega|llegar',
          'dias|semanas|semana|horas de|tarde|mas retraso|tarde|despues',
          'debia|tenia|deberia que|haber? llegar|llegado',
        ],
        other: [],
      },
    },
    product: {
      about: [
        'producto|productos|articulo|articulos|aparato|dispositivo|modelo|garantia|bateria|pilas|cargador',
        'compre|comprado|compra|compramos|comprar',
        'reembolso|devolucion|devolvi',
        'tetera|hervidor|tostadora|portatil|ordenador|computadora|movil|celular|telefono|tableta|televisor|tele|television|nevera|refrigerador|horno|microondas|lavadora|secadora|lavavajillas|batidora|camara|auriculares|altavoz|impresora|monitor|aspiradora|lampara|sofa|silla|mesa|cama|colchon|zapatos|botas|chaqueta|abrigo|vestido|vaqueros|jersey|camisa|zapatillas|juguete|bicicleta|bici|plancha|cafetera|taza|manta',
      ],
      failures: {
        'refund-missing': REFUND_MISSING,
        overcharged: OVERCHARGED,
        faulty: [
          'defectuoso|defectuosa|defecto|averiado|averiada|averia|inservible|inutil|falla|fallo',
          'no|dejo|deja|dejaron|nunca|ni funciona|funcionan|funciono|de|enciende|carga|arranca|prende|calienta|anda|va|sirve|cierra|enfria',
          'se apaga|apago|cuelga|calienta|bloquea|descarga|rompio|estropeo|murio',
          'pierde|sale|gotea agua|aceite|aire?',
          'echa|sale|olor humo|chispas|a',
        ],
        damaged: [BROKE, 'dano|danos'],
        'missing-part': MISSING_PART,
        'wrong-item': [
          'equivocado|equivocada|equivocaron|erroneo',
          'no es|era|se lo|parece|como|el|la? que|nada|a|en|modelo|color|talla? pedi|compre|foto|la|descripcion|eligi',
          'otro|otra|distinto|distinta color|talla|modelo|producto',
          'demasiado|muy pequeno|grande|corto|estrecho|pequena|corta',
        ],
        other: [],
      },
    },
    service: {
      about: [
        'personal|camarero|camarera|recepcionista|cajero|cajera|empleado|empleada|vendedor|vendedora|dependiente|dependienta|tecnico|azafata|azafato|encargado',
        'hotel|habitacion|restaurante|tienda|sucursal|oficina|mesero|mesera|comida|bano|banos|factura|cuenta|banco|contrato|suscripcion|gimnasio|cafeteria',
        'servicio|atencion al|de cliente|clientes',
        'mal|pesimo|mala|horrible servicio|atencion|trato',
      ],
      weight: 1,
      failures: {
        'refund-missing': REFUND_MISSING,
        overcharged: OVERCHARGED,
        rude: [
          'como|manera|forma en? que? me|nos hablo|hablaron|trato|trataron',
          'grosero|grosera|groseros|maleducado|maleducada|maleducados|borde|antipatico|antipatica|arrogante|desagradable|racista|irrespetuoso|irrespetuosa|prepotente',
          'grito|gritaron|gritando|insulto|insultaron|burlo|burlaron|rio|rieron',
          'falta de respeto|educacion',
          'colgo|colgaron me|nos|el|telefono?',
          'trato|trataron|tratado|trata mal|fatal|como|sin|con',
          'mala|malas educacion|maneras|actitud|formas',
        ],
        unclean: [
          'sucio|sucia|sucios|sucias|suciedad|asqueroso|asquerosa|manchas|moho|cucaracha|cucarachas|chinches|ratas|ratones|pelos|mugre|mugriento|apestaba',
          'sin limpiar',
          'no estaba|habian limpio|limpia|limpiado',
        ],
        'wrong-information': [
          'informacion|informaron|dato|datos|consejo|respuesta mal|falsa|falso|equivocada|equivocado|incorrecta|incorrecto|erronea',
          'mintio|mintieron|mentira|mentiras|enganaron|enganado|engano',
          'me|nos dijeron|dijo|informaron mal|otra|una? cosa|mentira',
        ],
        'long-wait': [
          'espere|esperamos|esperando|esperar|espera mas|dos|tres|cuatro|una|un|horas|40|45|30|50|60|90|mucho|demasiado|de|durante',
          'horas|hora|minutos esperando|en|de|al la? cola|fila|espera|telefono|espera?',
          'cola|fila larga|interminable|enorme',
        ],
        'no-answer': [
          'nadie me|nos|se|ha|quiere? contest*|respond*|ayud*|atend*|llam*|hace|coge|sabe|escuch*|importa|da|dio|dice|soluciona',
          'no|sin|nunca me|nos|han|he|ha|recibo|recibido|tengo|hay|recibi? contest*|respond*|respuesta|noticias|llamado|llamaron|devolvieron|contestado|atienden|cogen',
          'ignor*',
          'tercera|cuarta|quinta|segunda|decima vez|llamada|correo|mensaje|intento',
        ],
        other: [],
      },
    },
  },
};
