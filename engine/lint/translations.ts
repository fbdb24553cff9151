// The rules in Dutch and French. English stands in each rule itself; a test keeps the three complete.

import type { Rule } from './rule.ts'

export type RuleText = Pick<Rule, 'title' | 'says' | 'why' | 'cure'>

type Translated = Readonly<Record<'nl' | 'fr', RuleText>>

const text = (title: string, says: string, why: string, cure: string): RuleText => ({
  title,
  says,
  why,
  cure,
})

/** What a rule says, in the language of the reader. */
export function ruleText(rule: Rule, language: 'en' | 'nl' | 'fr'): RuleText {
  return language === 'en' ? rule : (translations[rule.code]?.[language] ?? rule)
}

export const translations: Readonly<Record<string, Translated>> = {
  GOV_01: {
    nl: text(
      'Een mens beslist na automatische detectie',
      'Geen weg leidt van een stap die detecteert, of van het bericht van een hulpmiddel, naar delen, handelen of contact zonder een gebruikerstaak waarin een gemandateerde beslist.',
      'Een hulpmiddel kan iets suggereren; mensen beslissen.',
      'Zet op elke weg van de detectie naar deze stap een gebruikerstaak van de soort "decide" met een mandaat.',
    ),
    fr: text(
      'Une personne décide après une détection automatique',
      'Aucune voie ne mène d’une étape qui détecte, ou du message d’un outil, au partage, à l’action ou au contact sans une tâche utilisateur où une personne mandatée décide.',
      'Un outil peut suggérer ; ce sont des personnes qui décident.',
      'Placez une tâche utilisateur de la sorte « decide » avec un mandat sur chaque voie de la détection vers cette étape.',
    ),
  },
  GOV_02: {
    nl: text(
      'Gemandateerde mensen beslissen',
      'Elke stap van de soort "decide" is een gebruikerstaak waarvan het mandaat de rol van de baan is; geen taak met de hand raakt aan persoonsgegevens.',
      'Verantwoording vraagt een naam, een mandaat en een spoor.',
      'Maak van de beslissing een gebruikerstaak in de baan van de rol met het mandaat, en van werk met persoonsgegevens met de hand een gebruikerstaak.',
    ),
    fr: text(
      'Les décisions sont prises par des personnes mandatées',
      'Chaque étape de la sorte « decide » est une tâche utilisateur dont le mandat est le rôle du couloir ; aucune tâche manuelle ne touche à des données personnelles.',
      'Rendre compte demande un nom, un mandat et une trace.',
      'Faites de la décision une tâche utilisateur dans le couloir du rôle mandaté, et du travail manuel sur des données personnelles une tâche utilisateur.',
    ),
  },
  GOV_03: {
    nl: text(
      'Mensen worden niet gerangschikt',
      'Geen voorwaarde, variabele of uitkomst van een tabel is een score, risiconiveau, waarschijnlijkheid, kans, rang of prioriteit; elke beslissingstabel zegt waarover ze gaat.',
      'Geen sociale score en geen voorspelling over personen.',
      'Beschrijf de situatie of de volgende stap in plaats van een niveau van een persoon, en zeg waarover de tabel gaat.',
    ),
    fr: text(
      'Pas de classement des personnes',
      'Aucune condition, variable ou sortie de table n’est un score, un niveau de risque, une probabilité, un rang ou une priorité ; chaque table de décision dit sur quoi elle porte.',
      'Pas de notation sociale ni de prédiction sur des personnes.',
      'Décrivez la situation ou l’étape suivante au lieu d’un niveau de la personne, et dites sur quoi porte la table.',
    ),
  },
  GOV_04: {
    nl: text(
      'Tabellen over een persoon doen alleen een suggestie',
      'Tussen een beslissingstabel over een persoon en een beslispunt dat een uitkomst ervan gebruikt, beslist een mens.',
      'Menselijke tussenkomst moet betekenis hebben en is geen stempel.',
      'Zet tussen de tabel en het beslispunt een gebruikerstaak van de soort "decide"; die mag met een motivering van de suggestie afwijken.',
    ),
    fr: text(
      'Les tables sur une personne ne font que suggérer',
      'Entre une table de décision sur une personne et un branchement qui utilise une de ses sorties, une personne décide.',
      'L’intervention humaine doit avoir un sens et n’est pas un simple tampon.',
      'Placez une tâche utilisateur de la sorte « decide » entre la table et le branchement ; elle peut s’écarter de la suggestion en donnant une motivation.',
    ),
  },
  GOV_05: {
    nl: text(
      'Elk bericht is rechtmatig',
      'Elke berichtenstroom noemt een gegevensklasse; persoonsgegevens en bijzondere gegevens noemen ook rechtsgrond, doel en bewaartermijn. Een stap die deelt, noemt ze zelf of in de berichten die hij stuurt.',
      'Rechtmatigheid, openheid en het register van verwerkingen beginnen bij wat de tekening zegt.',
      'Vul gegevensklasse, rechtsgrond, doel en bewaartermijn van het bericht in, of stuur minder.',
    ),
    fr: text(
      'Chaque message est licite',
      'Chaque flux de message indique une classe de données ; les données personnelles et sensibles indiquent aussi base légale, finalité et durée de conservation. Une étape qui partage les indique elle-même ou dans les messages qu’elle envoie.',
      'La licéité, la transparence et le registre des traitements partent de ce que dit le dessin.',
      'Complétez classe de données, base légale, finalité et durée de conservation du message, ou envoyez moins.',
    ),
  },
  GOV_06: {
    nl: text(
      'Bijzondere gegevens hebben een grond',
      'Elk bericht en elke stap met bijzondere categorieën van gegevens noemt een grond van artikel 9, lid 2 AVG.',
      'Ze verwerken is in beginsel verboden.',
      'Noem de grond, of laat de bijzondere categorie weg.',
    ),
    fr: text(
      'Les catégories particulières ont un fondement',
      'Chaque message et chaque étape avec des catégories particulières de données indique un fondement de l’article 9, paragraphe 2 du RGPD.',
      'Leur traitement est interdit en principe.',
      'Indiquez le fondement, ou laissez la catégorie particulière de côté.',
    ),
  },
  GOV_07: {
    nl: text(
      'Vaste velden voor persoonsgegevens',
      'Elke gebruikerstaak of taak met de hand met persoonsgegevens heeft een formulier, en elk veld ervan heeft een soort, een grens en een gegevensklasse.',
      'Dataminimalisatie: wat niet nodig is, heeft geen plaats om geschreven te worden.',
      'Geef de taak een formulier; geef elk veld een soort, een lengte of een keuze, en een gegevensklasse.',
    ),
    fr: text(
      'Des champs fixes pour les données personnelles',
      'Chaque tâche utilisateur ou manuelle avec des données personnelles a un formulaire, et chaque champ a une sorte, une limite et une classe de données.',
      'Minimisation : ce qui n’est pas nécessaire n’a pas d’endroit où s’écrire.',
      'Donnez un formulaire à la tâche ; donnez à chaque champ une sorte, une longueur ou un choix, et une classe de données.',
    ),
  },
  GOV_08: {
    nl: text(
      'Evenredigheid voor kijken of contact',
      'Vanaf elke start die de persoon niet zelf maakte, zijn waarnemen en contact alleen bereikbaar via het toetsmoment voor proportionaliteit.',
      'Noodzaak en de minst ingrijpende weg worden vooraf beslist, niet achteraf.',
      'Zet op elke weg naar deze stap een beslissing met het toetsmoment "proportionality".',
    ),
    fr: text(
      'La proportionnalité avant de regarder ou de contacter',
      'Depuis chaque début que la personne n’a pas fait elle-même, observer et contacter ne sont accessibles que par le point de contrôle de la proportionnalité.',
      'La nécessité et la voie la moins intrusive se décident avant, pas après.',
      'Placez une décision avec le point de contrôle « proportionality » sur chaque voie vers cette étape.',
    ),
  },
  GOV_09: {
    nl: text(
      'Juridisch toetsmoment voor delen',
      'Delen is alleen bereikbaar via het juridisch toetsmoment; delen in nood via een beslissing; delen met instemming nadat de persoon is ingelicht.',
      'Delen vraagt een rechtsgrond en respecteert het beroepsgeheim.',
      'Zet op elke weg naar deze stap een beslissing met het toetsmoment "legal".',
    ),
    fr: text(
      'Le point de contrôle juridique avant le partage',
      'Le partage n’est accessible que par le point de contrôle juridique ; le partage d’urgence par une décision ; le partage avec accord après que la personne a été informée.',
      'Partager demande une base légale et respecte le secret professionnel.',
      'Placez une décision avec le point de contrôle « legal » sur chaque voie vers cette étape.',
    ),
  },
  GOV_10: {
    nl: text(
      'Terugkoppeling aan de melder',
      'In een proces dat een dossier is, is elk einde alleen bereikbaar via een stap van de soort "feedback".',
      'Vertrouwen groeit waar informatie in twee richtingen gaat.',
      'Laat elke weg naar dit einde langs een stap gaan die terugkoppelt, zonder inhoud van het dossier.',
    ),
    fr: text(
      'Un retour à la personne qui signale',
      'Dans un processus qui est un dossier, chaque fin n’est accessible que par une étape de la sorte « feedback ».',
      'La confiance grandit là où l’information va dans les deux sens.',
      'Faites passer chaque voie vers cette fin par une étape qui donne un retour, sans contenu du dossier.',
    ),
  },
  GOV_11: {
    nl: text(
      'Wissen wordt bereikt',
      'Vanaf elke stap en elk bericht met persoonsgegevens is elk einde alleen bereikbaar via een stap van de soort "erase". Het proces dat wist, wacht eerst de bewaartermijn af. Een opgeroepen proces mag het wissen aan zijn oproeper laten als niets anders het kan starten.',
      'Opslagbeperking.',
      'Laat elke weg naar dit einde langs een stap gaan die wist, of langs een oproep van het bewaarproces.',
    ),
    fr: text(
      'L’effacement est atteint',
      'Depuis chaque étape ou message avec des données personnelles, chaque fin n’est accessible que par une étape de la sorte « erase ». Le processus qui efface attend d’abord la durée de conservation. Un processus appelé peut laisser l’effacement à son appelant si rien d’autre ne peut le démarrer.',
      'Limitation de la conservation.',
      'Faites passer chaque voie vers cette fin par une étape qui efface, ou par un appel du processus de conservation.',
    ),
  },
  GOV_12: {
    nl: text(
      'Geen wachten zonder einde',
      'In de eigen pools heeft elke gebruikerstaak een uiterste tijd, elke ontvangsttaak een timer op haar rand, elk verwacht bericht een timer ernaast achter een beslispunt op gebeurtenissen. Taken met de hand zijn er niet.',
      'Niemand blijft wachten en geen dossier valt in slaap.',
      'Geef de stap een uiterste tijd, of een timer ernaast die zegt wat er dan gebeurt.',
    ),
    fr: text(
      'Pas d’attente sans fin',
      'Dans les bassins propres, chaque tâche utilisateur a une échéance, chaque tâche de réception une minuterie sur son bord, chaque message attendu une minuterie à côté derrière un branchement sur événements. Il n’y a pas de tâche manuelle.',
      'Personne ne reste à attendre et aucun dossier ne s’endort.',
      'Donnez une échéance à l’étape, ou une minuterie à côté qui dit ce qui se passe alors.',
    ),
  },
  GOV_13: {
    nl: text(
      'De persoon is ingelicht voor er gedeeld wordt',
      'Persoonsgegevens delen buiten een noodgeval is alleen bereikbaar via een stap die de persoon inlicht, of die een gemotiveerd uitstel vastlegt.',
      'Praat met mensen, niet over hen.',
      'Zet op elke weg naar deze stap een stap van de soort "inform", of "delay" met de reden.',
    ),
    fr: text(
      'La personne est informée avant le partage',
      'Partager des données personnelles hors urgence n’est accessible que par une étape qui informe la personne, ou qui consigne un report motivé.',
      'Parler avec les personnes, pas d’elles.',
      'Placez une étape de la sorte « inform », ou « delay » avec sa raison, sur chaque voie vers cette étape.',
    ),
  },
  GOV_14: {
    nl: text(
      'De deur voor rechten staat altijd open',
      'Een proces met persoonsgegevens heeft een deelproces op gebeurtenis dat een verzoek over rechten als eigen dossier doorgeeft, is zelf het rechtenproces, of kan alleen gestart worden door een oproeper die die deur heeft.',
      'Rechten kunnen op elk moment gebruikt worden.',
      'Voeg een deelproces op gebeurtenis toe dat met het verzoek start en het naar het contactpunt voor rechten stuurt.',
    ),
    fr: text(
      'La porte des droits est toujours ouverte',
      'Un processus avec des données personnelles a un sous-processus événementiel qui transmet une demande de droits comme dossier propre, est lui-même le processus des droits, ou ne peut être démarré que par un appelant qui a cette porte.',
      'Les droits s’exercent à tout moment.',
      'Ajoutez un sous-processus événementiel qui commence par la demande et l’envoie au point de contact des droits.',
    ),
  },
  GOV_15: {
    nl: text(
      'Intrekken werkt',
      'Waar een bericht of een stap op instemming steunt, bestaat een gebeurtenis met de aanleiding "withdrawal" die naar een stap van de soort "erase" leidt.',
      'Intrekken moet even makkelijk zijn als geven.',
      'Voeg een gebeurtenis toe die de intrekking opvangt en naar wissen leidt.',
    ),
    fr: text(
      'Le retrait fonctionne',
      'Là où un message ou une étape repose sur l’accord, un événement avec le déclencheur « withdrawal » existe et mène à une étape de la sorte « erase ».',
      'Retirer doit être aussi facile que donner.',
      'Ajoutez un événement qui reçoit le retrait et mène à l’effacement.',
    ),
  },
  GOV_16: {
    nl: text(
      'Verkeer in twee richtingen',
      'Voor elk bericht dat deelt, buiten een noodgeval, is er een bericht terug van de pool die ontvangt.',
      'Partners die geven en nooit iets terug horen, houden op met geven.',
      'Teken het antwoord van de partner, en laat een stap het ontvangen.',
    ),
    fr: text(
      'Une rue à deux sens',
      'Pour chaque message qui partage, hors urgence, il y a un message en retour du bassin qui reçoit.',
      'Des partenaires qui donnent sans jamais rien entendre cessent de donner.',
      'Dessinez la réponse du partenaire, et faites-la recevoir par une étape.',
    ),
  },
  GOV_17: {
    nl: text(
      'Adviseurs beslissen niet',
      'Geen stap van de soort "decide" staat in de baan van de functionaris voor gegevensbescherming of van de ethische adviseur.',
      'Onafhankelijk advies en beslissen gaan niet samen.',
      'Maak van de stap een advies, en laat daarna de gemandateerde rol beslissen.',
    ),
    fr: text(
      'Les conseillers ne décident pas',
      'Aucune étape de la sorte « decide » ne se trouve dans le couloir du délégué à la protection des données ou du conseiller éthique.',
      'Le conseil indépendant et la décision ne vont pas ensemble.',
      'Faites de l’étape un avis, et laissez ensuite décider le rôle mandaté.',
    ),
  },
  GOV_18: {
    nl: text(
      'Vier ogen voor er gedeeld wordt',
      'Van de registratie naar elk delen buiten een noodgeval zijn er minstens twee verschillende mandaten zonder wier beslissingen geen weg daarheen leidt.',
      'Geen enkele persoon kan alleen delen in gang zetten.',
      'Zet op elke weg van de registratie naar deze stap een beslissing van een tweede mandaat.',
    ),
    fr: text(
      'Quatre yeux avant le partage',
      'De l’enregistrement à chaque partage hors urgence, il y a au moins deux mandats différents sans les décisions desquels aucune voie n’y mène.',
      'Personne ne peut déclencher seul un partage.',
      'Placez une décision d’un second mandat sur chaque voie de l’enregistrement vers cette étape.',
    ),
  },
  GOV_19: {
    nl: text(
      'Neutrale benamingen',
      'Geen naam van een proces, pool, baan, element, bericht of formulierveld bevat een woord van de lijst van te vermijden woorden, in het Engels, Nederlands of Frans.',
      'Etiketten kwetsen, blijven kleven en polariseren.',
      'Gebruik het woord dat de lijst in de plaats aanbiedt.',
    ),
    fr: text(
      'Des libellés neutres',
      'Aucun nom de processus, bassin, couloir, élément, message ou champ de formulaire ne contient un mot de la liste à éviter, en anglais, néerlandais ou français.',
      'Les étiquettes blessent, collent et polarisent.',
      'Utilisez le mot que la liste propose à la place.',
    ),
  },
  GOV_20: {
    nl: text(
      'Lussen hebben een einde',
      'Elke lus van de tekening gaat langs een beslissing, een timer, of een stap die een vlag zet of telt.',
      'Niemand wordt eindeloos gevolgd.',
      'Laat een stap van de lus de rondes tellen, een vlag zetten, op een timer wachten of beslissen.',
    ),
    fr: text(
      'Les boucles sont bornées',
      'Chaque boucle du dessin passe par une décision, une minuterie, ou une étape qui pose une marque ou compte.',
      'Personne n’est suivi sans fin.',
      'Faites compter les tours par une étape de la boucle, posez une marque, attendez une minuterie ou décidez.',
    ),
  },
  GOV_21: {
    nl: text(
      'Een smalle nooddeur',
      'Elk delen in nood komt na een beslissing, en geen einde is ervandaan bereikbaar zonder een stap van de soort "outcome".',
      'De uitzondering blijft een uitzondering en laat een verslag na.',
      'Zet voor het delen in nood een beslissing, en erachter een stap die de uitkomst vastlegt.',
    ),
    fr: text(
      'Une porte d’urgence étroite',
      'Chaque partage d’urgence vient après une décision, et aucune fin n’en est accessible sans une étape de la sorte « outcome ».',
      'L’exception reste une exception et laisse une trace.',
      'Placez une décision avant le partage d’urgence, et derrière lui une étape qui consigne le résultat.',
    ),
  },
  GOV_22: {
    nl: text(
      'Eerlijke beslispunten',
      'Elk exclusief of inclusief beslispunt dat splitst, heeft een vraag als naam, een standaardweg, en voorwaarden op de andere wegen.',
      'Geen stille doodlopende wegen.',
      'Geef het beslispunt een vraag als naam, merk één weg als standaard en geef de andere een voorwaarde.',
    ),
    fr: text(
      'Des branchements honnêtes',
      'Chaque branchement exclusif ou inclusif qui sépare porte une question, a une voie par défaut, et des conditions sur les autres voies.',
      'Pas d’impasses silencieuses.',
      'Donnez une question au branchement, marquez une voie par défaut et donnez une condition aux autres.',
    ),
  },
  GOV_23: {
    nl: text(
      'Zorg en justitie blijven gescheiden',
      'Een bericht aan een pool van justitie bevat nooit bijzondere categorieën, en persoonsgegevens alleen op vitaal belang, een wettelijke plicht of een wettelijke grondslag.',
      'Preventie is niet vanzelf politiewerk.',
      'Stuur geen persoonsgegevens, of noem de wet die ertoe verplicht.',
    ),
    fr: text(
      'L’aide et la justice restent séparées',
      'Un message vers un bassin de justice ne porte jamais de catégories particulières, et des données personnelles seulement sur l’intérêt vital, une obligation légale ou une loi.',
      'La prévention n’est pas d’office du travail de police.',
      'N’envoyez pas de données personnelles, ou indiquez la loi qui oblige.',
    ),
  },
  GOV_24: {
    nl: text(
      'Het kader is van kracht',
      'Een proces met persoonsgegevens bindt een kaderversie; het wordt alleen in gebruik genomen zolang die versie goedgekeurd is en voor haar herzieningsdatum.',
      'Zonder duidelijk ethisch en juridisch kader loopt er niets.',
      'Bind het proces aan het kader, en laat de versie op tijd goedkeuren en herzien.',
    ),
    fr: text(
      'Le cadre est en vigueur',
      'Un processus avec des données personnelles lie une version du cadre ; il n’est mis en service que tant que cette version est approuvée et avant sa date de révision.',
      'Sans cadre éthique et juridique clair, rien ne tourne.',
      'Liez le processus au cadre, et faites approuver et réviser la version à temps.',
    ),
  },
  GOV_25: {
    nl: text(
      'AS-IS is een beeld',
      'Een model van de variant AS-IS is niet uitvoerbaar.',
      'Een informele praktijk wordt nooit met echte gegevens uitgevoerd.',
      'Zet isExecutable op false.',
    ),
    fr: text(
      'AS-IS est une image',
      'Un modèle de la variante AS-IS n’est pas exécutable.',
      'Une pratique informelle ne tourne jamais avec de vraies données.',
      'Mettez isExecutable à false.',
    ),
  },
  GOV_26: {
    nl: text(
      'Met open vizier',
      'Elke stap die contact legt of waarneemt, oproepen niet meegerekend, heeft de identiteit "professional" en noemt de bekwaamheid die nodig is.',
      'Geen schuilnamen, en alleen opgeleide mensen.',
      'Zet de identiteit op "professional" en noem de machtiging die de stap vraagt.',
    ),
    fr: text(
      'À visage découvert',
      'Chaque étape qui contacte ou observe, hors appels, a l’identité « professional » et indique la compétence nécessaire.',
      'Pas de comptes d’emprunt, et seulement des personnes formées.',
      'Mettez l’identité à « professional » et indiquez l’habilitation que demande l’étape.',
    ),
  },
  GOV_27: {
    nl: text(
      'Fenomenen, geen personen',
      'Elke stap die waarneemt heeft de reikwijdte "phenomenon" en raakt niet aan persoonsgegevens.',
      'Mensen online volgen is geen taak van een gemeente.',
      'Zet de reikwijdte op "phenomenon" en laat persoonsgegevens weg.',
    ),
    fr: text(
      'Des phénomènes, pas des personnes',
      'Chaque étape qui observe a la portée « phenomenon » et ne touche pas à des données personnelles.',
      'Suivre des personnes en ligne n’est pas une tâche communale.',
      'Mettez la portée à « phenomenon » et laissez les données personnelles de côté.',
    ),
  },
  GOV_28: {
    nl: text(
      'Het toetsmoment reist mee met de oproep',
      'Waar de start van een opgeroepen proces een toetsmoment vraagt, is de oproep in de oproeper alleen via dat toetsmoment bereikbaar.',
      'Hergebruik mag geen weg rond het toetsmoment openen.',
      'Zet het toetsmoment dat het opgeroepen proces vraagt op elke weg naar de oproep.',
    ),
    fr: text(
      'Le point de contrôle voyage avec l’appel',
      'Là où le début d’un processus appelé exige un point de contrôle, l’appel n’est accessible que par ce point de contrôle chez l’appelant.',
      'La réutilisation ne doit pas ouvrir de détour.',
      'Placez le point de contrôle exigé par le processus appelé sur chaque voie vers l’appel.',
    ),
  },
  GOV_29: {
    nl: text(
      'Niet je eigen scheidsrechter',
      'Geen beslissing met een toetsmoment staat in de rol die signalen registreert.',
      'Scheiding van taken.',
      'Verplaats het toetsmoment naar een rol die niet registreert.',
    ),
    fr: text(
      'Pas son propre arbitre',
      'Aucune décision avec un point de contrôle ne se trouve dans le rôle qui enregistre les signaux.',
      'Séparation des fonctions.',
      'Déplacez le point de contrôle vers un rôle qui n’enregistre pas.',
    ),
  },
  GOV_30: {
    nl: text(
      'Kinderen eerst',
      'In een proces waarin minderjarigen verwacht worden, zijn contact, delen en taken met persoonsgegevens alleen bereikbaar via een stap die de leeftijd nagaat.',
      'Het belang van het kind komt eerst.',
      'Vraag op elke weg naar deze stap de leeftijd, met een weg langs de voogd of ouder.',
    ),
    fr: text(
      'Les enfants d’abord',
      'Dans un processus où des mineurs sont attendus, le contact, le partage et les tâches avec des données personnelles ne sont accessibles que par une étape qui vérifie l’âge.',
      'L’intérêt de l’enfant passe d’abord.',
      'Demandez l’âge, avec une voie par le parent ou tuteur, sur chaque voie vers cette étape.',
    ),
  },
  GOV_31: {
    nl: text(
      'Aan tafel alleen wie het moet weten',
      'In een gezamenlijke pool noemt elke stap met bijzondere categorieën wie ze mag zien; politie en parket alleen op een wettelijke grondslag.',
      'Het geheim geldt ook binnen het overleg.',
      'Noem de rollen die het moeten zien, en laat politie en parket weg tenzij een wet erin voorziet.',
    ),
    fr: text(
      'À la table, le besoin d’en connaître',
      'Dans un bassin commun, chaque étape avec des catégories particulières indique qui peut les voir ; police et parquet seulement sur une base légale précise.',
      'Le secret vaut aussi à l’intérieur de la concertation.',
      'Indiquez les rôles qui doivent voir, et laissez police et parquet de côté sauf si une loi le prévoit.',
    ),
  },
}
