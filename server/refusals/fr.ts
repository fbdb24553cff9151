// Refusals in French: what is so, and what to do.

import type { InWords } from './in-words.ts'

export const FR: InWords = {
  // The engine's rejections
  INSTANCE_ENDED: [
    'Le dossier est terminé.',
    'Rien ne peut plus y être fait ; commencez-en un autre là où le travail continue.',
  ],
  INSTANCE_SUSPENDED: [
    'Le dossier est suspendu.',
    'Reprenez-le d’abord ; ce qui arrive entre-temps est gardé.',
  ],
  INSTANCE_NOT_SUSPENDED: ['Le dossier n’est pas suspendu.', 'Il n’y a rien à reprendre.'],
  INSTANCE_EXISTS: ['Le dossier a déjà commencé.', 'Continuez avec le dossier qui existe.'],
  INSTANCE_MISSING: ['Le dossier n’a pas commencé.', 'Commencez-le d’abord.'],
  NO_NONE_START: [
    'Le processus ne peut pas commencer sans déclencheur.',
    'Commencez-le par son message, son signal ou son échéance, ou dessinez un début sans déclencheur.',
  ],
  NO_SUCH_ELEMENT: [
    'Le processus n’a pas cette étape.',
    'Utilisez un id de la version sur laquelle le dossier tourne.',
  ],
  NO_SUCH_KEY: [
    'Rien n’est en cours sous cette clé.',
    'Relisez le dossier : l’étape s’est terminée entre-temps.',
  ],
  NOT_WAITING: ['L’étape n’attend pas cela.', 'Relisez le dossier et faites ce que ses étapes attendent.'],
  NO_SUCH_SUBSCRIPTION: [
    'Cela n’est plus attendu.',
    'Rien : quelqu’un a été plus rapide, ou l’étape s’est terminée.',
  ],
  NO_SUCH_INCIDENT: ['Ce problème n’est pas ouvert.', 'Rien : il est déjà résolu.'],
  NOT_MAPPED: [
    'La nouvelle version n’a pas de place qui convienne pour une étape en cours.',
    'Dites dans la correspondance où va l’étape, ou faites d’abord avancer le dossier.',
  ],
  NOT_ALLOWED_HERE: [
    'L’étape ne peut pas commencer ici.',
    'Commencez-la par son événement, ou choisissez une autre étape.',
  ],
  // The API
  INVALID: [
    'La demande n’a pas la forme acceptée ici.',
    'Corrigez les champs que `errors` nomme ; `/api/openapi.json` montre la forme.',
  ],
  NOT_JSON: ['Le contenu n’est pas du JSON.', 'Envoyez du JSON avec le type de contenu `application/json`.'],
  TEXT_INVALID: [
    'Un texte contient un caractère impossible, un nombre est trop grand, ou le tout est trop profond.',
    'Enlevez le caractère, ou réduisez la valeur.',
  ],
  CLOUD_EVENT_INVALID: [
    'Ceci n’est pas un CloudEvent de la version 1.0.',
    'Envoyez `specversion` 1.0 avec `id`, `source` et `type`.',
  ],
  NOT_SIGNED_IN: [
    'Veuillez vous connecter.',
    'Connectez-vous, ou envoyez un jeton d’API comme `Authorization: Bearer …`.',
  ],
  WRONG_CREDENTIALS: [
    'Le nom ou le mot de passe est faux.',
    'Réessayez, ou demandez un nouveau mot de passe à un administrateur.',
  ],
  FORBIDDEN: [
    'Vos rôles ne le permettent pas.',
    'Demandez le rôle à un administrateur, ou adressez-vous à quelqu’un qui l’a.',
  ],
  FOUR_EYES: [
    'Vous, ou quelqu’un que vous remplacez, avez enregistré ce dossier ; une autre personne décide donc ici.',
    'Laissez la tâche à un collègue.',
  ],
  CANNOT_STAND_IN: [
    'Seule une personne de la même organisation avec les mêmes rôles peut remplacer.',
    'Choisissez quelqu’un qui le peut ; `GET /absences/deputies` les nomme.',
  ],
  FOREIGN_ORIGIN: [
    'Une modification doit venir des pages de ce serveur.',
    'Envoyez la demande depuis les pages de ce serveur, ou avec un jeton d’API.',
  ],
  NOT_FOUND: [
    'Il n’y a rien ici, ou rien que vous puissiez voir.',
    'Vérifiez l’adresse ; ce que vous ne pouvez pas voir ressemble à ce qui n’existe pas.',
  ],
  NO_SUCH_PROCESS: ['Aucun processus de ce nom n’est en service.', 'Mettez-le en service, ou corrigez l’id.'],
  NO_SUCH_INSTANCE: [
    'Ce dossier n’existe pas.',
    'Vérifiez la clé ; un dossier que vous ne pouvez pas voir ressemble à un dossier qui n’existe pas.',
  ],
  NOBODY_LISTENS: [
    'Personne n’attend ce message.',
    'Mettez en service un processus qui attend le message, ou donnez-lui une durée de vie.',
  ],
  METHOD_NOT_ALLOWED: [
    'Cette adresse accepte d’autres méthodes.',
    'Utilisez une des méthodes que `/api/openapi.json` nomme.',
  ],
  CONFLICT: ['Cela ne convient pas à l’état présent.', 'Lisez l’état présent et décidez de nouveau.'],
  TASK_TAKEN: [
    'Quelqu’un d’autre a pris cette tâche en charge.',
    'Prenez une autre tâche, ou demandez à la personne de la rendre.',
  ],
  TASK_ENDED: ['La tâche n’est plus ouverte.', 'Rien : elle est faite ou a été retirée.'],
  LEASE_LOST: [
    'Le travail est entre-temps prêté à quelqu’un d’autre.',
    'Abandonnez-le : un autre programme l’a. Demandez les travaux avec un délai plus long.',
  ],
  LEASE_NEEDED: [
    'Le travail est prêté en ce moment ; dites sous quel numéro.',
    'Envoyez le `lease` reçu avec le travail ; sans numéro, attendez que personne ne l’ait plus.',
  ],
  CALLED_INSTANCE: [
    'Un autre dossier a appelé celui-ci et l’attend.',
    'Agissez sur le dossier qui l’a appelé.',
  ],
  SIGNAL_NOT_EXPECTED: [
    'Aucun processus en service n’accepte ce signal.',
    'Mettez en service un processus qui commence par lui.',
  ],
  FILE_WAITS: [
    'Le contrôle antivirus n’a pas encore répondu. Le fichier est gardé et pourra être lu dès qu’il est déclaré sain.',
    'Revenez plus tard ; l’exploitant veille à `LINKSPAN_VIRUS_CHECK`.',
  ],
  FRAMEWORK_NOT_IN_FORCE: [
    'Il faut pour cela un cadre approuvé et en vigueur.',
    'Faites approuver, reprendre ou revoir une version du cadre ; puis réessayez.',
  ],
  GATE_NOT_PASSED: [
    'Personne ne déplace un dossier à la main au-delà d’une décision.',
    'Amenez le dossier à la décision ; qui a le mandat y décide.',
  ],
  FRAMEWORK_EXISTS: [
    'Il y a déjà une version du cadre de ce nom.',
    'Donnez un autre nom à la nouvelle version.',
  ],
  ABSENCE_OVERLAPS: [
    'Cette personne est déjà absente pendant une partie de ce temps.',
    'Terminez d’abord l’autre absence, ou choisissez un autre moment.',
  ],
  VIEW_EXISTS: [
    'Vous avez déjà une vue de ce nom.',
    'Choisissez un autre nom, ou modifiez la vue qui existe.',
  ],
  USER_EXISTS: ['Il y a déjà un compte de ce nom.', 'Choisissez un autre nom.'],
  STALE: [
    'Quelqu’un l’a modifié depuis que vous l’avez lu.',
    'Relisez-le, reportez votre modification et envoyez-la avec la nouvelle révision.',
  ],
  LINK_DEAD: [
    'Ce lien ne fonctionne pas : il a servi, a été retiré ou a expiré, ou n’a jamais existé.',
    'Demandez-en un autre à qui l’a envoyé.',
  ],
  TOO_LARGE: ['C’est plus grand que ce que le serveur accepte.', 'Envoyez-en moins à la fois.'],
  UNSUPPORTED_MEDIA_TYPE: [
    'Ce type de contenu n’est pas accepté ici.',
    'Envoyez un des types de contenu que `/api/openapi.json` nomme.',
  ],
  FILE_EMPTY: ['Le fichier est vide.', 'Choisissez-le de nouveau, ou enregistrez-le encore une fois.'],
  FILE_NAME_UNUSABLE: [
    'De ce nom il ne reste rien qu’un ordinateur accepte.',
    'Donnez au fichier un nom de lettres avec une extension.',
  ],
  FILE_TYPE_NOT_TAKEN: [
    'Ce type de fichier n’est pas accepté, ou son nom dit un autre type que son contenu.',
    'Enregistrez-le comme un des types que la liste des fichiers nomme dans `endings`.',
  ],
  FILE_INFECTED: [
    'Le contrôle antivirus a trouvé quelque chose dans ce fichier. Il n’a pas été gardé.',
    'Adressez-vous à qui entretient votre ordinateur ; n’ajoutez rien de tel.',
  ],
  TOO_MANY_FILES: [
    'Le dossier a autant de fichiers qu’il peut en avoir.',
    'Enlevez un fichier qui n’est pas nécessaire.',
  ],
  NOT_ASKED: [
    'Un fichier n’est partagé qu’avec une organisation qui a maintenant une tâche ouverte dans le dossier.',
    'Attendez que le dossier demande l’organisation, ou faites-la demander.',
  ],
  FORM_INVALID: [
    'Le formulaire n’est pas rempli comme il le demande.',
    'Corrigez les champs que `errors` nomme.',
  ],
  DOES_NOT_COMPILE: [
    'Les fichiers ont des erreurs et ne peuvent pas être mis en service.',
    'Corrigez ce que `errors` énumère ; `docs/codes.md` explique les codes.',
  ],
  RETENTION_NOT_APPROVED: [
    'Le cadre en vigueur n’a pas approuvé la durée de conservation des données ici.',
    'Proposez une version du cadre avec cette table, et mettez en service dès qu’elle est approuvée.',
  ],
  TOO_FEW_CASES: [
    'Les dossiers sont si peu nombreux que des chiffres désigneraient quelqu’un.',
    'Choisissez une période plus longue.',
  ],
  REASON_MISSING: ['C’est une décision : dites pourquoi.', 'Envoyez une raison en mots (`reason`).'],
  TOO_MANY_VIEWS: ['Vous gardez autant de vues qu’il peut y en avoir.', 'Supprimez-en d’abord une.'],
  NOT_FOR_A_LINK: [
    'Un lien ne va qu’à une organisation du registre qui n’est pas sur Linkspan, pour une tâche ouverte qui n’est qu’à elle.',
    'Inscrivez l’organisation avec une adresse, ou donnez la tâche à quelqu’un.',
  ],
  NAME_RESERVED: [
    'Une variable de ce nom appartient au serveur.',
    'Donnez un autre nom à la variable. Une note s’ajoute par `POST /process-instances/{key}/notes`, un fichier par `…/files`.',
  ],
  SEARCH_NOT_ALLOWED: [
    'Les dossiers ne se cherchent pas par ce champ.',
    'Cherchez par numéro, référence, état ou date ; ou faites classer le champ none ou pseud dans le formulaire, si c’est ce qu’il est.',
  ],
  IDEMPOTENCY_KEY_REUSED: [
    'Cette Idempotency-Key est déjà venue avec une autre demande.',
    'Utilisez une nouvelle clé pour une nouvelle demande.',
  ],
  IF_MATCH_MISSING: [
    'Dites avec If-Match quelle révision vous avez modifiée.',
    'Envoyez l’`ETag` que vous avez lu comme `If-Match`.',
  ],
  TOO_MANY_STREAMS: [
    'Vous avez ce serveur ouvert à trop d’endroits à la fois.',
    'Fermez les pages dont vous n’avez pas besoin.',
  ],
  TOO_MANY_ATTEMPTS: ['Trop d’essais.', 'Attendez aussi longtemps que `Retry-After` le dit.'],
  INTERNAL: [
    'Le serveur a fait une erreur. Elle est dans son journal sous l’id donné ici.',
    'Cherchez dans le journal l’id qui est dans `instance`, et signalez-le.',
  ],
  MAIL_NOT_SENT: [
    'Le courriel n’a pas pu être envoyé ; il n’y a donc pas de lien.',
    'Vérifiez `LINKSPAN_SMTP_URL`, `LINKSPAN_PUBLIC_URL` et l’adresse de l’organisation, et renvoyez-le.',
  ],
  OVERLOADED: [
    'On demande en ce moment plus que ce qui peut être fait.',
    'Réessayez après `Retry-After` ; augmentez LINKSPAN_QUEUE ou ajoutez un serveur si cela arrive souvent.',
  ],
  UNAVAILABLE: [
    'La base de données ne répond pas en ce moment.',
    'Réessayez après `Retry-After` ; voyez si la base de données tourne.',
  ],
}
