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
    usernameHint: 'Petites lettres, chiffres, points et tirets.',
    maySignIn: 'Peut se connecter',
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
    detector: 'Logiciel de détection : peut seulement donner des signaux',
    worker: 'Programme de travail : prend des travaux et envoie des messages',
  },
}
