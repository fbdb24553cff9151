// What the server says of its own in French: why it refuses, and what does not fit in a trail. What a code says in general
// is in server/refusals.

import type { Words } from '../../engine/words/sentences.ts'

export const fr: Words['sentences'] = {
  '"{0}" says how long data are kept, and the framework in force has not approved it as it stands here.':
    '« {0} » dit combien de temps les données sont gardées, et le cadre en vigueur ne l’a pas approuvé tel quel.',
  'A ce-* header is not percent-encoded as it should be.':
    'Un en-tête ce-* n’a pas l’encodage en pourcent qu’il faut.',
  'A checkpoint': 'Un point de contrôle',
  'A form says no dataClass for {0}; only fields classed as none or pseud are searched for.':
    'Un formulaire ne dit pas de dataClass pour {0} ; seuls les champs des classes none et pseud sont cherchés.',
  'A message is kept for a hundred years at most.': 'Un message est gardé cent ans au plus.',
  'A note that was kept elsewhere': 'Une note gardée ailleurs',
  'A note that was kept elsewhere names another root for the same size.':
    'Une note gardée ailleurs nomme une autre racine pour la même taille.',
  'A note that was kept elsewhere speaks of {0} leaves, the export of {1}: ask for a new one, for it lacks what was logged since.':
    'Une note gardée ailleurs parle de {0} inscriptions, le paquet de {1} : demandez-en un nouveau, car il lui manque ce qui a été consigné depuis.',
  'A note that was kept elsewhere speaks of {0} leaves; the log holds {1}.':
    'Une note gardée ailleurs parle de {0} inscriptions ; le journal en contient {1}.',
  'A processDefinitionKey says where a migration leads, and belongs to nothing else.':
    'Une processDefinitionKey dit où mène une migration, et ne va avec rien d’autre.',
  'A program is doing this now.': 'Un programme s’en occupe en ce moment.',
  'A program is not away.': 'Un programme n’est pas absent.',
  'A program reads no mail.': 'Un programme ne lit pas de courriel.',
  'A program, {0}, is doing this now.': 'Un programme, {0}, s’en occupe en ce moment.',
  'A search by variable names the variable and its value.':
    'Une recherche par variable nomme la variable et sa valeur.',
  'A signed checkpoint holds another entry in this place.':
    'Un point de contrôle signé contient une autre étape à cet endroit.',
  'A signed checkpoint holds another line {0} of the log.':
    'Un point de contrôle signé contient une autre ligne {0} du journal.',
  'A signed checkpoint holds {0} entries, the trail {1}.':
    'Un point de contrôle signé compte {0} étapes, le déroulement {1}.',
  'A signed checkpoint holds {0} lines of the log; there are {1}.':
    'Un point de contrôle signé compte {0} lignes du journal ; il y en a {1}.',
  'A source under {0} is the person of that name.': 'Une source sous {0} est la personne de ce nom.',
  'An Idempotency-Key has between 1 and 255 characters.': 'Une Idempotency-Key a de 1 à 255 caractères.',
  'An empty filter means every case. Say which ones are meant.':
    'Un filtre vide veut dire tous les dossiers. Dites lesquels sont visés.',
  'An export needs a reason, which the log keeps.':
    'Une exportation demande une raison, que le journal garde.',
  'Another note came first.': 'Une autre note est arrivée avant.',
  'Another server has done this.': 'Un autre serveur l’a fait.',
  'At least {0} characters.': 'Au moins {0} caractères.',
  'At least {0} entries.': 'Au moins {0} éléments.',
  'At least {0}.': 'Au moins {0}.',
  'At most {0} characters.': 'Au plus {0} caractères.',
  'At most {0} entries.': 'Au plus {0} éléments.',
  'At most {0}.': 'Au plus {0}.',
  'Entry {0} is missing.': 'L’étape {0} manque.',
  'Files are added by POST /process-instances/{key}/files.':
    'Les fichiers s’ajoutent par POST /process-instances/{key}/files.',
  'It ends after it begins, and not in the past.': 'La fin vient après le début, et pas dans le passé.',
  'It is looked at again later than now.': 'On y revient plus tard que maintenant.',
  'It left with another last entry of this instance.':
    'Il est parti avec une autre dernière étape de ce dossier.',
  'It left with other files of version {0}.': 'Il est parti avec d’autres fichiers de la version {0}.',
  'It left with {0} entries of this instance and has {1}.':
    'Il est parti avec {0} étapes de ce dossier et en a {1}.',
  'It left with {0} instances and has {1}.': 'Il est parti avec {0} dossiers et en a {1}.',
  'Line {0} of the log ({1}) is gone.': 'La ligne {0} du journal ({1}) a disparu.',
  'Line {0} of the log ({1}) is not the one that was chained there.':
    'La ligne {0} du journal ({1}) n’est pas celle qui y a été enchaînée.',
  'Moves say what a modification does, and belong to nothing else.':
    'Les moves disent ce que fait une modification, et ne vont avec rien d’autre.',
  'Name either a processId or a processDefinitionKey.':
    'Nommez soit une processId, soit une processDefinitionKey.',
  'Name either keys, incidentKeys or a filter.': 'Nommez soit keys, soit incidentKeys, soit un filtre.',
  'Name the process: a field is searched for within one process only.':
    'Nommez le processus : un champ ne se cherche qu’au sein d’un seul processus.',
  'No checkpoint has been made yet.': 'Aucun point de contrôle n’a encore été fait.',
  'No deployed process begins with the message {0}.':
    'Aucun processus en service ne commence par le message {0}.',
  'No form of this process has the field {0}, so nobody knows what kind of data it holds.':
    'Aucun formulaire de ce processus n’a le champ {0}, donc personne ne sait quel genre de données il contient.',
  'No job that is lent has this key.': 'Aucun travail prêté n’a cette clé.',
  'No known key has signed a note that was kept elsewhere.':
    'Aucune clé connue n’a signé une note gardée ailleurs.',
  'No known key has signed the checkpoint of the export.':
    'Aucune clé connue n’a signé le point de contrôle du paquet.',
  'No known key has signed the checkpoint of {0} leaves.':
    'Aucune clé connue n’a signé le point de contrôle de {0} inscriptions.',
  'No known key has signed what the export held when it was made; it may have been cut.':
    'Aucune clé connue n’a signé ce que contenait le paquet quand il a été fait ; il a pu être écourté.',
  'No lane of this process is yours.': 'Aucun couloir de ce processus n’est le vôtre.',
  'No mail server, or no public address, is set.':
    'Aucun serveur de courriel ou aucune adresse publique n’est réglé.',
  'No process in these files is executable; a drawing of today’s practice stays a draft.':
    'Aucun processus de ces fichiers n’est exécutable ; un schéma de la pratique actuelle reste un brouillon.',
  'No process {0} is deployed.': 'Aucun processus {0} n’est en service.',
  'Nobody listens to the message {0}.': 'Personne n’écoute le message {0}.',
  'Notes are only added: POST /process-instances/{key}/notes.':
    'Les notes ne font que s’ajouter : POST /process-instances/{key}/notes.',
  'Nothing in this case stands at these elements.': 'Rien dans ce dossier ne se trouve à ces étapes.',
  'Nothing of this name is taken here.': 'Rien de ce nom n’est accepté ici.',
  'One that is not on Linkspan is asked by mail.':
    'Celle qui n’est pas sur Linkspan est sollicitée par courriel.',
  'Only a coordinator gives a task to somebody else.':
    'Seule la coordination donne une tâche à quelqu’un d’autre.',
  'Only a coordinator or an admin says so for somebody else.':
    'Seule la coordination ou l’administration le dit pour quelqu’un d’autre.',
  'Only a migration has a mapping.': 'Seule une migration a une correspondance.',
  'Only incidents that are resolved are named by incidentKeys.':
    'Seuls les problèmes à résoudre sont nommés par incidentKeys.',
  'Only incidents that are resolved give retries.':
    'Seuls les problèmes à résoudre reçoivent de nouveaux essais.',
  'Only whoever added a file, or a coordinator, removes it.':
    'Seules la personne qui a ajouté un fichier et la coordination le retirent.',
  'Quiet hours have a beginning and an end.': 'Les heures calmes ont un début et une fin.',
  'Say in up to 500 characters what the file is and why the case needs it.':
    'Dites en 500 caractères au plus ce qu’est le fichier et pourquoi le dossier en a besoin.',
  'Somebody else changed the files first.': 'Quelqu’un d’autre a changé les fichiers avant.',
  'Somebody else was faster.': 'Quelqu’un d’autre a été plus rapide.',
  'Somebody has changed this task since you read it.':
    'Quelqu’un a changé cette tâche depuis que vous l’avez lue.',
  'The answer departs from the suggestion; say why.':
    'La réponse s’écarte de la suggestion ; dites pourquoi.',
  'The answer is not the suggestion; say so here.': 'La réponse n’est pas la suggestion ; dites-le ici.',
  'The batch operation has the state {0}, so it cannot become {1}.':
    'La série a l’état {0}, elle ne peut donc pas devenir {1}.',
  'The bytes of the file {0} are gone.': 'Les octets du fichier {0} ont disparu.',
  'The bytes of the file {0} are not those of its hash in the trail.':
    'Les octets du fichier {0} ne sont pas ceux de son sceau dans le déroulement.',
  'The bytes of the file {0} are not those of its hash.':
    'Les octets du fichier {0} ne sont pas ceux de son sceau.',
  'The case counts {0} entries, the trail holds {1}.':
    'Le dossier compte {0} étapes, le déroulement en contient {1}.',
  'The case is not in a checkpoint yet.': 'Le dossier n’est pas encore dans un point de contrôle.',
  'The case is not in a checkpoint yet; please try again.':
    'Le dossier n’est pas encore dans un point de contrôle ; réessayez.',
  'The case names another last entry.': 'Le dossier nomme une autre dernière étape.',
  'The checkpoint does not hold the last entry of the case.':
    'Le point de contrôle ne contient pas la dernière étape du dossier.',
  'The checkpoint of {0} leaves is not what its note says.':
    'Le point de contrôle de {0} inscriptions n’est pas ce que dit sa note.',
  'The checkpoint of {0} leaves that was kept is not the one in the database.':
    'Le point de contrôle gardé de {0} inscriptions n’est pas celui de la base de données.',
  'The command could not be run again: {0}': 'La commande n’a pas pu être rejouée : {0}',
  'The command gives other events than those recorded.':
    'La commande donne d’autres événements que ceux qui sont enregistrés.',
  'The cursor is not one that this server gave.': 'Le curseur ne vient pas de ce serveur.',
  'The data of an online signal is a JSON object.': 'Les données d’un signal en ligne sont un objet JSON.',
  'The engine refuses the command: {0}': 'Le moteur refuse la commande : {0}',
  'The entries do not open, and nothing in the case tells of an erasure.':
    'Les étapes ne s’ouvrent pas, et rien dans le dossier ne parle d’un effacement.',
  'The entry belongs to {0} at {1}.': 'L’étape appartient à {0}, en position {1}.',
  'The entry does not follow the one before it.': 'L’étape ne fait pas suite à la précédente.',
  'The entry is not canonical JSON.': 'L’étape n’est pas du JSON en forme canonique.',
  'The entry is not the one that its hash was made of.': 'L’étape n’est pas celle dont le sceau a été fait.',
  'The file has {0} MB; {1} MB are taken at most. Make it smaller, or add it in parts.':
    'Le fichier a {0} Mo ; {1} Mo sont acceptés au plus. Réduisez-le, ou ajoutez-le en plusieurs parties.',
  'The file {0} that the case lists is not here.': 'Le fichier {0} que le dossier cite n’est pas ici.',
  'The file {0}{1} is here, and the case does not list it.':
    'Le fichier {0}{1} est ici, et le dossier ne le cite pas.',
  'The files of version {0} are not those of its checksum.':
    'Les fichiers de la version {0} ne sont pas ceux de sa somme de contrôle.',
  'The first request with this key is still under way.':
    'La première demande avec cette clé est encore en cours.',
  'The form has no such field.': 'Le formulaire n’a pas ce champ.',
  'The header x-file-{0} is not percent-encoded text.':
    'L’en-tête x-file-{0} n’est pas du texte encodé en pourcent.',
  'The instance is suspended; this is kept until it goes on.':
    'Le dossier est suspendu ; ceci est gardé jusqu’à ce qu’il reprenne.',
  'The job is lent at the moment; say under which lease.':
    'Le travail est prêté en ce moment ; dites sous quel numéro.',
  'The job is lent to somebody else by now.': 'Le travail est entre-temps prêté à quelqu’un d’autre.',
  'The job is not open any more.': 'Le travail n’est plus ouvert.',
  'The last entry is in no checkpoint and does not wait for one.':
    'La dernière étape n’est dans aucun point de contrôle et n’en attend pas.',
  'The line {0} of the log is gone before it was chained.':
    'La ligne {0} du journal a disparu avant d’être enchaînée.',
  'The line {0} of the log is not chained and does not wait for it.':
    'La ligne {0} du journal n’est pas enchaînée et n’attend pas de l’être.',
  'The log does not go on from the {0} leaves that were signed before.':
    'Le journal ne continue pas après les {0} inscriptions signées auparavant.',
  'The log has {0} leaves.': 'Le journal a {0} inscriptions.',
  'The log was cut: it holds {0} leaves, and {1} were signed.':
    'Le journal a été raccourci : il contient {0} inscriptions, et {1} ont été signées.',
  'The message has gone.': 'Le message est parti.',
  'The name ends in {0}, but the content is that of {1}. Name it so, or save it anew.':
    'Le nom se termine par {0}, mais le contenu est celui de {1}. Nommez-le ainsi, ou enregistrez-le à nouveau.',
  'The note of the checkpoint of {0} leaves says something else.':
    'La note du point de contrôle de {0} inscriptions dit autre chose.',
  'The period ends before it begins.': 'La période se termine avant de commencer.',
  'The state of the case does not open.': 'L’état du dossier ne s’ouvre pas.',
  'The state of the case is not the one that its trail leads to.':
    'L’état du dossier n’est pas celui auquel mène son déroulement.',
  'The task is not open any more.': 'La tâche n’est plus ouverte.',
  'The token of this request was made, and its secret shown once. Delete it and make another one.':
    'Le jeton de cette demande a été fait, et son secret montré une fois. Supprimez-le et faites-en un autre.',
  'The virus check found {0} in this file. It was not kept.':
    'Le contrôle antivirus a trouvé {0} dans ce fichier. Il n’a pas été gardé.',
  'There is a trail or a checkpoint of it, but the case is gone.':
    'Il y en a un déroulement ou un point de contrôle, mais le dossier a disparu.',
  'There is no such account.': 'Ce compte n’existe pas.',
  'This field is only shown.': 'Ce champ est seulement montré.',
  'This field must be filled in.': 'Ce champ doit être rempli.',
  'This is missing.': 'Ceci manque.',
  'This is not one of the choices.': 'Ce n’est pas un des choix.',
  'This kind of file is not taken. Files whose names end in {0} are taken.':
    'Ce genre de fichier n’est pas accepté. Les fichiers dont le nom se termine par {0} sont acceptés.',
  'This link was used, withdrawn or has expired meanwhile.':
    'Ce lien a entre-temps été utilisé, retiré ou a expiré.',
  'This must be a date or time.': 'Ceci doit être une date ou une heure.',
  'This must be a list of choices.': 'Ceci doit être une liste de choix.',
  'This must be a list.': 'Ceci doit être une liste.',
  'This must be a number.': 'Ceci doit être un nombre.',
  'This must be of the type {0}.': 'Ceci doit être du type {0}.',
  'This must be one of {0}.': 'Ceci doit être l’un de {0}.',
  'This must be text.': 'Ceci doit être du texte.',
  'This must be true or false.': 'Ceci doit être vrai ou faux.',
  'This must have the format {0}.': 'Ceci doit avoir le format {0}.',
  'This must match the pattern {0}.': 'Ceci doit correspondre au motif {0}.',
  'This request came again and is under way there; please ask once more.':
    'Cette demande est revenue et y est en cours ; redemandez-la.',
  'This task is for other roles.': 'Cette tâche est pour d’autres rôles.',
  'This was answered in another way.': 'On y a répondu d’une autre manière.',
  'This work is not open any more: somebody has done it, or its step has ended.':
    'Ce travail n’est plus ouvert : quelqu’un l’a fait, ou son étape est terminée.',
  'Too many attempts; please wait {0} minutes.': 'Trop d’essais ; attendez {0} minutes.',
  'Two files have the same name.': 'Deux fichiers ont le même nom.',
  'Version {0} has the status {1}, to be reviewed on {2}.':
    'La version {0} a le statut {1}, à revoir le {2}.',
  'Views are kept by people.': 'Les vues sont gardées par des personnes.',
  'What is sealed in the entry does not open under the key of the case.':
    'Ce qui est scellé dans l’étape ne s’ouvre pas avec la clé du dossier.',
  'What was signed is another export: of another case, or under another checkpoint.':
    'Ce qui a été signé est un autre paquet : d’un autre dossier, ou sous un autre point de contrôle.',
  'the version {0} is not in the export': 'la version {0} n’est pas dans le paquet',
  '{0} Nothing is signed until somebody has looked: run linkspan verify, and read docs/operations.md, “The log stands still”.':
    '{0} Rien n’est signé tant que personne n’a regardé : lancez linkspan verify, et lisez docs/operations.md, « The log stands still ».',
  '{0} has taken this task on.': '{0} a pris cette tâche en charge.',
  '{0} holds data of the class {1}. Cases are not looked for by what is known of a person; use the number or the reference of the case.':
    '{0} contient des données de la classe {1}. On ne cherche pas de dossier par ce qu’on sait d’une personne ; utilisez le numéro ou la référence du dossier.',
  '{0} is another process than {1}.': '{0} est un autre processus que {1}.',
  '{0} lines are missing before line {1} of the log.': '{0} lignes manquent avant la ligne {1} du journal.',
  '{0} needs an approved framework, and no version has been approved.':
    '{0} a besoin d’un cadre approuvé, et aucune version n’a été approuvée.',
  '{0} needs an approved framework, and version {1} is paused.':
    '{0} a besoin d’un cadre approuvé, et la version {1} est en pause.',
  '{0} needs an approved framework, and version {1} was due for review on {2}.':
    '{0} a besoin d’un cadre approuvé, et la version {1} était à revoir le {2}.',
  '{0} of {1} leaves has another root than the leaves that are there.':
    '{0}, de {1} inscriptions, a une autre racine que les inscriptions qui sont là.',
  '“{0}” lies behind a decision that nobody has taken on the way there.':
    '« {0} » se trouve derrière une décision que personne n’a prise en chemin.',
  'Not intact:': 'Pas intact :',
  '{0} entry {1}: {2} {3}': '{0} entrée {1} : {2} {3}',
  'Files: {0} as they were added, {1} erased, {2} that did not leave with the export.':
    'Fichiers : {0} tels qu’ils ont été ajoutés, {1} effacés, {2} qui ne sont pas partis avec l’export.',
  'No checkpoint has been signed yet.': 'Aucun point de contrôle n’est encore signé.',
  'Signed as {0}, a log of {1} leaves with the root {2}.':
    'Signé par {0}, un journal de {1} entrées avec la racine {2}.',
  'The key is the one in the file itself: compare it with the one that is published, or give --vkey.':
    'La clé est celle du fichier lui-même : comparez-la avec celle qui est publiée, ou donnez --vkey.',
  'Intact. Entries: {0}; instances: {1}.': 'Intact. Entrées : {0} ; instances : {1}.',
  'Lines of the log of what was done outside cases, intact too: {0}.':
    'Lignes du journal de ce qui a été fait en dehors des dossiers, intactes aussi : {0}.',
  'Entries that another release decided otherwise than this one does, of which only the chain is proved here: {0} ({1}). Verify with that release to run them again.':
    'Entrées qu’une autre version a décidées autrement que celle-ci, dont seule la chaîne est prouvée ici : {0} ({1}). Vérifiez avec cette version pour les rejouer.',
  'Erased entries, of which only the chain is proved: {0}.':
    'Entrées effacées, dont seule la chaîne est prouvée : {0}.',
}
