// What problems of a drawing, a form, an expression or a decision say in French, and what goes wrong in a case.

import type { Words } from './sentences.ts'
import { inFrench } from './typeset.ts'

export const fr: Words = {
  and: 'et',
  set: inFrench,
  sentences: {
    'A file may not declare a document type or entities.':
      'Un fichier ne peut pas déclarer de type de document ni d’entités.',
    'A file ends in .bpmn, .dmn, .form.json or .form.':
      'Un fichier se termine par .bpmn, .dmn, .form.json ou .form.',
    '{0} has a process {1} too.': '{0} a aussi un processus {1}.',
    'A component of a form says its type.': 'Un composant d’un formulaire dit son type.',
    'A form has a list of components.': 'Un formulaire a une liste de composants.',
    'A form has an id, by which tasks refer to it.':
      'Un formulaire a un identifiant, par lequel les tâches y renvoient.',
    'The form is nested more than {0} deep.': 'Le formulaire est imbriqué sur plus de {0} niveaux.',
    'The form is not a JSON object.': 'Le formulaire n’est pas un objet JSON.',
    'The key {0} is no name of a variable.': 'La clé {0} n’est pas un nom de variable.',
    'The key {0} is used twice in the form.': 'La clé {0} est employée deux fois dans le formulaire.',
    '"{0}" in line {1} cannot stand there.': '« {0} » à la ligne {1} ne peut pas se trouver là.',
    '"{0}" is not a valid XML id.': '« {0} » n’est pas un identifiant XML valable.',
    '"{0}" stands more than once in "{1}", which may have one. Keep the one that is meant.':
      '« {0} » figure plus d’une fois dans « {1} », qui peut en avoir un. Gardez celui qui est voulu.',
    'A mapping of {0} has no target.': 'Une affectation de {0} n’a pas de cible.',
    'A parallel event-based gateway such as {0} can only begin a process.':
      'Un branchement parallèle sur événements comme {0} ne peut que commencer un processus.',
    'A retrieval expression of {0} does not say where in the message it looks.':
      'Une expression de lecture de {0} ne dit pas où elle regarde dans le message.',
    'A retrieval expression of {0} names no message.':
      'Une expression de lecture de {0} ne nomme aucun message.',
    'Behind {0} stand message events and receive tasks; use one of the two.':
      'Derrière {0} se trouvent des événements de message et des tâches de réception ; employez l’un des deux.',
    'Listeners for "{0}" are kept but not run.':
      'Les écouteurs pour « {0} » sont conservés mais pas exécutés.',
    'No link catch event in the same scope is named "{0}".':
      'Aucun événement de lien récepteur du même niveau ne s’appelle « {0} ».',
    'No link throw event is named "{0}".': 'Aucun événement de lien émetteur ne s’appelle « {0} ».',
    'Nothing can follow the end event {0}.': 'Rien ne peut suivre l’événement de fin {0}.',
    'Nothing can lead to the boundary event {0}.': 'Rien ne peut mener à l’événement de bord {0}.',
    'Nothing can lead to the start event {0}.': 'Rien ne peut mener à l’événement de début {0}.',
    'Nothing leads to the end event {0}.': 'Rien ne mène à l’événement de fin {0}.',
    'Nothing leads to {0}.': 'Rien ne mène à {0}.',
    'Several link catch events of one scope are named "{0}".':
      'Plusieurs événements de lien récepteurs d’un même niveau s’appellent « {0} ».',
    'Something cannot be read: {0}': 'Quelque chose ne peut pas être lu : {0}',
    'The ad-hoc sub-process {0} cannot have the start or end event {1}.':
      'Le sous-processus ad hoc {0} ne peut pas avoir l’événement de début ou de fin {1}.',
    'The ad-hoc sub-process {0} has no activity.': 'Le sous-processus ad hoc {0} n’a pas d’activité.',
    'The association {0} has no {1}.': 'L’association {0} n’a pas de {1}.',
    'The attribute "{0}" is not one of the standard.': 'L’attribut « {0} » n’est pas de la norme.',
    'The behavior of {0} cannot throw what it names: {1}.':
      'Le comportement de {0} ne peut pas émettre ce qu’il nomme : {1}.',
    'The behavior {0} of {1} names no event.': 'Le comportement {0} de {1} ne nomme aucun événement.',
    'The boundary event': 'L’événement de bord',
    'The boundary event {0} is attached to no activity.':
      'L’événement de bord {0} n’est attaché à aucune activité.',
    'The boundary event {0} leads nowhere.': 'L’événement de bord {0} ne mène nulle part.',
    'The boundary event {0} must be attached to an activity of the same scope, not to {1}.':
      'L’événement de bord {0} doit être attaché à une activité du même niveau, pas à {1}.',
    'The boundary event {0} must be interrupting because of its trigger: {1}.':
      'L’événement de bord {0} doit interrompre à cause de son déclencheur : {1}.',
    'The boundary event {0} needs a trigger.': 'L’événement de bord {0} a besoin d’un déclencheur.',
    'The call activity {0} does not say what it calls.':
      'L’activité d’appel {0} ne dit pas ce qu’elle appelle.',
    'The cancel boundary event {0} must be attached to a transaction.':
      'L’événement d’annulation {0} doit être attaché à une transaction.',
    'The cancel end event {0} must stand inside a transaction.':
      'L’événement de fin d’annulation {0} doit se trouver dans une transaction.',
    'The catch event': 'L’événement récepteur',
    'The catch event {0} needs a trigger.': 'L’événement récepteur {0} a besoin d’un déclencheur.',
    'The compensation boundary event {0} leads to its handler by an association, not by a sequence flow.':
      'L’événement de compensation {0} mène à son traitement par une association, pas par un flux de séquence.',
    'The condition of {0} is empty.': 'La condition de {0} est vide.',
    'The condition on {0} has no effect behind {1}.': 'La condition sur {0} n’a pas d’effet derrière {1}.',
    'The conditional flow {0} is the only one that leaves {1}; add another.':
      'Le flux conditionnel {0} est le seul qui quitte {1} ; ajoutez-en un autre.',
    'The conversation link {0} must connect a conversation with a participant, an activity or an event.':
      'Le lien de conversation {0} doit relier une conversation à un participant, une activité ou un événement.',
    'The language "{0}" is no URI.': 'La langue « {0} » n’est pas une URI.',
    'The choreography {0} cannot show another choreography.':
      'La chorégraphie {0} ne peut pas montrer une autre chorégraphie.',
    'The condition on {0} has no effect, for it is the default flow of {1}.':
      'La condition sur {0} est sans effet, car c’est le flux par défaut de {1}.',
    '{0} has one trigger and {1} message flows; give it a trigger for each message.':
      '{0} a un seul déclencheur et {1} flux de message ; donnez un déclencheur à chaque message.',
    '{0} of {1} leads to or from {2}, which is no data.':
      '{0} de {1} mène à ou vient de {2}, qui n’est pas une donnée.',
    '{0} must have an end at the data of {1} itself; {2} is not.':
      '{0} doit avoir une extrémité dans les données de {1} même ; {2} n’en fait pas partie.',
    '{0} calls an operation and has no inputSet for what that takes.':
      '{0} appelle une opération et n’a pas d’inputSet pour ce qu’elle prend.',
    'The data {0} of {1} is of another item definition than any of {2}, which it calls.':
      'La donnée {0} de {1} a une autre définition d’élément que celles de {2}, qu’il appelle.',
    'The ioBinding of {0} names {1}, which is not in its ioSpecification.':
      'L’ioBinding de {0} nomme {1}, qui n’est pas dans son ioSpecification.',
    'The ioBinding of {0} binds {1} to {2}, whose message is of another item definition.':
      'L’ioBinding de {0} lie {1} à {2}, dont le message a une autre définition d’élément.',
    '{0} of {1} is not one of what {2} holds.': '{0} de {1} n’est pas un de ceux que {2} contient.',
    'The conversation {0} needs two or more participants.':
      'La conversation {0} a besoin de deux participants ou plus.',
    'The correlation key {0} has no property, so every message matches it.':
      'La clé de corrélation {0} n’a pas de propriété, donc tout message lui correspond.',
    'The correlation property {0} does not say how a message tells it.':
      'La propriété de corrélation {0} ne dit pas comment un message l’indique.',
    'The data association {0} of {1} has {2} sources and does not say what it makes of them.':
      'L’association de données {0} de {1} a {2} sources et ne dit pas ce qu’elle en fait.',
    'The data association {0} of {1} writes to nothing.':
      'L’association de données {0} de {1} n’écrit nulle part.',
    'The data object reference {0} cannot have an item definition; its data object can.':
      'La référence {0} à un objet de données ne peut pas avoir de définition d’élément ; l’objet le peut.',
    'The data object reference {0} does not say which data object it shows.':
      'La référence {0} ne dit pas quel objet de données elle montre.',
    'The data object {0} cannot have a state; references to it can.':
      'L’objet de données {0} ne peut pas avoir d’état ; les références à lui le peuvent.',
    'The data {0} of {1} is of another item definition than the message {2}.':
      'La donnée {0} de {1} a une autre définition d’élément que le message {2}.',
    'The data {0} of {1} is of another item definition than what its trigger carries.':
      'La donnée {0} de {1} a une autre définition d’élément que ce que porte son déclencheur.',
    'The default flow {0} of {1} does not start there.': 'Le flux par défaut {0} de {1} ne commence pas là.',
    'The end event': 'L’événement de fin',
    'The event sub-process {0} cannot have sequence flows.':
      'Le sous-processus événementiel {0} ne peut pas avoir de flux de séquence.',
    'The event sub-process {0} must have exactly one start event; it has {1}.':
      'Le sous-processus événementiel {0} doit avoir exactement un événement de début ; il en a {1}.',
    'The event-based gateway {0} needs two or more outgoing flows.':
      'Le branchement sur événements {0} a besoin de deux flux sortants ou plus.',
    'The expression "{0}" cannot be parsed: {1}': 'L’expression « {0} » ne peut pas être lue : {1}',
    'The expression "{0}" of {1} is empty.': 'L’expression « {0} » de {1} est vide.',
    'The expression language "{0}" is not known; write FEEL.':
      'Le langage d’expression « {0} » n’est pas connu ; écrivez en FEEL.',
    'The extension {0} is of Camunda 7 and has no effect here. Convert the file with "linkspan import".':
      'L’extension {0} est de Camunda 7 et n’a pas d’effet ici. Convertissez le fichier avec « linkspan import ».',
    'The extension {0} is kept but has no effect here.':
      'L’extension {0} est conservée mais n’a pas d’effet ici.',
    'The file cannot be read as BPMN: {0}': 'Le fichier ne peut pas être lu comme BPMN : {0}',
    'The file has a document type declaration; remove it, entities are not read.':
      'Le fichier a une déclaration de type de document ; ôtez-la, les entités ne sont pas lues.',
    'The file has more than {0} tags; split it into processes that call each other.':
      'Le fichier a plus de {0} balises ; divisez-le en processus qui s’appellent.',
    'The file nests tags more than {0} deep; split it into processes that call each other.':
      'Le fichier imbrique des balises sur plus de {0} niveaux ; scindez-le en processus qui s’appellent.',
    'The file has {0} characters; at most {1} are read.':
      'Le fichier a {0} caractères ; on en lit {1} au plus.',
    'The file holds a NUL or half a character; save it as UTF-8.':
      'Le fichier contient un NUL ou un demi-caractère ; enregistrez-le en UTF-8.',
    'The file is not XML.': 'Le fichier n’est pas du XML.',
    'The file says its expressions are in "{0}"; they are read as FEEL.':
      'Le fichier dit que ses expressions sont en « {0} » ; elles sont lues comme FEEL.',
    'The file says that the extension "{0}" must be understood, and it is not.':
      'Le fichier dit que l’extension « {0} » doit être comprise, et elle ne l’est pas.',
    'The flow {0} behind {1} has no condition and is not the default: it is always taken.':
      'Le flux {0} derrière {1} n’a pas de condition et n’est pas le flux par défaut : il est toujours pris.',
    'The gateway {0} neither joins nor splits.': 'Le branchement {0} ne réunit ni ne sépare.',
    'The global conversation {0} cannot have "{1}".':
      'La conversation globale {0} ne peut pas avoir « {1} ».',
    'The id "{0}" is used more than once.': 'L’identifiant « {0} » est employé plus d’une fois.',
    'The interface {0} has no operation.': 'L’interface {0} n’a pas d’opération.',
    'The ioSpecification of {0} needs at least one {1}, if an empty one.':
      'L’ioSpecification de {0} a besoin d’au moins un {1}, fût-il vide.',
    'The lane {0} lists {1}, which stands in another process.':
      'Le couloir {0} cite {1}, qui se trouve dans un autre processus.',
    'The lanes of {0} divide by different kinds of things.':
      'Les couloirs de {0} divisent selon des choses de sortes différentes.',
    'The link catch event {0} is reached by its link, not by a sequence flow.':
      'L’événement de lien récepteur {0} est atteint par son lien, pas par un flux de séquence.',
    'The link event {0} has no link name.': 'L’événement de lien {0} n’a pas de nom de lien.',
    'The link throw event {0} goes on at its target, not along a sequence flow.':
      'L’événement de lien émetteur {0} continue à sa cible, pas le long d’un flux de séquence.',
    'The loop of {0} has neither a condition nor a maximum.': 'La boucle de {0} n’a ni condition ni maximum.',
    'The loop of {0} says {1}; it must be a whole number of 0 or more.':
      'La boucle de {0} dit {1} ; ce doit être un nombre entier de 0 ou plus.',
    'The message event {0} names no message; its own name is taken for it.':
      'L’événement de message {0} ne nomme aucun message ; son propre nom en tient lieu.',
    'The message flow {0} has no {1}.': 'Le flux de message {0} n’a pas de {1}.',
    'The message flow {0} stays within one pool; draw a sequence flow.':
      'Le flux de message {0} reste dans un bassin ; dessinez un flux de séquence.',
    'The multi-instance activity {0} has neither a collection nor a cardinality.':
      'L’activité à instances multiples {0} n’a ni collection ni nombre.',
    'The operation {0} names no message that it takes.':
      'L’opération {0} ne nomme aucun message qu’elle accepte.',
    'The parallel event-based gateway {0} can only wait for messages.':
      'Le branchement parallèle sur événements {0} ne peut attendre que des messages.',
    'The pool {0} is said to stand for {1} to {2} participants.':
      'Le bassin {0} représenterait de {1} à {2} participants.',
    'The receive task {0} behind the event-based gateway {1} cannot have boundary events.':
      'La tâche de réception {0} derrière le branchement sur événements {1} ne peut pas avoir d’événements de bord.',
    'The retryBackoff "{0}" is neither a duration nor a list of durations, such as PT10S, PT1M.':
      'Le retryBackoff « {0} » n’est ni une durée ni une liste de durées, comme PT10S, PT1M.',
    'The rule task {0} calls a decision without an id.':
      'La tâche de règle {0} appelle une décision sans identifiant.',
    'The rule task {0} does not say where the result goes.':
      'La tâche de règle {0} ne dit pas où va le résultat.',
    'The script format "{0}" of {1} cannot be run; write feel or javascript.':
      'Le format de script « {0} » de {1} ne peut pas être exécuté ; écrivez feel ou javascript.',
    'The script task {0} does not say its format; write feel or javascript.':
      'La tâche de script {0} ne dit pas son format ; écrivez feel ou javascript.',
    'The script task {0} has no script.': 'La tâche de script {0} n’a pas de script.',
    'The sequence flow {0} crosses the border of a sub-process.':
      'Le flux de séquence {0} traverse le bord d’un sous-processus.',
    'The sequence flow {0} has no {1}.': 'Le flux de séquence {0} n’a pas de {1}.',
    'The sequence flow {0} leaves its pool; draw a message flow.':
      'Le flux de séquence {0} quitte son bassin ; dessinez un flux de message.',
    'The sequence flow {0} must go from one flow node to another.':
      'Le flux de séquence {0} doit aller d’une étape, d’un événement ou d’un branchement à un autre.',
    'The sequence flow {0} says isImmediate="false"; where a process runs, nothing comes in between.':
      'Le flux de séquence {0} dit isImmediate="false" ; là où un processus s’exécute, rien ne vient entre les deux.',
    'The set {0} names {1} in {2}, which does not name it back.':
      'L’ensemble {0} nomme {1} dans {2}, qui ne le nomme pas en retour.',
    'The signal event {0} names no signal.': 'L’événement de signal {0} ne nomme aucun signal.',
    'The start event': 'L’événement de début',
    'The start event {0} leads nowhere.': 'L’événement de début {0} ne mène nulle part.',
    'The start event {0} must be interrupting because of its trigger: {1}.':
      'L’événement de début {0} doit interrompre à cause de son déclencheur : {1}.',
    'The start event {0} of an embedded sub-process cannot have a trigger.':
      'L’événement de début {0} d’un sous-processus intégré ne peut pas avoir de déclencheur.',
    'The start event {0} of an event sub-process needs a trigger.':
      'L’événement de début {0} d’un sous-processus événementiel a besoin d’un déclencheur.',
    'The sub-process {0} cannot have an ioSpecification; its tasks can.':
      'Le sous-processus {0} ne peut pas avoir d’ioSpecification ; ses tâches le peuvent.',
    'The task {0} names no message; its own name is taken for it.':
      'La tâche {0} ne nomme aucun message ; son propre nom en tient lieu.',
    'The text format "{0}" of {1} is no MIME type, such as text/plain.':
      'Le format de texte « {0} » de {1} n’est pas un type MIME, comme text/plain.',
    'The throw event': 'L’événement émetteur',
    'The timer of {0} says neither date, duration nor cycle.':
      'La minuterie de {0} ne dit ni date, ni durée, ni cycle.',
    'The timer of {0} says {1}; keep one.': 'La minuterie de {0} dit {1} ; gardez-en un.',
    'The {0} "{1}" of {2} cannot be read: {3}': 'La valeur « {1} » ({0}) de {2} ne peut pas être lue : {3}',
    cancel: 'annulation',
    compensation: 'compensation',
    condition: 'condition',
    error: 'erreur',
    escalation: 'escalade',
    link: 'lien',
    message: 'message',
    'no number': 'aucun nombre',
    signal: 'signal',
    source: 'source',
    target: 'cible',
    terminate: 'terminaison',
    timer: 'minuterie',
    '{0} and its item definition {1} do not agree on isCollection.':
      '{0} et sa définition d’élément {1} ne s’accordent pas sur isCollection.',
    '{0} and the choreography {1} do not agree on isClosed.':
      '{0} et la chorégraphie {1} ne s’accordent pas sur isClosed.',
    '{0} behind the event-based gateway {1} must have no other incoming flow.':
      '{0} derrière le branchement sur événements {1} ne doit avoir aucun autre flux entrant.',
    '{0} binds parameters but names no resource.': '{0} lie des paramètres mais ne nomme aucune ressource.',
    '{0} binds {1}, which is no property of the key {2}.':
      '{0} lie {1}, qui n’est pas une propriété de la clé {2}.',
    '{0} calls {1}, which begins by events only.': '{0} appelle {1}, qui ne commence que par des événements.',
    '{0} cannot follow the event-based gateway {1}: only catch events and receive tasks can.':
      '{0} ne peut pas suivre le branchement sur événements {1} : seuls le peuvent des événements récepteurs et des tâches de réception.',
    '{0} cannot receive the message of {1}.': '{0} ne peut pas recevoir le message de {1}.',
    '{0} cannot see the activity {1} it compensates.': '{0} ne peut pas voir l’activité {1} qu’il compense.',
    '{0} cannot see {1}, which stands in another scope.':
      '{0} ne peut pas voir {1}, qui se trouve à un autre niveau.',
    '{0} cannot send the message of {1}.': '{0} ne peut pas envoyer le message de {1}.',
    '{0} copies {1} to {2}, which is of another item definition. Add a transformation.':
      '{0} copie {1} vers {2}, qui a une autre définition d’élément. Ajoutez une transformation.',
    '{0} creates instances and cannot have incoming flows.':
      '{0} crée des instances et ne peut pas avoir de flux entrants.',
    '{0} does not bind the parameter {1}, which {2} requires.':
      '{0} ne lie pas le paramètre {1}, qu’exige {2}.',
    '{0} has a start event but no end event.': '{0} a un événement de début mais pas d’événement de fin.',
    '{0} has an end event but no start event.': '{0} a un événement de fin mais pas d’événement de début.',
    '{0} has no "{1}", which it must have.': '{0} n’a pas de « {1} », ce qu’il doit avoir.',
    '{0} has no expression where it needs one.': '{0} n’a pas d’expression là où il en faut une.',
    '{0} has no start event and every element waits for another: nothing can begin.':
      '{0} n’a pas d’événement de début et chaque élément en attend un autre : rien ne peut commencer.',
    '{0} has {1} data items for {2} triggers that carry data.':
      '{0} a {1} données pour {2} déclencheurs qui en portent.',
    '{0} has {1} {2} and {3}, which it calls, has {4}.': '{0} a {1} {2} et {3}, qu’il appelle, en a {4}.',
    '{0} is "{1}"; it must be true or false.': '{0} vaut « {1} » ; ce doit être true ou false.',
    '{0} is a {1}, which cannot be run.': '{0} est un {1}, qui ne peut pas être exécuté.',
    '{0} is associated with no handler: nothing is undone.':
      '{0} n’est associé à aucun traitement : rien n’est défait.',
    '{0} is associated with {1} handlers; put them into one sub-process.':
      '{0} est associé à {1} traitements ; mettez-les dans un sous-processus.',
    '{0} is for compensation and cannot stand in the normal flow.':
      '{0} sert à la compensation et ne peut pas se trouver dans le flux normal.',
    '{0} is never heard: {1} catches the same.': '{0} n’est jamais entendu : {1} capte la même chose.',
    '{0} is said to be mixed but does not have several flows on both sides.':
      '{0} serait mixte mais n’a pas plusieurs flux des deux côtés.',
    '{0} is said to be public, and a public process is not run. Make it private, or not executable.':
      '{0} serait public, et un processus public ne s’exécute pas. Rendez-le privé, ou non exécutable.',
    '{0} is said to converge but has {1} outgoing flows.': '{0} réunirait des flux mais a {1} flux sortants.',
    '{0} is said to create instances, but stands inside {1}.':
      '{0} créerait des instances, mais se trouve dans {1}.',
    '{0} is said to diverge but has {1} incoming flows.': '{0} séparerait des flux mais a {1} flux entrants.',
    '{0} is the handler of {1} but not marked as being for compensation.':
      '{0} est le traitement de {1} mais n’est pas marqué comme servant à la compensation.',
    '{0} leads nowhere.': '{0} ne mène nulle part.',
    '{0} lists {1} as "{2}", but that flow connects others.':
      '{0} cite {1} comme « {2} », mais ce flux en relie d’autres.',
    '{0} names a resource and has an expression as well; keep one.':
      '{0} nomme une ressource et a aussi une expression ; gardez-en une.',
    '{0} names the link "{1}" as its counterpart, which bears another name.':
      '{0} nomme le lien « {1} » comme son pendant, qui porte un autre nom.',
    '{0} of {1} is "{2}"; it must be one of these: {3}.':
      '{0} de {1} vaut « {2} » ; ce doit être l’un de ceux-ci : {3}.',
    '{0} of {1} must be a whole number of at least 1.': '{0} de {1} doit être un nombre entier d’au moins 1.',
    '{0} of {1} must lead to an element of the kind "{2}"; {3} is of the kind "{4}".':
      '{0} de {1} doit mener à un élément de la sorte « {2} » ; {3} est de la sorte « {4} ».',
    '{0} of {1} names {2}, which is not in the ioSpecification of {3}.':
      '{0} de {1} nomme {2}, qui n’est pas dans l’ioSpecification de {3}.',
    '{0} reads {1}, an output of the process, which only its caller reads.':
      '{0} lit {1}, une sortie du processus, que seul son appelant lit.',
    '{0} refers to "{1}" in {2}, which is not read; put it into this file.':
      '{0} renvoie à « {1} » dans {2}, qui n’est pas lu ; mettez-le dans ce fichier.',
    '{0} refers to "{1}", which is not in the file.': '{0} renvoie à « {1} », qui n’est pas dans le fichier.',
    '{0} says both a collection and a cardinality; the collection counts.':
      '{0} dit à la fois une collection et un nombre ; c’est la collection qui compte.',
    '{0} sends or receives one message, so it has one data item in one set.':
      '{0} envoie ou reçoit un message, et a donc une donnée dans un ensemble.',
    '{0} stands in no {1}.': '{0} ne figure dans aucun {1}.',
    '{0} stands in the lanes {1} and {2}; the last one has it.':
      '{0} se trouve dans les couloirs {1} et {2} ; c’est le dernier qui l’a.',
    '{0} stands in {1} of a set that it is not part of.':
      '{0} figure dans {1} d’un ensemble dont il ne fait pas partie.',
    '{0} supports an interface but has no ioBinding for its operations.':
      '{0} offre une interface mais n’a pas d’ioBinding pour ses opérations.',
    '{0} throws an error without a code.': '{0} émet une erreur sans code.',
    '{0} throws an escalation without a code.': '{0} émet une escalade sans code.',
    '{0} uses {1}, which belongs to {2}. Define it beside the processes.':
      '{0} emploie {1}, qui appartient à {2}. Définissez-le à côté des processus.',
    '{0} writes to {1}, an input of the process, which only its caller fills.':
      '{0} écrit dans {1}, une entrée du processus, que seul son appelant remplit.',
    '{0} {1} cannot have this trigger: {2}.': '{0} {1} ne peut pas avoir ce déclencheur : {2}.',
    // Expressions, times and decisions
    '"{0}" aggregates, which only hit policy COLLECT does.':
      '« {0} » agrège, ce que fait seule la règle de choix COLLECT.',
    '"{0}" calls a function by {1}, which cannot be read: {2}':
      '« {0} » appelle une fonction par {1}, qui ne peut pas être lu : {2}',
    '"{0}" compares nothing; equality is written =': '« {0} » ne compare rien ; l’égalité s’écrit =',
    '"{0}" defines a function in {1}; only functions in FEEL run.':
      '« {0} » définit une fonction en {1} ; seules les fonctions en FEEL s’exécutent.',
    '"{0}" does not name {1}': '« {0} » ne nomme pas de {1}',
    '"{0}" has a text in {1}; only FEEL is read.': '« {0} » a un texte en {1} ; seul FEEL est lu.',
    '"{0}" has a text that is not FEEL, "{1}": {2}':
      '« {0} » a un texte qui n’est pas du FEEL, « {1} » : {2}',
    '"{0}" has no decision logic: its result is the variable "{1}".':
      '« {0} » n’a pas de logique de décision : son résultat est la variable « {1} ».',
    '"{0}" has no logic, so calling it gives null.': '« {0} » n’a pas de logique, donc l’appeler donne null.',
    '"{0}" has no meaning here': '« {0} » n’a pas de sens ici',
    '"{0}" has several outputs, so each needs a name of its own.':
      '« {0} » a plusieurs sorties, donc chacune a besoin d’un nom propre.',
    '"{0}" has several outputs, which {1} cannot make into one.':
      '« {0} » a plusieurs sorties, dont {1} ne peut pas faire une seule.',
    '"{0}" has the unknown aggregation {1}.': '« {0} » a l’agrégation inconnue {1}.',
    '"{0}" has the unknown hit policy {1}.': '« {0} » a la règle de choix inconnue {1}.',
    '"{0}" holds a {1}, which is no expression that can be evaluated.':
      '« {0} » contient un {1}, qui n’est pas une expression évaluable.',
    '"{0}" in line {1} cannot stand there': '« {0} » à la ligne {1} ne peut pas se trouver là',
    '"{0}" is a decision table without an output.': '« {0} » est une table de décision sans sortie.',
    '"{0}" is called by {1}, which cannot be read: {2}':
      '« {0} » est appelé par {1}, qui ne peut pas être lu : {2}',
    '"{0}" is never due.': '« {0} » n’échoit jamais.',
    '"{0}" is no cycle: cron has six fields, from seconds to days of the week.':
      '« {0} » n’est pas un cycle : cron a six champs, des secondes aux jours de la semaine.',
    '"{0}" is no cycle: {1}.': '« {0} » n’est pas un cycle : {1}.',
    '"{0}" is not a duration that leads into the future.':
      '« {0} » n’est pas une durée qui mène vers l’avenir.',
    '"{0}" is not among the {1}': '« {0} » n’est pas parmi les {1}',
    '"{0}" orders by output, so an output must list its values, the highest first.':
      '« {0} » ordonne par sortie, donc une sortie doit énumérer ses valeurs, la plus haute d’abord.',
    '"{0}" requires "{1}" as something it is not.':
      '« {0} » requiert « {1} » comme quelque chose qu’il n’est pas.',
    '"{0}" requires "{1}", which is not in this file or in one it imports.':
      '« {0} » requiert « {1} », qui n’est ni dans ce fichier ni dans un fichier qu’il importe.',
    '"{0}" takes its values from another file, which is not read.':
      '« {0} » prend ses valeurs dans un autre fichier, qui n’est pas lu.',
    'An assertion of the expression does not hold.': 'Une assertion de l’expression ne tient pas.',
    'An element': 'Un élément',
    'An input column of "{0}" has no expression that says what it looks at.':
      'Une colonne d’entrée de « {0} » n’a pas d’expression qui dise ce qu’elle regarde.',
    'It calls itself too deeply.': 'Elle s’appelle elle-même trop profondément.',
    'It holds characters that are no text': 'Il contient des caractères qui ne sont pas du texte',
    'It iterates over {0}, which is not a range of whole numbers.':
      'Elle parcourt {0}, qui n’est pas un intervalle de nombres entiers.',
    'It names a character ({0}) that is no text': 'Il nomme un caractère ({0}) qui n’est pas du texte',
    'It takes more than {0} steps.': 'Elle demande plus de {0} pas.',
    'Row {0} of the relation in "{1}" has {2} cells for {3} columns.':
      'La ligne {0} de la relation dans « {1} » a {2} cellules pour {3} colonnes.',
    'Rule {0} of "{1}" does not have one entry for each input and output.':
      'La règle {0} de « {1} » n’a pas une case pour chaque entrée et sortie.',
    'Rules {0} and {1} of "{2}" match with different outputs ({3} and {4}), but its hit policy ANY wants them to be the same.':
      'Les règles {0} et {1} de « {2} » s’appliquent avec des sorties différentes ({3} et {4}), mais la règle de choix ANY veut qu’elles soient les mêmes.',
    'Rules {0} of "{1}" match, but its hit policy UNIQUE allows only one to match.':
      'Les règles {0} de « {1} » s’appliquent, mais la règle de choix UNIQUE n’en permet qu’une.',
    'The allowed values cannot be read: {0}': 'Les valeurs permises ne peuvent pas être lues : {0}',
    'The attribute "{0}" is not read.': 'L’attribut « {0} » n’est pas lu.',
    'The decision "{0}" failed: {1}': 'La décision « {0} » a échoué : {1}',
    'The end of a cycle is a date and time, such as 2026-01-02T00:00:00Z.':
      'La fin d’un cycle est une date et une heure, comme 2026-01-02T00:00:00Z.',
    'The expression calls itself more than {0} levels deep.':
      'L’expression s’appelle elle-même sur plus de {0} niveaux.',
    'The expression cannot be read at {0}: "{1}" does not fit there.':
      'L’expression ne peut pas être lue, {0} : « {1} » ne convient pas là.',
    'The expression cannot be read: {0}.': 'L’expression ne peut pas être lue : {0}.',
    'The expression cannot be used: {0}.': 'L’expression ne peut pas être employée : {0}.',
    'The expression ends too early, at {0}.': 'L’expression s’arrête trop tôt, {0}.',
    'The expression failed: {0}.': 'L’expression a échoué : {0}.',
    'The expression goes too deep or too far: {0}.': 'L’expression va trop profond ou trop loin : {0}.',
    'The expression is empty.': 'L’expression est vide.',
    'The expression is longer than {0} characters.': 'L’expression a plus de {0} caractères.',
    'The expression makes a text longer than {0} characters.':
      'L’expression fait un texte de plus de {0} caractères.',
    'The expression takes more than {0} steps.': 'L’expression demande plus de {0} pas.',
    'The file cannot be read as DMN: {0}.': 'Le fichier ne peut pas être lu comme DMN : {0}.',
    'The file declares a DOCTYPE, which a decision model does not need: remove it.':
      'Le fichier déclare un DOCTYPE, dont un modèle de décision n’a pas besoin : ôtez-le.',
    'The file imports two models under the name {0}.': 'Le fichier importe deux modèles sous le nom {0}.',
    'The file imports {0}, but no file beside it has the namespace "{1}".':
      'Le fichier importe {0}, mais aucun fichier à côté n’a l’espace de noms « {1} ».',
    'The file imports {0}, but several files have the namespace "{1}".':
      'Le fichier importe {0}, mais plusieurs fichiers ont l’espace de noms « {1} ».',
    'The file imports {0}, which cannot be compiled itself.':
      'Le fichier importe {0}, qui n’est pas en ordre lui-même.',
    'The file imports {0}, which imports this file in turn.':
      'Le fichier importe {0}, qui importe ce fichier à son tour.',
    'The file imports {0}, which is no DMN model.': 'Le fichier importe {0}, qui n’est pas un modèle DMN.',
    'The file is nested too deeply to be read.': 'Le fichier est trop profondément imbriqué pour être lu.',
    'The file is written in {0}; only FEEL is read.': 'Le fichier est écrit en {0} ; seul FEEL est lu.',
    'The timer of {0} cannot be read: {1}': 'La minuterie de {0} ne peut pas être lue : {1}',
    'The type "{0}" is defined by itself alone.': 'Le type « {0} » n’est défini que par lui-même.',
    'The type "{0}" is not defined; its values are not checked.':
      'Le type « {0} » n’est pas défini ; ses valeurs ne sont pas vérifiées.',
    'The value holds a character that is no text: a NUL, or half of one.':
      'La valeur contient un caractère qui n’est pas du texte : un NUL, ou la moitié d’un.',
    'The value is nested deeper than {0} levels.': 'La valeur est imbriquée sur plus de {0} niveaux.',
    'The value is too large to be written out.': 'La valeur est trop grande pour être écrite.',
    'Two elements have the id "{0}": an id must be unique in its file.':
      'Deux éléments ont l’identifiant « {0} » : un identifiant ne figure qu’une fois dans son fichier.',
    'a cycle, such as R3/2026-01-01T00:00:00Z/PT1H': 'un cycle, comme R3/2026-01-01T00:00:00Z/PT1H',
    'a cycle, such as R3/PT10M': 'un cycle, comme R3/PT10M',
    'a cycle, such as R3/PT10M or 0 0 9 * * MON-FRI': 'un cycle, comme R3/PT10M ou 0 0 9 * * MON-FRI',
    'a date and time, such as 2026-05-01T09:00:00Z': 'une date et une heure, comme 2026-05-01T09:00:00Z',
    'a duration, such as PT15M': 'une durée, comme PT15M',
    'a {0}': 'une valeur du type {0}',
    'character {0}': 'caractère {0}',
    cycle: 'cycle',
    date: 'date',
    'days of the month': 'jours du mois',
    'days of the week': 'jours de la semaine',
    duration: 'durée',
    hours: 'heures',
    'it is nested deeper than {0} levels': 'elle est imbriquée sur plus de {0} niveaux',
    'line {0}, character {1}': 'ligne {0}, caractère {1}',
    minutes: 'minutes',
    months: 'mois',
    seconds: 'secondes',
    'the context has two entries "{0}": give each a name of its own':
      'le contexte a deux entrées « {0} » : donnez à chacune un nom propre',
    'the year is not one from 1 to 9999.': 'l’année n’est pas entre 1 et 9999.',
    'write not(a in b) for "a not in b"': 'écrivez not(a in b) pour « a not in b »',
    '{0} has no id, so nothing can refer to it.': '{0} n’a pas d’identifiant, donc rien ne peut y renvoyer.',
    '{0} is not {1}.': '{0} n’est pas {1}.',
    '{0} requires {1}': '{0} requiert {1}',
    '{0}: this never ends.': '{0} : cela ne finit jamais.',
    '"{0}" are no flags of a pattern.': '« {0} » ne sont pas des options d’un motif.',
    '"{0}" is no range.': '« {0} » n’est pas un intervalle.',
    '"{0}" cannot be read as a {1}.': '« {0} » ne peut pas être lu comme une valeur du type {1}.',
    '"{0}" repeats nothing': '« {0} » ne répète rien',
    'A function of ({0}) is called with ({1}).': 'Une fonction de ({0}) est appelée avec ({1}).',
    'A function that takes {0} is called with {1}.':
      'Une fonction à {0} arguments est appelée avec {1} arguments.',
    'A result': 'Un résultat',
    'A scale is between {0} and {1}.': 'Une échelle se situe entre {0} et {1}.',
    'A token waits on the flow {0}, and in the new version nothing waits there for others.':
      'Un jeton attend sur le flux {0}, et dans la nouvelle version rien n’y attend les autres.',
    'External functions are not run here.': 'Les fonctions externes ne sont pas exécutées ici.',
    'Further calls are not recorded.': 'Les appels suivants ne sont pas consignés.',
    'Incident {0} is not open.': 'L’incident {0} n’est pas ouvert.',
    'More was passed over than is told here.': 'Il a été omis davantage que ce qui est dit ici.',
    'No condition after {0} holds and it has no default flow.':
      'Aucune condition après {0} n’est remplie, et il n’y a pas de flux par défaut.',
    'No element with key {0} is live.': 'Aucun élément n’est actif sous la clé {0}.',
    'No process or global task {0} is deployed.': 'Aucun processus ni tâche globale {0} n’est déployé.',
    'No scope {0} is live.': 'Aucun niveau {0} n’est actif.',
    'No thread starts.': 'Aucun fil d’exécution ne démarre.',
    'Nobody has called this instance.': 'Personne n’a appelé cette instance.',
    'Nothing catches the error "{0}" of {1}: {2}': 'Rien n’intercepte l’erreur « {0} » de {1} : {2}',
    'Nothing with key {0} is live.': 'Rien n’est actif sous la clé {0}.',
    'The active elements of {0} give {1}.': 'Les éléments actifs de {0} donnent {1}.',
    'The argument "{0}"': 'L’argument « {0} »',
    'The cardinality "{0}" of {1} gives {2}.': 'Le nombre « {0} » de {1} donne {2}.',
    'The cell "{0}"': 'La cellule « {0} »',
    'The collection "{0}" of {1} gives {2}.': 'La collection « {0} » de {1} donne {2}.',
    'The condition "{0}" gives {1}, neither true nor false.':
      'La condition « {0} » donne {1}, ni vrai ni faux.',
    'The condition': 'La condition',
    'The condition of {0} came true too often without a wait.':
      'La condition de {0} est devenue vraie trop souvent sans attente.',
    'The correlation key "{0}" of {1} gives {2}.': 'La clé de corrélation « {0} » de {1} donne {2}.',
    'The decision "{0}" that {1} calls is not deployed with the process.':
      'La décision « {0} » qu’appelle {1} n’est pas déployée avec le processus.',
    'The entry "{0}"': 'L’entrée « {0} »',
    'The event {0} has no place in the new version.':
      'L’événement {0} n’a pas de place dans la nouvelle version.',
    'The form of {0} cannot be named: {1}': 'Le formulaire de {0} ne peut pas être nommé : {1}',
    'The gateway {0} waits to be reset by flows that do not lead to it in the new version.':
      'Le branchement {0} attend d’être remis à zéro par des flux qui n’y mènent pas dans la nouvelle version.',
    'The input "{0}"': 'L’entrée de données « {0} »',
    'The job type of {0} gives nothing.': 'Le type de travail de {0} ne donne rien.',
    'The loop of {0} went round too often without a wait.':
      'La boucle de {0} a tourné trop souvent sans attente.',
    'The message name of {0} gives nothing.': 'Le nom du message de {0} ne donne rien.',
    'The output "{0}" of rule {1}': 'La sortie « {0} » de la règle {1}',
    'The output of rule {0}': 'La sortie de la règle {0}',
    'The parameter "{0}"': 'Le paramètre « {0} »',
    'The pattern "{0}" cannot be used: {1}.': 'Le motif « {0} » ne peut pas être employé : {1}.',
    'The pool of scripts is closed.': 'Plus aucun script n’est exécuté.',
    'The process has no element {0}.': 'Le processus n’a pas d’élément {0}.',
    'The result of "{0}"': 'Le résultat de « {0} »',
    'The result of a context': 'Le résultat d’un contexte',
    'The result of a function': 'Le résultat d’une fonction',
    'The result of the script cannot be read: {0}.': 'Le résultat du script ne peut pas être lu : {0}.',
    'The result of the script holds a character that is no text: a NUL, or half of one.':
      'Le résultat du script contient un caractère qui n’est pas du texte : un NUL, ou la moitié d’un caractère.',
    'The result of the script is longer than {0} characters.':
      'Le résultat du script dépasse {0} caractères.',
    'The result of the script is no JSON value: it is {0}.':
      'Le résultat du script n’est pas une valeur JSON : {0}.',
    'The retries of {0} give {1}, not a whole number.':
      'Les tentatives de {0} donnent {1}, pas un nombre entier.',
    'The sandbox starts anew after a script that broke it.':
      'Le bac à sable redémarre après un script qui l’a cassé.',
    'The script asks for more memory than it may have.':
      'Le script demande plus de mémoire qu’il n’en reçoit.',
    'The script broke its engine: {0}.': 'Le script a cassé son moteur : {0}.',
    'The script failed: {0}.': 'Le script a échoué : {0}.',
    'The script is longer than {0} characters.': 'Le script dépasse {0} caractères.',
    'The script was ended after {0} ms of work.': 'Le script a été terminé après {0} ms de travail.',
    'The script was stopped after {0} ms of work.': 'Le script a été arrêté après {0} ms de travail.',
    'The signal name of {0} gives nothing.': 'Le nom du signal de {0} ne donne rien.',
    'The signal {0} leads back to itself without a wait.': 'Le signal {0} ramène à lui-même sans attente.',
    'The thread of the script ended.': 'Le fil d’exécution du script a pris fin.',
    'The thread of the script failed: {0}': 'Le fil d’exécution du script a échoué : {0}',
    'The timer of {0} gives {1}: {2}': 'La minuterie de {0} donne {1} : {2}',
    'The timer of {0} is due no time at all.': 'La minuterie de {0} n’est prévue aucune fois.',
    'The values are too many to be kept with the case: the last of them are left out.':
      'Les valeurs sont trop nombreuses pour être gardées avec le dossier : les dernières sont omises.',
    'There is no "{0}" in {1}.': 'Il n’y a pas de « {0} » dans {1}.',
    'There is no range from {0} to {1}.': 'Il n’y a pas d’intervalle de {0} à {1}.',
    'There is no variable "{0}".': 'Il n’y a pas de variable « {0} ».',
    'What {0} sets off in other instances leads back to it without a wait.':
      'Ce que {0} déclenche dans d’autres instances y ramène sans attente.',
    'What an item is filtered by': 'Ce qui filtre un élément',
    'What an item is to satisfy': 'Ce à quoi un élément doit satisfaire',
    'a bracket is closed that was not opened': 'une parenthèse est fermée sans avoir été ouverte',
    'a bracket is not closed': 'une parenthèse n’est pas fermée',
    'a class is not closed': 'une classe de caractères n’est pas fermée',
    'a class refers back to a group': 'une classe de caractères renvoie à un groupe',
    'a context with {0}': 'un contexte avec {0}',
    'a function': 'une fonction',
    'a list of the right items': 'une liste des bons éléments',
    'a none start event': 'un événement de début sans déclencheur',
    'a repetition is out of bounds': 'une répétition sort des limites',
    'any value': 'une valeur quelconque',
    'context put() takes texts for keys.': 'context put() prend des textes pour clés.',
    'context() takes entries of one key and a value each, not {0} so.':
      'context() prend des entrées d’une clé et d’une valeur chacune, ce que {0} n’est pas.',
    'from json() was given a text that is no JSON.': 'from json() a reçu un texte qui n’est pas du JSON.',
    'insert before() counts positions from 1.': 'insert before() compte les positions à partir de 1.',
    'it ends with a backslash': 'il se termine par une barre oblique inversée',
    'it has more than {0} groups': 'il a plus de {0} groupes',
    'it is too large': 'il est trop grand',
    'it looks around or names a group': 'il regarde autour ou nomme un groupe',
    'it refers back to group {0}, which is not closed before':
      'il renvoie au groupe {0}, qui n’est pas fermé avant',
    'list replace() finds nothing at {0}.': 'list replace() ne trouve rien en position {0}.',
    'list replace() is given a function of two that says true or false.':
      'list replace() reçoit une fonction de deux arguments qui dit vrai ou faux.',
    'modulo() does not divide by zero.': 'modulo() ne divise pas par zéro.',
    'number() cannot read "{0}".': 'number() ne peut pas lire « {0} ».',
    'number() knows no such separator.': 'number() ne connaît pas ce séparateur.',
    'of type {0}': 'du type {0}',
    'one of {0}': 'l’un de {0}',
    'partition() makes parts of one element or more.': 'partition() fait des parties d’un élément ou plus.',
    'remove() counts positions from 1.': 'remove() compte les positions à partir de 1.',
    'replace() was given a pattern that matches an empty text.':
      'replace() a reçu un motif auquel correspond un texte vide.',
    'string join() joins texts only.': 'string join() ne réunit que des textes.',
    'sublist() counts positions from 1.': 'sublist() compte les positions à partir de 1.',
    'substring() counts positions from 1.': 'substring() compte les positions à partir de 1.',
    'sum() adds numbers or durations.': 'sum() additionne des nombres ou des durées.',
    '{0} has no fitting place in the new version.':
      '{0} n’a pas de place qui convient dans la nouvelle version.',
    '{0} has no fitting place in the new version: {1} does not repeat there as it does here.':
      '{0} n’a pas de place qui convient dans la nouvelle version : {1} ne s’y répète pas comme ici.',
    '{0} has no fitting place in the new version: {1} is of another kind there.':
      '{0} n’a pas de place qui convient dans la nouvelle version : {1} y est d’une autre sorte.',
    '{0} The expression is: {1}': '{0} L’expression est : {1}',
    '{0} calls {1} at depth {2}; at most {3} are allowed.':
      '{0} appelle {1} à la profondeur {2} ; le maximum permis est {3}.',
    '{0} can still be undone, and has no place in the new version.':
      '{0} peut encore être annulé, et n’a pas de place dans la nouvelle version.',
    '{0} cannot be divided by zero.': '{0} ne peut pas être divisé par zéro.',
    '{0} cannot be started at {1}.': '{0} ne peut pas être démarré par {1}.',
    '{0} does not stand in the scope {1}.': '{0} ne se trouve pas au niveau {1}.',
    '{0} does not wait for this.': '{0} n’attend pas cela.',
    '{0} gives no process id to call.': '{0} ne donne pas de processus à appeler.',
    '{0} has no element {1} to activate.': '{0} n’a pas d’élément {1} à activer.',
    '{0} has no element {1}.': '{0} n’a pas d’élément {1}.',
    '{0} is about to end, and nothing begins in it any more.':
      '{0} touche à sa fin, et plus rien n’y commence.',
    '{0} is begun by its event, not by hand.': '{0} est commencé par son événement, pas à la main.',
    '{0} is no ad-hoc sub-process.': '{0} n’est pas un sous-processus ad hoc.',
    '{0} is not a function of named parameters.': '{0} n’est pas une fonction à paramètres nommés.',
    '{0} is not a function.': '{0} n’est pas une fonction.',
    '{0} is not of the type of {1}.': '{0} n’est pas du type de {1}.',
    '{0} is {1}, which is neither true nor false.': '{0} est {1}, ni vrai ni faux.',
    '{0} is {1}, which is not one of {2}, so it counts as null.':
      '{0} est {1}, qui ne fait pas partie de {2} et compte donc comme null.',
    '{0} is {1}, which is not {2}, so it counts as null.':
      '{0} est {1} au lieu de {2} et compte donc comme null.',
    '{0} is {1}, which is not {2}.': '{0} est {1} au lieu de {2}.',
    '{0} stands in {1}, which has several instances, and none is live: begin {2}.':
      '{0} se trouve dans {1}, qui a plusieurs instances dont aucune n’est active : commencez {2}.',
    '{0} was entered {1} times without a wait.': '{0} a été commencé {1} fois sans attente.',
    '{0} would have {1} instances; at most {2} are allowed.':
      '{0} aurait {1} instances ; {2} au plus sont permises.',
    '{0} has no value.': '{0} n’a pas de valeur.',
    '{0}() wants a scale that is a whole number.': '{0}() veut une échelle qui soit un nombre entier.',
    '{0}({1}) has no value.': '{0}({1}) n’a pas de valeur.',
    'What the new version listens for cannot be told: {0}':
      'Ce que la nouvelle version écoute ne peut pas être dit : {0}',
    'A mail with a link needs LINKSPAN_PUBLIC_URL.':
      'Un courriel avec un lien a besoin de LINKSPAN_PUBLIC_URL.',
    'An address with a password in it is not called.':
      'Une adresse qui contient un mot de passe n’est pas appelée.',
    'No key of this case has been destroyed.': 'Aucune clé de ce dossier n’a été détruite.',
    'The header to names nobody.': 'L’en-tête to ne nomme personne.',
    'The header url holds no address.': 'L’en-tête url ne contient pas d’adresse.',
    'The headers subject and text must hold words.':
      'Les en-têtes subject et text doivent contenir des mots.',
    'The mail server cannot be used ({0}). The operator sees to LINKSPAN_SMTP_URL.':
      'Le serveur de courriel est inutilisable ({0}). L’exploitant s’occupe de LINKSPAN_SMTP_URL.',
    'The mail server cannot be used. The operator sees to LINKSPAN_SMTP_URL.':
      'Le serveur de courriel est inutilisable. L’exploitant s’occupe de LINKSPAN_SMTP_URL.',
    'The mail server does not answer.': 'Le serveur de courriel ne répond pas.',
    'The mail server refuses the address.': 'Le serveur de courriel refuse l’adresse.',
    'The mail server refuses the mail ({0}).': 'Le serveur de courriel refuse le courriel ({0}).',
    'The mail server refuses {0} of {1} addresses{2}; the others have the mail.':
      'Le serveur de courriel refuse {0} adresses sur {1}{2} ; les autres ont le courriel.',
    'The server has made a mistake; its log tells more.':
      'Le serveur a fait une erreur ; son journal en dit plus.',
    'There is no secret LINKSPAN_WEBHOOK_SECRET_{0}.': 'Il n’y a pas de secret LINKSPAN_WEBHOOK_SECRET_{0}.',
    'What the job gave could not be kept. The log of the server says why.':
      'Ce que le travail a donné n’a pas pu être gardé. Le journal du serveur dit pourquoi.',
    '{0} answered with the status {1}.': '{0} a répondu avec le statut {1}.',
    '{0} holds no address.': '{0} ne contient pas d’adresse.',
    '{0} is called over https only.': '{0} n’est appelé que par https.',
    '{0} is not among LINKSPAN_WEBHOOK_HOSTS.': '{0} n’est pas parmi LINKSPAN_WEBHOOK_HOSTS.',
    '{0} stands for an address that is not called.': '{0} désigne une adresse qui n’est pas appelée.',
    'The timer has fired.': 'La minuterie s’est déjà déclenchée.',
    'There is no such case.': 'Ce dossier n’existe pas.',
    'The variable {0} holds {1}.': 'La variable {0} contient {1}.',
    'the list of the files of a case, which are added by POST /process-instances/{key}/files':
      'la liste des fichiers d’un dossier, qui s’ajoutent par POST /process-instances/{key}/files',
    'the notes of a case, which are only added: POST /process-instances/{key}/notes':
      'les notes d’un dossier, qui ne font que s’ajouter : POST /process-instances/{key}/notes',
    'A field of {0}': 'Un champ de {0}',
    'An output of this element': 'Une sortie de cet élément',
    '{0} is named {1}, as is {2}. Give it another name.':
      '{0} s’appelle {1}, comme {2}. Donnez un autre nom.',
    'The called instance will be told.': 'L’instance appelée en sera avertie.',
  },
}
