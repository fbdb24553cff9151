// Les mots des pages d’administration.

import type { AdminTexts } from './texts.ts'

export const frAdmin: AdminTexts = {
  people: {
    lead: 'Qui peut se connecter et ce que cette personne peut faire.',
    new: 'Nouvelle personne',
    state: 'État',
    active: 'peut se connecter',
    inactive: 'bloquée',
    editNamed: 'Modifier {{name}}',
    roles: 'Rôles',
    fullName: 'Nom',
    fullNameHint:
      'Ainsi les collègues appellent cette personne, sur toutes les pages. Laissé vide, c’est le nom d’utilisateur.',
    usernameHint: 'Petites lettres, chiffres, points et tirets.',
    maySignIn: 'Peut se connecter',
    organisationHint:
      'Dont cette personne voit les tâches comme partenaire : le nom court, comme dans le registre ou le schéma.',
    saved: '{{name}} est enregistré.',
  },
  tokens: {
    lead: 'Clés pour des programmes : logiciels de détection qui signalent du contenu et programmes qui font des travaux.',
    new: 'Nouveau jeton',
    create: 'Créer le jeton',
    once: 'Copiez ce secret maintenant. Il ne sera plus montré.',
    none: 'Aucun jeton.',
    noneNext: 'Un programme a besoin d’un jeton avant de parler à Linkspan.',
    created: 'Créé',
    used: 'Dernière utilisation',
    never: 'jamais',
    revoke: 'Révoquer',
    revokeNamed: 'Révoquer {{name}}',
    for: 'À quoi sert-il ?',
    detector: 'Logiciel de détection : peut seulement transmettre des signaux',
    worker: 'Programme de travail : prend des travaux et envoie des messages',
  },
  organisations: {
    lead: 'Les partenaires qui peuvent être sollicités. Qui ne se connecte pas répond par un lien qui fonctionne une seule fois.',
    new: 'Nouvelle organisation',
    none: 'Aucune organisation n’est enregistrée.',
    noneNext: 'Enregistrez un partenaire sans compte, pour pouvoir le solliciter par un lien.',
    id: 'Nom court',
    idHint: 'Comme les schémas la nomment dans partner-contact:… Minuscules, chiffres, tirets.',
    contact: 'Personne de contact',
    email: 'Adresse e-mail',
    emailHint: 'De préférence une boîte que seules lisent les personnes habilitées.',
    emailWrong: 'Il faut une adresse pour la solliciter, par exemple aide@club.example.',
    language: 'Langue',
    asked: 'Comment elle est sollicitée',
    signsIn: 'se connecte',
    byLink: 'par lien à usage unique',
    onLinkspan: 'Son personnel se connecte à Linkspan',
    byItself: 'Un lien part de lui-même dès qu’une tâche l’attend',
    remove: 'Retirer du registre',
    removed: 'L’organisation est retirée ; ses liens ouverts sont annulés.',
  },
}
