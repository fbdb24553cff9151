// What findings say in French, as administrations in Belgium speak it.

import { inFrench } from '../../words/typeset.ts'
import type { Tongue } from '../sentences.ts'
import { frRules } from './fr-rules.ts'

export const fr: Tongue = {
  and: 'et',
  set: inFrench,
  rules: frRules,
  sentences: {
    '"{0}"': '« {0} »',
    '{0}: {1}.': '{0} : {1}.',
    'People decide at': 'Des personnes décident à',
    'Mandated people decide at': 'Des personnes mandatées décident à',
    'Every table says what it is about': 'Chaque table dit sur quoi elle porte',
    'Tables suggest; people decide at': 'Les tables suggèrent ; des personnes décident à',
    '{0} messages state their data class, and those with personal data basis, purpose and retention.':
      '{0} messages indiquent leur classe de données, et ceux avec des données personnelles aussi base, finalité et conservation.',
    'Special categories name their ground wherever they occur ({0}).':
      'Les catégories particulières indiquent leur fondement partout où elles figurent ({0}).',
    '{0} tasks have a form with fixed fields.': '{0} tâches ont un formulaire à champs fixes.',
    'The proportionality gate is': 'Le point de contrôle de proportionnalité est',
    'The legal gate is': 'Le point de contrôle juridique est',
    'Feedback is given by': 'Le retour est donné par',
    'Data is erased by': 'Les données sont effacées par',
    '{0} steps have a due time or are timers; none is done by hand outside the record.':
      '{0} étapes ont une échéance ou sont des minuteries ; aucune ne se fait à la main hors du dossier.',
    'The person is informed by': 'La personne est informée par',
    'Rights requests go through': 'Les demandes de droits passent par',
    'Agreement is withdrawn at': 'L’accord est retiré à',
    '{0} messages come back from others.': '{0} messages reviennent d’autres.',
    'Advice is given by': 'L’avis est donné par',
    'Decisions are spread over the mandates {0}.': 'Les décisions sont réparties entre les mandats {0}.',
    '{0} labels are free of avoided words.': '{0} libellés sont exempts de mots à éviter.',
    'Loops are bounded by': 'Les boucles sont bornées par',
    'Outcomes are recorded by': 'Les issues sont consignées par',
    '{0} splits ask a question and have an answer for everything else.':
      '{0} divisions posent une question et ont une réponse pour tout le reste.',
    '{0} messages reach justice, on vital interest, legal duty or statutory basis only.':
      '{0} messages vont à la justice, seulement par intérêt vital, obligation légale ou base statutaire.',
    'An approved framework version is required at deployment and at each start.':
      'Une version approuvée du cadre est requise à la mise en service et à chaque début.',
    'The model runs, because it is TO-BE.': 'Le modèle s’exécute, car il est TO-BE.',
    'Under a professional identity work': 'Sous une identité professionnelle travaillent',
    'Only phenomena are looked at by': 'Seuls des phénomènes sont observés par',
    'Gates stand before': 'Des points de contrôle précèdent',
    'The gates are held by': 'Les points de contrôle sont tenus par',
    'Age is asked at': 'L’âge est demandé à',
    'Visibility is limited at': 'La visibilité est limitée à',
    '{0} more': '{0} autres',
    'The model ({0}) keeps all {1} rules.': 'Le modèle ({0}) respecte les {1} règles.',
    'The model ({0}) breaks {1} of {2} rules, in {3} places.':
      'Le modèle ({0}) enfreint {1} des {2} règles, à {3} endroits.',
    'Beside each stands what "{0}" does instead.': 'À côté de chacune figure ce que « {0} » fait à la place.',
    'Gap report: {0}': 'Rapport d’écarts : {0}',
    Kept: 'Respecté',
    '**Why.** {0} **Source.** {1}.': '**Pourquoi.** {0} **Source.** {1}.',
    'Today.': 'Aujourd’hui.',
    '**Instead.** {0}': '**À la place.** {0}',
    '{0} can be reached from an automated detection without a person deciding. Put a user task of kind "decide" with a mandate on that way.':
      '{0} peut être atteint depuis une détection automatique sans qu’une personne décide. Placez sur cette voie une tâche utilisateur de la sorte « decide » avec un mandat.',
    '{0} handles personal data by hand, so nobody can tell later what was done. Make it a user task.':
      '{0} traite des données personnelles à la main, si bien que nul ne peut dire ensuite ce qui s’est fait. Faites-en une tâche utilisateur.',
    '{0} decides, but is not a user task. Let a person decide.':
      '{0} décide, mais n’est pas une tâche utilisateur. Laissez une personne décider.',
    '{0} decides without a mandate. Name the role that may decide.':
      '{0} décide sans mandat. Nommez le rôle qui peut décider.',
    '{0} is decided under the mandate "{1}" but stands in the lane of "{2}". Move it to the lane that holds the mandate.':
      '{0} est décidé sous le mandat « {1} » mais se trouve dans le couloir de « {2} ». Placez-le dans le couloir qui détient le mandat.',
    nobody: 'personne',
    'The condition {0} compares a ranking. Decide on facts and needs, not on a standing of the person.':
      'La condition {0} compare un classement. Décidez sur des faits et des besoins, pas sur un rang de la personne.',
    '{0} writes "{1}", which ranks people. Let it describe the situation or suggest a next step.':
      '{0} écrit « {1} », ce qui classe des personnes. Faites-lui décrire la situation ou suggérer une étape.',
    '{0} does not say what its table is about. State it: a person, content, an event, …':
      '{0} ne dit pas sur quoi porte sa table. Indiquez-le : une personne, un contenu, un événement, …',
    '{0} follows "{1}" of {2} before a person has decided. Put a user task of kind "decide" between them.':
      '{0} suit « {1} » de {2} avant qu’une personne ait décidé. Placez entre eux une tâche utilisateur de la sorte « decide ».',
    'The message {0} does not say what class of data it carries. State none, pseud, personal or special.':
      'Le message {0} ne dit pas quelle classe de données il porte. Indiquez none, pseud, personal ou special.',
    'The message {0} carries personal data without {1}. State them, or send no personal data.':
      'Le message {0} porte des données personnelles sans {1}. Indiquez-les, ou n’envoyez pas de données personnelles.',
    '{0} shares personal data, but neither it nor its messages state legal basis, purpose and retention. State them where the data leaves.':
      '{0} partage des données personnelles, mais ni l’étape ni ses messages n’indiquent base légale, finalité et conservation. Indiquez-les là où les données partent.',
    'legal basis': 'base légale',
    purpose: 'finalité',
    retention: 'durée de conservation',
    '{0} carries special categories of data without a ground of GDPR Art. 9(2). Name the ground, or leave that data out.':
      '{0} porte des catégories particulières de données sans fondement du RGPD art. 9(2). Nommez le fondement, ou omettez ces données.',
    '{0} handles personal data without a form. Give it one with fixed fields.':
      '{0} traite des données personnelles sans formulaire. Donnez-lui-en un à champs fixes.',
    '{0}: the field "{1}" of {2} needs a type, a bound and a data class.':
      '{0} : le champ « {1} » de {2} demande une sorte, une limite et une classe de données.',
    '{0} can be reached without the proportionality gate. Put a decision with gate "proportionality" before it.':
      '{0} peut être atteint sans le point de contrôle de proportionnalité. Placez avant lui une décision avec gate « proportionality ».',
    'the legal gate': 'le point de contrôle juridique',
    'a decision': 'une décision',
    'informing the person': 'informer la personne',
    '{0} can be reached without {1}. Put it on every way to this step.':
      '{0} peut être atteint sans {1}. Placez-le sur chaque voie vers cette étape.',
    'The case can end at {0} without the reporter hearing back. Put a step of kind "feedback" on every way there.':
      'Le dossier peut finir à {0} sans retour à la personne qui signale. Placez une étape de la sorte « feedback » sur chaque voie.',
    'The process can end at {0} with personal data still held. Put a step of kind "erase" on every way there.':
      'Le processus peut finir à {0} avec des données personnelles encore détenues. Placez une étape de la sorte « erase » sur chaque voie.',
    '{0} erases before the retention period is over. Put a timer of kind "retention" before it.':
      '{0} efface avant la fin de la durée de conservation. Placez avant lui une minuterie de la sorte « retention ».',
    'The process leaves erasing to its caller, but can start without one. Remove its own triggers, or let it erase.':
      'Le processus laisse l’effacement à son appelant, mais peut commencer sans lui. Ôtez ses propres déclencheurs, ou laissez-le effacer.',
    '{0} is a manual task, whose end nobody sees. Make it a user task with a due time.':
      '{0} est une tâche manuelle, dont nul ne voit la fin. Faites-en une tâche utilisateur avec une échéance.',
    '{0} has no due time. Say until when it is done.': '{0} n’a pas d’échéance. Dites pour quand c’est fait.',
    '{0} waits without end. Put a timer on its border that says what happens when nothing comes.':
      '{0} attend sans fin. Placez à son bord une minuterie qui dit que faire si rien ne vient.',
    '{0} waits without end. Put it behind an event-based gateway that also offers a timer.':
      '{0} attend sans fin. Placez-le derrière un branchement sur événements qui offre aussi une minuterie.',
    '{0} shares personal data before the person is informed. Put a step of kind "inform", or a reasoned "delay", before it.':
      '{0} partage des données personnelles avant que la personne soit informée. Placez avant lui une étape de la sorte « inform », ou un « delay » motivé.',
    'Personal data is handled, but no rights request can come in. Add an event sub-process that starts with the request and passes it to the rights contact point.':
      'Des données personnelles sont traitées, mais aucune demande de droits ne peut entrer. Ajoutez un sous-processus événementiel qui commence par la demande et la transmet au point de contact droits.',
    'Data is processed on consent, but a withdrawal leads to no erasure. Add an event with trigger "withdrawal" and a step of kind "erase" behind it.':
      'Des données sont traitées sur accord, mais un retrait ne mène à aucun effacement. Ajoutez un événement avec trigger « withdrawal » et derrière lui une étape de la sorte « erase ».',
    "{0} goes to {1}, and nothing comes back. Draw the partner's answer.":
      '{0} va à {1}, et rien ne revient. Dessinez la réponse du partenaire.',
    '{0} is decided by an adviser ({1}). Make it advice, and let the mandated role decide after it.':
      '{0} est décidé par un conseiller ({1}). Faites-en un avis, et laissez ensuite le rôle mandaté décider.',
    '{0} can be reached with {1}. Let a second mandate decide on every way there.':
      '{0} peut être atteint avec {1}. Laissez un second mandat décider sur chaque voie.',
    'only the decisions of "{0}"': 'les seules décisions de « {0} »',
    'no mandated decision at all': 'aucune décision mandatée',
    'The {0} "{1}" says "{2}". Say instead: {3}.': '{0} « {1} » dit « {2} ». Dites plutôt : {3}.',
    'The loop over {0} never has to end. Let one of its steps count, set a flag, wait for a timer, or decide.':
      'La boucle sur {0} n’a jamais à finir. Faites qu’une de ses étapes compte, pose un drapeau, attende une minuterie ou décide.',
    '{0} shares in an emergency that nobody decided on. Put a decision before it.':
      '{0} partage dans l’urgence sans que nul n’ait décidé. Placez une décision avant.',
    'After {0} the process can end without a record. Lead it to a step of kind "outcome".':
      'Après {0}, le processus peut finir sans trace. Menez-le à une étape de la sorte « outcome ».',
    '{0} asks no question. Label the gateway with one.':
      '{0} ne pose pas de question. Donnez-en une comme libellé au branchement.',
    '{0} has no default flow. Mark the way that is taken when nothing else fits.':
      '{0} n’a pas de flux par défaut. Marquez la voie suivie quand rien d’autre ne convient.',
    '{0}: the flow {1} has no condition. Say when it is taken.':
      '{0} : le flux {1} n’a pas de condition. Dites quand il est suivi.',
    '{0} takes {1} data to justice{2}. Leave it out, or name the law that obliges.':
      '{0} porte des données {1} à la justice{2}. Omettez-les, ou nommez la loi qui y oblige.',
    ' without vital interest, legal duty or statutory basis':
      ' sans intérêt vital, obligation légale ou base statutaire',
    'The process handles personal data but binds no framework version. Set framework to "required".':
      'Le processus traite des données personnelles mais ne lie aucune version du cadre. Mettez framework à « required ».',
    'There is no framework version. Have one approved before the process runs.':
      'Il n’y a pas de version du cadre. Faites-en approuver une avant l’exécution.',
    'The framework version {0} is not approved. Have it approved first.':
      'La version du cadre {0} n’est pas approuvée. Faites-la d’abord approuver.',
    'The framework version {0} was due for review on {1}. Review it first.':
      'La version du cadre {0} devait être révisée le {1}. Révisez-la d’abord.',
    'An AS-IS model is a picture and must not run. Set isExecutable to false.':
      'Un modèle AS-IS est une image et ne doit pas s’exécuter. Mettez isExecutable à false.',
    '{0} is not done under a professional identity. Work under the own name and function.':
      '{0} ne se fait pas sous une identité professionnelle. Travaillez sous vos nom et fonction.',
    '{0} names no skill. Name the authorisation it needs.':
      '{0} ne nomme pas de compétence. Nommez l’autorisation requise.',
    '{0} looks at people{1}. Look at a phenomenon only, without personal data.':
      '{0} observe des personnes{1}. N’observez qu’un phénomène, sans données personnelles.',
    ', with personal data': ', avec des données personnelles',
    '{0} calls a process that requires the {1} gate, and can be reached without it. Put that gate before the call.':
      '{0} appelle un processus qui exige le point de contrôle {1}, et peut être atteint sans lui. Placez-le avant l’appel.',
    '{0} is a gate in the role that registers signals ({1}). Move it to another role.':
      '{0} est un point de contrôle dans le rôle qui enregistre les signaux ({1}). Placez-le dans un autre rôle.',
    '{0} can be reached before the age is known. Put a step that checks the age before it.':
      '{0} peut être atteint avant que l’âge soit connu. Placez avant lui une étape qui vérifie l’âge.',
    '{0} holds special categories and does not say who may see them. List the roles.':
      '{0} contient des catégories particulières et ne dit pas qui peut les voir. Listez les rôles.',
    '{0} shows special categories to {1} without a statutory basis. Take them out.':
      '{0} montre des catégories particulières à {1} sans base statutaire. Retirez-les.',
    'an unknown pool': 'un pool inconnu',
    '"{0}" is no question. Ask what is decided here.':
      '« {0} » n’est pas une question. Demandez ce qui se décide ici.',
    '"{0}" does not say what is done. Name it by a verb and an object.':
      '« {0} » ne dit pas ce qui est fait. Nommez-le par un verbe et un objet.',
    'A page of the diagram shows {0} nodes; above {1} few people can follow. Draw groups around its phases, or put them into collapsed sub-processes.':
      'Une page du diagramme montre {0} nœuds ; au-delà de {1}, peu de gens peuvent suivre. Dessinez des groupes autour des phases, ou placez-les dans des sous-processus repliés.',
    'There is no start event. Draw where the process begins.':
      'Il n’y a pas d’événement de début. Dessinez où le processus commence.',
    'There is no end event. Draw how the process ends.':
      'Il n’y a pas d’événement de fin. Dessinez comment le processus finit.',
    'Nothing leads here. Draw a flow to it, or a start event before it.':
      'Rien ne mène ici. Dessinez un flux vers lui, ou un événement de début devant.',
    'Nothing follows. Draw a flow on, or an end event behind it.':
      'Rien ne suit. Dessinez un flux, ou un événement de fin derrière.',
    'It is connected to nothing. Connect it, or make it an annotation.':
      'Il n’est relié à rien. Reliez-le, ou faites-en une annotation.',
    'There are several start events without a trigger. Keep one.':
      'Il y a plusieurs événements de début sans déclencheur. Gardez-en un.',
    'The event has several triggers. Draw an event for each.':
      'L’événement a plusieurs déclencheurs. Dessinez-en un pour chacun.',
    'A start event inside a sub-process has no trigger. Take the trigger away.':
      'Un événement de début dans un sous-processus n’a pas de déclencheur. Ôtez-le.',
    'An event sub-process starts on something: give its start event a trigger.':
      'Un sous-processus événementiel commence sur quelque chose : donnez un déclencheur à son début.',
    'Several flows leave without a gateway. Draw the gateway that splits.':
      'Plusieurs flux partent sans branchement. Dessinez celui qui divise.',
    'Several flows arrive, and each runs this anew. Draw the gateway that brings them together.':
      'Plusieurs flux arrivent, et chacun le relance. Dessinez le branchement qui les réunit.',
    'The gateway joins and splits at once. Draw two.':
      'Le branchement réunit et divise à la fois. Dessinez-en deux.',
    'The gateway has one way in and one way out. Leave it out.':
      'Le branchement a une entrée et une sortie. Ôtez-le.',
    'A complex gateway is hard to read. Use an exclusive, inclusive or parallel one.':
      'Un branchement complexe est difficile à lire. Utilisez-en un exclusif, inclusif ou parallèle.',
    'An event-based gateway waits for at least two events. Draw what else may happen.':
      'Un branchement sur événements attend au moins deux événements. Dessinez ce qui peut encore arriver.',
    'The flow has no condition although others of the gateway have one. Add one, or mark it as default.':
      'Le flux n’a pas de condition alors que d’autres du branchement en ont. Ajoutez-en une, ou marquez-le par défaut.',
    'Two flows do the same. Remove one.': 'Deux flux font la même chose. Ôtez-en un.',
    'The link has no counterpart of the same name. Draw it, or correct the name.':
      'Le lien n’a pas de pendant du même nom. Dessinez-le, ou corrigez le nom.',
    'An ad-hoc sub-process has no start and end events. Leave them out.':
      'Un sous-processus ad hoc n’a ni début ni fin. Ôtez-les.',
    'The terminate end event ends nothing else. A plain end event will do.':
      'L’événement de fin « terminer » ne termine rien d’autre. Une fin simple suffit.',
    'It has no label. Say in a few words what happens here.':
      'Il n’a pas de libellé. Dites en quelques mots ce qui se passe ici.',
    'The label says what the shape says already. Leave it out.':
      'Le libellé dit ce que dit déjà la forme. Ôtez-le.',
    'The error, signal, message or escalation is unnamed, defined twice, or used nowhere. Name it once and use it.':
      'L’erreur, le signal, le message ou l’escalade n’a pas de nom, est défini deux fois ou jamais utilisé. Nommez-le une fois et utilisez-le.',
    'It is in the file but not in the picture. Draw it, or remove it.':
      'Il est dans le fichier mais pas sur le schéma. Dessinez-le, ou ôtez-le.',
    'It lies over another element. Move it.': 'Il recouvre un autre élément. Déplacez-le.',
    process: 'le processus',
    pool: 'le pool',
    lane: 'le couloir',
    element: 'l’élément',
    'sequence flow': 'le flux de séquence',
    message: 'le message',
    annotation: 'l’annotation',
    translation: 'la traduction',
    'form field {0}': 'le champ de formulaire {0}',
  },
}
