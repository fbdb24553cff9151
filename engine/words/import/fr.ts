// What a conversion from Camunda 7 says in French. Only an import needs it, so it is loaded apart.

import type { Words } from '../sentences.ts'

export const fr: Words['sentences'] = {
  '"instanceof" asks for a Java class.': '« instanceof » demande une classe Java.',
  '"{0}" cannot be read.': '« {0} » ne peut pas être lu.',
  '"{0}" does not begin an expression.': '« {0} » ne commence pas une expression.',
  '"{0}" is an object of the Java in Camunda, not a variable.':
    '« {0} » est un objet du Java de Camunda, pas une variable.',
  '"{0}" is expected where {1} stands.': '« {0} » est attendu là où se trouve {1}.',
  'A called instance has it here without being told.': 'Une instance appelée l’a ici sans qu’on le lui dise.',
  'A computed place in brackets may mean a list or a map.':
    'Une place calculée entre crochets peut désigner une liste ou une table.',
  'A listener that is a script cannot be run; put a script task there.':
    'Un écouteur qui est un script ne peut pas être exécuté ; mettez là une tâche de script.',
  'A name is expected where {0} stands.': 'Un nom est attendu là où se trouve {0}.',
  'A script beside the diagram is not read.': 'Un script à côté du schéma n’est pas lu.',
  'A script beside the diagram is not read; put it into the script task.':
    'Un script à côté du schéma n’est pas lu ; mettez-le dans la tâche de script.',
  'A sequence flow has no listeners here; put a task on it.':
    'Un flux de séquence n’a pas d’écouteurs ici ; mettez-y une tâche.',
  'A table that collects one output gives the list of its values here as well.':
    'Une table qui collecte une sortie donne ici aussi la liste de ses valeurs.',
  'A table with one output and one hit gives its value here as well.':
    'Une table avec une sortie et une seule règle retenue donne ici aussi sa valeur.',
  'A table with several outputs gives a context here as well; one with a single output gives the bare value.':
    'Une table avec plusieurs sorties donne ici aussi un contexte ; une table à une seule sortie donne la valeur elle-même.',
  'A worker must take jobs of the type {0}; the element waits for it.':
    'Un programme doit prendre les travaux du type {0} ; l’élément l’attend.',
  'A worker must take jobs of this type; it finds the parameters of the connector as local variables.':
    'Un programme doit prendre les travaux de ce type ; il trouve les paramètres du connecteur comme variables locales.',
  'A worker that fails a job may say another wait.':
    'Un programme qui échoue à un travail peut dire une autre attente.',
  'An external task needs a topic.': 'Une tâche externe a besoin d’un topic.',
  'As in Camunda 7, only what is named is passed on.':
    'Comme dans Camunda 7, seul ce qui est nommé est transmis.',
  'Bind to the latest version, to the same deployment, or to a version tag.':
    'Liez à la dernière version, à la même mise en service, ou à une étiquette de version.',
  'Camunda 7 ignores this loop; here it runs.': 'Camunda 7 ignore cette boucle ; ici elle tourne.',
  'Changes of other variables are not looked at.': 'Les changements d’autres variables ne sont pas regardés.',
  'Conditions and values are FEEL here; write it anew.':
    'Les conditions et les valeurs sont ici en FEEL ; récrivez ceci.',
  'Deploy the decision with the process.': 'Mettez la décision en service avec le processus.',
  'Every step is saved before it is answered; no save point is needed.':
    'Chaque étape est enregistrée avant la réponse ; aucun point d’enregistrement n’est nécessaire.',
  'FEEL cannot say it: {0}': 'FEEL ne peut pas le dire : {0}',
  'Fields of a listener cannot be passed on; put a service task there.':
    'Les champs d’un écouteur ne peuvent pas être transmis ; mettez là une tâche de service.',
  'Generated forms are not here; draw a form with these fields and name it in zeebe:formDefinition.':
    'Les formulaires générés n’existent pas ici ; dessinez un formulaire avec ces champs et nommez-le dans zeebe:formDefinition.',
  'HTML forms of Camunda 7 are not shown here; draw the form with form-js under this key.':
    'Les formulaires HTML de Camunda 7 ne sont pas montrés ici ; dessinez le formulaire avec form-js sous cette clé.',
  'Here a table gives one result or a list by its hit policy, not always a list; look at what reads the result.':
    'Ici une table donne un résultat ou une liste selon sa règle de résultat, pas toujours une liste ; regardez ce qui lit le résultat.',
  'How long a case is kept is said by gov:retention and its erasure, not by an attribute of the engine.':
    'La durée de conservation d’un dossier est dite par gov:retention et son effacement, pas par un attribut du moteur.',
  'In Camunda 7 the sender names the instance. Here the message goes to whoever waits longest for its name; give the message a zeebe:subscription with a correlationKey where several instances wait.':
    'Dans Camunda 7, l’expéditeur nomme l’instance. Ici le message va à qui attend ce nom depuis le plus longtemps ; donnez au message une zeebe:subscription avec une correlationKey là où plusieurs instances attendent.',
  'It has no effect here.': 'Cela n’a pas d’effet ici.',
  'It is a local variable of the element, as in Camunda 7.':
    'C’est une variable locale de l’élément, comme dans Camunda 7.',
  'It is a note of the modeller.': 'C’est une note du modeleur.',
  'It is absent, so this process is a drawing here and does not run.':
    'Il est absent, donc ce processus est ici un schéma et ne s’exécute pas.',
  'It is evaluated by the engine.': 'Le moteur l’évalue.',
  'It is evaluated in place.': 'C’est évalué sur place.',
  'It is left out: {0}.': 'C’est omis : {0}.',
  'It is no expression.': 'Ce n’est pas une expression.',
  'It is not known and has no effect here.': 'C’est inconnu et sans effet ici.',
  'It is set here without being asked for.': 'Elle est posée ici sans qu’on la demande.',
  'It means the same here.': 'Cela veut dire la même chose ici.',
  'It names an element template of the modeller.': 'C’est le nom d’un modèle d’élément du modeleur.',
  'It needs a source and a target.': 'Il faut une source et une cible.',
  'It orders the background jobs of Camunda 7, which do not exist here.':
    'Cela ordonne les travaux de fond de Camunda 7, qui n’existent pas ici.',
  'It refers to something that is not in the file, and is left out.':
    'Cela renvoie à quelque chose qui n’est pas dans le fichier, et c’est omis.',
  'It runs in the sandbox, with the variables as globals.':
    'Cela s’exécute dans l’environnement isolé, avec les variables comme noms globaux.',
  'Its header resultVariable names the variable it should bring: {0}.':
    'Son en-tête resultVariable nomme la variable à rapporter : {0}.',
  'Java does not run here.': 'Java ne s’exécute pas ici.',
  'Java does not run here. A worker must take jobs of this type and do what the code did.':
    'Java ne s’exécute pas ici. Un programme doit prendre les travaux de ce type et faire ce que faisait le code.',
  'Java does not run here; say the variables with input and output mappings.':
    'Java ne s’exécute pas ici ; dites les variables par des affectations d’entrée et de sortie.',
  'Lists are counted from 1 here, from 0 in Camunda 7.':
    'Les listes se comptent ici à partir de 1, dans Camunda 7 à partir de 0.',
  'Only FEEL and JavaScript run here; write the script anew.':
    'Seuls FEEL et JavaScript s’exécutent ici ; récrivez le script.',
  'Only R<number>/<duration> or a list of durations can be converted.':
    'Seuls R<nombre>/<durée> ou une liste de durées peuvent être convertis.',
  'The built-in task "{0}" is not here; let a worker do it.':
    'La tâche intégrée « {0} » n’existe pas ici ; faites-la faire par un programme.',
  'The commands of one instance are always done one after the other.':
    'Les commandes d’une même instance s’exécutent toujours l’une après l’autre.',
  'The condition is asked when such a variable is created or updated alike.':
    'La condition est examinée quand une telle variable est créée comme quand elle change.',
  'The duration counts from the creation of the task.':
    'La durée compte à partir de la création de la tâche.',
  'The expression cannot be converted: {0}': 'L’expression ne peut pas être convertie : {0}',
  'The expression is FEEL now.': 'L’expression est maintenant en FEEL.',
  'The extension is not known and has no effect here.': 'L’extension est inconnue et sans effet ici.',
  'The extensions are those of Zeebe now.': 'Les extensions sont maintenant celles de Zeebe.',
  'The form is found by its id; deploy a form of this id with the process.':
    'Le formulaire se trouve par son identifiant ; mettez un formulaire de cet identifiant en service avec le processus.',
  'The function {0}() runs in Java.': 'La fonction {0}() s’exécute en Java.',
  'The latest version is what is taken here anyway.':
    'La dernière version est de toute façon celle qui est prise ici.',
  'The method {0}() runs in Java.': 'La méthode {0}() s’exécute en Java.',
  'The moment "{0}" has no listeners here.': 'Le moment « {0} » n’a pas d’écouteurs ici.',
  'The name is computed by FEEL now.': 'Le nom est maintenant calculé en FEEL.',
  'The name of the error is its message here.': 'Le nom de l’erreur est ici son message.',
  'The number {0} is too large or too small to be written out.':
    'Le nombre {0} est trop grand ou trop petit pour être écrit en entier.',
  'The process of this id is called.': 'Le processus de cet identifiant est appelé.',
  'The script "{0}" cannot be run in a mapping; write FEEL, or put a script task before.':
    'Le script « {0} » ne peut pas être exécuté dans une affectation ; écrivez du FEEL, ou mettez une tâche de script avant.',
  'The script uses "{0}" of the Java in Camunda; read variables by name and return an object instead.':
    'Le script utilise « {0} » du Java de Camunda ; lisez plutôt les variables par leur nom et renvoyez un objet.',
  'The worker finds it as a header of its job.': 'Le programme le trouve comme en-tête de son travail.',
  'The worker finds it as a local variable.': 'Le programme le trouve comme variable locale.',
  'There are no CMMN cases here.': 'Il n’y a pas de dossiers CMMN ici.',
  'There are no tenants here.': 'Il n’y a pas de locataires (tenants) ici.',
  'There is no job to try again here; a step that fails becomes an incident to resolve.':
    'Il n’y a pas de travail à réessayer ici ; une étape qui échoue devient un problème à résoudre.',
  'There is nothing like it here; it stands in the file without effect.':
    'Il n’y a rien de tel ici ; cela reste dans le fichier sans effet.',
  'There is one instance for each item, as in Camunda 7.':
    'Il y a une instance pour chaque élément de la liste, comme dans Camunda 7.',
  'They are kept as they were.': 'Elles restent telles quelles.',
  'They are left out; write them as documentation or annotations.':
    'Ils sont omis ; écrivez-les comme documentation ou annotations.',
  'Variables are never deleted here.': 'Les variables ne sont jamais supprimées ici.',
  'Variables are read from the element outwards.':
    'Les variables se lisent à partir de l’élément vers l’extérieur.',
  'Versions are numbered anew here, so no number can be carried over.':
    'Les versions sont numérotées à nouveau ici, donc aucun numéro ne peut être repris.',
  'Which processes a person may start is decided by role.':
    'Les processus qu’une personne peut démarrer dépendent de son rôle.',
  'Who does a task is said by its lane or by zeebe:assignmentDefinition here.':
    'Qui fait une tâche est dit ici par son couloir ou par zeebe:assignmentDefinition.',
  'Who may start a process is decided by role here.': 'Qui peut démarrer un processus dépend ici du rôle.',
  'Who starts an instance is kept in its trail, not in a variable.':
    'Qui démarre une instance est gardé dans son déroulement, pas dans une variable.',
  'With an output mapping, further variables of the error or escalation stay inside the event.':
    'Avec une affectation de sortie, les autres variables de l’erreur ou de l’escalade restent dans l’événement.',
  'With output mappings only mapped variables come back here; name each variable that is needed.':
    'Avec des affectations de sortie, seules les variables affectées reviennent ici ; nommez chaque variable nécessaire.',
  'With output mappings only mapped variables leave the element; whatever else the work brings stays inside.':
    'Avec des affectations de sortie, seules les variables affectées quittent l’élément ; le reste de ce que le travail apporte y demeure.',
  'Workers ask for jobs of this type.': 'Les programmes demandent les travaux de ce type.',
  'Workers get urgent jobs first.': 'Les programmes reçoivent d’abord les travaux urgents.',
  'XML comments ({0})': 'commentaires XML ({0})',
  'a script that sets nothing': 'un script qui ne pose rien',
  'a script that sets {0}': 'un script qui pose {0}',
  'loopCounter counts from 1 here, from 0 in Camunda 7.':
    'loopCounter compte ici à partir de 1, dans Camunda 7 à partir de 0.',
  'message "{0}"': 'message « {0} »',
  'modulo follows the sign of the divisor, % in Camunda 7 that of the dividend.':
    'modulo suit le signe du diviseur, % dans Camunda 7 celui du dividende.',
  'nrOfActiveInstances is called numberOfActiveInstances.':
    'nrOfActiveInstances s’appelle numberOfActiveInstances.',
  'nrOfCompletedInstances is called numberOfCompletedInstances.':
    'nrOfCompletedInstances s’appelle numberOfCompletedInstances.',
  'nrOfInstances is called numberOfInstances.': 'nrOfInstances s’appelle numberOfInstances.',
  'the end': 'la fin',
  'the file': 'le fichier',
  'the key of the calling instance': 'la clé de l’instance appelante',
  'the result of the decision': 'le résultat de la décision',
  'the variable {0}': 'la variable {0}',
  problem: 'problème',
  converted: 'converti',
  kept: 'gardé',
  refused: 'refusé',
}
